"""Sends the report of the month to who asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(minutes=10, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Send what is due."""
    return await sweepers.monthly.send_due()
