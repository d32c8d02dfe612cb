"""Answers and notes: stored, never overwritten; the one before is marked as superseded."""

from __future__ import annotations

from bot.domain import schedule
from bot.domain.alerts import AlertKind
from bot.domain.answers import Question, accept
from bot.domain.ledger import CheckInState, Reason
from bot.services.alerts import raising
from bot.services.followup import check_in_states
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Work
from bot.storage import check_ins
from bot.storage.tables.followups import Answer, CheckIn, Note
from bot.storage.tables.people import Patient


async def store(
    work: Work, case: Case, check_in: CheckIn, question: str, value: str
) -> Answer | None:
    """Store an answer and give back the one that it replaces; raises `InvalidAnswerError`."""
    if question in set(Question):
        accept(Question(question), value)
    before = (await check_ins.answers(work.session, check_in.id)).get(question)
    if before is not None:
        before.superseded_at = work.now
        await work.session.flush()
    work.session.add(
        Answer(
            check_in_id=check_in.id,
            question=question,
            value=value,
            at=work.now,
            language=case.language,
            answered_by=case.patient.answered_by,
            is_late=is_late(check_in),
        )
    )
    await work.session.flush()
    return before


def is_late(check_in: CheckIn) -> bool:
    """Whether its answers came after it was closed."""
    return check_in.state is CheckInState.MISSED or check_in.reason is Reason.ANSWERED_LATE


def store_note(work: Work, patient: Patient, text: str, check_in: CheckIn | None = None) -> None:
    """Keep a patient's own words, of which staff hear in another way."""
    work.session.add(
        Note(
            patient_id=patient.id,
            check_in_id=check_in.id if check_in else None,
            text=text,
            at=work.now,
        )
    )


def mark_answered(work: Work, case: Case, check_in: CheckIn) -> None:
    """A score or own words are in: no more reminders, and within the hour they are judged."""
    if check_in.state in {CheckInState.OPEN, CheckInState.MISSED}:
        reason = Reason.ANSWERED_LATE if is_late(check_in) else None
        check_in_states.end(work, check_in, CheckInState.ANSWERED, reason)
        check_in.answered_at = work.now
    check_in.reply_at = schedule.reply_at(work.now, case.calendar)


async def mark_mistake(work: Work, check_in: CheckIn) -> None:
    """A yes to the safety question is never removed, only marked as a mistake."""
    given = await check_ins.answers(work.session, check_in.id)
    given[Question.SAFETY].by_mistake = True


async def keep_note(
    work: Work, patient: Patient, text: str, check_in: CheckIn | None = None
) -> None:
    """Keep a patient's words, and tell staff that there is something to read."""
    store_note(work, patient, text, check_in)
    await raising.raise_alert(work, AlertKind.NOTE, patient)


async def keep_words(work: Work, patient: Patient, caller: Caller) -> None:
    """Keep what the patient wrote behind a command, if anything."""
    if caller.words:
        await keep_note(work, patient, caller.words)
