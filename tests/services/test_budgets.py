"""What the hot paths may cost in statements and transactions; these ceilings only ever come down.

Counted from the update to the record of what was sent, without the clock of the workbench.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import pytest

from bot.domain.delivery import CHAT_GAP
from bot.services.console.overview import Overview
from bot.services.enrolment.bedside import Enrolling
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.sweep import TOGETHER
from bot.services.kernel.transaction import HANDLING, Handling
from bot.services.patient.answering import Answering, Tap
from tests.services.support.bench import Bench
from tests.services.support.counting import Cost, counted_cost
from tests.services.support.crew import ENROLL, admin_of
from tests.services.support.post import held

_OF_A_TAP: Final = 8


def _within(cost: Cost, statements: int, transactions: int) -> bool:
    return cost.statements <= statements and cost.transactions <= transactions


async def _send_at_once(bench: Bench) -> None:
    """Send what was claimed in the commit that owed it."""
    while bench.delivery.outgoing:
        await bench.delivery.send(bench.delivery.outgoing.pop(0))


async def _from_update_to_record(
    bench: Bench, chat_id: int, handle: Callable[[], Awaitable[None]]
) -> Cost:
    """What it costs to store an update, to handle it so, and to record what was answered."""
    inbox = Inbox(bench.runtime)
    assert await inbox.next(set()) is None
    bench.clock.advance(2 * CHAT_GAP)
    with counted_cost(bench.runtime.database) as cost:
        await inbox.take([(1, chat_id, {"update_id": 1})])
        waiting = await inbox.next(set())
        assert waiting is not None
        token = HANDLING.set(Handling(waiting.inbox_id))
        await handle()
        HANDLING.reset(token)
        await _send_at_once(bench)
    return cost


async def test_a_tap_is_stored_and_answered(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("No, none of these")
    tap, message_id = Tap((await ben.check_in(0)).id, "pain", "8"), ben.screen[-1].message_id

    cost = await _from_update_to_record(
        bench,
        ben.chat_id,
        lambda: Answering(bench.runtime).answer(ben.caller, tap, message_id),
    )

    assert ben.keys[-1] == "saved_answer+ask_change"
    assert _within(cost, statements=_OF_A_TAP, transactions=3), cost


async def test_a_check_in_is_sent(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to(bench.at_day(1, 9, 59))
    bench.clock.move_to(bench.at_day(1, 10))

    with counted_cost(bench.runtime.database) as cost:
        await bench.check_ins.send_due()
        await _send_at_once(bench)

    assert ben.keys == ["checkin_first"]
    assert _within(cost, statements=11, transactions=3), cost


async def test_check_ins_that_are_due_at_once_are_sent(bench: Bench) -> None:
    everybody = [await bench.patient() for _ in range(TOGETHER)]
    await bench.go_to(bench.at_day(1, 9, 59))
    bench.clock.move_to(bench.at_day(1, 10))

    with counted_cost(bench.runtime.database) as cost:
        await bench.check_ins.send_due()
        claims, bench.delivery.outgoing[:] = [*bench.delivery.outgoing], []
        await asyncio.gather(*(bench.delivery.send(claim) for claim in claims))

    assert [person.keys for person in everybody] == [["checkin_first"]] * TOGETHER
    assert _within(cost, statements=14, transactions=3), cost


async def test_a_reminder_is_sent(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to(bench.at_day(1, 15, 59))
    bench.clock.move_to(bench.at_day(1, 16))

    with counted_cost(bench.runtime.database) as cost:
        await bench.check_ins.remind()
        await _send_at_once(bench)

    assert ben.keys[-1] == "reminder_1"
    assert _within(cost, statements=10, transactions=3), cost


async def test_the_buttons_of_an_older_question_are_taken_off(bench: Bench) -> None:
    await bench.patient()
    await bench.go_to(bench.at_day(1, 16))
    await _send_at_once(bench)
    bench.clock.advance(2 * CHAT_GAP)

    with counted_cost(bench.runtime.database) as cost:
        for claim in await bench.delivery.claim(8):
            await bench.delivery.send(claim)

    assert _within(cost, statements=8, transactions=2), cost


async def test_replies_that_had_to_wait_are_looked_at_together(bench: Bench) -> None:
    everybody = [await bench.patient() for _ in range(TOGETHER)]
    await bench.go_to_day(1)
    bench.clock.advance(2 * CHAT_GAP)
    with held(bench):
        for person in everybody:
            tap = Tap((await person.check_in(0)).id, "safety", "no")
            await Answering(bench.runtime).answer(person.caller, tap, person.last.message_id)

    with counted_cost(bench.runtime.database) as cost:
        assert len(await bench.delivery.claim(8)) == TOGETHER

    assert _within(cost, statements=5, transactions=1), cost


# Each look at the desk, as staff ask for it: what it shows, and its statements.
_LOOKS: Final = {
    "status": ("status", 11),
    "another page": ("status", 8),
    "find": ("patient_view", 12),
    "patient": ("patient_view", 11),
}


@pytest.mark.parametrize("look", _LOOKS)
async def test_a_look_of_staff_costs_at_most_half_a_tap_more(bench: Bench, look: str) -> None:
    patients = [await bench.patient() for _ in range(8)]
    await bench.go_to_day(1)
    for ben in patients:
        await ben.taps("Yes, one or more")
        await ben.writes("it hurts down my leg")
    admin, overview = admin_of(bench), Overview(bench.runtime)
    handle = {
        "status": lambda: overview.status(admin.caller),
        "another page": lambda: overview.status(admin.caller, None, 2),
        "find": lambda: overview.find(admin.caller, ben.reference[1:]),
        "patient": lambda: overview.patient(admin.caller, ben.reference),
    }[look]

    cost = await _from_update_to_record(bench, admin.chat_id, handle)

    shows, statements = _LOOKS[look]
    assert admin.keys[-1].startswith(shows)
    assert _within(cost, statements=statements, transactions=3), cost
    assert statements <= 1.5 * _OF_A_TAP


async def test_the_last_step_of_enrolling(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says(*ENROLL)
    await admin.taps("Low back", "Just now", "8", "Not asked")

    data = admin.last.data_of("Make the link") or ""
    bench.clock.advance(2 * CHAT_GAP)

    with counted_cost(bench.runtime.database) as cost:
        await Enrolling(bench.runtime).tap(admin.caller, data.split(":")[1], admin.last.message_id)
        await _send_at_once(bench)

    # One of them writes by which parts of the reference the patient is found.
    assert _within(cost, statements=16, transactions=2), cost


async def test_every_second_of_an_idle_bot_asks_nothing(bench: Bench) -> None:
    await bench.patient()
    await bench.tick()
    await bench.check_ins.send_due()

    with counted_cost(bench.runtime.database) as cost:
        for _ in range(9):
            bench.clock.advance(CHAT_GAP)
            assert not bench.check_ins.outlook.may_be_due()

    assert _within(cost, statements=0, transactions=0), cost


async def test_all_jobs_together_find_nothing(bench: Bench) -> None:
    await bench.patient()

    with counted_cost(bench.runtime.database) as cost:
        await bench.tick()

    # Two of them are asked once on each work day: whose report of the month is due, and whether
    # the morning's digest was told.
    assert _within(cost, statements=21, transactions=17), cost


async def test_all_jobs_again_ask_only_what_is_next(bench: Bench) -> None:
    await bench.patient()
    await bench.tick()
    await bench.tick()

    with counted_cost(bench.runtime.database) as cost:
        await bench.tick()

    assert _within(cost, statements=8, transactions=6), cost
