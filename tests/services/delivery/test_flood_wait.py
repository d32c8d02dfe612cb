"""A wait that Telegram asks for: whose it is, what keeps it, and what is tried all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Claim, Receipt
from bot.services.kernel.traffic import MENUS, TOASTS, URGENT_AFTER, Traffic
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import Draft, queue
from bot.services.patient.messages import OwedMessages
from bot.storage import outbox
from bot.storage.tables.people import Patient
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.clockwork import MONDAY
from tests.services.support.fake_messenger import sends_to
from tests.services.support.post import chat_of, held, queue_to

SECOND = timedelta(seconds=1)
WAIT = timedelta(seconds=30)
AN_HOUR = timedelta(hours=1)


def _flood(wait: timedelta) -> Receipt:
    return Receipt(SendResult.NOT_SENT, retry_after=wait, why="flood")


@pytest.mark.parametrize("whose", ["a", TOASTS, MENUS])
def test_a_wait_is_of_what_it_was_given_for(whose: str) -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)

    traffic.ask(whose, WAIT)

    assert traffic.left(whose) == WAIT
    assert traffic.left() is None
    assert traffic.left("b") is None
    assert traffic.room() > 0
    clock.advance(WAIT)
    assert traffic.left(whose) is None


def test_a_wait_that_two_chats_are_given_at_once_is_the_bots() -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)
    traffic.ask("a", AN_HOUR)
    clock.advance(SECOND)

    traffic.ask("b", WAIT)

    # As long as both were told, not longer.
    assert traffic.left() == WAIT
    assert traffic.left(TOASTS) == WAIT
    assert traffic.room() == 0
    clock.advance(WAIT)
    assert traffic.left() is None
    assert traffic.left("a") is not None


@pytest.mark.parametrize("other", ["a", TOASTS, MENUS])
def test_the_same_chat_twice_or_a_toast_beside_it_is_no_reason_to_hold_all(other: str) -> None:
    traffic = Traffic(VirtualClock(MONDAY).now)

    traffic.ask("a", WAIT)
    traffic.ask(other, WAIT)

    assert traffic.left() is None


def test_two_chats_that_are_told_long_after_each_other_wait_each_for_itself() -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)
    traffic.ask("a", AN_HOUR)
    clock.advance(timedelta(minutes=1))

    traffic.ask("b", AN_HOUR)

    assert traffic.left() is None


def test_the_longer_of_two_waits_holds_and_a_clock_set_back_ends_it() -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)

    traffic.ask_all(WAIT)
    traffic.ask_all(SECOND)
    assert traffic.left() == WAIT

    clock.advance(timedelta(minutes=-5))
    assert traffic.left() is None


async def test_a_chat_that_must_wait_holds_up_nobody_else(bench: Bench) -> None:
    bench.messenger.will(_flood(AN_HOUR), when=sends_to(1))
    await queue_to(bench, 1)
    await bench.pump()

    await queue_to(bench, 1, text="Another")
    await queue_to(bench, 2)
    await bench.go_on(minutes=1)

    assert [call.letter.telegram_id for call in bench.messenger.calls] == [1, 2]
    await bench.go_on(minutes=60)
    assert [call.letter.telegram_id for call in bench.messenger.calls] == [1, 2, 1, 1]


async def test_help_to_a_chat_that_must_wait_is_tried_within_half_a_minute(bench: Bench) -> None:
    bench.messenger.will(_flood(AN_HOUR), when=sends_to(1))
    await queue_to(bench, 1)
    await bench.pump()
    start = bench.clock.now()

    await queue_to(bench, 1, MessageKind.SAFETY, "Help is there")
    await bench.go_on(minutes=2)

    (_, tried) = bench.messenger.calls
    assert tried.letter.body["text"] == "Help is there"
    assert tried.at - start <= URGENT_AFTER


async def test_help_that_is_refused_itself_comes_half_a_minute_later(bench: Bench) -> None:
    bench.messenger.will(_flood(timedelta(seconds=60)), when=sends_to(1))
    await queue_to(bench, 1, MessageKind.SAFETY, "Help is there")
    await bench.pump()
    await bench.go_on(minutes=1)

    first, second = bench.messenger.calls
    assert second.at - first.at == URGENT_AFTER


async def _make_the_bot_wait(bench: Bench, wait: timedelta) -> None:
    for chat_id in (1, 2):
        bench.messenger.will(_flood(wait), when=sends_to(chat_id))
        await queue_to(bench, chat_id)
    await bench.pump()
    bench.messenger.calls.clear()
    assert bench.runtime.traffic.left() is not None


async def test_while_the_bot_must_wait_help_is_tried_and_nothing_else_is(bench: Bench) -> None:
    await _make_the_bot_wait(bench, AN_HOUR)
    start = bench.clock.now()

    await queue_to(bench, 3)
    await queue_to(bench, 4, MessageKind.SAFETY)
    await queue_to(bench, ADMIN, MessageKind.ALERT)
    await bench.go_on(minutes=2)

    calls = bench.messenger.calls
    assert [call.letter.telegram_id for call in calls] == [4, ADMIN]
    assert all(call.at - start <= URGENT_AFTER + 2 * SECOND for call in calls)
    # One after the other, lest a Telegram that still refuses be asked at every turn.
    assert calls[1].at - calls[0].at >= SECOND


async def test_what_a_use_case_owes_at_once_waits_too_unless_it_is_help(bench: Bench) -> None:
    ben = await bench.patient()
    await _make_the_bot_wait(bench, AN_HOUR)
    await bench.go_on(minutes=1)

    await ben.writes("I could walk a bit further today")
    assert ben.keys == []
    await ben.writes("I have a fever")

    assert "free_text_urgent" in ben.keys
    assert "free_text" not in ben.keys


async def test_the_next_process_keeps_the_bots_wait(bench: Bench) -> None:
    await _make_the_bot_wait(bench, AN_HOUR)
    left = bench.runtime.traffic.left()
    bench.runtime.traffic = Traffic(bench.clock.now)

    await bench.delivery.recover()

    assert bench.runtime.traffic.left() == left


async def test_what_was_taken_back_does_not_come_back_with_a_pause(bench: Bench) -> None:
    ben = await bench.patient()

    async def owe(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        draft = Draft(MessageKind.NOTICE, "Hello")
        await queue(work, await chat_of(work, ben.chat_id), draft, patient)

    async def take_back(work: Work) -> None:
        await outbox.cancel(work.session, ben.patient_id, [MessageKind.NOTICE], work.now)

    with held(bench):
        await bench.do(owe)
    bench.runtime.traffic.ask_all(WAIT)
    await bench.do(take_back)

    assert [row.state for row in await bench.outbox()] == [MessageState.CANCELLED]
    await bench.go_on(minutes=1)
    assert bench.messenger.calls == []


class _Racing(Delivery):
    """Sends another message right before it writes down what became of the first."""

    other: Claim | None = None

    async def _record(self, row_id: int, receipt: Receipt, *, holds: bool = False) -> None:
        other, self.other = self.other, None
        if other is not None:
            await self.send(other)
        await super()._record(row_id, receipt, holds=holds)


async def test_what_was_begun_waits_too_for_a_pause_that_is_not_written_down_yet(
    bench: Bench,
) -> None:
    delivery = _Racing(bench.runtime, bench.messenger, OwedMessages())
    for chat_id in (1, 2, 3):
        await queue_to(bench, chat_id)
    first, second, delivery.other = await delivery.claim(8)
    for chat_id in (1, 2):
        bench.messenger.will(_flood(WAIT), when=sends_to(chat_id))
    third, delivery.other = delivery.other, None
    await delivery.send(first)
    delivery.other = third

    await delivery.send(second)

    assert [call.letter.telegram_id for call in bench.messenger.calls] == [1, 2]
    assert {row.state for row in await bench.outbox()} == {MessageState.QUEUED}
    await bench.pump()
    assert len(bench.messenger.calls) == 5
    assert bench.messenger.calls[2].at >= bench.messenger.calls[0].at + WAIT


async def test_nobody_claims_while_a_pause_is_not_written_down_yet(bench: Bench) -> None:
    await queue_to(bench, 1)
    bench.runtime.traffic.ask_all(WAIT)

    assert await bench.delivery.claim(8) == []
    bench.clock.advance(WAIT)
    assert await bench.delivery.claim(8)
