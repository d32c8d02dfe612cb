"""What may be claimed of the outbox: which message goes next, and when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import LargeBinary, bindparam, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, defer

from bot.domain.delivery import Lane, MessageState
from bot.storage import facts
from bot.storage.outbox import CLAIMABLE, IS_PENDING
from bot.storage.tables.columns import among
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.tables.system import Fact
from bot.storage.vault import Vault

_PAUSED: Final = "sending_paused"
# The pause as a column of another query.
_PAUSE: Final = select(Fact.value).where(Fact.name == _PAUSED).scalar_subquery()
_NEXT_CLAIM: Final = select(func.min(OutboxMessage.claimable_at), _PAUSE).where(IS_PENDING)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A message whose time has come, and its chat; sealed, as one key may not fit all.

    `elder_at`: when the last of the older ones that still wait for the same chat, and are no less
    urgent, may be claimed; None when there is none.
    """

    row: OutboxMessage
    sealed_body: bytes | None
    sealed_id: bytes
    is_group: bool
    elder_at: datetime | None

    def open(self, vault: Vault) -> tuple[int, dict[str, Any]]:
        """The chat's Telegram id and what is said; raises `KeyFileError` when it is unreadable."""
        body: dict[str, Any] = json.loads(vault.open(self.sealed_body)) if self.sealed_body else {}
        return int(vault.recall(self.sealed_id)), body


_elder: Final = aliased(OutboxMessage)
_ELDER_AT: Final = (
    select(func.max(_elder.claimable_at))
    .where(
        _elder.state == MessageState.QUEUED,
        _elder.chat_id == OutboxMessage.chat_id,
        _elder.id < OutboxMessage.id,
        # A sum, or PostgreSQL looks through all that may be claimed, by its lane.
        _elder.lane + 0 <= OutboxMessage.lane,
        # One that was written before the clock was set back must not hold up what comes after.
        _elder.queued_at <= OutboxMessage.queued_at,
        among(_elder.state, *CLAIMABLE),
    )
    .scalar_subquery()
)
# Chats, elders and what is said are looked up of these only, not of a whole backlog.
_next: Final = aliased(OutboxMessage)
_NEXT: Final = (
    select(_next.id)
    .where(among(_next.state, *CLAIMABLE), _next.claimable_at <= bindparam("now"))
    .order_by(_next.lane, _next.id)
    .limit(bindparam("limit"))
    # SQLite drops this without a word; there BEGIN IMMEDIATE already keeps writers apart.
    .with_for_update(skip_locked=True)
    .subquery()
)
_CANDIDATES: Final = (
    select(
        OutboxMessage,
        type_coerce(OutboxMessage.body, LargeBinary),
        type_coerce(Chat.telegram_id, LargeBinary),
        Chat.is_group,
        _ELDER_AT,
    )
    .select_from(_NEXT)
    .join(OutboxMessage, OutboxMessage.id == _NEXT.c.id)
    .join(Chat, Chat.id == OutboxMessage.chat_id)
    # Once more: what another changed just before the lock is read anew.
    .where(IS_PENDING, OutboxMessage.claimable_at <= bindparam("now"))
    .order_by(OutboxMessage.lane, OutboxMessage.id)
    .options(defer(OutboxMessage.body))
    .with_for_update(skip_locked=True, of=OutboxMessage)
)


async def candidates(session: AsyncSession, now: datetime, limit: int) -> list[Candidate]:
    """Messages whose time has come, safety first, each chat's in the order they were written."""
    rows = await session.execute(_CANDIDATES, {"now": now, "limit": limit})
    return [Candidate(*row) for row in rows]


async def next_claim_at(session: AsyncSession, now: datetime) -> datetime | None:
    """When the next message may be claimed; a pause holds for all but what cannot wait."""
    at: datetime | None
    at, pause = (await session.execute(_NEXT_CLAIM)).one()
    until = _end_of(pause, now)
    if at is None or until is None or at >= until:
        return at
    is_urgent = OutboxMessage.lane == Lane.SAFETY
    urgent_at = await session.scalar(
        select(func.min(OutboxMessage.claimable_at)).where(IS_PENDING, is_urgent)
    )
    return min(until, urgent_at or until)


async def most_urgent_lane(session: AsyncSession, now: datetime) -> int | None:
    """The lane of the most urgent message whose time has come; None when none has."""
    is_due = OutboxMessage.claimable_at <= now
    return await session.scalar(select(func.min(OutboxMessage.lane)).where(IS_PENDING, is_due))


async def paused_until(session: AsyncSession, now: datetime) -> datetime | None:
    """Until when Telegram asked to wait; None when nobody has to."""
    return _end_of(await facts.read(session, _PAUSED), now)


def _end_of(pause: str | None, now: datetime) -> datetime | None:
    if not pause:
        return None
    since, until = map(datetime.fromisoformat, pause.split())
    # A clock set back must not stretch a short pause until it is as late again.
    return until if since <= now < until else None


async def pause(session: AsyncSession, now: datetime, until: datetime) -> None:
    """Send nothing that can wait until then: kept in the database, for the next start too."""
    # Two calls may be refused at once, and the longer wait must hold.
    standing = _end_of(await facts.lock(session, _PAUSED), now)
    until = max(until, standing or until)
    await facts.write(session, _PAUSED, f"{now.isoformat()} {until.isoformat()}")
