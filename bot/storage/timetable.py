"""When the bot will next have something to do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.ledger import CheckInState
from bot.storage import outbox
from bot.storage.desk_tables import Alert
from bot.storage.tables import CheckIn, Patient, among


async def next_at(session: AsyncSession) -> datetime | None:
    """The earliest time at which a job or the sender finds something due."""
    statements = [
        _earliest(CheckIn.look_at).where(among(CheckIn.state, CheckInState.PLANNED)),
        *map(_earliest, (CheckIn.remind_at, CheckIn.closes_at, CheckIn.reply_at)),
        *map(_earliest, (Alert.repeat_at, Patient.erase_at)),
    ]
    times = [await session.scalar(statement) for statement in statements]
    times.append(await outbox.next_claim_at(session))
    return min((at for at in times if at is not None), default=None)


def _earliest(
    column: InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None],
) -> Select[datetime | None]:
    # Without the condition SQLite does not see that the partial index holds all of them.
    return select(func.min(column)).where(column.is_not(None))
