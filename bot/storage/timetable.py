"""When the bot will next have something to do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import CheckInState
from bot.storage import outbox
from bot.storage.desk_tables import Alert
from bot.storage.tables import CheckIn, Patient


async def next_at(session: AsyncSession) -> datetime | None:
    """The earliest time at which a job or the sender finds something due."""
    planned = select(func.min(CheckIn.look_at)).where(CheckIn.state == CheckInState.PLANNED)
    statements: list[Select[datetime]] = [
        planned,
        select(func.min(CheckIn.remind_at)),
        select(func.min(CheckIn.closes_at)),
        select(func.min(CheckIn.reply_at)),
        select(func.min(Alert.repeat_at)),
        select(func.min(Patient.erase_at)),
    ]
    times = [await session.scalar(statement) for statement in statements]
    times.append(await outbox.next_claim_at(session))
    return min((at for at in times if at is not None), default=None)
