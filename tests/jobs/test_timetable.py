"""The timetable: every job has its own trigger, and one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.services.followup.sweeps import CheckInSweeps
from jobs import TIMETABLE, Job, Sweepers, make_scheduler, run_all, run_job
from tests.services.support.bench import ON_SQLITE, Bench, new_bench


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


class _BrokenCheckIns(CheckInSweeps):
    async def send_due(self) -> int:
        """Fail, as with a database that is away."""
        raise ConnectionError


@ON_SQLITE
async def test_each_job_is_registered_with_its_own_trigger(bench: Bench) -> None:
    scheduler = make_scheduler(bench.sweepers)

    found = {job.id: job.trigger for job in scheduler.get_jobs()}

    names = ["check_ins", "reminders", "closing", "alerts", "recovery", "purge", "reports"]
    assert [job.name for job in TIMETABLE] == names
    assert found == {job.name: job.trigger for job in TIMETABLE}
    assert len({id(trigger) for trigger in found.values()}) == len(names)


@ON_SQLITE
async def test_a_late_or_missed_tick_is_run_and_never_doubled(bench: Bench) -> None:
    scheduler = make_scheduler(bench.sweepers)
    scheduler.start(paused=True)

    for job in scheduler.get_jobs():
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
    scheduler.shutdown(wait=False)


def test_every_job_looks_often_enough() -> None:
    now = datetime(2026, 6, 1, tzinfo=UTC)
    longest = {job.name: job.trigger.get_next_fire_time(now, now) - now for job in TIMETABLE}

    assert longest.pop("purge") <= timedelta(hours=1)
    assert longest.pop("reports") <= timedelta(minutes=10)
    assert max(longest.values()) <= timedelta(minutes=1)


async def test_running_all_jobs_does_what_is_due(bench: Bench) -> None:
    ben = await bench.patient()
    bench.clock.move_to(bench.at_day(1))

    assert await run_all(bench.sweepers) == 1
    await bench.pump()
    assert ben.keys == ["checkin_first"]
    assert await run_all(bench.sweepers) == 0


async def test_a_job_that_fails_is_left_for_the_next_tick(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.clock.move_to(bench.at_day(1, 17))
    sweepers = Sweepers(
        _BrokenCheckIns(bench.runtime),
        bench.sweepers.alert_actions,
        bench.heartbeat,
        bench.retention,
        bench.sweepers.monthly,
        bench.sweepers.lookout,
    )

    assert await run_all(sweepers) == 1
    await bench.pump()

    assert ben.keys == ["checkin_first", "reminder_1"]


@ON_SQLITE
async def test_a_job_says_how_much_it_did(bench: Bench) -> None:
    async def work(sweepers: Sweepers) -> int:
        return 3

    assert await run_job(Job("x", TIMETABLE[0].trigger, work), bench.sweepers) == 3
