"""Closes check-ins, and replies where the last question was left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=20, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Reply to what is answered, then close what is over."""
    return await sweepers.check_ins.reply() + await sweepers.check_ins.close()
