"""The last look before a message goes out: does its owner let it go, is there what it edits?"""

from __future__ import annotations

from bot.domain.delivery import CHAT_GAP
from bot.services.kernel.message_owner import MessageOwner, Verdict
from bot.services.kernel.transaction import Work
from bot.storage import outbox
from bot.storage.tables.mail import OutboxMessage


async def check(work: Work, owner: MessageOwner, row: OutboxMessage) -> Verdict:
    """Whether a queued message may go at this moment, and onto which other one."""
    verdict = await owner.may_go(work, row)
    return await _check_edit(work, row) if verdict.may_go else verdict


async def _check_edit(work: Work, row: OutboxMessage) -> Verdict:
    """An edit waits for its message; repeated, it must not undo what came after it."""
    message_id = row.edits_message_id
    if row.edits is not None:
        target = await work.session.get(OutboxMessage, row.edits)
        if (verdict := _of_target(work, row, target)) is not None:
            return verdict
        message_id = target.message_id if target else None
    if message_id is not None and row.repeat_of is not None:
        is_older = await outbox.is_edited_since(work.session, row, message_id)
        return Verdict(drop="edited_since") if is_older else Verdict(message_id=message_id)
    return Verdict(message_id=message_id)


def _of_target(work: Work, row: OutboxMessage, target: OutboxMessage | None) -> Verdict | None:
    if target is not None and target.state in outbox.PENDING:
        # More urgent than what it waits for, it would hold up replies, and they its target.
        row.lane = max(row.lane, target.lane)
        return Verdict(wait_until=work.now + CHAT_GAP)
    if target is None or target.message_id is None:
        return Verdict(drop="nothing_to_edit")
    return None
