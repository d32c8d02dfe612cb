"""Another phone takes over: the one before gets nothing more that the bot starts."""

from __future__ import annotations

import pytest

from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.domain.errors import ClosedError
from bot.domain.ledger import CheckInState
from bot.services.kernel.ports import Receipt
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import Draft, queue
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined, make_link, make_new_link, newcomer
from tests.services.support.post import chat_of

STARTED = {MessageKind.CHECK_IN, MessageKind.REMINDER, MessageKind.NOTICE, MessageKind.OUTCOME}
OWED = {MessageKind.REPLY, MessageKind.SAFETY}


async def _take_over(bench: Bench, ben: Newcomer) -> Newcomer:
    link = await make_new_link(bench, ben)
    phone = newcomer(bench)
    await phone.agrees(link.code)
    return phone


def _cut_off(bench: Bench, ben: Newcomer, times: int) -> None:
    bench.messenger.will(
        Receipt(SendResult.NOT_SENT, why="unreachable"),
        when=lambda letter: letter.telegram_id == ben.chat_id,
        times=times,
    )


async def test_a_check_in_that_waits_for_the_old_phone_comes_to_the_new_one(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    await bench.check_ins.send_due()
    _cut_off(bench, ben, times=100)

    phone = await _take_over(bench, ben)
    await phone.taps("Morning (10 am)")
    assert phone.keys[-1] == "enrolled"
    await bench.go_on(minutes=11)

    assert ben.keys == []
    assert phone.keys[-1] == "checkin_first"
    await phone.answers("4", "Much better")
    assert (await ben.check_in(0)).state is CheckInState.ANSWERED


async def test_a_check_in_that_may_have_arrived_is_not_sent_again(bench: Bench) -> None:
    ben = await joined(bench)
    bench.messenger.will(Receipt(SendResult.UNCERTAIN), when=lambda letter: True, times=1)
    await bench.go_to_day(1, 10, 5)

    phone = await _take_over(bench, ben)
    await phone.taps("Morning (10 am)")
    await bench.go_on(minutes=30)

    assert phone.keys[-2:] == ["checkin_first", "reminder_1"]


@pytest.mark.parametrize("kind", sorted(STARTED | OWED))
async def test_the_old_phone_gets_only_replies_and_safety_texts(
    bench: Bench, kind: MessageKind
) -> None:
    """Queued by a use case that saw the patient on the old phone, sent after the move."""
    ben = await joined(bench)
    await _take_over(bench, ben)
    ben.clear()

    async def owe(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        await queue(work, await chat_of(work, ben.chat_id), Draft(kind, "Hello"), patient)

    await bench.do(owe)
    await bench.pump()

    assert [shown.text for shown in ben.screen] == (["Hello"] if kind in OWED else [])
    dropped = await bench.outbox(state=MessageState.CANCELLED)
    assert [row.why for row in dropped] == ([] if kind in OWED else ["moved"])


async def test_the_old_phone_cannot_settle_in_for_the_new_one(bench: Bench) -> None:
    link = await make_link(bench)
    ben = newcomer(bench)
    await ben.agrees(link.code)
    ben.patient_id, ben.episode_id = link.patient_id, link.episode_id
    await _take_over(bench, ben)

    with pytest.raises(ClosedError):
        await ben.taps("7")

    assert (await ben.episode()).baseline is None
