"""Reminds of check-ins without an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.ledger import Due

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=20, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Remind who has not answered."""
    is_due = await sweepers.lookout.is_due(Due.REMINDER)
    return await sweepers.check_ins.remind() if is_due else 0
