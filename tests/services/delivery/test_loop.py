"""The sending loop: it sends as soon as mail is there, survives errors and ends cleanly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.domain.delivery import LEASE, MessageKind, MessageState, SendResult
from bot.services.delivery.loop import Sender
from bot.services.delivery.sending import Delivery
from bot.services.incoming.inbox import Inbox
from bot.services.kernel import cases
from bot.services.kernel.ports import Claim, Letter, Receipt
from bot.services.kernel.traffic import MOST_AT_ONCE
from bot.services.kernel.transaction import HANDLING, Handling, Work
from bot.services.messaging.readers import reader_of, say
from bot.services.patient.leaving import Leaving
from bot.services.patient.messages import OwedMessages
from tests.services.support.bench import Bench
from tests.services.support.post import queue_to


@asynccontextmanager
async def _sending(sender: Sender) -> AsyncIterator[None]:
    task = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _until(bench: Bench, condition: Callable[[], bool]) -> None:
    """Let the loop run, woken all the time."""
    async with asyncio.timeout(60):
        while not condition():
            bench.runtime.mail.set()
            await asyncio.sleep(0)


async def _until_sent(bench: Bench) -> None:
    """Let the loop run until every message is sent."""
    async with asyncio.timeout(60):
        while {row.state for row in await bench.outbox()} != {MessageState.SENT}:
            bench.runtime.mail.set()


class _Slow:
    """Telegram that answers only when it is let."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.most = self.now = 0

    async def deliver(self, letter: Letter) -> Receipt:
        """Answer when it may."""
        self.now += 1
        self.most = max(self.most, self.now)
        await self.go.wait()
        self.now -= 1
        return Receipt(SendResult.SENT, message_id=1)


class _Shaky(Delivery):
    """A delivery whose database is away for a moment, at each of its doors."""

    claims = sends = 1

    async def claim(self, most: int) -> list[Claim]:
        """Fail once."""
        self.claims -= 1
        if self.claims == 0:
            raise ConnectionError
        return await super().claim(most)

    async def send(self, claim: Claim) -> None:
        """Fail once, before anything was sent."""
        self.sends -= 1
        if self.sends == 0:
            raise ConnectionError
        await super().send(claim)


async def test_mail_is_sent_as_soon_as_it_is_committed(bench: Bench) -> None:
    async with _sending(Sender(bench.delivery)):
        await queue_to(bench, 1)
        await _until_sent(bench)

    assert bench.messenger.screens[1][0].text == "Hello"


async def test_a_few_calls_at_most_are_in_flight(bench: Bench) -> None:
    slow = _Slow()
    for chat in range(20):
        await queue_to(bench, 1 + chat)

    async with _sending(Sender(Delivery(bench.runtime, slow, OwedMessages()))):
        await _until(bench, lambda: slow.now == MOST_AT_ONCE)
        slow.go.set()
        await _until_sent(bench)

    assert slow.most == MOST_AT_ONCE


async def test_calls_in_flight_end_before_the_loop_does(bench: Bench) -> None:
    slow = _Slow()
    await queue_to(bench, 1)

    task = asyncio.create_task(Sender(Delivery(bench.runtime, slow, OwedMessages())).run())
    await _until(bench, lambda: slow.now == 1)
    task.cancel()
    slow.go.set()
    await asyncio.wait([task])

    (row,) = await bench.outbox()
    assert row.state is MessageState.SENT


async def test_an_error_of_the_database_is_waited_out(bench: Bench) -> None:
    await queue_to(bench, 1, MessageKind.ALERT)

    shaky = _Shaky(bench.runtime, bench.messenger, OwedMessages())
    async with _sending(Sender(shaky)):
        await _until(bench, lambda: shaky.sends == 0)
        bench.clock.advance(LEASE)
        while len(await bench.outbox()) == 1:
            bench.runtime.mail.set()
        bench.clock.advance(LEASE)
        await _until(bench, lambda: len(bench.messenger.calls) == 1)

    # Nobody knows that it failed before the call, so that it goes once more.
    first, _ = await bench.outbox()
    assert first.state is MessageState.UNCERTAIN
    assert shaky.claims < 0


async def test_what_is_owed_when_the_bot_stops_waits_for_the_next_start(bench: Bench) -> None:
    ben = await bench.patient()
    async with _sending(Sender(bench.delivery)):
        await asyncio.sleep(0)

    await Leaving(bench.runtime).ask(ben.caller, "stop")

    (row,) = await bench.outbox(patient_id=ben.patient_id)
    assert row.state is MessageState.QUEUED
    assert bench.delivery.outgoing == []


async def test_what_is_being_committed_when_the_bot_stops_still_goes(bench: Bench) -> None:
    ben, may_commit = await bench.patient(), asyncio.Event()

    async def ask_slowly(work: Work) -> None:
        case = await cases.of_episode(work, ben.episode_id)
        await say(work, reader_of(case, case.home), "media")
        began.set()
        await may_commit.wait()

    began = asyncio.Event()
    sending = asyncio.create_task(Sender(bench.delivery).run())
    use_case = asyncio.create_task(bench.do(ask_slowly))
    await began.wait()
    sending.cancel()
    may_commit.set()
    await asyncio.wait([sending, use_case])

    states = {row.state for row in await bench.outbox(patient_id=ben.patient_id)}
    assert MessageState.SENDING not in states


async def test_an_answer_goes_in_a_context_of_its_own(bench: Bench) -> None:
    """What a call does must not pass for the handling of the update that led to it."""
    ben, inbox = await bench.patient(), Inbox(bench.runtime)
    await inbox.take([(1, ben.chat_id, {"update_id": 1})])
    waiting = await inbox.next(set())
    assert waiting is not None

    async with _sending(Sender(bench.delivery)):
        token = HANDLING.set(Handling(waiting.inbox_id))
        await Leaving(bench.runtime).ask(ben.caller, "stop")
        HANDLING.reset(token)
        await _until(bench, lambda: "stop_confirm" in ben.keys)

    (row,) = await bench.outbox(patient_id=ben.patient_id)
    assert row.state is MessageState.SENT
