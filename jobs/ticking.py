"""Keeps the timetable ticking when the clock is set back."""

from __future__ import annotations

from typing import Final

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.services.ports import Clock, Stopwatch

log = structlog.get_logger(__name__)

# Seconds, by the stopwatch: how long the jobs may rest after the clock was set back.
LOOK_EVERY: Final = 5.0


async def keep_ticking(
    scheduler: AsyncIOScheduler, clock: Clock, stopwatch: Stopwatch | None = None
) -> None:
    """Let every job run soon after the clock was set back; `clock` must be the scheduler's own.

    The scheduler keeps the next tick of a job as a time of day, which then lies hours ahead.
    """
    stopwatch = stopwatch or Stopwatch()
    while True:
        await stopwatch.sleep(LOOK_EVERY)
        run_stranded(scheduler, clock)


def run_stranded(scheduler: AsyncIOScheduler, clock: Clock) -> int:
    """Run at once each job whose next tick is further ahead than its trigger asks; how many."""
    now = clock.now()
    jobs = scheduler.get_jobs()
    stranded = [
        job for job in jobs if job.next_run_time > job.trigger.get_next_fire_time(now, now)
    ]
    for job in stranded:
        job.modify(next_run_time=now)
    if stranded:
        log.warning("the clock was set back", jobs=len(stranded))
    return len(stranded)
