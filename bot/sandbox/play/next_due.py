"""When the bot will next have something to do: so far a player may move the clock."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.delivery import Lane, MessageState
from bot.domain.ledger import CheckInState
from bot.storage import claimable, inbox, outbox
from bot.storage.tables.columns import among
from bot.storage.tables.followups import BookedVisit, CheckIn, Episode
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff

_Column = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


def _earliest(column: _Column, *conditions: ColumnElement[bool]) -> ScalarSelect[datetime | None]:
    # Without the condition SQLite does not see that the partial index holds all of them.
    conditions = conditions or (column.is_not(None),)
    return select(func.min(column)).where(*conditions).scalar_subquery()


# By the name of the job that does it.
_WAITING: Final = (
    ("check_ins", _earliest(CheckIn.look_at, among(CheckIn.state, CheckInState.PLANNED))),
    ("reminders", _earliest(CheckIn.remind_at)),
    ("closing", _earliest(CheckIn.closes_at)),
    ("closing", _earliest(CheckIn.reply_at)),
    ("closing", _earliest(Episode.look_at)),
    ("closing", _earliest(BookedVisit.next_at)),
    ("alerts", _earliest(Alert.repeat_at)),
    ("purge", _earliest(Patient.erase_at)),
    ("reports", _earliest(Staff.report_at)),
)
_STATEMENT: Final = select(*(earliest for _, earliest in _WAITING))
_IS_QUEUED: Final = (outbox.IS_PENDING, OutboxMessage.state == MessageState.QUEUED)
_QUEUED: Final = _earliest(OutboxMessage.claimable_at, *_IS_QUEUED)
_URGENT: Final = _earliest(
    OutboxMessage.claimable_at, *_IS_QUEUED, OutboxMessage.lane == Lane.SAFETY
)
_UNHANDLED: Final = among(InboxUpdate.state, inbox.WAITING)
_RETRIED: Final = _earliest(InboxUpdate.retry_at, _UNHANDLED)


async def due_times(session: AsyncSession, now: datetime) -> list[tuple[str, datetime]]:
    """What waits for a time: the name of the job that does it (or "mail"), and its earliest."""
    times = (await session.execute(_STATEMENT)).one()
    waiting = [(name, at) for (name, _), at in zip(_WAITING, times, strict=True)]
    waiting.append(("mail", await claimable.next_claim_at(session, now)))
    return [(name, at) for name, at in waiting if at is not None]


async def next_at(session: AsyncSession, now: datetime) -> datetime | None:
    """The earliest time at which a job or the sender finds something due."""
    return min((at for _, at in await due_times(session, now)), default=None)


async def next_mail_at(session: AsyncSession, now: datetime) -> datetime | None:
    """When the next message that nobody has claimed may go, a pause included."""
    at, urgent_at = (await session.execute(select(_QUEUED, _URGENT))).one()
    until = await claimable.paused_until(session, now)
    if at is None or until is None or at >= until:
        return at
    return min(until, urgent_at or until)


async def updates_waiting(session: AsyncSession) -> int:
    """How many updates wait to be handled."""
    statement = select(func.count()).where(_UNHANDLED)
    return await session.scalar(statement.select_from(InboxUpdate)) or 0


async def next_retry_at(session: AsyncSession) -> datetime | None:
    """When the first update that failed is to be tried again."""
    return await session.scalar(select(_RETRIED))
