"""What follows from a send: times counted from it, an early reminder, who is out of reach."""

from __future__ import annotations

from typing import Final

from bot.domain import schedule
from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind, SendResult
from bot.domain.ledger import CheckInState, Reason
from bot.services.alerts import pushing, raising
from bot.services.followup import check_in_states, conclusion, sweeps
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.patient import leaving
from bot.services.staff import reach
from bot.storage import chats, patients
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat

# Staff must tell the patient what one of these was to say.
_MUST_BE_READ: Final = frozenset({MessageKind.SAFETY, MessageKind.OUTCOME})


async def sent(work: Work, row: OutboxMessage) -> None:
    """A check-in's reminders and closing count from the moment it was sent."""
    # An edit may pass in a chat that takes no new message.
    is_new = row.edits is None and row.edits_message_id is None
    if is_new and row.patient_id is None:
        await reach.regain_member(work, await chats.by_id(work.session, row.chat_id))
    if row.kind is not MessageKind.CHECK_IN or row.check_in_id is None:
        return
    case, check_in = await cases.of_check_in(work, row.check_in_id)
    check_in.sent_at = work.now
    if check_in.state is CheckInState.OPEN:
        sweeps.set_times(case, check_in, work.now)


async def uncertain(work: Work, row: OutboxMessage) -> None:
    """It may have arrived: a check-in gets its reminder early, a reminder is not followed."""
    if row.kind not in {MessageKind.CHECK_IN, MessageKind.REMINDER} or not row.check_in_id:
        return
    case, check_in = await cases.of_check_in(work, row.check_in_id)
    cases.note_event(work, case.patient, f"{row.kind}_uncertain", check_in)
    if check_in.state is not CheckInState.OPEN:
        return
    if row.kind is MessageKind.REMINDER:
        check_in.remind_at = None
        return
    check_in.uncertain = True
    # A crash may be noticed days later, when its time has long been over.
    sweeps.set_times(case, check_in, row.claimed_at or work.now)
    early = schedule.early_reminder_at(work.now, case.calendar)
    is_in_time = check_in.closes_at is not None and early < check_in.closes_at
    check_in.remind_at = early if is_in_time else None


async def failed(work: Work, row: OutboxMessage, result: SendResult) -> None:
    """The chat is gone, or Telegram refused this message: silence must not pass for wellbeing."""
    chat = await chats.by_id(work.session, row.chat_id)
    if result is SendResult.GONE:
        await (reach.lose_group(work, chat) if chat.is_group else reach.lose_member(work, chat))
    if row.kind is MessageKind.ALERT and result is SendResult.REFUSED:
        await pushing.push_plainly(work, row, chat)
    if row.patient_id is None:
        return
    patient = await patients.lock(work.session, row.patient_id)
    # After a move to another phone the old chat says nothing about the patient.
    if result is SendResult.GONE and patient.chat_id == row.chat_id:
        await leaving.lose_contact(work, patient)
    if row.kind is MessageKind.CHECK_IN and row.check_in_id is not None:
        await _undelivered(work, row.check_in_id, row.why or Reason.NOT_DELIVERED)
    elif row.kind in _MUST_BE_READ and result is SendResult.REFUSED:
        await raising.raise_unread(work, patient)


async def _undelivered(work: Work, check_in_id: str, why: str) -> None:
    case, check_in = await cases.of_check_in(work, check_in_id)
    if check_in.state is not CheckInState.OPEN:
        return
    reason = Reason.BLOCKED if why == Reason.BLOCKED else Reason.NOT_DELIVERED
    check_in_states.end(work, check_in, CheckInState.UNDELIVERED, reason)
    offset = case.plan(check_in).offset
    await raising.raise_alert(
        work,
        AlertKind.SEND_FAILED,
        case.patient,
        check_in,
        checkin_name=[offset.value, offset.unit],
        reason=reason,
    )
    if case.is_last(check_in):
        await conclusion.conclude_unanswered(work, case, check_in)


async def migrated(work: Work, row: OutboxMessage, chat: Chat, new_id: int) -> Chat:
    """A group became a supergroup: follow it, in the transaction that queues the message again."""
    moved = await reach.follow_group(work, chat, new_id)
    row.chat_id = moved.id
    return moved
