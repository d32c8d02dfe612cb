"""When anything is next due, of all that the jobs look after: one statement, by its indexes."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.ledger import Due
from bot.storage.tables.followups import BookedVisit, CheckIn, Episode
from bot.storage.tables.staff import Alert

_TIMES: Final[dict[InstrumentedAttribute[Any], Due]] = {
    CheckIn.remind_at: Due.REMINDER,
    Alert.repeat_at: Due.ALERT,
    CheckIn.reply_at: Due.END,
    CheckIn.closes_at: Due.END,
    Episode.look_at: Due.END,
    BookedVisit.next_at: Due.END,
}


def _first(time: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    return select(func.min(time)).where(time.is_not(None)).scalar_subquery()


_NEXT: Final = select(*map(_first, _TIMES))


async def next_due(session: AsyncSession) -> dict[Due, datetime]:
    """When the next of each kind is due; a kind of which there is none is left out."""
    found: dict[Due, datetime] = {}
    times = (await session.execute(_NEXT)).one()
    for kind, at in zip(_TIMES.values(), times, strict=True):
        if at is not None:
            found[kind] = min(at, found.get(kind, at))
    return found
