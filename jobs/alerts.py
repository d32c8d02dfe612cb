"""Repeats alerts until a person takes them, and tells people and groups what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=15, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Push again what nobody has taken, and tell what is open: in the morning, and in groups."""
    actions = sweepers.alert_actions
    told = await actions.repeat_untaken() + await actions.digest.tell()
    return told + await actions.board.renew()
