"""Alerts: raised with what they are about, pushed to staff, taken by one person and closed."""

from __future__ import annotations

from typing import Any, Final

from bot.domain.alerts import AlertKind, next_repeat, priority
from bot.domain.delivery import MessageKind
from bot.domain.protocol import Offset, Unit
from bot.services import wording
from bot.services.buttons import Keyboard, Verb, button, column
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import alerts, chats, staff
from bot.storage.desk_tables import Alert, Staff
from bot.storage.tables import CheckIn, Patient

# An alert of these kinds that nobody has taken covers what the same patient writes next.
_COVERING: Final = frozenset({AlertKind.URGENT_TEXT, AlertKind.CRISIS, AlertKind.NOTE})


async def raise_alert(
    work: Work,
    kind: AlertKind,
    patient: Patient | None,
    check_in: CheckIn | None = None,
    **details: Any,
) -> Alert:
    """Record something that a person must look at, and owe its messages to staff."""
    if kind in _COVERING and patient is not None:
        covering = await alerts.untaken(work.session, patient.id, kind)
        if covering is not None:
            return covering
    alert = Alert(
        kind=kind,
        priority=priority(kind),
        patient_id=patient.id if patient else None,
        check_in_id=check_in.id if check_in else None,
        details=details,
        raised_at=work.now,
        repeat_at=next_repeat(work.now, work.now) if priority(kind) == 1 else None,
    )
    work.session.add(alert)
    await work.session.flush()
    await push(work, alert, patient)
    return alert


async def push(work: Work, alert: Alert, patient: Patient | None, minutes: int = 0) -> None:
    """Send the alert to each member of staff, and to the groups without health data."""
    reference = patient.reference if patient else ""
    for member in await recipients(work, patient):
        chat = await chats.by_id(work.session, member.chat_id)
        text = _repeat_text(work, alert, member, reference, minutes)
        draft = Draft(
            MessageKind.ALERT,
            text if minutes else render(work, alert, member.language, reference),
            keyboard(work, alert, member.language),
            alert_id=alert.id,
            silent=alert.priority > 2,
        )
        await queue(work, chat, draft)
    if patient is None or not patient.is_test:
        await _push_to_groups(work, alert, reference)


def _repeat_text(work: Work, alert: Alert, member: Staff, reference: str, minutes: int) -> str:
    return work.text(
        "staff_unacknowledged",
        member.language,
        minutes=minutes,
        patient_ref=reference,
        case_url=case_url(work, alert),
    )


async def _push_to_groups(work: Work, alert: Alert, reference: str) -> None:
    for chat in await staff.groups(work.session):
        draft = Draft(
            MessageKind.ALERT,
            group_text(work, alert, reference),
            group_keyboard(work, alert),
            alert_id=alert.id,
            silent=alert.priority > 2,
        )
        await queue(work, chat, draft)


async def recipients(work: Work, patient: Patient | None) -> list[Staff]:
    """All staff; for a rehearsal only the admin who started it."""
    everyone = await staff.present(work.session)
    if patient is not None and patient.is_test:
        return [member for member in everyone if member.id == patient.test_of]
    return list(everyone)


def case_url(work: Work, alert: Alert) -> str:
    """A deep link into the bot that opens the case for staff; it carries an id only."""
    subject = f"case_{alert.patient_id}" if alert.patient_id else "alerts"
    return f"https://t.me/{work.desk.bot_username}?start={subject}"


def group_text(work: Work, alert: Alert, reference: str) -> str:
    """What a group may see: how urgent, which case, where to look."""
    return work.text(
        "staff_group_alert",
        "en",
        priority=f"P{alert.priority}",
        patient_ref=reference or "-",
        case_url=case_url(work, alert),
    )


def group_keyboard(work: Work, alert: Alert) -> Keyboard:
    """One button: the first to press it takes the alert."""
    label = work.texts.label("alert", "ack", "en")
    return [[button(label, Verb.ALERT, alert.id, "ack")]]


def keyboard(work: Work, alert: Alert, language: str) -> Keyboard:
    """What can be done about an alert as it stands now."""
    if alert.closed_at is not None:
        return []
    if alert.taken_at is None:
        label = work.texts.label("alert", "ack", language)
        return [[button(label, Verb.ALERT, alert.id, "ack")]]
    labels = dict(work.texts.buttons("alert_taken", language))
    actions = ["close"]
    if alert.kind is AlertKind.VISIT:
        actions.insert(0, "booked")
    if alert.priority == 1:
        actions.append("false_alarm")
    return column(button(labels[each], Verb.ALERT, alert.id, each) for each in actions)


def render(work: Work, alert: Alert, language: str, reference: str) -> str:
    """The alert in words for one member of staff."""
    values = {
        "patient_ref": reference,
        "time": wording.short_moment(alert.raised_at, work.clinic.zone, language),
        "case_url": case_url(work, alert),
        **_worded(work, alert.details, language),
    }
    return work.text(f"staff_{alert.kind}", language, **values)


def _worded(work: Work, details: dict[str, Any], language: str) -> dict[str, object]:
    """Codes of the record in the reader's language."""
    worded: dict[str, object] = dict(details)
    if "checkin_name" in details:
        value, unit = details["checkin_name"]
        name = wording.offset_name(work, Offset(value, Unit(unit)), language)
        worded["checkin_name"] = name
    if "change" in details:
        change = details["change"]
        worded["change"] = wording.own_words(work, change, language) if change else "-"
    if "reason" in details:
        worded["reason"] = work.text(f"reason_{details['reason']}", language)
    if "signs" in details:
        worded["signs"] = _signs(work, details["signs"], language)
    if "next_open_day" in details:
        worded["next_open_day"] = wording.iso_day(details["next_open_day"], language)
    return worded


def _signs(work: Work, signs: list[str], language: str) -> str:
    labels = dict(work.texts.buttons("red_flag_which", language))
    return ", ".join(labels.get(f"rf_{sign}", sign) for sign in signs) or "-"
