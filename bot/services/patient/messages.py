"""Messages that are owed: whether they are still true, and what follows from their fate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.delivery import POLICIES, WHILE_HELD, MessageKind, SendResult
from bot.domain.ledger import CheckInState, Reason
from bot.services.alerts import pushing, raising
from bot.services.followup import check_in_states, ending, progress, sweeps
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.message_owner import Verdict
from bot.services.kernel.transaction import Owed, Work
from bot.services.patient import leaving
from bot.services.staff import reach
from bot.storage import chats, patients, staff
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Patient

_ASKS: Final = frozenset({MessageKind.CHECK_IN, MessageKind.REMINDER})
# Staff must tell the patient what one of these was to say.
_MUST_BE_READ: Final = frozenset({MessageKind.SAFETY, MessageKind.OUTCOME})


class OwedMessages:
    """The `MessageOwner` of all messages: to patients, about their check-ins, and to staff."""

    async def get_ready(self, work: Work, rows: Sequence[OutboxMessage]) -> None:
        """Hold the patients whom they are for, as far as nobody else works on them."""
        ids = {row.patient_id for row in rows if row.patient_id is not None}
        if len(ids) > 1:
            await patients.hold_free(work.session, ids)

    async def may_go(self, work: Work, row: OutboxMessage) -> Verdict:
        """Not to who left, nor to an old phone, nor a question whose time is over."""
        if row.patient_id is not None:
            verdict = await _of_patient(work, row, row.patient_id)
            if not verdict.may_go:
                return verdict
        if row.alert_id is not None and not await _is_for_staff(work, row):
            return Verdict(drop="left")
        if row.kind in _ASKS and row.check_in_id is not None:
            return await _of_question(work, row, row.check_in_id)
        return Verdict()

    def may_go_at_once(self, owed: Owed) -> bool:
        """Not to who has left in the same step, or moved to another phone in it."""
        if owed.row.patient_id is None:
            return True
        return owed.patient is not None and _why_not(owed.row, owed.patient) is None

    def is_plain(self, work: Work, row: OutboxMessage) -> bool:
        """All but check-ins, and what shows that somebody of staff can be written to again."""
        shows_nothing = row.chat_id in work.in_reach or not _reaches_staff(row)
        return row.kind is not MessageKind.CHECK_IN and shows_nothing

    async def were_sent(self, work: Work, rows: Sequence[OutboxMessage]) -> None:
        """A check-in's reminders and closing count from the moment it was sent."""
        for row in filter(_reaches_staff, rows):
            await reach.regain_member(work, row.chat_id)
            if row.kind is MessageKind.ALERT:
                await reach.regain_group(work, row.chat_id)
        asked = [row for row in rows if row.kind is MessageKind.CHECK_IN and row.check_in_id]
        for case, check_in in await _asked_about(work, asked):
            check_in_states.note_sent(work, case, check_in)
            late = work.now - check_in.due_at
            work.runtime.meters.lateness.add(max(late.total_seconds(), 0))

    async def is_uncertain(self, work: Work, row: OutboxMessage) -> None:
        """It may have arrived: a check-in gets its reminder early, a reminder is not followed."""
        if row.kind not in _ASKS or row.check_in_id is None:
            return
        case, check_in = await cases.of_check_in(work, row.check_in_id, row.patient_id)
        cases.note_event(work, case.patient, f"{row.kind}_uncertain", check_in)
        if check_in.state is not CheckInState.OPEN:
            return
        if row.kind is MessageKind.REMINDER:
            check_in_states.remind_at(check_in, None)
        else:
            called_at = row.claimed_at or work.now
            check_in_states.note_uncertain(work, case, check_in, called_at)

    async def has_failed(self, work: Work, row: OutboxMessage, result: SendResult) -> None:
        """The chat is gone, or the message was refused: silence must not pass for wellbeing."""
        chat = await chats.by_id(work.session, row.chat_id)
        is_new = row.edits is None and row.edits_message_id is None
        if result is SendResult.GONE:
            lose = reach.lose_group if chat.is_group else reach.lose_member
            await lose(work, chat)
        elif chat.is_group and row.edits_message_id is not None:
            await reach.lose_board(work, row, chat)
        elif chat.is_group and is_new:
            # Not known as passing: a closed topic, a restriction, whatever comes next.
            await reach.note_refusal(work, chat, row.why or result)
        elif row.kind is MessageKind.ALERT and not await pushing.push_plainly(work, row, chat):
            await reach.lose_member(work, chat)
        if row.patient_id is not None:
            await _lost_to_patient(work, row, row.patient_id, result)

    async def is_stuck(self, work: Work, patient_id: str) -> None:
        """A person must see to it."""
        await raising.raise_stuck(work, await patients.lock(work.session, patient_id))


def _reaches_staff(row: OutboxMessage) -> bool:
    # An edit may pass in a chat that takes no new message.
    is_new = row.edits is None and row.edits_message_id is None
    return is_new and row.patient_id is None


async def _asked_about(work: Work, rows: Sequence[OutboxMessage]) -> list[tuple[Case, CheckIn]]:
    """The check-ins that these messages ask, with their cases."""
    ids = {row.check_in_id: row.patient_id for row in rows if row.check_in_id and row.patient_id}
    held = {id_: await patients.lock(work.session, whose) for id_, whose in ids.items()}
    return await cases.of_check_ins(work, held)


async def _of_patient(work: Work, row: OutboxMessage, patient_id: str) -> Verdict:
    patient = await patients.lock_free(work.session, patient_id)
    if patient is None:
        # A use case works on them, and may end or change what this message says.
        return Verdict(wait_until=work.now + WHILE_HELD)
    return Verdict(drop=_why_not(row, patient))


def _why_not(row: OutboxMessage, patient: Patient) -> str | None:
    """Why it no longer goes to this patient; None when it does."""
    if (stale := ending.stale_reason(patient.state, row.kind)) is not None:
        return stale
    # They have moved to another phone since.
    has_moved = POLICIES[row.kind].needs_active and row.chat_id != patient.chat_id
    return "moved" if has_moved else None


async def _is_for_staff(work: Work, row: OutboxMessage) -> bool:
    """Whether who is to hear of the alert is still on the team, or a group of theirs."""
    chat = await chats.by_id(work.session, row.chat_id)
    if chat.is_group:
        return chat.id in {group.id for group in await staff.groups(work.session)}
    return await staff.of_chat(work.session, chat.key) is not None


async def _of_question(work: Work, row: OutboxMessage, check_in_id: str) -> Verdict:
    """A check-in or reminder that could not go out at once follows the same rules as before."""
    case, check_in = await cases.of_check_in(work, check_in_id, row.patient_id)
    if check_in.state is not CheckInState.OPEN:
        return Verdict(drop=check_in.state.value)
    if not case.calendar.is_open(work.now):
        return Verdict(wait_until=case.calendar.into_window(work.now))
    is_check_in = row.kind is MessageKind.CHECK_IN
    if is_check_in and sweeps.has_lapsed(work, case, check_in):
        await progress.not_sent(work, case, check_in, Reason.OUTAGE)
        return Verdict(drop=Reason.OUTAGE)
    return Verdict()


async def _lost_to_patient(
    work: Work, row: OutboxMessage, patient_id: str, result: SendResult
) -> None:
    patient = await patients.lock(work.session, patient_id)
    # After a move to another phone the old chat says nothing about the patient.
    if result is SendResult.GONE and patient.chat_id == row.chat_id:
        await leaving.lose_contact(work, patient)
    if row.kind is MessageKind.CHECK_IN and row.check_in_id is not None:
        case, check_in = await cases.of_check_in(work, row.check_in_id, row.patient_id)
        if check_in.state is CheckInState.OPEN:
            reason = Reason.BLOCKED if row.why == Reason.BLOCKED else Reason.NOT_DELIVERED
            await progress.refused(work, case, check_in, reason)
    elif row.kind in _MUST_BE_READ and result is SendResult.REFUSED:
        await raising.raise_unread(work, patient)
