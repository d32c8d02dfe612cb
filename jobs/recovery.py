"""Notes that the bot is alive, and reports the time it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.interval import IntervalTrigger

if TYPE_CHECKING:
    from jobs import Sweepers

TRIGGER = IntervalTrigger(seconds=60, timezone="UTC")


async def run(sweepers: Sweepers) -> int:
    """Notice an outage."""
    return await sweepers.heartbeat.note_alive()
