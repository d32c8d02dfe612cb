"""Repeats alerts until a person takes them, and tells people and groups what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.ledger import Due

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=15, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Push again what nobody has taken, and tell what is open: in the morning, and in groups."""
    actions = sweepers.alert_actions
    is_due = await sweepers.lookout.is_due(Due.ALERT)
    repeated = await actions.repeat_untaken() if is_due else 0
    return repeated + await actions.digest.tell() + await actions.board.renew()
