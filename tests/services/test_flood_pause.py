"""The pause that Telegram asks for: all respect it, whoever was told."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.delivery import MessageState, SendResult
from bot.sandbox.clock import VirtualClock
from bot.services.claiming import Claim
from bot.services.delivery import Delivery
from bot.services.flood import Flood
from bot.services.mailroom import Mailroom
from bot.services.pause import Pause
from bot.services.ports import Receipt
from bot.services.transaction import HANDLING, Handling
from tests.services.bench import Bench
from tests.services.clockwork import MONDAY
from tests.services.post import queue_to

WAIT = timedelta(seconds=30)


async def test_a_pause_holds_for_as_long_as_telegram_asked(bench: Bench) -> None:
    flood = Flood(bench.desk)
    before = await flood.is_on()

    await flood.begin(WAIT)

    assert (before, await flood.is_on()) == (False, True)
    bench.clock.advance(WAIT)
    assert not await flood.is_on()


async def test_messages_wait_for_a_pause_that_another_call_was_told_of(bench: Bench) -> None:
    ben = await bench.patient()
    await Flood(bench.desk).begin(timedelta(days=1, minutes=90))

    await bench.go_to_day(1, 11)
    assert ben.keys == []
    await bench.go_to_day(1, 13)

    assert ben.keys == ["checkin_first"]


async def test_a_pause_is_no_handling_of_the_update_that_led_to_it(bench: Bench) -> None:
    mailroom, flood = Mailroom(bench.desk), Flood(bench.desk)
    await mailroom.take([(5, 1, {"message": {}})])
    waiting = await mailroom.next(set())
    assert waiting is not None
    handling = Handling(waiting.inbox_id)
    token = HANDLING.set(handling)

    await flood.begin(WAIT)

    assert HANDLING.get() is handling
    assert not handling.is_done
    assert await mailroom.waiting_count() == 1
    await mailroom.settle()
    await flood.begin(WAIT)
    HANDLING.reset(token)


class _Racing(Delivery):
    """Sends another message right before it writes down what became of the first."""

    other: Claim | None = None

    async def _record(self, row_id: int, receipt: Receipt) -> None:
        other, self.other = self.other, None
        if other is not None:
            await self.send(other)
        await super()._record(row_id, receipt)


async def test_what_was_begun_waits_too_for_a_pause_that_is_not_written_down_yet(
    bench: Bench,
) -> None:
    delivery = _Racing(bench.desk, bench.messenger)
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
    bench.desk.pause.ask(WAIT)

    assert await bench.delivery.claim(8) == []
    assert await Flood(bench.desk).is_on()
    bench.clock.advance(WAIT)
    assert await bench.delivery.claim(8)


def test_the_longer_of_two_waits_holds_and_a_clock_set_back_ends_it() -> None:
    clock = VirtualClock(MONDAY)
    pause = Pause(clock)
    assert pause.left() is None

    pause.ask(WAIT)
    pause.ask(timedelta(seconds=1))
    assert pause.left() == WAIT

    clock.advance(timedelta(minutes=-5))
    assert pause.left() is None
