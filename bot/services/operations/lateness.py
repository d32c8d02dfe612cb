"""Since when something should be out that is not, though no rule makes it wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.protocol import Protocol
from bot.domain.schedule import REPLY_AFTER, UNDISTURBED_FOR, Calendar
from bot.storage import lateness, protocols
from bot.storage.lateness import Holds, Oldest

# Longer than this between due and sent, or raised and taken, and somebody should look.
LATE: Final = timedelta(minutes=15)
# On a day on which the clocks change.
_A_DAY: Final = timedelta(hours=25)


async def oldest_check_in(session: AsyncSession, now: datetime) -> datetime | None:
    """When the oldest check-in was due that is not sent; however often a job put it off.

    What a rule held back a moment ago may still be on its way, so that it is left out too.
    """
    holds = Holds(
        asked=now - REPLY_AFTER - LATE,
        joined=now - UNDISTURBED_FOR - LATE,
        flagged=now - _A_DAY - LATE,
    )
    found = await lateness.check_ins(session, now, holds)
    return await _oldest(session, found, now)


async def oldest_message(session: AsyncSession, now: datetime) -> datetime | None:
    """When the oldest message was written that is not sent; however often it was tried."""
    return await _oldest(session, await lateness.messages(session), now)


async def _oldest(
    session: AsyncSession, found: Sequence[Oldest], now: datetime
) -> datetime | None:
    versions = await protocols.every(session)
    free = [each.since for each in found if not _waits_for_its_window(each, versions, now)]
    return min(free, default=None)


def _waits_for_its_window(oldest: Oldest, versions: dict[int, Protocol], now: datetime) -> bool:
    if oldest.zone is None or oldest.version is None:
        return False
    try:
        zone = ZoneInfo(oldest.zone)
    except (KeyError, ValueError):
        # Every look at it fails by this, so that it waits for nothing but a person.
        return False
    window = versions[oldest.version].window
    calendar = Calendar(zone, time(), window, oldest.factor or 1)
    return not (calendar.is_open(now) and calendar.is_open(now - LATE))
