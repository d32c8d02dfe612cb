"""Repeats alerts of the first priority until a person takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=15, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Push again what nobody has taken."""
    return await sweepers.alert_actions.repeat_untaken()
