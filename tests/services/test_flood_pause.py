"""The pause that Telegram asks for: all respect it, whoever was told."""

from __future__ import annotations

from datetime import timedelta

from bot.services.flood import Flood
from bot.services.mailroom import Mailroom
from bot.services.transaction import HANDLING, Handling
from tests.services.bench import Bench

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
