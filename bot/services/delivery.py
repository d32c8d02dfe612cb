"""The sender: claims what may go now, hands it to Telegram and records what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.domain.delivery import (
    CHAT_GAP,
    GROUP_PER_MINUTE,
    LEASE,
    PER_SECOND,
    POLICIES,
    Lane,
    MessageState,
    SendResult,
    retry_after,
)
from bot.services import consequences, freshness
from bot.services.ports import Letter, Messenger, Receipt
from bot.services.transaction import Desk, Service, Work, transaction
from bot.storage import chats, outbox
from bot.storage.desk_tables import OutboxMessage
from bot.storage.tables import Chat

log = structlog.get_logger(__name__)

# How many rows one claim looks at: enough to find sendable ones behind a chat that must wait.
_LOOK: Final = 60
_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
# How long a group that is at its limit waits.
_GROUP_GAP: Final = 4 * CHAT_GAP
# A safety text or a staff alert is never put off for longer by failed attempts.
_URGENT: Final = timedelta(seconds=15)
# Nor does it wait for a call to the same chat that takes longer.
_STUCK: Final = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this process may send now."""

    row_id: int
    letter: Letter


class Delivery(Service):
    """Sends each message of the outbox at most once, unless its kind says otherwise."""

    def __init__(self, desk: Desk, messenger: Messenger) -> None:
        super().__init__(desk)
        self._messenger = messenger

    @transaction
    async def claim(self, work: Work, most: int) -> list[Claim]:
        """Claim up to `most` messages that may go now, within Telegram's limits."""
        pause, recent = await outbox.traffic(work.session, work.now - _SECOND, work.now)
        if pause is not None:
            return []
        room = min(most, PER_SECOND - recent)
        claims: list[Claim] = []
        # A chat found busy is busy for all that wait behind, so that it is looked at once.
        busy: dict[str, datetime] = {}
        for row in await outbox.candidates(work.session, work.now, _LOOK):
            if len(claims) >= room:
                break
            if row.state is not MessageState.QUEUED:
                await _expire(work, row)
            elif row.chat_id in busy:
                # Each at its own turn: all at the next one would be found busy again and again,
                # and so many that nobody else's message is looked at.
                row.claimable_at = busy[row.chat_id]
                busy[row.chat_id] += CHAT_GAP
            elif (claim := await _try_claim(work, row, busy)) is not None:
                claims.append(claim)
        return claims

    async def send(self, claim: Claim) -> None:
        """Send one claimed message and record the result; three commits in all."""
        if not await self._mark_sending(claim.row_id):
            return
        receipt = await self._messenger.deliver(claim.letter)
        await self._record(claim.row_id, receipt)

    @transaction
    async def _mark_sending(self, work: Work, row_id: int) -> bool:
        if (until := await outbox.paused_until(work.session, work.now)) is not None:
            # Telegram has asked to wait since this was claimed.
            await outbox.hand_back(work.session, row_id, until)
            return False
        return await outbox.mark_sending(work.session, row_id, work.now + LEASE)

    @transaction
    async def _record(self, work: Work, row_id: int, receipt: Receipt) -> None:
        row = await work.session.get(OutboxMessage, row_id)
        # Gone with an erased patient, or given up when its lease ran out.
        if row is not None and row.state is MessageState.SENDING:
            await record(work, row, receipt)

    @transaction
    async def recover(self, work: Work) -> int:
        """After a crash: unsent claims go out, what was on its way is uncertain; how many."""
        unsent, on_the_way = await outbox.recover_claims(work.session)
        for row_id in on_the_way:
            row = await work.session.get_one(OutboxMessage, row_id)
            await record(work, row, Receipt(SendResult.UNCERTAIN, why="crash"))
        log.info("outbox recovered", unsent=unsent, uncertain=len(on_the_way))
        work.has_mail = True
        return len(on_the_way)

    async def next_claim_at(self) -> datetime | None:
        """When the next message may go out."""
        async with self.desk.database.reading() as session:
            return await outbox.next_claim_at(session, self.desk.clock.now())


async def _try_claim(work: Work, row: OutboxMessage, busy: dict[str, datetime]) -> Claim | None:
    chat = await chats.lock_free(work.session, row.chat_id)
    # To wait here for a use case that waits for this claim would be a deadlock.
    until = await _busy_until(work, row, chat) if chat else work.now + freshness.SOON
    if until is not None:
        row.claimable_at = busy[row.chat_id] = until
    if chat is None or until is not None:
        return None
    verdict = await freshness.check(work, row)
    if verdict.wait_until is not None:
        row.claimable_at = verdict.wait_until
        return None
    if verdict.drop is not None:
        _end(work, row, MessageState.CANCELLED, verdict.drop)
        return None
    busy[row.chat_id] = work.now + CHAT_GAP
    return _claim(work, row, chat, verdict.message_id)


def _claim(work: Work, row: OutboxMessage, chat: Chat, message_id: int | None) -> Claim:
    row.state = MessageState.CLAIMED
    row.claimed_at = work.now
    row.claimable_at = work.now + LEASE
    chat.free_at = work.now + CHAT_GAP
    return Claim(row.id, Letter(int(chat.telegram_id), row.body or {}, message_id))


async def _busy_until(work: Work, row: OutboxMessage, chat: Chat) -> datetime | None:
    """Until when this message must wait for its chat: its turn, a pause, the group's limit."""
    turn = work.now + CHAT_GAP
    under_way_since, elder_at = await outbox.ahead(work.session, row)
    if under_way_since is not None and _must_follow(work, row, under_way_since):
        return turn
    if elder_at is not None:
        return max(elder_at + CHAT_GAP, turn)
    if chat.is_group:
        recent = await outbox.count_recent(work.session, work.now - _MINUTE, work.now, chat.id)
        if recent >= GROUP_PER_MINUTE:
            chat.free_at = work.now + _GROUP_GAP
    # No wait is longer: a later time is from before the clock was set back.
    is_busy = chat.free_at is not None and work.now < chat.free_at <= work.now + _GROUP_GAP
    return chat.free_at if is_busy else None


def _must_follow(work: Work, row: OutboxMessage, under_way_since: datetime) -> bool:
    """Whether to wait for a call to the same chat: two might arrive within one second."""
    is_stuck = work.now - under_way_since > _STUCK
    return not (is_stuck and row.lane == Lane.SAFETY)


async def _expire(work: Work, row: OutboxMessage) -> None:
    """A lease ran out without a result: claimed is surely unsent, sending is uncertain."""
    if row.state is MessageState.CLAIMED:
        row.state = MessageState.QUEUED
        row.claimable_at = work.now
        return
    await record(work, row, Receipt(SendResult.UNCERTAIN, why="lease"))


def _end(work: Work, row: OutboxMessage, state: MessageState, why: str | None) -> None:
    row.state = state
    row.why = why
    row.ended_at = work.now
    row.body = None


async def record(work: Work, row: OutboxMessage, receipt: Receipt) -> None:
    """Write down what became of a call, and what follows from it, in one transaction."""
    chat = await chats.by_id(work.session, row.chat_id)
    match receipt.result:
        case SendResult.SENT:
            row.message_id = receipt.message_id or row.message_id
            _end(work, row, MessageState.SENT, None)
            await consequences.sent(work, row)
        case SendResult.NOT_SENT:
            await _put_back(work, row, receipt)
        case SendResult.UNCERTAIN:
            await _leave_uncertain(work, row, receipt)
        case SendResult.MIGRATED:
            await consequences.migrated(work, row, chat, receipt.moved_to or 0)
            await _put_back(work, row, receipt)
        case _:
            _end(work, row, MessageState.FAILED, receipt.why)
            await consequences.failed(work, row, receipt.result)
    # From the end of the call on, since a slow one reaches Telegram long after its claim. Last, as
    # use cases lock the patient before the chat.
    chat.free_at = work.now + CHAT_GAP


async def _put_back(work: Work, row: OutboxMessage, receipt: Receipt) -> None:
    wait = receipt.retry_after or retry_after(row.attempts)
    if row.lane == Lane.SAFETY and receipt.retry_after is None:
        wait = min(wait, _URGENT)
    row.state = MessageState.QUEUED
    row.why = receipt.why
    row.claimable_at = work.now + wait
    if receipt.retry_after is not None:
        await outbox.pause(work.session, work.now, row.claimable_at)


async def _leave_uncertain(work: Work, row: OutboxMessage, receipt: Receipt) -> None:
    body = row.body
    _end(work, row, MessageState.UNCERTAIN, receipt.why)
    policy = POLICIES[row.kind]
    if row.repeats < policy.repeats and body is not None:
        await _repeat(work, row, body)
    await consequences.uncertain(work, row)


async def _repeat(work: Work, row: OutboxMessage, body: dict[str, object]) -> None:
    """Send it again, flagged as a repeat; if it asks, the answer is now expected there."""
    repeat = OutboxMessage(
        chat_id=row.chat_id,
        kind=row.kind,
        lane=row.lane,
        body=body,
        patient_id=row.patient_id,
        check_in_id=row.check_in_id,
        alert_id=row.alert_id,
        edits=row.edits,
        edits_message_id=row.edits_message_id,
        repeat_of=row.repeat_of or row.id,
        repeats=row.repeats + 1,
        queued_at=work.now,
        claimable_at=work.now + POLICIES[row.kind].repeat_after(row.repeats),
    )
    work.session.add(repeat)
    await work.session.flush()
    chat = await chats.by_id(work.session, row.chat_id)
    if chat.question_id == row.id:
        chat.question_id = repeat.id
    work.has_mail = True
