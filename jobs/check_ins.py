"""Sends check-ins when they are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

# The safety net: it is brought forward once something may be due.
TRIGGER = IntervalTrigger(seconds=30, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Plan what is due into the outbox."""
    return await sweepers.check_ins.send_due() if sweepers.check_ins.outlook.may_be_due() else 0
