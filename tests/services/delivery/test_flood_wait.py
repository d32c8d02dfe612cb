"""The pause that Telegram asks for: all respect it, whoever was told."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.flood_control import FloodControl
from bot.services.delivery.sending import Delivery
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Claim, Receipt
from bot.services.kernel.traffic import Traffic
from bot.services.kernel.transaction import HANDLING, Handling, Work
from bot.services.messaging.messages import Draft, queue
from bot.services.patient.messages import OwedMessages
from bot.storage import outbox
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.clockwork import MONDAY
from tests.services.support.post import chat_of, held, queue_to

WAIT = timedelta(seconds=30)


async def test_a_pause_holds_for_as_long_as_telegram_asked(bench: Bench) -> None:
    flood = FloodControl(bench.runtime)
    before = await flood.is_on()

    await flood.begin(WAIT)

    assert (before, await flood.is_on()) == (False, True)
    bench.clock.advance(WAIT)
    assert not await flood.is_on()


async def test_a_shorter_wait_does_not_end_a_longer_one(bench: Bench) -> None:
    flood = FloodControl(bench.runtime)
    await flood.begin(timedelta(seconds=60))
    bench.runtime.traffic = Traffic(bench.clock.now)

    await flood.begin(timedelta(seconds=5))

    bench.clock.advance(timedelta(seconds=10))
    assert bench.runtime.traffic.left() is None
    await bench.delivery.recover()
    assert await flood.is_on()


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
    await FloodControl(bench.runtime).begin(WAIT)
    await bench.do(take_back)

    assert [row.state for row in await bench.outbox()] == [MessageState.CANCELLED]
    await bench.go_on(minutes=1)
    assert bench.messenger.calls == []


async def test_messages_wait_for_a_pause_that_another_call_was_told_of(bench: Bench) -> None:
    ben = await bench.patient()
    await FloodControl(bench.runtime).begin(timedelta(days=1, minutes=90))

    await bench.go_to_day(1, 11)
    assert ben.keys == []
    await bench.go_to_day(1, 13)

    assert ben.keys == ["checkin_first"]


async def test_a_pause_is_no_handling_of_the_update_that_led_to_it(bench: Bench) -> None:
    inbox, flood = Inbox(bench.runtime), FloodControl(bench.runtime)
    await inbox.take([(5, 1, {"message": {}})])
    waiting = await inbox.next(set())
    assert waiting is not None
    handling = Handling(waiting.inbox_id)
    token = HANDLING.set(handling)

    await flood.begin(WAIT)

    assert HANDLING.get() is handling
    assert not handling.is_done
    assert await bench.updates_waiting() == 1
    await inbox.settle()
    await flood.begin(WAIT)
    HANDLING.reset(token)


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
    for chat_id in (1, 2):
        await queue_to(bench, chat_id)
    first, delivery.other = await delivery.claim(8)
    bench.messenger.will(Receipt(SendResult.NOT_SENT, retry_after=WAIT, why="flood"))

    await delivery.send(first)

    assert [call.letter.telegram_id for call in bench.messenger.calls] == [1]
    assert {row.state for row in await bench.outbox()} == {MessageState.QUEUED}
    await bench.pump()
    assert len(bench.messenger.calls) == 3
    assert bench.messenger.calls[1].at >= bench.messenger.calls[0].at + WAIT


async def test_nobody_claims_while_a_pause_is_not_written_down_yet(bench: Bench) -> None:
    await queue_to(bench, 1)
    bench.runtime.traffic.ask(WAIT)

    assert await bench.delivery.claim(8) == []
    assert await FloodControl(bench.runtime).is_on()
    bench.clock.advance(WAIT)
    assert await bench.delivery.claim(8)


def test_the_longer_of_two_waits_holds_and_a_clock_set_back_ends_it() -> None:
    clock = VirtualClock(MONDAY)
    pause = Traffic(clock.now)
    assert pause.left() is None

    pause.ask(WAIT)
    pause.ask(timedelta(seconds=1))
    assert pause.left() == WAIT

    clock.advance(timedelta(minutes=-5))
    assert pause.left() is None
