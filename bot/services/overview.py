"""What staff look at: the day at a glance, open alerts, calls to make, one patient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.services import access, alerting, cases, patient_view, wording
from bot.services.buttons import Button, Verb, button, column
from bot.services.cases import Caller
from bot.services.messages import Draft, queue
from bot.services.transaction import Service, Work, transaction
from bot.storage import alerts, check_ins, patients
from bot.storage.desk_tables import Alert, Staff
from bot.storage.tables import Chat, CheckIn, Patient

_STATUS_ALERTS: Final = 5
_STATUS_NEXT: Final = 3
_LIST: Final = 10


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
            await patient_view.show_patient(work, chat, member, found)

    @transaction
    async def case(self, work: Work, caller: Caller, patient_id: str) -> None:
        """The same from an alert's link, by the random id."""
        member, chat = await access.require(work, caller)
        found = await work.session.get(Patient, patient_id)
        if found is None:
            await _unknown(work, chat, member, "-")
        else:
            await patient_view.show_patient(work, chat, member, found)


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
