"""The clock may be set back or forward while the bot runs: the jobs go on looking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from apscheduler.executors.base import BaseExecutor
from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app import SystemClock
from bot.services.kernel.ports import Stopwatch
from jobs import TIMETABLE, make_scheduler
from jobs.ticking import LOOK_EVERY, bring_forward, keep_ticking
from tests.services.support.bench import ON_SQLITE, Bench, new_bench
from tests.services.support.clockwork import MONDAY

DAY = timedelta(days=1)
NAMES = [job.name for job in TIMETABLE]


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


class _Starts(BaseExecutor):  # type: ignore[misc]
    """Runs no job, and remembers which it was asked to run."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def _do_submit_job(self, job: Job, run_times: list[datetime]) -> None:
        self.names.append(job.id)
        self._run_job_success(job.id, [])


@dataclass
class _Ticks:
    """The timetable under a clock that stands still unless it is moved."""

    scheduler: AsyncIOScheduler
    starts: _Starts
    clock: time_machine.Traveller

    def tick(self) -> list[str]:
        """Let the scheduler look at its timetable, and tell which jobs it started."""
        self.starts.names.clear()
        self.scheduler._process_jobs()
        return sorted(self.starts.names)

    async def guard(self) -> float:
        """Guard the timetable for one look; how long the rest before it was."""
        rests: list[float] = []

        async def rest(seconds: float) -> None:
            if rests:
                raise asyncio.CancelledError
            rests.append(seconds)

        with pytest.raises(asyncio.CancelledError):
            await keep_ticking(self.scheduler, SystemClock(), _ignore, Stopwatch(sleep=rest))
        return rests[0]


async def _ignore(_since: datetime) -> None:
    """Nobody asks for the gap."""


@dataclass
class _Day:
    """A clock and a stopwatch that go apart at the steps that are given, and who is told."""

    jumps: list[timedelta]
    failures: int = 0
    told: list[datetime] = field(default_factory=list)
    at: datetime = MONDAY
    seconds: float = 0.0

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        """Let both go on, and set the clock at the next step."""
        if not self.jumps:
            raise asyncio.CancelledError
        self.seconds += seconds
        self.at += timedelta(seconds=seconds) + self.jumps.pop(0)

    async def notice(self, since: datetime) -> None:
        """Be told, or fail as a database does."""
        self.told.append(since)
        if len(self.told) <= self.failures:
            raise ConnectionError

    async def go_by(self) -> list[datetime]:
        """Let the day pass; since when each jump was told."""
        stopwatch = Stopwatch(lambda: self.seconds, self.sleep)
        with pytest.raises(asyncio.CancelledError):
            await keep_ticking(AsyncIOScheduler(), self, self.notice, stopwatch)
        return self.told


@pytest.mark.parametrize("jump", [DAY, -DAY, timedelta(minutes=11)], ids=str)
async def test_a_jump_is_told_once_with_the_last_moment_before_it(jump: timedelta) -> None:
    day = _Day([timedelta(), jump, timedelta()])

    assert await day.go_by() == [MONDAY + timedelta(seconds=LOOK_EVERY)]


async def test_a_clock_that_is_a_little_off_is_no_jump() -> None:
    assert await _Day([timedelta(seconds=30), timedelta(seconds=-30)]).go_by() == []


async def test_a_jump_that_could_not_be_noted_is_told_again() -> None:
    day = _Day([DAY, timedelta(), timedelta()], failures=1)

    assert await day.go_by() == [MONDAY, MONDAY]


@pytest.fixture
async def ticks(bench: Bench) -> AsyncIterator[_Ticks]:
    """The timetable, each of whose jobs was started just now."""
    scheduler, starts = make_scheduler(bench.sweepers), _Starts()
    scheduler.add_executor(starts)
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        scheduler.start()
        ticks = _Ticks(scheduler, starts, clock)
        for job in scheduler.get_jobs():
            job.modify(next_run_time=datetime.now(UTC))
        assert ticks.tick() == sorted(NAMES)
        yield ticks
        scheduler.shutdown(wait=False)


@ON_SQLITE
async def test_a_job_runs_when_it_is_worth_it_once_a_second_at_most(ticks: _Ticks) -> None:
    rests: list[float] = []
    started: list[list[str]] = []
    is_worth_it = asyncio.Event()
    asyncio.get_running_loop().call_soon(is_worth_it.set)

    async def rest(seconds: float) -> None:
        started.append(ticks.tick())
        if len(started) > 2:
            raise asyncio.CancelledError
        rests.append(seconds)

    stopwatch = Stopwatch(sleep=rest)
    with pytest.raises(asyncio.CancelledError):
        await bring_forward(
            ticks.scheduler, "check_ins", is_worth_it.wait, SystemClock(), stopwatch
        )

    assert (started, rests) == ([[], ["check_ins"], ["check_ins"]], [1.0, 1.0])


@ON_SQLITE
@pytest.mark.parametrize("back", [timedelta(hours=2), DAY, 400 * DAY], ids=str)
async def test_every_job_runs_soon_after_the_clock_was_set_back(
    ticks: _Ticks, back: timedelta
) -> None:
    ticks.clock.shift(-back)
    assert ticks.tick() == []

    assert await ticks.guard() == LOOK_EVERY

    assert ticks.tick() == sorted(NAMES)
    ticks.clock.shift(15)
    assert ticks.tick() == ["alerts"]


@ON_SQLITE
async def test_a_small_step_back_wakes_only_the_job_that_it_put_off(ticks: _Ticks) -> None:
    ticks.clock.shift(15)
    ticks.tick()

    ticks.clock.shift(-15)
    await ticks.guard()

    assert ticks.tick() == ["alerts"]


@ON_SQLITE
async def test_while_the_clock_goes_on_each_job_keeps_its_own_pace(ticks: _Ticks) -> None:
    for due in ([], ["alerts"]):
        ticks.clock.shift(9)
        await ticks.guard()
        assert ticks.tick() == due


@ON_SQLITE
async def test_every_job_runs_once_after_the_clock_was_set_forward(ticks: _Ticks) -> None:
    ticks.clock.shift(DAY)
    assert ticks.tick() == sorted(NAMES)

    await ticks.guard()

    assert ticks.tick() == []
