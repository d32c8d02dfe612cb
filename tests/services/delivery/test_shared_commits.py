"""Check-ins that are due together share a commit, and so do results that come together."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.domain.delivery import LEASE, MessageKind, MessageState
from bot.services.kernel.ports import Claim
from bot.services.kernel.sweep import TOGETHER
from bot.storage import patients
from bot.storage.database import Database
from tests.services.support.bench import Bench
from tests.services.support.counting import counted_cost
from tests.services.support.people import Person

ON_POSTGRESQL = pytest.mark.parametrize("backend", ["postgresql"])


async def _asked(bench: Bench) -> list[Person]:
    """Patients whose check-ins were written together, and are on their way."""
    everybody = [await bench.patient() for _ in range(TOGETHER)]
    await bench.go_to(bench.at_day(1, 9, 59))
    bench.clock.move_to(bench.at_day(1, 10))
    with counted_cost(bench.runtime.database) as cost:
        await bench.check_ins.send_due()
    assert cost.commits == 1
    return everybody


async def _send_all(bench: Bench) -> list[BaseException | None]:
    claims, bench.delivery.outgoing[:] = [*bench.delivery.outgoing], []
    sends = [bench.delivery.send(claim) for claim in claims]
    return await asyncio.gather(*sends, return_exceptions=True)


async def test_what_is_sent_together_is_recorded_in_one_commit(bench: Bench) -> None:
    everybody = await _asked(bench)

    with counted_cost(bench.runtime.database) as cost:
        await _send_all(bench)

    assert cost.commits == 1
    assert {row.state for row in await bench.outbox()} == {MessageState.SENT}
    for person in everybody:
        check_in = await person.check_in(0)
        assert (check_in.sent_at, check_in.remind_at) == (
            bench.now,
            bench.now + timedelta(hours=6),
        )


async def test_a_result_that_cannot_be_recorded_holds_up_no_other(bench: Bench) -> None:
    bad, *others = await _asked(bench)
    await bench.set_zone(bad, "Nowhere/At_all")

    outcomes = await _send_all(bench)

    assert outcomes.count(None) == len(others)
    (still_sending,) = await bench.outbox(state=MessageState.SENDING)
    assert still_sending.patient_id == bad.patient_id
    assert all([(await person.check_in(0)).sent_at for person in others])


@ON_POSTGRESQL
async def test_a_patient_who_is_held_keeps_no_other_result_waiting(
    bench: Bench, database_url: str
) -> None:
    held, *others = await _asked(bench)
    other = Database(database_url, bench.runtime.database.vault)

    async with other.transaction() as thief:
        await patients.lock(thief, held.patient_id)
        sending = asyncio.ensure_future(_send_all(bench))
        async with asyncio.timeout(30):
            while not all([(await person.check_in(0)).sent_at for person in others]):
                pass
        assert not sending.done()
        assert (await held.check_in(0)).sent_at is None
    assert await sending == [None] * TOGETHER

    assert (await held.check_in(0)).sent_at
    await other.close()


async def test_two_check_ins_of_one_patient_are_not_opened_together(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben)

    await bench.go_to_day(1)

    assert ben.keys.count("checkin_first") == 1


async def test_check_ins_are_spread_over_the_second_that_the_limit_is_about(
    bench: Bench,
) -> None:
    for _ in range(5 * TOGETHER):
        await bench.patient()
    bench.clock.move_to(bench.at_day(1, 10))
    sends: list[Claim] = []
    has_begun = asyncio.Event()

    def send(claim: Claim) -> None:
        bench.runtime.traffic.end(claim.chat_id)
        sends.append(claim)
        if len(sends) == TOGETHER:
            has_begun.set()

    bench.delivery.open(send)
    sweep = asyncio.create_task(bench.check_ins.send_due())
    await has_begun.wait()
    # However slow the machine is, in so short a time there is room for few more.
    await asyncio.wait([sweep], timeout=TOGETHER / 2 / bench.runtime.traffic.per_second)

    assert not sweep.done()
    assert len(sends) <= 3 * TOGETHER
    sweep.cancel()
    await asyncio.wait([sweep])


async def test_what_brings_no_message_waits_for_nobody(bench: Bench) -> None:
    bench.delivery.open(bench.delivery.outgoing.append)

    async with asyncio.timeout(30):
        for _ in range(1_000):
            await bench.delivery.wait_for_room(TOGETHER)


@pytest.mark.parametrize("kind", [MessageKind.CHECK_IN, MessageKind.REMINDER])
async def test_a_call_that_ends_after_its_lease_changes_nothing(
    bench: Bench, kind: MessageKind
) -> None:
    await bench.patient()
    bench.clock.move_to(bench.at_day(1, 10))
    await bench.check_ins.send_due()
    if kind is MessageKind.REMINDER:
        await bench.pump()
        bench.clock.move_to(bench.at_day(1, 16))
        await bench.check_ins.remind()
    claim = bench.delivery.outgoing.pop(0)
    bench.clock.advance(LEASE)
    await bench.delivery.claim(8)

    await bench.delivery.send(claim)

    (row,) = await bench.outbox(kind=kind)
    assert row.state is MessageState.UNCERTAIN
