"""What staff look at: the day at a glance, open alerts, calls to make, one patient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import CheckInState, EpisodeState, PatientState
from bot.domain.relief import is_low_baseline
from bot.services import access, alerting, cases, wording
from bot.services.buttons import Button, Keyboard, Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue
from bot.services.transaction import Service, Work, transaction
from bot.storage import alerts, check_ins, patients
from bot.storage.desk_tables import Alert, Staff
from bot.storage.tables import Chat, CheckIn, Note, Patient
from bot.texts import dates

_STATUS_ALERTS: Final = 5
_STATUS_NEXT: Final = 3
_LIST: Final = 10
_NOTES: Final = 5


class Overview(Service):
    """Looking, never changing, but for the audit log that keeps who looked at whom."""

    @transaction
    async def status(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """/status, or its refresh button: counts, open alerts worst first, what is due next."""
        member, chat = await access.require(work, caller)
        text = await _status(work, member)
        keyboard = [
            [
                button(label, Verb.SCREEN, name)
                for name, label in work.texts.buttons("status", member.language)
            ]
        ]
        kind = MessageKind.REPLY if message_id is None else MessageKind.EDIT
        await queue(work, chat, Draft(kind, text, keyboard, onto=message_id))

    @transaction
    async def alerts(self, work: Work, caller: Caller) -> None:
        """/alerts: what is open, worst first, a button for each."""
        member, chat = await access.require(work, caller)
        rows = await alerts.open_ones(work.session, _LIST)
        key = "alerts_heading" if rows else "alerts_empty"
        lines = [work.text(key, member.language)]
        lines += [_alert_line(work, alert, patient, member.language) for alert, patient in rows]
        keyboard = column(
            button(_case_label(alert, patient), Verb.ALERT, alert.id, "show")
            for alert, patient in rows
        )
        await queue(work, chat, Draft(MessageKind.REPLY, "\n".join(lines), keyboard))

    @transaction
    async def alert(self, work: Work, caller: Caller, alert_id: str) -> None:
        """One alert whole, with what can be done about it."""
        member, chat = await access.require(work, caller)
        alert = await work.session.get(Alert, alert_id)
        if alert is None:
            raise NotFoundError("alert")
        patient = await work.session.get(Patient, alert.patient_id) if alert.patient_id else None
        await access.write_audit(work, member, "view_alert", alert.patient_id)
        draft = Draft(
            MessageKind.ALERT,
            alerting.render(work, alert, member.language, patient.reference if patient else "-"),
            alerting.keyboard(work, alert, member.language),
            alert_id=alert.id,
        )
        await queue(work, chat, draft)

    @transaction
    async def calls(self, work: Work, caller: Caller) -> None:
        """/calls: whom to phone and why."""
        member, chat = await access.require(work, caller)
        rows = await alerts.open_ones(work.session, _LIST, calls_only=True)
        language = member.language
        lines = [work.text("calls_heading" if rows else "calls_empty", language)]
        lines += [
            work.text(
                "calls_line",
                language,
                patient_ref=patient.reference if patient else "-",
                why=work.text(f"what_{alert.kind}", language),
                since=wording.short_moment(alert.raised_at, work.clinic.zone, language),
            )
            for alert, patient in rows
        ]
        keyboard = column(_called(work, alert, patient, language) for alert, patient in rows)
        await queue(work, chat, Draft(MessageKind.REPLY, "\n".join(lines), keyboard))

    @transaction
    async def patient(self, work: Work, caller: Caller, reference: str) -> None:
        """/patient REF: one patient whole; each look is in the audit log."""
        member, chat = await access.require(work, caller)
        found = await patients.by_reference(
            work.session, work.digest("reference", reference.strip().upper())
        )
        if found is None:
            await _unknown(work, chat, member, reference)
        else:
            await _view(work, chat, member, found)

    @transaction
    async def case(self, work: Work, caller: Caller, patient_id: str) -> None:
        """The same from an alert's link, by the random id."""
        member, chat = await access.require(work, caller)
        found = await work.session.get(Patient, patient_id)
        if found is None:
            await _unknown(work, chat, member, "-")
        else:
            await _view(work, chat, member, found)


def _called(work: Work, alert: Alert, patient: Patient | None, language: str) -> Button:
    reference = patient.reference if patient else "-"
    label = work.texts.label("calls_button", "done", language, patient_ref=reference)
    return button(label, Verb.ALERT, alert.id, "close")


def _case_label(alert: Alert, patient: Patient | None) -> str:
    return f"P{alert.priority} {patient.reference if patient else ''}".strip()


async def _status(work: Work, member: Staff) -> str:
    language = member.language
    start = _midnight(work)
    end = start + timedelta(days=1)
    active, waiting = await patients.count_active(work.session)
    answered = await check_ins.count_answered(work.session, start, end)
    planned = await check_ins.count_due(work.session, work.now, end)
    opened = await check_ins.count_opened(work.session, start, end)
    coming = await check_ins.next_due(work.session, _STATUS_NEXT)
    head = work.text(
        "status",
        language,
        active=active,
        joined_waiting=waiting,
        due_today=opened + planned,
        answered_today=answered,
        open_alerts=await alerts.count_open(work.session),
        calls=await alerts.count_open(work.session, calls_only=True),
        next_due=_next_due(work, coming, language),
    )
    lines = await _status_alerts(work, language)
    lines += await _status_next(work, coming, language)
    return "\n".join([head, "", *lines])


def _midnight(work: Work) -> datetime:
    local = work.now.astimezone(work.clinic.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _next_due(work: Work, coming: Sequence[tuple[CheckIn, Patient]], language: str) -> str:
    if not coming:
        return work.text("status_nothing_due", language)
    return wording.short_moment(coming[0][0].look_at, work.clinic.zone, language)


async def _status_alerts(work: Work, language: str) -> list[str]:
    rows = await alerts.open_ones(work.session, _STATUS_ALERTS)
    if not rows:
        return [work.text("status_no_alerts", language)]
    lines = [work.text("status_alerts_heading", language)]
    lines += [_alert_line(work, alert, patient, language) for alert, patient in rows]
    rest = await alerts.count_open(work.session) - len(rows)
    return [*lines, work.text("status_more", language, count=rest)] if rest > 0 else lines


def _alert_line(work: Work, alert: Alert, patient: Patient | None, language: str) -> str:
    return work.text(
        "status_alert_line",
        language,
        priority=f"P{alert.priority}",
        patient_ref=patient.reference if patient else "-",
        what=work.text(f"what_{alert.kind}", language),
        age=_age(work, alert.raised_at, language),
    )


def _age(work: Work, since: datetime, language: str) -> str:
    minutes = int((work.now - since).total_seconds() // 60)
    for key, size in (("age_days", 1440), ("age_hours", 60), ("age_minutes", 1)):
        if minutes >= size:
            return work.text(key, language, count=minutes // size)
    return work.text("age_now", language)


async def _status_next(
    work: Work, coming: Sequence[tuple[CheckIn, Patient]], language: str
) -> list[str]:
    if not coming:
        return []
    lines = ["", work.text("status_next_heading", language)]
    for check_in, patient in coming:
        case = await cases.of_episode(work, check_in.episode_id)
        lines.append(
            work.text(
                "status_next_line",
                language,
                patient_ref=patient.reference,
                checkin_name=wording.checkin_name(work, case, check_in, language),
                when=wording.short_moment(check_in.look_at, work.clinic.zone, language),
            )
        )
    return lines


async def _unknown(work: Work, chat: Chat, member: Staff, reference: str) -> None:
    text = work.text("patient_unknown", member.language, patient_ref=reference[:12])
    await queue(work, chat, Draft(MessageKind.REPLY, text))


async def _view(work: Work, chat: Chat, member: Staff, patient: Patient) -> None:
    await access.write_audit(work, member, "view", patient.id)
    for episode in await patients.episodes(work.session, patient.id):
        case = await cases.of_episode(work, episode.id)
        text = await _describe(work, case, member.language)
        keyboard = _case_buttons(work, case, member.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard))


def _case_buttons(work: Work, case: Case, language: str) -> Keyboard:
    labels = dict(work.texts.buttons("patient_view", language))
    state = case.patient.state
    names = ["newlink"] if state is not PatientState.DECEASED else []
    if case.episode.state in {EpisodeState.INVITED, EpisodeState.ACTIVE}:
        names += ["end"]
    if state is not PatientState.DECEASED:
        names += ["deceased"]
    return column(button(labels[name], Verb.CASE, name, case.episode.id) for name in names)


async def _describe(work: Work, case: Case, language: str) -> str:
    notes = await patients.notes(work.session, case.patient.id)
    opened = await alerts.of_patient(work.session, case.patient.id)
    none = work.text("patient_none", language)
    baseline = case.episode.baseline
    text = work.text(
        "patient_view",
        language,
        patient_ref=case.patient.reference,
        state=_state(work, case, language),
        area=work.text(f"area_{case.episode.area}", language),
        when=wording.short_moment(case.episode.injected_at, work.clinic.zone, language),
        baseline=none if baseline is None else _baseline(work, case, language),
        answered_by=work.text(f"answered_by_{case.patient.answered_by}", language),
        language_name=work.text(f"language_{case.patient.language}", language),
        outcome=_outcome(work, case, language),
        check_ins="\n".join(await _check_in_lines(work, case, language)) or none,
        notes="".join(_note_line(work, note, language) for note in notes[-_NOTES:]) or none,
        alerts="".join(_alert_state(work, each, language) for each in opened[:_NOTES]) or none,
    )
    if is_low_baseline(baseline, case.protocol.rule):
        text += "\n" + work.text("patient_low_baseline", language)
    return text


def _baseline(work: Work, case: Case, language: str) -> str:
    source = work.text(f"baseline_{case.episode.baseline_source}", language)
    return f"{case.episode.baseline} ({source})"


def _state(work: Work, case: Case, language: str) -> str:
    """The patient's state where it matters more than the episode's."""
    if case.patient.state is PatientState.ACTIVE:
        return work.text(f"followup_{case.episode.state}", language)
    return work.text(f"followup_{case.patient.state}", language)


def _outcome(work: Work, case: Case, language: str) -> str:
    if case.episode.outcome is None:
        return "-"
    outcome = work.text(f"outcome_{case.episode.outcome}", language)
    if case.episode.beneath is None:
        return outcome
    return f"{outcome}, {work.text(f'outcome_{case.episode.beneath}', language)}"


async def _check_in_lines(work: Work, case: Case, language: str) -> list[str]:
    lines = []
    for check_in in await patients.check_ins(work.session, case.episode.id):
        given = await check_ins.answers(work.session, check_in.id)
        state = work.text(f"state_{check_in.state}", language)
        if check_in.reason is not None and check_in.state is not CheckInState.ANSWERED:
            state = f"{state} ({work.text(f'reason_{check_in.reason}', language)})"
        lines.append(
            work.text(
                "patient_checkin_line",
                language,
                checkin_name=wording.checkin_name(work, case, check_in, language),
                state=state,
                when=wording.short_moment(
                    check_in.answered_at or check_in.look_at, work.clinic.zone, language
                ),
                answers=wording.answers(work, given, language),
            ).strip()
        )
    return lines


def _note_line(work: Work, note: Note, language: str) -> str:
    when = dates.short_day_and_time(note.at.astimezone(work.clinic.zone), language)
    return "\n" + work.text("patient_note_line", language, when=when, text=note.text[:300])


def _alert_state(work: Work, alert: Alert, language: str) -> str:
    state = "closed" if alert.closed_at else "taken" if alert.taken_at else "open"
    return "\n" + work.text(
        "patient_alert_line",
        language,
        priority=f"P{alert.priority}",
        what=work.text(f"what_{alert.kind}", language),
        when=wording.short_moment(alert.raised_at, work.clinic.zone, language),
        state=work.text(f"alert_state_{state}", language),
    )
