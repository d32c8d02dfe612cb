"""Telegram's limits, kept where messages are claimed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot.domain.delivery import GROUP_PER_MINUTE, PER_SECOND, MessageKind
from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Letter, Receipt
from bot.services.kernel.transaction import Work
from bot.services.patient.messages import OwedMessages
from bot.storage import claimable
from tests.services.support.bench import Bench
from tests.services.support.post import queue_to

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
GROUP = -100


def _most_within(times: list[datetime], span: timedelta) -> int:
    return max(sum(start <= at < start + span for at in times) for start in times)


async def _claimed(bench: Bench) -> dict[str, list[datetime]]:
    claimed = defaultdict(list)
    for row in await bench.outbox():
        assert row.claimed_at is not None
        claimed[row.chat_id].append(row.claimed_at)
    return claimed


async def test_no_more_than_25_go_out_in_a_second(bench: Bench) -> None:
    for chat in range(60):
        await queue_to(bench, 1 + chat)

    await bench.pump()

    times = [at for of_chat in (await _claimed(bench)).values() for at in of_chat]
    assert len(times) == 60
    assert _most_within(times, SECOND) <= PER_SECOND
    assert max(times) - min(times) < 4 * SECOND


async def test_a_chat_gets_one_message_a_second(bench: Bench) -> None:
    for _ in range(5):
        await queue_to(bench, 1)

    await bench.pump()

    (times,) = (await _claimed(bench)).values()
    assert len(times) == 5
    assert _most_within(times, SECOND) == 1


@dataclass(frozen=True, slots=True)
class _SlowNetwork:
    """A call takes so long to reach Telegram."""

    bench: Bench
    seconds: list[float]

    async def deliver(self, letter: Letter) -> Receipt:
        self.bench.clock.advance(timedelta(seconds=self.seconds.pop(0)))
        return await self.bench.messenger.deliver(letter)


async def test_a_slow_call_does_not_bring_the_next_one_too_close(bench: Bench) -> None:
    bench.delivery = Delivery(bench.runtime, _SlowNetwork(bench, [0.9, 0.0]), OwedMessages())
    for _ in range(2):
        await queue_to(bench, 1)

    await bench.pump()

    first, second = [call.at for call in bench.messenger.calls]
    assert second - first >= SECOND


async def test_nothing_overtakes_a_call_to_the_same_chat(bench: Bench) -> None:
    await queue_to(bench, 1)
    await bench.claim_one()
    bench.clock.advance(3 * SECOND)

    await queue_to(bench, 1)
    await queue_to(bench, 1, MessageKind.SAFETY)

    assert await bench.delivery.claim(8) == []


async def test_a_safety_text_does_not_wait_for_a_call_that_is_stuck(bench: Bench) -> None:
    await queue_to(bench, 1)
    await bench.claim_one()
    await queue_to(bench, 1)
    await queue_to(bench, 1, MessageKind.SAFETY, text="urgent")
    bench.clock.advance(6 * SECOND)

    claim = await bench.claim_one()

    assert claim.letter.body["text"] == "urgent"


async def test_calls_on_their_way_count_until_a_second_after_their_end(bench: Bench) -> None:
    for chat in range(PER_SECOND + 10):
        await queue_to(bench, 1 + chat)
    claims = await bench.delivery.claim(PER_SECOND + 10)
    bench.clock.advance(5 * SECOND)

    assert await bench.delivery.claim(10) == []
    await bench.delivery.send(claims[0])
    bench.clock.advance(0.9 * SECOND)
    assert await bench.delivery.claim(10) == []
    bench.clock.advance(0.2 * SECOND)
    assert len(await bench.delivery.claim(10)) == 1


async def test_a_group_gets_18_messages_a_minute(bench: Bench) -> None:
    for _ in range(25):
        await queue_to(bench, GROUP, MessageKind.ALERT)

    await bench.go_on(minutes=3)

    (times,) = (await _claimed(bench)).values()
    assert len(times) == 25
    assert _most_within(times, MINUTE) <= GROUP_PER_MINUTE


async def test_a_full_group_holds_nobody_else_up(bench: Bench) -> None:
    for _ in range(70):
        await queue_to(bench, GROUP, MessageKind.ALERT)
    last = await queue_to(bench, 1)

    await bench.go_on(seconds=10)

    rows = {row.id: row for row in await bench.outbox()}
    assert (rows[last].claimed_at or bench.now) - rows[last].queued_at < 5 * SECOND


@pytest.mark.parametrize("backend", ["postgresql"])
async def test_of_two_waits_at_once_the_longer_holds(bench: Bench) -> None:
    for _ in range(10):
        start = bench.now

        async def wait(work: Work, seconds: int) -> None:
            await claimable.pause(work.session, work.now, work.now + seconds * SECOND)

        await asyncio.gather(
            *(bench.do(partial(wait, seconds=seconds)) for seconds in (30, 5, 30, 5))
        )
        async with bench.runtime.database.reading() as session:
            assert await claimable.paused_until(session, start) == start + 30 * SECOND
        bench.clock.advance(MINUTE)


async def test_no_more_is_claimed_than_asked_for(bench: Bench) -> None:
    for chat in range(5):
        await queue_to(bench, 1 + chat)

    assert len(await bench.delivery.claim(3)) == 3
    assert len(await bench.delivery.claim(0)) == 0


async def test_two_senders_share_the_limits(bench: Bench) -> None:
    other = Delivery(bench.runtime, bench.messenger, OwedMessages())
    for chat in range(40):
        await queue_to(bench, 1 + chat)

    claims = [*await bench.delivery.claim(20), *await other.claim(20)]

    assert len(claims) == PER_SECOND
    assert len({claim.row_id for claim in claims}) == PER_SECOND
