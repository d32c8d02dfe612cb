"""Right before sending: is the patient still followed up? What comes too late stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.domain.ledger import CheckInState, PatientState, Reason
from bot.services.delivery.sending import Delivery
from bot.services.kernel import cases
from bot.services.kernel.ports import Letter, Receipt
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import Draft, queue
from bot.services.patient import leaving
from bot.services.patient.leaving import Leaving
from bot.services.patient.messages import OwedMessages
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import sends_to
from tests.services.support.people import Person
from tests.services.support.post import chat_of, held

Leave = Callable[[Bench, Person], Awaitable[None]]


async def _stop(bench: Bench, ben: Person) -> None:
    await Leaving(bench.runtime).stop(ben.caller, "yes", 0)


async def _pause(bench: Bench, ben: Person) -> None:
    await Leaving(bench.runtime).pause(ben.caller)


async def _delete(bench: Bench, ben: Person) -> None:
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)


async def _block(bench: Bench, ben: Person) -> None:
    await Leaving(bench.runtime).blocked(ben.caller)


async def _die(bench: Bench, ben: Person) -> None:
    async def close(work: Work) -> None:
        case = await cases.of_episode(work, ben.episode_id)
        await leaving.fall_silent(work, case)

    await bench.do(close)


LEAVES = {
    _stop: ["stopped"],
    _pause: ["paused"],
    _delete: ["delete_requested"],
    _block: [],
    _die: [],
}


async def _with_a_check_in_queued(bench: Bench) -> Person:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    with held(bench):
        await bench.check_ins.send_due()
    return ben


@pytest.mark.parametrize(("leave", "keys"), LEAVES.items())
async def test_a_queued_check_in_does_not_follow_who_left(
    bench: Bench, leave: Leave, keys: list[str]
) -> None:
    ben = await _with_a_check_in_queued(bench)

    await leave(bench, ben)
    await bench.go_to_day(6)

    assert ben.keys == keys


_STARTED = (MessageKind.NOTICE, MessageKind.OUTCOME)
_OWED = (MessageKind.REPLY, MessageKind.SAFETY, MessageKind.FAREWELL)


@pytest.mark.parametrize(
    ("state", "goes"),
    [
        (PatientState.ACTIVE, {*_STARTED, *_OWED}),
        (PatientState.PAUSED, {MessageKind.OUTCOME, *_OWED}),
        (PatientState.STOPPED, {*_OWED}),
        (PatientState.UNREACHABLE, {*_OWED}),
        (PatientState.ERASING, {*_OWED}),
        (PatientState.DECEASED, {MessageKind.FAREWELL}),
    ],
)
async def test_what_still_goes_out_depends_on_how_the_patient_stands(
    bench: Bench, state: PatientState, goes: set[MessageKind]
) -> None:
    """Queued by a use case that saw the patient as they were, sent after they changed."""
    ben = await bench.patient()

    async def owe(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        chat = await chat_of(work, ben.chat_id)
        for kind in (*_STARTED, *_OWED):
            await queue(work, chat, Draft(kind, kind), patient)
        patient.state = state

    with held(bench):
        await bench.do(owe)
    await bench.pump()

    assert {MessageKind(shown.text) for shown in ben.screen} == goes
    dropped = await bench.outbox(state=MessageState.CANCELLED)
    assert {row.why for row in dropped} <= {str(state)}


async def test_a_check_in_that_was_answered_on_another_way_is_not_asked_again(
    bench: Bench,
) -> None:
    ben = await _with_a_check_in_queued(bench)
    check_in = await ben.check_in(0)
    bench.messenger.screens.clear()
    bench.runtime.mail.clear()

    for data in ("safety:no", "pain:4"):
        await _press_without_sending(bench, ben, f"{check_in.id}:{data}")
    await bench.pump()

    (row,) = await bench.outbox(kind=MessageKind.CHECK_IN)
    assert (row.state, row.why) == (MessageState.CANCELLED, "answered")


async def _press_without_sending(bench: Bench, ben: Person, press: str) -> None:
    from bot.services.patient.answering import Answering, Tap

    check_in, question, value = press.split(":")
    await Answering(bench.runtime).answer(ben.caller, Tap(check_in, question, value), 0)


@dataclass(frozen=True, slots=True)
class _StopsOnTheWay:
    """The patient stops while a message to them is on its way."""

    bench: Bench
    patient: Person

    async def deliver(self, letter: Letter) -> Receipt:
        await Leaving(self.bench.runtime).stop(self.patient.caller, "yes", 0)
        return await self.bench.messenger.deliver(letter)


@pytest.mark.parametrize("result", [SendResult.SENT, SendResult.UNCERTAIN])
async def test_a_check_in_that_ended_on_its_way_is_not_followed(
    bench: Bench, result: SendResult
) -> None:
    ben = await bench.patient()
    bench.messenger.will(result, arrives=True, when=sends_to(ben.chat_id))
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    await bench.check_ins.send_due()
    claim = await bench.claim_one()

    await Delivery(bench.runtime, _StopsOnTheWay(bench, ben), OwedMessages()).send(claim)
    await bench.go_to_day(5)

    assert ben.keys == ["checkin_first", "stopped"]
    assert (await ben.ended())[0] == (CheckInState.CANCELLED, Reason.STOPPED)
