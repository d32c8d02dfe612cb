"""Closes check-ins, replies where the last question was left open, tells of silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.ledger import Due

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=20, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Reply to what is answered, close what is over, then look who is silent."""
    if not await sweepers.lookout.is_due(Due.END):
        return 0
    return await sweepers.check_ins.wind_up() + await sweepers.check_ins.look_after()
