"""Closes check-ins, replies where the last question was left open, tells of silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=20, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Reply to what is answered, close what is over, then look who is silent."""
    check_ins = sweepers.check_ins
    return await check_ins.reply() + await check_ins.close() + await check_ins.look_after()
