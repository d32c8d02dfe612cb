"""The lease: one process works at a time."""

from __future__ import annotations

from datetime import timedelta

from bot.services.operations.leadership import LEASE_FOR
from tests.services.support.bench import Bench

TICK = timedelta(seconds=1)


async def test_a_second_process_waits_until_the_lease_runs_out(bench: Bench) -> None:
    lead = bench.leadership.lead

    assert await lead("first")
    assert not await lead("second")
    bench.clock.advance(LEASE_FOR - TICK)
    assert not await lead("second")
    bench.clock.advance(TICK)

    assert await lead("second")
    assert not await lead("first")


async def test_who_renews_keeps_it(bench: Bench) -> None:
    for _ in range(3):
        assert await bench.leadership.lead("first")
        bench.clock.advance(LEASE_FOR - TICK)

    assert not await bench.leadership.lead("second")


async def test_who_lets_go_gives_way_at_once(bench: Bench) -> None:
    await bench.leadership.lead("first")

    await bench.leadership.let_go("second")
    assert not await bench.leadership.lead("second")
    await bench.leadership.let_go("first")

    assert await bench.leadership.lead("second")
