"""The way of a message, each step committed, and what a crash at each of them means."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.delivery import LEASE, MessageKind, MessageState, SendResult
from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Claim, Letter, Receipt
from bot.services.kernel.transaction import Work
from bot.services.patient.messages import OwedMessages
from bot.storage.tables.mail import OutboxMessage
from tests.services.support.bench import Bench
from tests.services.support.post import queue_to


class _Watching:
    """Looks, during the call, at what another process would see in the database."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.seen: list[MessageState] = []

    async def deliver(self, letter: Letter) -> Receipt:
        """Note the committed state of the one message."""
        (row,) = await self._bench.outbox()
        self.seen.append(row.state)
        return Receipt(SendResult.SENT, message_id=1)


async def _one(bench: Bench) -> OutboxMessage:
    (row,) = await bench.outbox()
    return row


async def test_each_step_is_committed_before_the_next_begins(bench: Bench) -> None:
    messenger = _Watching(bench)
    delivery = Delivery(bench.runtime, messenger, OwedMessages())
    await queue_to(bench, 1)
    seen = [(await _one(bench)).state]

    (claim,) = await delivery.claim(8)
    seen.append((await _one(bench)).state)
    await delivery.send(claim)

    row = await _one(bench)
    assert [*seen, *messenger.seen, row.state] == ["queued", "sending", "sending", "sent"]
    assert (row.attempts, row.message_id, row.body) == (1, 1, None)


async def _claimed_by_an_older_version(bench: Bench) -> None:
    """A row as 0.1.0 left it, which claimed in one commit and marked as sending in another."""
    row_id = await queue_to(bench, 1)

    async def mark(work: Work) -> None:
        row = await work.session.get_one(OutboxMessage, row_id)
        row.state, row.claimable_at = MessageState.CLAIMED, work.now + LEASE

    await bench.do(mark)


@pytest.mark.parametrize("how", ["restart", "lease"])
async def test_a_claimed_message_is_surely_unsent_and_goes_out(bench: Bench, how: str) -> None:
    await _claimed_by_an_older_version(bench)

    if how == "restart":
        assert await bench.delivery.recover() == 0
    else:
        bench.clock.advance(LEASE)
        assert await bench.delivery.claim(8) == []
    await bench.pump()

    assert (await _one(bench)).state is MessageState.SENT
    assert len(bench.messenger.calls) == 1


async def _crash_while_sending(bench: Bench, kind: MessageKind) -> Claim:
    await queue_to(bench, 1, kind)
    return await bench.claim_one()


@pytest.mark.parametrize("how", ["restart", "lease"])
async def test_a_message_on_its_way_is_uncertain_after_a_crash(bench: Bench, how: str) -> None:
    await _crash_while_sending(bench, MessageKind.ALERT)

    if how == "restart":
        assert await bench.delivery.recover() == 1
    else:
        bench.clock.advance(LEASE)
        assert await bench.delivery.claim(8) == []

    first, repeat = await bench.outbox()
    assert (first.state, repeat.state) == (MessageState.UNCERTAIN, MessageState.QUEUED)
    assert repeat.repeat_of == first.id


async def test_a_result_that_comes_after_the_lease_changes_nothing(bench: Bench) -> None:
    claim = await _crash_while_sending(bench, MessageKind.REMINDER)
    bench.clock.advance(LEASE)
    await bench.delivery.claim(8)

    await bench.delivery._record(claim.row_id, Receipt(SendResult.SENT, message_id=5))

    assert (await _one(bench)).state is MessageState.UNCERTAIN


@pytest.mark.parametrize(
    ("kind", "waits"),
    [
        (MessageKind.NOTICE, [1, 2, 4, 8, 16, 32]),
        (MessageKind.ALERT, [1, 2, 4, 8, 15, 15]),
    ],
)
async def test_what_was_surely_not_sent_is_tried_again_ever_later(
    bench: Bench, kind: MessageKind, waits: list[int]
) -> None:
    bench.messenger.will(SendResult.NOT_SENT, times=6)
    await queue_to(bench, 1, kind)

    await bench.go_on(seconds=90)

    times = [call.at for call in bench.messenger.calls]
    gaps = [round((b - a).total_seconds()) for a, b in pairwise(times)]
    assert gaps == waits
    assert (await _one(bench)).state is MessageState.SENT


async def test_a_message_that_telegram_refuses_has_failed_with_a_code(bench: Bench) -> None:
    bench.messenger.will(Receipt(SendResult.REFUSED, why="bad_request"))
    await queue_to(bench, 1)

    await bench.pump()

    row = await _one(bench)
    assert (row.state, row.why, row.body) == (MessageState.FAILED, "bad_request", None)


async def test_a_message_of_a_patient_who_was_erased_meanwhile_leaves_no_trace(
    bench: Bench,
) -> None:
    await queue_to(bench, 1)
    claim = await bench.claim_one()
    await bench.forget(OutboxMessage)

    await bench.delivery._record(claim.row_id, Receipt(SendResult.SENT, message_id=5))

    assert await bench.outbox() == []


async def test_the_next_time_to_look_is_that_of_the_next_message(bench: Bench) -> None:
    await bench.delivery.claim(8)
    assert bench.delivery.next_at is None
    await queue_to(bench, 1)

    await bench.claim_one()
    assert bench.delivery.next_at == bench.now + LEASE


async def test_the_commit_of_a_message_wakes_the_sender(bench: Bench) -> None:
    bench.runtime.mail.clear()

    await queue_to(bench, 1)

    assert bench.runtime.mail.is_set()
    assert timedelta(0) < LEASE
