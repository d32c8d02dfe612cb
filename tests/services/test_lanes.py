"""Who goes first: safety and staff alerts, then answers to people, check-ins last."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.delivery import MessageKind, SendResult
from bot.services import cases
from bot.services.transaction import Work
from bot.storage import chats
from tests.services.bench import Bench
from tests.services.post import chat_of, queue_to


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


@pytest.mark.parametrize("backend", ["postgresql"])
@pytest.mark.parametrize("what", ["patient", "chat"])
async def test_a_claim_never_waits_for_a_use_case(bench: Bench, what: str) -> None:
    """Waiting for one that in turn waits for the messages claimed would be a deadlock."""
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    await bench.check_ins.send_due()
    claims = []

    async def hold(work: Work) -> None:
        if what == "patient":
            await cases.of_episode(work, ben.episode_id)
        else:
            chat = await chats.by_id(work.session, (await chat_of(work, ben.chat_id)).id)
            chat.language = "es"
            await work.session.flush()
        async with asyncio.timeout(5):
            claims.extend(await bench.delivery.claim(8))

    await bench.do(hold)

    assert claims == []
    await bench.pump()
    assert ben.keys == ["checkin_first"]
