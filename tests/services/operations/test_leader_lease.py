"""The lease: one process works at a time."""

from __future__ import annotations

from datetime import timedelta

from bot.services.operations.leadership import LEASE_FOR
from tests.services.support.bench import Bench
from tests.services.support.lease import age_lease

TICK = timedelta(seconds=1)


async def test_a_second_process_waits_until_the_lease_runs_out(bench: Bench) -> None:
    lead = bench.leadership.lead

    assert await lead("first")
    assert not await lead("second")
    await age_lease(bench.runtime.database, LEASE_FOR - TICK)
    assert not await lead("second")
    await age_lease(bench.runtime.database, TICK)

    assert await lead("second")
    assert not await lead("first")


async def test_who_renews_keeps_it_and_its_epoch(bench: Bench) -> None:
    epoch = await bench.leadership.lead("first")
    assert epoch is not None

    for _ in range(3):
        await age_lease(bench.runtime.database, LEASE_FOR - TICK)
        assert await bench.leadership.renew("first", epoch)

    assert not await bench.leadership.lead("second")


async def test_one_that_ran_out_is_renewed_while_nobody_took_it(bench: Bench) -> None:
    epoch = await bench.leadership.lead("first")
    assert epoch is not None
    await age_lease(bench.runtime.database, 10 * LEASE_FOR)

    assert await bench.leadership.renew("first", epoch)

    assert not await bench.leadership.lead("second")


async def test_who_lets_go_gives_way_at_once(bench: Bench) -> None:
    epoch = await bench.leadership.lead("first")
    assert epoch is not None

    await bench.leadership.let_go("second", epoch)
    assert not await bench.leadership.lead("second")
    await bench.leadership.let_go("first", epoch)

    assert await bench.leadership.lead("second")


async def test_the_epoch_grows_with_each_that_takes_over(bench: Bench) -> None:
    first = await bench.leadership.lead("first")
    assert first is not None
    await bench.leadership.let_go("first", first)
    second = await bench.leadership.lead("second")
    await age_lease(bench.runtime.database, LEASE_FOR)
    third = await bench.leadership.lead("first")

    assert [second, third] == [first + 1, first + 2]


async def test_an_epoch_that_is_over_is_not_renewed_though_nobody_leads(bench: Bench) -> None:
    first = await bench.leadership.lead("first")
    assert first is not None
    await age_lease(bench.runtime.database, LEASE_FOR)
    await bench.leadership.lead("second")
    await age_lease(bench.runtime.database, LEASE_FOR)

    assert not await bench.leadership.renew("first", first)
