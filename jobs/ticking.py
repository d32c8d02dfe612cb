"""Keeps the timetable ticking when the clock is set, and brings forward what may be due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.services.kernel.ports import Clock, Stopwatch

log = structlog.get_logger(__name__)

# Is told since when the clock has not gone on as time does.
Notice: TypeAlias = Callable[[datetime], Awaitable[None]]

# Seconds, by the stopwatch: how long the jobs may rest after the clock was set back.
LOOK_EVERY: Final = 5.0
_SECOND: Final = 1.0
# A clock that is this far off from the stopwatch was set, or the machine slept.
_JUMP: Final = timedelta(minutes=1)


async def keep_ticking(
    scheduler: AsyncIOScheduler,
    clock: Clock,
    notice: Notice,
    stopwatch: Stopwatch | None = None,
) -> None:
    """Let every job run soon after the clock was set back, and tell of each jump of the clock.

    `clock` must be the scheduler's own: it keeps the next tick of a job as a time of day.
    """
    stopwatch = stopwatch or Stopwatch()
    seen, counted = clock.now(), stopwatch.seconds()
    while True:
        await stopwatch.sleep(LOOK_EVERY)
        now, seconds = clock.now(), stopwatch.seconds()
        run_stranded(scheduler, clock)
        jump = now - seen - timedelta(seconds=seconds - counted)
        if abs(jump) < _JUMP or await _is_noticed(notice, seen):
            seen, counted = now, seconds


async def bring_forward(
    scheduler: AsyncIOScheduler,
    name: str,
    until_worth_it: Callable[[], Awaitable[object]],
    clock: Clock,
    stopwatch: Stopwatch | None = None,
) -> None:
    """Let a job run at once when it is worth it, once a second at most.

    `clock` must be the scheduler's.
    """
    stopwatch = stopwatch or Stopwatch()
    while True:
        await stopwatch.sleep(_SECOND)
        await until_worth_it()
        scheduler.modify_job(name, next_run_time=clock.now())


async def _is_noticed(notice: Notice, since: datetime) -> bool:
    """False while the database is away; then it is told again."""
    log.warning("the clock jumped")
    try:
        await notice(since)
    except Exception:
        log.exception("a jump of the clock was not noted")
        return False
    return True


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
