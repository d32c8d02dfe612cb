"""Two holders of one lease whose sleep and clocks are anybody's guess: no two epochs overlap."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.operations.leadership import LEASE_FOR
from bot.storage import inbox, leases
from bot.storage.database import Database
from bot.storage.tables.mail import InboxUpdate
from bot.storage.vault import new_vault

# How many acts, of which each is a pause, a jump, a look at the lease or a mark.
_ACTS: Final = int(os.environ.get("LEASE_ACTS", "10000"))
_SEED: Final = int(os.environ.get("LEASE_SEED", "7"))
_NOON: Final = datetime(2026, 6, 1, 12, tzinfo=UTC)
# Seconds: of a step between two acts, of a sleep, and of a jump of a clock.
_STEP: Final = 4.0
_SLEEP: Final = 40.0
_JUMP: Final = 900.0
_ROW: Final = 1


@dataclass(slots=True)
class _Model:
    """What must be so: the epochs in the order in which they began, the newest last."""

    newest: int = 0
    marks: int = 0
    refused: int = 0

    def begins(self, epoch: int) -> None:
        """One takes over."""
        assert epoch == self.newest + 1
        self.newest = epoch

    def marks_under(self, epoch: int, *, is_kept: bool) -> None:
        """A commit by one that believes it leads: kept exactly while it does."""
        assert is_kept == (epoch == self.newest), (epoch, self.newest)
        self.marks += is_kept
        self.refused += not is_kept


@dataclass(slots=True)
class _Holder:
    """A process: its name, how far its clock is off, and the epoch under which it thinks it is."""

    name: str
    off: timedelta = timedelta()
    epoch: int | None = None
    sleeps_until: datetime = _NOON

    async def look(self, session: AsyncSession, now: datetime, model: _Model) -> None:
        """Renew the lease, or try to take it."""
        mine = now + self.off
        if self.epoch is not None:
            held = await leases.renew(session, self.name, self.epoch, mine, LEASE_FOR)
            assert held == (self.epoch == model.newest)
            self.epoch = self.epoch if held else None
        else:
            self.epoch = await leases.take(session, self.name, mine, LEASE_FOR)
            if self.epoch is not None:
                model.begins(self.epoch)

    async def mark(self, session: AsyncSession, now: datetime, model: _Model) -> None:
        """Handle an update, however long ago it last looked."""
        if self.epoch is None:
            return
        try:
            async with session.begin_nested():
                is_kept = await inbox.mark_done(session, _ROW, now, self.epoch)
        except DBAPIError as error:
            if not leases.is_fenced(error):
                raise
            is_kept = False
        model.marks_under(self.epoch, is_kept=is_kept)
        again = update(InboxUpdate).where(InboxUpdate.id == _ROW)
        await session.execute(again.values(state="waiting", epoch=None))


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    """One with an update that waits."""
    database = Database(sqlite_url, new_vault())
    async with database.transaction() as session:
        waiting = {"id": _ROW, "update_id": 1, "chat_key": "c", "received_at": _NOON}
        await session.execute(insert(InboxUpdate).values(state="waiting", **waiting))
    yield database
    await database.close()


async def test_no_two_epochs_commit_side_by_side(database: Database) -> None:
    random, now, model = Random(_SEED), _NOON, _Model()
    holders = [_Holder("first"), _Holder("second")]
    async with database.transaction() as session:
        for _ in range(_ACTS):
            now += timedelta(seconds=random.uniform(0, _STEP))
            holder = random.choice(holders)
            match random.random():
                case chance if chance < 0.04:
                    holder.sleeps_until = now + timedelta(seconds=random.uniform(0, _SLEEP))
                case chance if chance < 0.06:
                    holder.off = timedelta(seconds=random.uniform(-_JUMP, _JUMP))
                case _ if holder.sleeps_until > now:
                    pass
                case chance if chance < 0.5:
                    await holder.look(session, now, model)
                case _:
                    await holder.mark(session, now, model)

    assert model.newest > _ACTS // 200
    assert model.marks > _ACTS // 10
    assert model.refused > _ACTS // 500
