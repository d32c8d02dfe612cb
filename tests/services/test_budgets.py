"""What the hot paths may cost in statements and commits: these ceilings only ever come down.

Counted from the use case to the record of what was sent; taking the update in is not in it.
"""

from __future__ import annotations

from tests.services.support.bench import Bench
from tests.services.support.counting import Cost, counted_cost
from tests.services.support.crew import ENROLL, admin_of


def _within(cost: Cost, statements: int, commits: int) -> bool:
    return cost.statements <= statements and cost.commits <= commits


async def test_a_tap_that_is_stored_and_answered(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("No, none of these")

    with counted_cost(bench.runtime.database) as cost:
        await ben.taps("8")

    assert _within(cost, statements=25, commits=4), cost


async def test_a_check_in_that_is_sent(bench: Bench) -> None:
    await bench.patient()
    await bench.go_to(bench.at_day(1, 9, 59))
    bench.clock.move_to(bench.at_day(1, 10))

    with counted_cost(bench.runtime.database) as cost:
        await bench.check_ins.send_due()
        await bench.pump()

    assert _within(cost, statements=40, commits=4), cost


async def test_a_reminder(bench: Bench) -> None:
    await bench.patient()
    await bench.go_to(bench.at_day(1, 15, 59))
    bench.clock.move_to(bench.at_day(1, 16))

    with counted_cost(bench.runtime.database) as cost:
        await bench.check_ins.remind()
        await bench.pump()

    assert _within(cost, statements=47, commits=7), cost


async def test_a_look_at_the_day(bench: Bench) -> None:
    for _ in range(3):
        await bench.patient()
    admin = admin_of(bench)

    with counted_cost(bench.runtime.database) as cost:
        await admin.says("/status")

    assert _within(cost, statements=21, commits=4), cost


async def test_the_last_step_of_enrolling(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says(*ENROLL)
    await admin.taps("Low back", "Just now", "8")

    with counted_cost(bench.runtime.database) as cost:
        await admin.taps("Make the link")

    assert _within(cost, statements=43, commits=7), cost


async def test_a_tick_with_nothing_to_do(bench: Bench) -> None:
    await bench.patient()

    with counted_cost(bench.runtime.database) as cost:
        await bench.tick()

    assert _within(cost, statements=13, commits=2), cost
