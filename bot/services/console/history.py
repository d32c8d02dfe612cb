"""Why: what was planned, sent and answered for one patient, and why each check-in ended so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import MessageKind, MessageState
from bot.domain.ledger import SILENT, CheckInState, Reason
from bot.services.console import patient_card
from bot.services.kernel import cases
from bot.services.kernel.cases import LATE_TAP, Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.pages import pages
from bot.services.patient import cities
from bot.services.staff import audit
from bot.storage import check_ins, episodes, outbox, patients
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Staff

_ENDED: Final = frozenset(
    {MessageState.SENT, MessageState.UNCERTAIN, MessageState.FAILED, MessageState.CANCELLED}
)
# An outcome text whose fate is unclear is repeated well within this.
_REPEATED_WITHIN: Final = timedelta(hours=1)


async def show_why(work: Work, chat: Chat, member: Staff, patient: Patient) -> None:
    """Tell of each follow-up, the newest first; the look is in the audit log.

    It shows taps, never what the patient wrote, and all times are the clinic's.
    """
    await audit.write(work, member, "why", patient.id)
    language = member.language
    zone = cities.name_of(work.clinic.zone.key)
    heading = work.text(
        "patient_why_heading", language, patient_ref=patient.reference, time_zone=zone
    )
    blocks = [heading]
    for episode in reversed(await episodes.of_patient(work.session, patient.id)):
        case = await cases.of_episode(work, episode.id)
        blocks += await _tell_episode(work, case, language)
    for text in pages("\n\n".join(blocks)):
        await queue(work, chat, Draft(MessageKind.REPLY, text))


async def _tell_episode(work: Work, case: Case, language: str) -> list[str]:
    """The follow-up as a whole, then each of its check-ins."""
    planned = await check_ins.of_episode(work.session, case.episode.id)
    lines = [
        work.text(
            "patient_why_episode",
            language,
            when=_time(work, case.episode.injected_at, language),
            area=work.text(f"area_{case.episode.area}", language),
            state=patient_card.standing(work, case, language),
        ),
        *_conclusion(work, case, language),
        *await _outcome_mail(work, case, language),
    ]
    if not planned:
        lines.append(work.text("patient_why_unplanned", language))
    told = [await _tell_check_in(work, case, each, language) for each in planned]
    return ["\n".join(lines), *told]


def _conclusion(work: Work, case: Case, language: str) -> list[str]:
    episode, lines = case.episode, []
    if episode.concluded_at is not None:
        when = _time(work, episode.concluded_at, language)
        outcome = patient_card.outcome(work, case, language)
        lines.append(work.text("patient_why_result", language, when=when, outcome=outcome))
    if episode.alternatives_at is not None:
        when = _time(work, episode.alternatives_at, language)
        lines.append(work.text("patient_why_alternatives", language, when=when))
    return lines


async def _outcome_mail(work: Work, case: Case, language: str) -> list[str]:
    """Which of the texts that the patient was to read at the end may be unread, and why."""
    concluded_at = case.episode.concluded_at
    if concluded_at is None:
        return []
    until = concluded_at + _REPEATED_WITHIN
    mail = await outbox.outcomes_of(work.session, case.patient.id, concluded_at, until)
    repeated = {row.repeat_of for row in mail}
    unread = [row for row in mail if row.state != MessageState.SENT and row.id not in repeated]
    return _tell_mail(work, unread, language)


async def _tell_check_in(work: Work, case: Case, check_in: CheckIn, language: str) -> str:
    """When it was planned, what went out, what came back, how it ended and why."""
    name = placeholders.checkin_name(work, case, check_in, language)
    due = _time(work, check_in.due_at, language)
    mail = await outbox.of_check_in(work.session, check_in.id)
    lines = [
        work.text("patient_why_checkin", language, checkin_name=name, when=due),
        *(_tell_mail(work, mail, language) or _remembered(work, check_in, language)),
        *_standing(work, case.patient, check_in, language),
        *await _answers(work, check_in, language),
    ]
    if check_in.reason is not None:
        lines.append(work.text(f"patient_why_because_{_cause(check_in)}", language))
    late_at = await patients.last_event_at(work.session, case.patient.id, LATE_TAP, check_in.id)
    if late_at is not None:
        when = _time(work, late_at, language)
        lines.append(work.text("patient_why_late_tap", language, when=when))
    return "\n".join(lines)


def _cause(check_in: CheckIn) -> str:
    """An outage means one thing for a check-in that was sent, another for one that was not."""
    is_lost = check_in.state is CheckInState.MISSED and check_in.reason is Reason.OUTAGE
    return "answer_lost" if is_lost else str(check_in.reason)


def _tell_mail(work: Work, mail: Sequence[OutboxMessage], language: str) -> list[str]:
    """A line for each message that asked or reminded, and what became of it."""
    lines, is_unsure = [], False
    for row in mail:
        name = "early" if row.kind is MessageKind.REMINDER and is_unsure else row.kind.value
        is_unsure = row.kind is MessageKind.CHECK_IN and row.state is MessageState.UNCERTAIN
        state = row.state.value if row.state in _ENDED else "waiting"
        lines.append(_mail_line(work, name, state, row.ended_at or row.queued_at, language))
    return lines


def _mail_line(work: Work, name: str, state: str, at: datetime, language: str) -> str:
    what = work.text(f"patient_why_what_{name}", language)
    key = f"patient_why_mail_{state}"
    return work.text(key, language, what=what, when=_time(work, at, language))


def _remembered(work: Work, check_in: CheckIn, language: str) -> list[str]:
    """What the check-in itself still knows once its mail is purged."""
    lines = []
    sent_at = check_in.sent_at or (check_in.opened_at if check_in.uncertain else None)
    if sent_at is not None:
        state = "sent" if check_in.sent_at else "uncertain"
        lines.append(_mail_line(work, "check_in", state, sent_at, language))
    if check_in.reminders_sent:
        count = check_in.reminders_sent
        lines.append(work.text("patient_why_reminders", language, count=count))
    return lines


def _standing(work: Work, patient: Patient, check_in: CheckIn, language: str) -> list[str]:
    """How it stands or ended, and when; what it waits for while it is open."""
    key = f"patient_why_{check_in.state}"
    if check_in.state is CheckInState.PLANNED:
        at: datetime | None = check_in.look_at
        key += f"_{patient.state}" if patient.state in SILENT else ""
    elif check_in.state is CheckInState.OPEN:
        at = check_in.closes_at
    else:
        at = check_in.answered_at or check_in.ended_at
    lines = [work.text(key, language, when=_time(work, at or check_in.due_at, language))]
    if check_in.remind_at is not None and patient.state not in SILENT:
        when = _time(work, check_in.remind_at, language)
        lines.append(work.text("patient_why_next_reminder", language, when=when))
    return lines


async def _answers(work: Work, check_in: CheckIn, language: str) -> list[str]:
    given = await check_ins.answers(work.session, check_in.id)
    said = placeholders.answers(work, given, language)
    if not said:
        return []
    if check_in.level is None:
        return [work.text("patient_why_answers", language, answers=said)]
    level = work.text(f"level_{check_in.level}", language)
    return [work.text("patient_why_level", language, answers=said, level=level)]


def _time(work: Work, at: datetime, language: str) -> str:
    return placeholders.short_moment(at, work.clinic.zone, language)
