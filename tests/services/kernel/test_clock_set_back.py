"""A clock that is set back must not silence the bot until it is as late again."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.delivery import PER_SECOND, MessageKind, MessageState, SendResult
from bot.services.kernel.ports import Receipt
from bot.storage.tables.followups import Answer
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import sends_to
from tests.services.support.lease import age_lease
from tests.services.support.post import queue_to

DAY = timedelta(days=1)


async def test_a_chat_that_was_written_to_hears_the_next_message_at_once(bench: Bench) -> None:
    await queue_to(bench, 1, text="before")
    await bench.pump()
    bench.clock.advance(-DAY)

    await queue_to(bench, 1, MessageKind.SAFETY, text="after")
    await bench.pump()

    assert [shown.text for shown in bench.messenger.screens[1]] == ["before", "after"]


async def test_what_was_sent_before_leaves_room_for_what_comes_after(bench: Bench) -> None:
    for chat in range(1, 2 * PER_SECOND):
        await queue_to(bench, chat)
    await bench.pump()
    bench.clock.advance(-DAY)

    await queue_to(bench, 99)
    await bench.pump()

    assert len(bench.messenger.screens[99]) == 1


async def test_a_message_that_waits_for_the_old_time_lets_others_pass(bench: Bench) -> None:
    bench.messenger.will(SendResult.NOT_SENT, when=sends_to(1))
    await queue_to(bench, 1, text="under way")
    (claim,) = await bench.delivery.claim(8)
    await bench.delivery.send(claim)
    bench.clock.advance(-DAY)

    await queue_to(bench, 1, text="after")
    await bench.pump()

    assert [shown.text for shown in bench.messenger.screens[1]] == ["after"]
    assert [row.state for row in await bench.outbox()] == [
        MessageState.QUEUED,
        MessageState.SENT,
    ]


async def test_what_waited_for_the_old_time_is_looked_at_anew(bench: Bench) -> None:
    bench.messenger.will(SendResult.NOT_SENT, when=sends_to(1))
    await queue_to(bench, 1, MessageKind.SAFETY)
    await bench.delivery.send(await bench.claim_one())
    bench.clock.advance(-DAY)

    await bench.heartbeat.notice_gap(bench.now + DAY)
    await bench.pump()

    assert len(bench.messenger.screens[1]) == 1


async def test_what_is_on_its_way_keeps_its_lease(bench: Bench) -> None:
    await queue_to(bench, 1)
    await bench.claim_one()
    (before,) = await bench.outbox()

    await bench.heartbeat.notice_gap(bench.now + timedelta(hours=1))

    assert await bench.delivery.claim(8) == []
    (after,) = await bench.outbox()
    assert (after.state, after.claimable_at) == (MessageState.SENDING, before.claimable_at)


async def test_a_check_in_waits_for_its_own_time(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 30)
    bench.clock.advance(-DAY)
    await bench.heartbeat.notice_gap(bench.now + DAY)

    await bench.go_to_day(1, 9, 59)
    assert ben.keys == []
    await bench.go_to_day(1, 10, 1)

    assert ben.keys == ["checkin_first"]


async def test_a_pause_that_telegram_asked_for_ends_with_the_old_time(bench: Bench) -> None:
    flood = Receipt(SendResult.NOT_SENT, retry_after=timedelta(seconds=30), why="flood")
    bench.messenger.will(flood, when=sends_to(1))
    await queue_to(bench, 1)
    (claim,) = await bench.delivery.claim(8)
    await bench.delivery.send(claim)
    assert await bench.delivery.claim(8) == []
    bench.clock.advance(-DAY)

    await queue_to(bench, 2)
    await bench.pump()

    assert len(bench.messenger.screens[2]) == 1


async def test_an_untaken_alert_still_comes_again(bench: Bench) -> None:
    ben = await bench.patient()
    await ben.writes("I have a fever")
    bench.clock.advance(-DAY)
    bench.staff.clear()

    for _ in range(4):
        await bench.go_on(minutes=15)
        await bench.tick()

    assert len(bench.staff.screen) == 4


async def test_the_lease_of_a_dead_process_does_not_outlive_it_by_a_day(bench: Bench) -> None:
    await bench.leadership.lead("dead")
    await age_lease(bench.runtime.database, -DAY)

    assert await bench.leadership.lead("next")


async def test_the_lease_of_a_machine_whose_clock_is_a_minute_ahead_holds(bench: Bench) -> None:
    await bench.leadership.lead("first")
    await age_lease(bench.runtime.database, timedelta(minutes=-1))

    assert not await bench.leadership.lead("second")


async def test_words_that_are_tapped_twice_are_stored_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)
    await ben.answers("4")
    bench.clock.advance(-timedelta(hours=1))
    stored = await bench.count(Answer)

    for _ in range(2):
        await ben.presses(f"a:{check_in.id}:change:2")

    assert await bench.count(Answer) == stored + 1
