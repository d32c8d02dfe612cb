"""What became of a call to Telegram, written down with what follows from it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bot.domain.delivery import (
    POLICIES,
    Lane,
    MessageKind,
    MessageState,
    SendResult,
    retry_after,
)
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import NOTHING_TO_EDIT, Claim, Receipt
from bot.services.kernel.traffic import URGENT_AFTER
from bot.services.kernel.transaction import Owed, Runtime, Work
from bot.services.staff import reach
from bot.storage import chats, claimable, outbox
from bot.storage.tables.mail import OutboxMessage

# A safety text or a staff alert is never put off for longer by failed attempts.
_URGENT: Final = timedelta(seconds=15)


@dataclass(eq=False, slots=True)
class Batch:
    """Messages that Telegram took, and what records them: the ids of those that it could."""

    sent: list[tuple[Claim, Receipt]] = field(default_factory=list)
    recording: asyncio.Future[Collection[int]] = field(init=False)


def note_way(runtime: Runtime, receipt: Receipt) -> None:
    """Whether there is a way to Telegram, as far as this call tells."""
    if receipt.result is SendResult.NOT_SENT and receipt.retry_after is None:
        runtime.traffic.lose()
    elif receipt.result is not SendResult.UNCERTAIN:
        runtime.note_reached()


async def record(work: Work, owner: MessageOwner, row: OutboxMessage, receipt: Receipt) -> None:
    """Write down what became of a call, and what follows from it, in one transaction."""
    match receipt.result:
        case SendResult.SENT:
            _note_sent(work, row, receipt)
            await owner.were_sent(work, [row])
        case SendResult.NOT_SENT:
            await _put_back(work, row, receipt)
        case SendResult.UNCERTAIN:
            await _leave_uncertain(work, row, receipt)
            await owner.is_uncertain(work, row)
        case SendResult.MIGRATED:
            # A group became a supergroup: the message is queued again to where it is now.
            chat = await chats.by_id(work.session, row.chat_id)
            row.chat_id = (await reach.follow_group(work, chat, receipt.moved_to or 0)).id
            await _put_back(work, row, receipt)
        case _:
            if row.kind is MessageKind.EDIT and receipt.why == NOTHING_TO_EDIT:
                await _send_anew(work, row)
            end(work, row, MessageState.FAILED, receipt.why)
            await owner.has_failed(work, row, receipt.result)


async def record_sent(
    work: Work, owner: MessageOwner, sent: Sequence[tuple[OutboxMessage, Receipt]]
) -> None:
    """The same of several calls that Telegram took, in the order in which it did."""
    for row, receipt in sent:
        _note_sent(work, row, receipt)
    await owner.were_sent(work, [row for row, _ in sent])


def _note_sent(work: Work, row: OutboxMessage, receipt: Receipt) -> None:
    row.message_id = receipt.message_id or row.message_id
    end(work, row, MessageState.SENT, None)


async def _put_back(work: Work, row: OutboxMessage, receipt: Receipt) -> None:
    wait = receipt.retry_after or retry_after(row.attempts)
    if row.lane == Lane.SAFETY:
        wait = min(wait, _URGENT if receipt.retry_after is None else URGENT_AFTER)
    row.state = MessageState.QUEUED
    row.why = receipt.why
    row.claimable_at = work.now + wait
    work.owe(Owed(row))
    left = work.runtime.traffic.left() if receipt.retry_after is not None else None
    if left is not None:
        await claimable.pause(work.session, work.now, work.now + left)


async def _leave_uncertain(work: Work, row: OutboxMessage, receipt: Receipt) -> None:
    await work.session.refresh(row, ["body", "buttons"])
    body = row.body
    end(work, row, MessageState.UNCERTAIN, receipt.why)
    policy = POLICIES[row.kind]
    if row.repeats < policy.repeats and body is not None:
        await _repeat(work, row, body)


async def _repeat(work: Work, row: OutboxMessage, body: dict[str, object]) -> None:
    """Send it again, flagged as a repeat; if it asks, the answer is now expected there."""
    repeat = OutboxMessage(
        chat_id=row.chat_id,
        kind=row.kind,
        lane=row.lane,
        body=body,
        buttons=row.buttons,
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
    work.owe(Owed(repeat))
    await work.session.flush()
    chat = await chats.by_id(work.session, row.chat_id)
    if chat.question_id == row.id:
        chat.question_id = repeat.id


async def _send_anew(work: Work, row: OutboxMessage) -> None:
    """The message that it edits was deleted by who got it: what it says comes as a new one."""
    await work.session.refresh(row, ["body", "buttons"])
    if row.body is None or row.body["method"] != "edit":
        return
    chat = await chats.by_id(work.session, row.chat_id)
    question = await outbox.by_id(work.session, chat.question_id) if chat.question_id else None
    is_asked = question is not None and (
        question.id == row.edits or question.message_id == row.edits_message_id
    )
    if row.buttons and question is not None and not is_asked:
        # Something else is asked by now.
        return
    anew = OutboxMessage(
        chat_id=row.chat_id,
        kind=MessageKind.REPLY,
        lane=row.lane,
        body={**row.body, "method": "send"},
        buttons=row.buttons or None,
        patient_id=row.patient_id,
        check_in_id=row.check_in_id,
        queued_at=work.now,
        claimable_at=work.now,
    )
    work.owe(Owed(anew))
    await work.session.flush()
    if is_asked:
        chat.question_id = anew.id


def end(work: Work, row: OutboxMessage, state: MessageState, why: str | None) -> None:
    """Give a message its last state; what it said is forgotten."""
    row.state = state
    row.why = why
    row.ended_at = work.now
    row.body = None
