"""Reminds of check-ins without an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=20, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Remind who has not answered."""
    return await sweepers.check_ins.remind()
