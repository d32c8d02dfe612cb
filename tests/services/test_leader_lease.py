"""The lease: one process works at a time."""

from __future__ import annotations

from datetime import timedelta

from bot.services.housekeeping import LEASE_FOR
from tests.services.bench import Bench

TICK = timedelta(seconds=1)


async def test_a_second_process_waits_until_the_lease_runs_out(bench: Bench) -> None:
    lead = bench.housekeeping.lead

    assert await lead("first")
    assert not await lead("second")
    bench.clock.advance(LEASE_FOR - TICK)
    assert not await lead("second")
    bench.clock.advance(TICK)

    assert await lead("second")
    assert not await lead("first")


async def test_who_renews_keeps_it(bench: Bench) -> None:
    for _ in range(3):
        assert await bench.housekeeping.lead("first")
        bench.clock.advance(LEASE_FOR - TICK)

    assert not await bench.housekeeping.lead("second")


async def test_who_lets_go_gives_way_at_once(bench: Bench) -> None:
    await bench.housekeeping.lead("first")

    await bench.housekeeping.let_go("second")
    assert not await bench.housekeeping.lead("second")
    await bench.housekeeping.let_go("first")

    assert await bench.housekeeping.lead("second")
