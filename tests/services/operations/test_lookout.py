"""The lookout: no job is kept from what is due, and none asks while nothing is."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.ledger import Due
from bot.services.operations.lookout import Lookout
from bot.storage.tables.followups import CheckIn
from tests.services.support.bench import Bench
from tests.services.support.counting import counted_cost

MINUTE = timedelta(minutes=1)


async def _all(lookout: Lookout) -> dict[Due, bool]:
    return {kind: await lookout.is_due(kind) for kind in Due}


async def _lookout(bench: Bench) -> Lookout:
    """One that has looked, in a clinic of one patient."""
    await bench.patient()
    lookout = Lookout(bench.runtime)
    assert all((await _all(lookout)).values())
    assert not any((await _all(lookout)).values())
    return lookout


async def _remind_at(bench: Bench, at: datetime | None) -> None:
    """As another process would, past this one."""
    check_in = await bench.people[-1].check_in(0)
    async with bench.runtime.database.transaction() as session:
        (await session.get_one(CheckIn, check_in.id)).remind_at = at


async def test_while_nothing_changes_it_asks_nothing(bench: Bench) -> None:
    lookout = await _lookout(bench)
    with counted_cost(bench.runtime.database) as cost:
        for _ in range(3):
            bench.clock.advance(MINUTE / 4)
            assert not any((await _all(lookout)).values())

    assert cost.statements == 0


async def test_each_kind_is_due_in_its_time(bench: Bench) -> None:
    lookout = await _lookout(bench)
    await bench.go_to_day(1)
    check_in = await bench.people[-1].check_in(0)
    assert check_in.remind_at is not None
    assert check_in.closes_at is not None
    assert check_in.remind_at < check_in.closes_at

    bench.clock.move_to(check_in.remind_at)
    assert await lookout.is_due(Due.REMINDER)
    assert not await lookout.is_due(Due.END)

    bench.clock.move_to(check_in.closes_at)
    assert await lookout.is_due(Due.END)


async def test_what_another_process_changed_is_seen_within_a_minute(
    bench: Bench,
) -> None:
    lookout = await _lookout(bench)
    await _remind_at(bench, bench.now)

    bench.clock.advance(MINUTE)

    assert await lookout.is_due(Due.REMINDER)
    await _remind_at(bench, None)


async def test_after_the_clock_was_set_back_every_job_looks_once(
    bench: Bench,
) -> None:
    lookout = await _lookout(bench)
    bench.clock.advance(-timedelta(hours=3))

    assert all((await _all(lookout)).values())
    assert not any((await _all(lookout)).values())
