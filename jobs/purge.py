"""Forgets what its time is over for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(hours=1, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Erase and forget."""
    return await sweepers.retention.purge()
