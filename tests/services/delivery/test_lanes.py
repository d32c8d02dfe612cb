"""Who goes first: safety and staff alerts, then answers to people, check-ins last."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import LEASE, WHILE_HELD, MessageKind, MessageState, SendResult
from bot.services.alerts import raising
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.post import chat_of, held, queue_to


def _sent(bench: Bench) -> list[str]:
    return [call.letter.body["text"] for call in bench.messenger.calls]


async def test_the_more_urgent_lane_goes_first(bench: Bench) -> None:
    kinds = (MessageKind.NOTICE, MessageKind.REPLY, MessageKind.SAFETY, MessageKind.ALERT)
    for chat, kind in enumerate(kinds):
        await queue_to(bench, 1 + chat, kind, kind)

    await bench.pump()

    assert _sent(bench) == ["safety", "alert", "reply", "notice"]


async def test_in_one_chat_a_safety_text_overtakes_what_waits(bench: Bench) -> None:
    for kind in (MessageKind.NOTICE, MessageKind.REPLY, MessageKind.SAFETY):
        await queue_to(bench, 1, kind, kind)

    await bench.pump()

    assert _sent(bench) == ["safety", "reply", "notice"]


async def test_within_a_lane_a_chat_reads_in_the_order_of_writing(bench: Bench) -> None:
    bench.messenger.will(SendResult.NOT_SENT, times=2)
    for text in "abc":
        await queue_to(bench, 1, MessageKind.REPLY, text)

    await bench.go_on(minutes=1)

    assert _sent(bench) == ["a", "a", "a", "b", "c"]


async def test_a_message_on_its_way_is_not_overtaken(bench: Bench) -> None:
    await queue_to(bench, 1, MessageKind.REPLY, "a")
    await bench.claim_one()
    await queue_to(bench, 1, MessageKind.REPLY, "b")
    bench.clock.advance(bench.minutes(0.5))

    assert await bench.delivery.claim(8) == []


async def test_a_safety_text_does_not_wait_for_a_check_in_that_fails(bench: Bench) -> None:
    bench.messenger.will(
        SendResult.NOT_SENT, when=lambda letter: letter.body["text"] == "notice", times=50
    )
    await queue_to(bench, 1, MessageKind.NOTICE, "notice")
    await bench.go_on(minutes=10)

    await queue_to(bench, 1, MessageKind.SAFETY, "safety")
    started = bench.now
    await bench.pump()

    (call,) = [call for call in bench.messenger.calls if call.letter.body["text"] == "safety"]
    assert call.at - started <= bench.minutes(0.05)


async def test_a_warning_sign_is_told_before_a_hundred_alerts_that_can_wait(
    bench: Bench,
) -> None:
    ben = await bench.patient()

    async def raise_alerts(work: Work) -> None:
        case = await cases.of_episode(work, ben.episode_id)
        for _ in range(100):
            await raising.raise_alert(work, about(AlertKind.DELETE), case.patient)

    await bench.do(raise_alerts)
    since = bench.now
    await ben.writes("I have chest pain")

    (told,) = [shown for shown in bench.staff.screen if shown.text.startswith("P1")]
    assert told.at - since <= bench.minutes(0.1)


async def test_a_crowded_chat_does_not_keep_others_waiting(bench: Bench) -> None:
    async def crowd(work: Work) -> None:
        for telegram_id in (1, 2):
            chat = await chat_of(work, telegram_id)
            for _ in range(400):
                await queue(work, chat, Draft(MessageKind.NOTICE, "one of many"))

    await bench.do(crowd)
    await queue_to(bench, 9, MessageKind.NOTICE, "hello")

    since = bench.now
    for _ in range(20):
        for claim in await bench.delivery.claim(8):
            await bench.delivery.send(claim)
        bench.clock.move_to(bench.now + timedelta(milliseconds=100))

    (call,) = [call for call in bench.messenger.calls if call.letter.body["text"] == "hello"]
    assert call.at - since <= timedelta(seconds=2)


async def test_each_message_to_a_crowded_chat_waits_for_its_own_turn(bench: Bench) -> None:
    for number in range(100):
        await queue_to(bench, 1, MessageKind.NOTICE, str(number))

    since = bench.now
    await bench.go_on(minutes=2)

    assert _sent(bench) == [str(number) for number in range(100)]
    assert bench.messenger.calls[-1].at - since <= timedelta(seconds=110)


@pytest.mark.parametrize("backend", ["postgresql"])
@pytest.mark.parametrize("what", ["patient", "chat"])
async def test_a_claim_never_waits_for_a_use_case(bench: Bench, what: str) -> None:
    """Waiting for one that in turn waits for the messages claimed would be a deadlock."""
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    with held(bench):
        await bench.check_ins.send_due()
    claims = []

    async def hold(work: Work) -> None:
        if what == "patient":
            await cases.of_episode(work, ben.episode_id)
        else:
            chat = await chats.by_id(work.session, (await chat_of(work, ben.chat_id)).id)
            chat.language = "es"
            await work.session.flush()
        async with asyncio.timeout(30):
            claims.extend(await bench.delivery.claim(8))

    await bench.do(hold)

    # Of the chat it needs nothing that a use case may hold.
    assert len(claims) == (what == "chat")
    for claim in claims:
        await bench.delivery.send(claim)
    await bench.pump()
    assert ben.keys == ["checkin_first"]


@pytest.mark.parametrize("backend", ["postgresql"])
async def test_a_look_at_a_lease_that_ran_out_waits_for_no_use_case_either(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    with held(bench):
        await bench.check_ins.send_due()
    # Whoever has this one never says what became of it.
    await bench.claim_one()
    bench.clock.advance(LEASE)

    async def hold(work: Work) -> None:
        await cases.of_episode(work, ben.episode_id)
        async with asyncio.timeout(30):
            assert await bench.delivery.claim(8) == []

    await bench.do(hold)

    assert [row.state for row in await bench.outbox()] == [MessageState.SENDING]
    bench.clock.advance(WHILE_HELD)
    assert await bench.delivery.claim(8) == []
    assert [row.state for row in await bench.outbox()] == [MessageState.UNCERTAIN]


async def test_what_is_owed_at_once_goes_by_lane_too(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.messenger.calls.clear()

    await ben.taps("Yes, one or more")

    first = next(call for call in bench.messenger.calls if call.letter.telegram_id == ben.chat_id)
    assert first.letter.body["method"] == "send"


async def test_the_answer_to_a_tap_does_not_overtake_what_waits_for_the_chat(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.messenger.calls.clear()
    await queue_to(bench, ben.chat_id, MessageKind.REPLY, "before")

    await ben.taps("No, none of these")
    await bench.go_on(minutes=1)

    to_ben = [c for c in bench.messenger.calls if c.letter.telegram_id == ben.chat_id]
    assert [call.letter.body["method"] for call in to_ben] == ["send", "edit"]


async def test_what_staff_ask_for_does_not_overtake_what_waits_for_them(bench: Bench) -> None:
    admin = admin_of(bench)
    bench.clock.advance(bench.minutes(1))
    bench.messenger.calls.clear()
    await queue_to(bench, admin.chat_id, MessageKind.REPLY, "before")

    await admin.says("/status")
    await bench.go_on(minutes=1)

    before, status = _sent(bench)
    assert (before, "Open alerts" in status) == ("before", True)
