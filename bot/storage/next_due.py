"""When the bot will next have something to do."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.ledger import CheckInState
from bot.storage import outbox
from bot.storage.tables.columns import among
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert

_Column = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


def _earliest(column: _Column, *conditions: ColumnElement[bool]) -> ScalarSelect[datetime | None]:
    # Without the condition SQLite does not see that the partial index holds all of them.
    conditions = conditions or (column.is_not(None),)
    return select(func.min(column)).where(*conditions).scalar_subquery()


# By the name of the job that does it; the sender's is "mail".
_WAITING: Final = (
    ("check_ins", _earliest(CheckIn.look_at, among(CheckIn.state, CheckInState.PLANNED))),
    ("reminders", _earliest(CheckIn.remind_at)),
    ("closing", _earliest(CheckIn.closes_at)),
    ("closing", _earliest(CheckIn.reply_at)),
    ("alerts", _earliest(Alert.repeat_at)),
    ("purge", _earliest(Patient.erase_at)),
    ("mail", _earliest(OutboxMessage.claimable_at, outbox.IS_PENDING)),
)
_STATEMENT: Final = select(*(earliest for _, earliest in _WAITING), outbox.PAUSE)


async def due_times(session: AsyncSession, now: datetime) -> list[tuple[str, datetime]]:
    """What waits for a time: the name of the job that does it (or "mail"), and its earliest."""
    *times, mail_at, pause = (await session.execute(_STATEMENT)).one()
    times.append(outbox.after_pause(mail_at, pause, now))
    names = (name for name, _ in _WAITING)
    return [(name, at) for name, at in zip(names, times, strict=True) if at is not None]


async def next_at(session: AsyncSession, now: datetime) -> datetime | None:
    """The earliest time at which a job or the sender finds something due."""
    return min((at for _, at in await due_times(session, now)), default=None)
