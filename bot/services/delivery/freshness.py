"""The last look before a message goes out: is it still true, and may it go now?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import CHAT_GAP, POLICIES, MessageKind
from bot.domain.ledger import CheckInState, Reason
from bot.services.followup import ending, sweeps
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.storage import chats, outbox, patients, staff
from bot.storage.tables.mail import OutboxMessage

# When to look again at a message whose chat or patient is being worked on.
SOON: Final = timedelta(milliseconds=100)
_ASKS: Final = frozenset({MessageKind.CHECK_IN, MessageKind.REMINDER})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Send it (onto `message_id` if it edits one), wait until a time, or drop it and why."""

    drop: str | None = None
    wait_until: datetime | None = None
    message_id: int | None = None


async def check(work: Work, row: OutboxMessage) -> Verdict:
    """Whether a queued message is still fresh at this moment."""
    if row.patient_id is not None:
        patient = await patients.lock_free(work.session, row.patient_id)
        if patient is None:
            # A use case works on them, and may end or change what this message says.
            return Verdict(wait_until=work.now + SOON)
        if (stale := ending.stale_reason(patient.state, row.kind)) is not None:
            return Verdict(drop=stale)
        if POLICIES[row.kind].needs_active and row.chat_id != patient.chat_id:
            # They have moved to another phone since.
            return Verdict(drop="moved")
    if row.alert_id is not None and not await _is_for_staff(work, row):
        return Verdict(drop="left")
    if row.kind in _ASKS and row.check_in_id is not None:
        return await _check_question(work, row, row.check_in_id)
    return await _check_edit(work, row)


async def _is_for_staff(work: Work, row: OutboxMessage) -> bool:
    """Whether who is to hear of the alert is still on the team, or a group of theirs."""
    chat = await chats.by_id(work.session, row.chat_id)
    if chat.is_group:
        return chat.id in {group.id for group in await staff.groups(work.session)}
    return await staff.of_chat(work.session, chat.key) is not None


async def _check_question(work: Work, row: OutboxMessage, check_in_id: str) -> Verdict:
    """A check-in or reminder that could not go out at once follows the same rules as before."""
    case, check_in = await cases.of_check_in(work, check_in_id)
    if check_in.state is not CheckInState.OPEN:
        return Verdict(drop=check_in.state.value)
    if case.calendar.is_open(work.now):
        has_lapsed = row.kind is MessageKind.CHECK_IN and (
            await sweeps.has_lapsed(work, case, check_in)
        )
        if not has_lapsed:
            return Verdict()
        await sweeps.skip(work, case, check_in, Reason.OUTAGE)
        return Verdict(drop=Reason.OUTAGE)
    return Verdict(wait_until=case.calendar.into_window(work.now))


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
