"""The leader: leads until another does, and does nothing once that may be so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from sqlalchemy.pool import QueuePool

from bot.services.kernel.ports import Stopwatch
from bot.services.kernel.transaction import Runtime, Work
from bot.services.operations.leadership import (
    LEASE_FOR,
    LOOK_EVERY,
    Leader,
    Leadership,
    LostLeadError,
)
from bot.storage import facts
from bot.storage.database import Database
from tests.services.support.bench import Bench
from tests.services.support.lease import age_lease


class _EndOfTest(BaseException):
    """Ends a loop that has no other end."""


@dataclass
class _Time:
    """Passes only by sleeping, for so many times."""

    naps: int
    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def stopwatch(self) -> Stopwatch:
        """A stopwatch that runs on it."""
        return Stopwatch(lambda: self.passed, self.sleep)

    async def sleep(self, seconds: float) -> None:
        """Let it pass."""
        if len(self.slept) == self.naps:
            raise _EndOfTest
        self.slept.append(seconds)
        self.passed += seconds
        await asyncio.sleep(0)


class _AwayFor(Leadership):
    """Its database is away for so many renewals."""

    def __init__(self, runtime: Runtime, failures: int) -> None:
        super().__init__(runtime)
        self.failures = failures

    async def lead(self, holder: str) -> int | None:
        """Fail so often, then take it."""
        self._fail()
        return await super().lead(holder)

    async def renew(self, holder: str, epoch: int) -> bool:
        """Fail so often, then renew."""
        self._fail()
        return await super().renew(holder, epoch)

    async def let_go(self, holder: str, epoch: int) -> None:
        """Fail as long as the database is away."""
        self._fail()
        await super().let_go(holder, epoch)

    def _fail(self) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError


class _TakenFor(Leadership):
    """Another process leads for so many looks."""

    def __init__(self, runtime: Runtime, looks: int) -> None:
        super().__init__(runtime)
        self.looks = looks
        self.is_cut = False

    async def get_ready(self) -> None:
        """Fail when the database is away."""
        if self.is_cut:
            raise ConnectionError
        await super().get_ready()

    async def lead(self, holder: str) -> int | None:
        """Refuse so often, then give way."""
        if self.looks:
            self.looks -= 1
            return None
        return await super().lead(holder)


class _Stuck(Leadership):
    """Its database answers nothing."""

    async def renew(self, holder: str, epoch: int) -> bool:
        """Never return."""
        return await asyncio.Event().wait()


async def test_it_leads_as_soon_as_the_first_is_gone(bench: Bench) -> None:
    time = _Time(naps=20)

    await Leader(_TakenFor(bench.runtime, looks=3), time.stopwatch()).wait_for_turn()

    assert time.slept == [LOOK_EVERY] * 3


async def test_it_waits_for_its_turn_until_the_first_is_gone(bench: Bench) -> None:
    epoch = await bench.leadership.lead("first")
    assert epoch is not None
    time = _Time(naps=2)

    with pytest.raises(_EndOfTest):
        await Leader(bench.leadership, time.stopwatch()).wait_for_turn()
    await bench.leadership.let_go("first", epoch)
    await Leader(bench.leadership, time.stopwatch()).wait_for_turn()

    assert time.slept == [LOOK_EVERY, LOOK_EVERY]


async def test_a_standby_waits_out_a_database_that_is_away(bench: Bench) -> None:
    leader = Leader(_AwayFor(bench.runtime, failures=3), _Time(naps=20).stopwatch())

    await leader.wait_for_turn()

    assert not await bench.leadership.lead("second")


async def test_it_keeps_the_lead_by_renewing(bench: Bench) -> None:
    leader = Leader(bench.leadership, _Time(naps=20).stopwatch())
    await leader.wait_for_turn()

    with pytest.raises(_EndOfTest):
        await leader.keep()

    assert not await bench.leadership.lead("second")


async def test_it_ends_when_another_leads(bench: Bench) -> None:
    leader = Leader(bench.leadership, _Time(naps=20).stopwatch())
    await leader.wait_for_turn()
    await age_lease(bench.runtime.database, LEASE_FOR)
    await bench.leadership.lead("second")

    with pytest.raises(LostLeadError):
        await leader.keep()


async def test_a_database_that_comes_back_in_time_costs_nothing(bench: Bench) -> None:
    leadership = _AwayFor(bench.runtime, failures=0)
    leader = Leader(leadership, _Time(naps=20).stopwatch())
    await leader.wait_for_turn()
    leadership.failures = 3

    with pytest.raises(_EndOfTest):
        await leader.keep()


async def test_a_lead_that_nobody_wants_is_kept_however_late_it_is_renewed(bench: Bench) -> None:
    leadership = _AwayFor(bench.runtime, failures=0)
    leader = Leader(leadership, _Time(naps=40).stopwatch())
    await leader.wait_for_turn()
    leadership.failures = 20
    await age_lease(bench.runtime.database, 10 * LEASE_FOR)

    with pytest.raises(_EndOfTest):
        await leader.keep()

    assert not await bench.leadership.lead("second")


async def test_a_database_that_never_answers_does_not_end_it(bench: Bench) -> None:
    leader = Leader(_Stuck(bench.runtime), _Time(naps=20).stopwatch(), patience=0)

    await leader.wait_for_turn()

    with pytest.raises(_EndOfTest):
        async with asyncio.timeout(30):
            await leader.keep()


async def _write(work: Work) -> None:
    await facts.write(work.session, "written", "yes")


async def _is_written(bench: Bench) -> bool:
    async with bench.runtime.database.reading() as session:
        return await facts.read(session, "written") is not None


async def _falls_behind(bench: Bench) -> Leader:
    """Leads, and cannot renew for longer than its lease."""
    leadership = _AwayFor(bench.runtime, failures=0)
    leader = Leader(leadership, _Time(naps=8).stopwatch())
    await leader.wait_for_turn()
    leadership.failures = 20
    with pytest.raises(_EndOfTest):
        await leader.keep()
    await age_lease(bench.runtime.database, LEASE_FOR)
    return leader


async def test_who_could_not_renew_does_nothing_once_another_leads(bench: Bench) -> None:
    leader = await _falls_behind(bench)
    assert await bench.leadership.lead("second")

    with pytest.raises(LostLeadError, match="renewal failed: ConnectionError"):
        await bench.do(_write)

    assert not await _is_written(bench)
    with pytest.raises(LostLeadError, match="Another process leads now"):
        await leader.keep()
    await leader.let_go()
    assert await bench.leadership.lead("second")


async def test_who_took_long_to_start_does_nothing_once_another_leads(bench: Bench) -> None:
    time = _Time(naps=0)
    leader = Leader(bench.leadership, time.stopwatch())
    await leader.wait_for_turn()
    time.passed += LEASE_FOR.total_seconds()
    await age_lease(bench.runtime.database, LEASE_FOR)
    assert await bench.leadership.lead("second")
    with pytest.raises(_EndOfTest):
        await leader.keep()

    with pytest.raises(LostLeadError):
        await bench.do(_write)

    assert not await _is_written(bench)


async def test_a_standby_has_a_connection_before_it_leads(
    bench: Bench, database_url: str, backend: str
) -> None:
    assert await bench.leadership.lead("first")
    other = Database(database_url, bench.runtime.database.vault)
    standby = Runtime(other, bench.clock, bench.runtime.texts, bench.runtime.clinic)

    with pytest.raises(_EndOfTest):
        await Leader(Leadership(standby), _Time(naps=2).stopwatch()).wait_for_turn()

    pool = other.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedin() == 1
    await other.close()


async def test_a_standby_waits_out_a_database_that_is_away_in_between(bench: Bench) -> None:
    leadership = _TakenFor(bench.runtime, looks=2)
    leadership.is_cut = True

    await Leader(leadership, _Time(naps=20).stopwatch()).wait_for_turn()

    assert not await bench.leadership.lead("second")


async def test_who_could_not_renew_renews_with_what_it_does(bench: Bench) -> None:
    await _falls_behind(bench)

    await bench.do(_write)

    assert await _is_written(bench)
    assert not await bench.leadership.lead("second")


async def test_who_lost_the_lead_does_not_wait_for_the_database_to_give_it_back(
    bench: Bench,
) -> None:
    leadership = _AwayFor(bench.runtime, failures=0)
    leader = Leader(leadership, _Time(naps=20).stopwatch())
    await leader.wait_for_turn()
    await age_lease(bench.runtime.database, LEASE_FOR)
    await bench.leadership.lead("second")
    with pytest.raises(LostLeadError):
        await leader.keep()
    leadership.failures = 20

    await leader.let_go()

    assert leadership.failures == 20


async def test_a_lease_that_cannot_be_given_back_is_left_to_run_out(bench: Bench) -> None:
    leadership = _AwayFor(bench.runtime, failures=0)
    leader = Leader(leadership, _Time(naps=20).stopwatch())
    await leader.wait_for_turn()
    leadership.failures = 1

    await leader.let_go()

    leadership.failures = 0
    assert not await leadership.lead("second")
