"""The inbox: updates stored before they are acknowledged, handled once, in order within a chat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, cast

from sqlalchemy import Table, bindparam, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, defer

from bot.storage.tables.columns import among, any_of
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Staff

WAITING, DONE, FAILED = "waiting", "done", "failed"
_IS_WAITING = among(InboxUpdate.state, WAITING)
# Not by the class: what passes once a tap need not pass the ORM.
_TABLE: Final = cast(Table, InboxUpdate.__table__)
_UNLESS_THERE: Final = {
    dialect: insert(_TABLE).on_conflict_do_nothing(index_elements=["update_id"])
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_MARK_DONE: Final = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("row_id"), _TABLE.c.state == WAITING)
    .values(state=DONE, done_at=bindparam("now"), body=None, epoch=bindparam("by"))
    .returning(_TABLE.c.id)
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it came: Telegram's id, the keyed hash of its chat, and its JSON.

    `body` is None for one that cannot be stored as it is. `rank`: lower ones are handled first.
    """

    update_id: int
    chat_key: str
    body: dict[str, Any] | None = field(repr=False)
    rank: int = 2


async def store(session: AsyncSession, updates: list[Incoming], now: datetime) -> dict[int, int]:
    """Store updates that are not there yet; the ids of their rows by Telegram's, in order.

    One that came before changes nothing.
    """
    if not updates:
        return {}
    rows = [
        {
            "update_id": each.update_id,
            "chat_key": each.chat_key,
            "body": each.body,
            "state": WAITING,
            "rank": each.rank,
            "attempts": 0,
            "received_at": now,
        }
        for each in updates
    ]
    statement = _unless_there(session).returning(_TABLE.c.update_id, _TABLE.c.id)
    stored = await session.execute(statement, rows)
    return {update_id: row_id for update_id, row_id in stored}


async def store_failed(session: AsyncSession, incoming: Incoming, now: datetime) -> bool:
    """Keep an update that cannot be read, as failed; False when it came before."""
    statement = _unless_there(session).values(
        update_id=incoming.update_id,
        chat_key=incoming.chat_key,
        body=incoming.body,
        state=FAILED,
        rank=incoming.rank,
        received_at=now,
    )
    return await session.scalar(statement.returning(_TABLE.c.id)) is not None


def _unless_there(session: AsyncSession) -> postgresql.Insert | sqlite.Insert:
    return _UNLESS_THERE[session.get_bind().dialect.name]


async def next_waiting(
    session: AsyncSession, busy: Collection[str], now: datetime, longest: timedelta
) -> InboxUpdate | None:
    """The first by rank, then the oldest, update of a chat that is not busy and due for a try.

    A next try that is further ahead than the longest pause is from before the clock was set back.
    """
    older = aliased(InboxUpdate)
    is_head = ~exists().where(
        among(older.state, WAITING),
        older.chat_key == InboxUpdate.chat_key,
        older.id < InboxUpdate.id,
    )
    statement = select(InboxUpdate).where(
        _IS_WAITING,
        InboxUpdate.chat_key.not_in(busy),
        or_(
            InboxUpdate.retry_at.is_(None),
            InboxUpdate.retry_at <= now,
            InboxUpdate.retry_at > now + longest,
        ),
        is_head,
    )
    # One that cannot be decrypted must not hide the others.
    statement = statement.options(defer(InboxUpdate.body))
    return await session.scalar(statement.order_by(InboxUpdate.rank, InboxUpdate.id).limit(1))


async def promote(session: AsyncSession, chat_key: str, rank: int) -> None:
    """What a chat wrote before is handled as soon as what it writes now: each keeps its order."""
    await session.execute(
        update(InboxUpdate)
        .where(_IS_WAITING, InboxUpdate.chat_key == chat_key, InboxUpdate.rank > rank)
        .values(rank=rank)
    )


async def known_chats(session: AsyncSession, keys: Collection[str]) -> Collection[str]:
    """Those of these chats in which a patient or a member of staff writes."""
    is_patient = exists().where(Patient.chat_id == Chat.id)
    is_staff = exists().where(Staff.chat_id == Chat.id, Staff.left_at.is_(None))
    statement = select(Chat.key).where(Chat.key.in_(keys), or_(is_patient, is_staff))
    return set(await session.scalars(statement))


async def body_of(session: AsyncSession, inbox_id: int) -> dict[str, Any] | None:
    """What came, as long as it is not done."""
    return await session.scalar(select(InboxUpdate.body).where(InboxUpdate.id == inbox_id))


async def attempts(session: AsyncSession, inbox_id: int) -> int:
    """How often it was tried in vain."""
    statement = select(InboxUpdate.attempts).where(InboxUpdate.id == inbox_id)
    return await session.scalar(statement) or 0


async def newest(session: AsyncSession) -> int:
    """The id of the row that was stored last; 0 before the first."""
    return await session.scalar(select(func.max(InboxUpdate.id))) or 0


async def any_waits(session: AsyncSession) -> bool:
    """Whether anything waits to be handled, now or later."""
    return await session.scalar(select(InboxUpdate.id).where(_IS_WAITING).limit(1)) is not None


_WAIT: Final = (
    select(InboxUpdate.chat_key)
    .where(_IS_WAITING, any_of(InboxUpdate.chat_key, "keys"))
    .distinct()
)


async def wait(session: AsyncSession, chat_keys: Sequence[str]) -> Collection[str]:
    """From which of these chats something came that waits to be handled."""
    return set(await session.scalars(_WAIT, {"keys": chat_keys}))


async def mark_done(
    session: AsyncSession, inbox_id: int, now: datetime, epoch: int | None = None
) -> bool:
    """Mark as done and forget the body; False when it was handled before.

    `epoch`: of the leader that does it; once another leads, the commit fails.
    """
    values = {"row_id": inbox_id, "now": now, "by": epoch}
    done = await session.execute(_MARK_DONE, values)
    return done.first() is not None


async def mark_tried(session: AsyncSession, inbox_id: int, retry_at: datetime) -> int | None:
    """Count a failed try and set the time of the next; the number of tries so far.

    None when it waits no more: it was handled after all.
    """
    statement = (
        update(InboxUpdate)
        .where(InboxUpdate.id == inbox_id, _IS_WAITING)
        .values(attempts=InboxUpdate.attempts + 1, retry_at=retry_at)
        .returning(InboxUpdate.attempts)
    )
    return await session.scalar(statement)


async def mark_failed(session: AsyncSession, inbox_id: int, now: datetime) -> None:
    """Give up on an update; its body stays, encrypted, for whoever looks into it."""
    await session.execute(
        update(InboxUpdate).where(InboxUpdate.id == inbox_id).values(state=FAILED, done_at=now)
    )
