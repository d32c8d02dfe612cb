"""Why: what was planned, sent and answered for one patient, and why each check-in ended so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import MessageKind, MessageState
from bot.domain.ledger import SILENT, CheckInState, Reason
from bot.services.alerts import alert_text
from bot.services.console import patient_card
from bot.services.kernel import cases
from bot.services.kernel.cases import LATE_TAP, Case
from bot.services.messaging import placeholders, subjects
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.pages import pages
from bot.services.messaging.readers import StaffTurn
from bot.services.patient import cities
from bot.services.protocols import carrying
from bot.services.staff import audit
from bot.storage import asked, check_ins, episodes, patients, records, staff
from bot.storage.records import Record
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert

_ENDED: Final = frozenset(
    {MessageState.SENT, MessageState.UNCERTAIN, MessageState.FAILED, MessageState.CANCELLED}
)
_ALERTS: Final = 20
_SENT_BY_STAFF: Final = ("tried_to_call", "note_read", "outcome_told")
# An outcome text whose fate is unclear is repeated well within this.
_REPEATED_WITHIN: Final = timedelta(hours=1)


async def show_why(turn: StaffTurn, patient: Patient) -> None:
    """Tell of each follow-up, the newest first; the look is in the audit log.

    It shows taps, never what the patient wrote, and all times are the clinic's.
    """
    work = turn.work
    await audit.write(turn, "why", patient.id)
    zone = cities.name_of(work.clinic.zone.key)
    heading = turn.text("patient_why_heading", patient_ref=patient.reference, time_zone=zone)
    blocks, changed = [heading], await carrying.told(turn, patient)
    every = await episodes.of_patient(work.session, patient.id)
    record = await records.of_patient(work.session, patient.id)
    for episode in reversed(every[-patient_card.FOLLOW_UPS :]):
        case = await cases.of_episode(work, episode.id)
        blocks += await _tell_episode(turn, case, record, changed)
    if len(every) > patient_card.FOLLOW_UPS:
        blocks.append(turn.text("status_more", count=len(every) - patient_card.FOLLOW_UPS))
    blocks += ["\n".join(changed[None])] if None in changed else []
    blocks += await _alerts(turn, record.alerts, is_one=len(every) == 1)
    blocks += await _messages(turn, patient)
    for text in pages("\n\n".join(blocks)):
        await queue(work, turn.chat, Draft(MessageKind.REPLY, text, is_kept=True))


async def _tell_episode(
    turn: StaffTurn, case: Case, record: Record, changed: carrying.Told
) -> list[str]:
    """The follow-up as a whole, then each of its check-ins."""
    planned = await check_ins.of_episode(turn.work.session, case.episode.id)
    lines = [
        turn.text(
            "patient_why_episode",
            when=turn.short_moment(case.episode.injected_at),
            area=turn.text(f"area_{case.episode.area}"),
            state=patient_card.standing(turn, case),
        ),
        *await _conclusion(turn, case),
        *patient_card.call_lines(turn, record.calls[case.episode.id]),
        *patient_card.visit_lines(turn, record.visits[case.episode.id]),
    ]
    if not planned:
        lines.append(turn.text("patient_why_unplanned"))
    told = [await _tell_check_in(turn, case, each, changed) for each in (*planned, *case.fallen)]
    return ["\n".join(lines), *told]


async def _alerts(turn: StaffTurn, raised: Sequence[Alert], *, is_one: bool) -> list[str]:
    """The newest alerts, oldest first: since when each was open, who took and who closed it."""
    names = await staff.labels_by_id(turn.work.session) if raised else {}
    lines = [await _alert(turn, each, names, is_one=is_one) for each in raised[:_ALERTS][::-1]]
    if len(raised) > _ALERTS:
        lines.insert(0, turn.text("status_more", count=len(raised) - _ALERTS))
    return ["\n".join(lines)] if lines else []


async def _alert(turn: StaffTurn, alert: Alert, names: Mapping[str, str], *, is_one: bool) -> str:
    what = alert_text.what(turn.work, alert, turn.language)
    if not is_one:
        what = await alert_text.tell_apart(turn.work, what, alert.check_in_id, turn.language)
    opened, priority = turn.short_moment(alert.raised_at), f"P{alert.priority}"
    parts = [turn.text("patient_why_alert", priority=priority, what=what, when=opened)]
    if alert.taken_at is not None and alert.taken_at != alert.closed_at:
        who, when = names.get(alert.taken_by or "", ""), turn.short_moment(alert.taken_at)
        parts.append(turn.text("patient_why_alert_taken", who=who, when=when))
    return " ".join([*parts, _alert_end(turn, alert, names)])


def _alert_end(turn: StaffTurn, alert: Alert, names: Mapping[str, str]) -> str:
    if alert.closed_at is None:
        return turn.text("patient_why_alert_open")
    when, result = turn.short_moment(alert.closed_at), turn.text(f"result_{alert.result}")
    if alert.closed_by is None:
        return turn.text("patient_why_alert_closed_by_bot", when=when, result=result)
    who = names.get(alert.closed_by, "")
    return turn.text("patient_why_alert_closed", who=who, when=when, result=result)


async def _messages(turn: StaffTurn, patient: Patient) -> list[str]:
    """The fixed texts that staff sent."""
    sent = await patients.events(turn.work.session, patient.id, _SENT_BY_STAFF)
    lines = [
        turn.text(
            "patient_why_message",
            what=turn.text(f"patient_why_{each.code}"),
            when=turn.short_moment(each.at),
        )
        for each in sent
    ]
    return ["\n".join(lines)] if lines else []


async def _conclusion(turn: StaffTurn, case: Case) -> list[str]:
    """What it came to, and which texts about it the patient may not have read, and why."""
    episode, lines = case.episode, []
    unread, sent_at = await _outcome_mail(turn, case)
    if episode.concluded_at is not None:
        when = turn.short_moment(episode.concluded_at)
        outcome = patient_card.outcome(turn, case)
        lines.append(turn.text("patient_why_result", when=when, outcome=outcome))
    if sent_at is not None:
        when = turn.short_moment(sent_at)
        lines.append(turn.text("patient_why_alternatives_sent", when=when))
    elif episode.alternatives_at is not None:
        when = turn.short_moment(episode.alternatives_at)
        lines.append(turn.text("patient_why_alternatives", when=when))
    return [*lines, *_tell_mail(turn, unread)]


async def _outcome_mail(
    turn: StaffTurn, case: Case
) -> tuple[Sequence[OutboxMessage], datetime | None]:
    """The texts for the end that may be unread; when the one about other treatments was sent.

    That is None also where nobody knows any more.
    """
    concluded_at, told_at = case.episode.concluded_at, case.episode.alternatives_at
    if concluded_at is None:
        return [], None
    until = max(concluded_at, told_at or concluded_at) + _REPEATED_WITHIN
    mail = await asked.outcomes_of(turn.work.session, case.patient.id, concluded_at, until)
    repeated = {row.repeat_of for row in mail}
    unread = [row for row in mail if row.state != MessageState.SENT and row.id not in repeated]
    telling = [row for row in mail if told_at is not None and row.queued_at >= told_at]
    if not telling or any(row in unread for row in telling):
        return unread, None
    return unread, telling[-1].ended_at


async def _tell_check_in(
    turn: StaffTurn, case: Case, check_in: CheckIn, changed: carrying.Told
) -> str:
    """When it was planned, what went out, what came back, how it ended and why."""
    work, patient = turn.work, case.patient
    name = subjects.checkin_name(work, case, check_in, turn.language)
    due = turn.short_moment(check_in.due_at)
    mail = await asked.of_check_in(work.session, check_in.id)
    lines = [
        turn.text("patient_why_checkin", checkin_name=name, when=due),
        *changed.get(check_in.id, ()),
        *(_tell_mail(turn, mail) or _remembered(turn, check_in)),
        *_standing(turn, patient, check_in),
        *await _answers(turn, check_in),
    ]
    if check_in.reason is not None:
        lines.append(turn.text(f"patient_why_because_{_cause(check_in)}"))
    late_at = await patients.last_event_at(work.session, patient.id, LATE_TAP, check_in.id)
    if late_at is not None:
        when = turn.short_moment(late_at)
        lines.append(turn.text("patient_why_late_tap", when=when))
    return "\n".join(lines)


def _cause(check_in: CheckIn) -> str:
    """An outage means one thing for a check-in that was sent, another for one that was not."""
    is_lost = check_in.state is CheckInState.MISSED and check_in.reason is Reason.OUTAGE
    return "answer_lost" if is_lost else str(check_in.reason)


def _tell_mail(turn: StaffTurn, mail: Sequence[OutboxMessage]) -> list[str]:
    """A line for each message that asked or reminded, and what became of it."""
    lines, is_unsure = [], False
    for row in mail:
        name = "early" if row.kind is MessageKind.REMINDER and is_unsure else row.kind.value
        is_unsure = row.kind is MessageKind.CHECK_IN and row.state is MessageState.UNCERTAIN
        state = row.state.value if row.state in _ENDED else "waiting"
        lines.append(_mail_line(turn, name, state, row.ended_at or row.queued_at))
    return lines


def _mail_line(turn: StaffTurn, name: str, state: str, at: datetime) -> str:
    what = turn.text(f"patient_why_what_{name}")
    key = f"patient_why_mail_{state}"
    return turn.text(key, what=what, when=turn.short_moment(at))


def _remembered(turn: StaffTurn, check_in: CheckIn) -> list[str]:
    """What the check-in itself still knows once its mail is purged."""
    lines = []
    sent_at = check_in.sent_at or (check_in.opened_at if check_in.uncertain else None)
    if sent_at is not None:
        state = "sent" if check_in.sent_at else "uncertain"
        lines.append(_mail_line(turn, "check_in", state, sent_at))
    if check_in.reminders_sent:
        count = check_in.reminders_sent
        lines.append(turn.text("patient_why_reminders", count=count))
    return lines


def _standing(turn: StaffTurn, patient: Patient, check_in: CheckIn) -> list[str]:
    """How it stands or ended, and when; what it waits for while it is open."""
    key = f"patient_why_{check_in.state}"
    if check_in.state is CheckInState.PLANNED:
        at: datetime | None = check_in.look_at
        if patient.state in SILENT:
            key = f"patient_why_planned_{patient.state}"
    elif check_in.state is CheckInState.OPEN:
        at = check_in.closes_at
    else:
        at = check_in.answered_at or check_in.ended_at
    lines = [turn.text(key, when=turn.short_moment(at or check_in.due_at))]
    if check_in.remind_at is not None and patient.state not in SILENT:
        when = turn.short_moment(check_in.remind_at)
        lines.append(turn.text("patient_why_next_reminder", when=when))
    return lines


async def _answers(turn: StaffTurn, check_in: CheckIn) -> list[str]:
    given = await check_ins.answers(turn.work.session, check_in.id)
    said = placeholders.told(turn.work, given, turn.language)
    if not said:
        return []
    if check_in.level is None:
        return [turn.text("patient_why_answers", answers=said)]
    level = turn.text(f"level_{check_in.level}")
    return [turn.text("patient_why_level", answers=said, level=level)]
