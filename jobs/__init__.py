"""The timetable: when to look for what is due. What is due stands in the database, never here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.services.alerts.taking import AlertActions
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.kernel.transaction import Runtime
from bot.services.operations.heartbeat import Heartbeat
from bot.services.operations.lookout import Lookout
from bot.services.operations.retention import Retention
from jobs import alerts, check_ins, closing, purge, recovery, reminders

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sweepers:
    """The services that the jobs wake."""

    check_ins: CheckInSweeps
    alert_actions: AlertActions
    heartbeat: Heartbeat
    retention: Retention
    lookout: Lookout


def make_sweepers(runtime: Runtime, alert_actions: AlertActions) -> Sweepers:
    """All of them on one runtime."""
    return Sweepers(
        CheckInSweeps(runtime),
        alert_actions,
        Heartbeat(runtime),
        Retention(runtime),
        Lookout(runtime),
    )


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable: a name, its own trigger, what it wakes.

    `needs_time`: what it does cannot be undone or would come early, were the clock wrong.
    """

    name: str
    trigger: BaseTrigger
    work: Callable[[Sweepers], Awaitable[int]]
    needs_time: bool = True


TIMETABLE = (
    Job("check_ins", check_ins.TRIGGER, check_ins.run),
    Job("reminders", reminders.TRIGGER, reminders.run),
    Job("closing", closing.TRIGGER, closing.run),
    Job("alerts", alerts.TRIGGER, alerts.run, needs_time=False),
    Job("recovery", recovery.TRIGGER, recovery.run, needs_time=False),
    Job("purge", purge.TRIGGER, purge.run),
)


def make_scheduler(sweepers: Sweepers) -> AsyncIOScheduler:
    """A scheduler with every job of the timetable, not started.

    It only decides when to look: a tick that was missed, late or doubled changes nothing.
    """
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        # Its defaults drop a tick that is a second late.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for job in TIMETABLE:
        scheduler.add_job(run_job, job.trigger, (job, sweepers), id=job.name)
    return scheduler


async def run_job(job: Job, sweepers: Sweepers) -> int:
    """Run one job; an error is logged and the next tick tries again."""
    try:
        may_run = not job.needs_time or await sweepers.heartbeat.knows_time()
        count = await job.work(sweepers) if may_run else 0
    except Exception:
        log.exception("job failed", job=job.name)
        return 0
    if count:
        log.info("job done", job=job.name, count=count)
    return count


async def run_all(sweepers: Sweepers, *, only: Container[str] | None = None) -> int:
    """Run every job (or those named) once, in their order; how much there was to do."""
    jobs = [job for job in TIMETABLE if only is None or job.name in only]
    return sum([await run_job(job, sweepers) for job in jobs])
