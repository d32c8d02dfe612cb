"""Alerts: raised with what they are about, pushed to staff, taken by one person and closed."""

from __future__ import annotations

from typing import Any, Final

import structlog

from bot.domain.alerts import AlertKind, next_repeat, priority
from bot.domain.delivery import Lane, MessageKind, MessageState
from bot.domain.protocol import Offset, Unit
from bot.services import wording
from bot.services.buttons import Keyboard, Verb, button, column
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import alerts, chats, check_ins, outbox, staff
from bot.storage.desk_tables import Alert, OutboxMessage, Staff
from bot.storage.tables import Chat, CheckIn, Patient

log = structlog.get_logger(__name__)

# An alert of these kinds that nobody has taken covers what the same patient writes next.
_COVERING: Final = frozenset({AlertKind.URGENT_TEXT, AlertKind.CRISIS, AlertKind.NOTE})
_STUCK: Final = "stuck"
_UNREAD: Final = "unread"


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


async def raise_worse(
    work: Work, patient: Patient, check_in: CheckIn, details: dict[str, Any]
) -> None:
    """Have staff call about worse pain, once for each score; "no signs" is said only if so."""
    for alert in await alerts.of_patient(work.session, patient.id):
        is_same = alert.kind is AlertKind.WORSE and alert.check_in_id == check_in.id
        if is_same and alert.details["score"] == details["score"]:
            return
    if await alerts.open_of_kind(work.session, patient.id, AlertKind.RED_FLAG):
        details = {**details, "wording": "worse_signs"}
    await raise_alert(work, AlertKind.WORSE, patient, check_in, **details)


async def raise_stuck(work: Work, patient: Patient, check_in: CheckIn | None = None) -> None:
    """What was due for a patient fails again and again: a person must see to it."""
    for alert in await alerts.of_patient(work.session, patient.id):
        if alert.details.get("wording") == _STUCK and alert.closed_at is None:
            return
    await raise_alert(work, AlertKind.UPDATE_FAILED, patient, check_in, wording=_STUCK)


async def raise_unread(work: Work, patient: Patient) -> None:
    """Telegram refused a text that the patient must read: staff phone instead."""
    known = await alerts.open_of_kind(work.session, patient.id, AlertKind.SEND_FAILED)
    if known is None or known.details.get("wording") != _UNREAD:
        await raise_alert(work, AlertKind.SEND_FAILED, patient, wording=_UNREAD)


async def push_plainly(work: Work, refused: OutboxMessage, chat: Chat) -> None:
    """Telegram refused an alert for what it says: this chat gets the little that a group reads."""
    assert refused.alert_id is not None
    pushed = await outbox.of_alert(work.session, refused.alert_id)
    failed = [row for row in pushed if row.chat_id == chat.id and row.state is MessageState.FAILED]
    if len(failed) > 1:
        log.error("an alert cannot be told", alert=refused.alert_id)
        return
    alert = await work.session.get_one(Alert, refused.alert_id)
    language = chat.language or "en"
    text = group_text(work, alert, language, await patient_of(work, alert))
    await queue(work, chat, _draft(alert, text, group_keyboard(work, alert, language)))


async def push(work: Work, alert: Alert, patient: Patient | None, minutes: int = 0) -> None:
    """Send the alert to each member of staff, and to the groups without health data.

    `minutes`: how long nobody has taken it, when it is pushed again. Who has not got the last
    push yet, because Telegram is away, is spared another.
    """
    waiting = await outbox.chats_still_told(work.session, alert.id)
    for member in await recipients(work, patient):
        if member.chat_id in waiting:
            continue
        chat = await chats.by_id(work.session, member.chat_id)
        text = (
            await _still_open(work, alert, member.language, patient, minutes)
            if minutes
            else await render(work, alert, member.language, patient)
        )
        buttons = keyboard(work, alert, member.language)
        await queue(work, chat, _draft(alert, text, buttons))
    if patient is None or not patient.is_test:
        for group in await staff.groups(work.session):
            if group.id in waiting:
                continue
            text = group_text(work, alert, group.language or "en", patient)
            buttons = group_keyboard(work, alert, group.language or "en")
            await queue(work, group, _draft(alert, text, buttons))


def _draft(alert: Alert, text: str, buttons: Keyboard) -> Draft:
    can_wait = alert.priority > 2
    # A hundred of these, after an outage, must not stand before a warning sign.
    lane = Lane.CHECK_IN if can_wait else None
    return Draft(MessageKind.ALERT, text, buttons, alert_id=alert.id, silent=can_wait, lane=lane)


async def _still_open(
    work: Work, alert: Alert, language: str, patient: Patient | None, minutes: int
) -> str:
    text = work.text(
        "staff_unacknowledged",
        language,
        minutes=minutes,
        patient_ref=await case_of(work, alert, language, patient),
        case_url=case_url(work, alert),
    )
    return _headed(work, text, language, patient)


def _headed(work: Work, text: str, language: str, patient: Patient | None) -> str:
    """Each text of a rehearsal says so."""
    is_test = patient is not None and patient.is_test
    return f"{work.text('test_heading', language)}\n{text}" if is_test else text


def reference(patient: Patient | None) -> str:
    """How staff know the patient; a dash for an alert that is about none."""
    return patient.reference if patient else "-"


async def case_of(work: Work, alert: Alert, language: str, patient: Patient | None) -> str:
    """Whom an alert is about, and which of several injections; never for a group."""
    return await tell_apart(work, reference(patient), alert.check_in_id, language)


async def tell_apart(work: Work, what: str, check_in_id: str | None, language: str) -> str:
    """What staff read of a check-in, with the area where the patient has several follow-ups."""
    area = await check_ins.area_of_several(work.session, check_in_id) if check_in_id else None
    if area is None:
        return what
    return work.text("alert_area", language, what=what, area=work.text(f"area_{area}", language))


async def patient_of(work: Work, alert: Alert) -> Patient | None:
    """Whom an alert is about."""
    if alert.patient_id is None:
        return None
    return await work.session.get_one(Patient, alert.patient_id)


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


def group_text(work: Work, alert: Alert, language: str, patient: Patient | None) -> str:
    """What a group may see: how urgent, which case, where to look."""
    return work.text(
        "staff_group_alert",
        language,
        priority=f"P{alert.priority}",
        patient_ref=reference(patient),
        case_url=case_url(work, alert),
    )


def group_keyboard(work: Work, alert: Alert, language: str) -> Keyboard:
    """One button: the first to press it takes the alert."""
    label = work.texts.label("alert", "ack", language)
    return [[button(label, Verb.ALERT, alert.id, "ack")]]


def keyboard(work: Work, alert: Alert, language: str) -> Keyboard:
    """What can be done about an alert as it stands now, in a private chat."""
    if alert.closed_at is not None:
        return []
    buttons = [button(*_action(work, alert, name, language)) for name in _actions(alert)]
    if alert.patient_id is not None:
        label = work.texts.label("alert", "open", language)
        buttons.append(button(label, Verb.CASE, "show", alert.patient_id))
    return column(buttons)


def _actions(alert: Alert) -> list[str]:
    if alert.taken_at is None:
        return ["ack"]
    actions = ["close"]
    if alert.kind is AlertKind.VISIT:
        actions.insert(0, "booked")
    if alert.kind is AlertKind.RED_FLAG:
        actions.append("resume")
    if alert.priority == 1:
        actions.append("false_alarm")
    return actions


def _action(work: Work, alert: Alert, name: str, language: str) -> tuple[str, Verb, str, str]:
    key = "alert" if name == "ack" else "alert_taken"
    return work.texts.label(key, name, language), Verb.ALERT, alert.id, name


async def render(work: Work, alert: Alert, language: str, patient: Patient | None) -> str:
    """The alert in words for one member of staff."""
    values = {
        "patient_ref": await case_of(work, alert, language, patient),
        "time": wording.short_moment(alert.raised_at, work.clinic.zone, language),
        "case_url": case_url(work, alert),
        # A warning sign from the list of signs belongs to no check-in.
        "checkin_name": "/signs",
        **_worded(work, alert.details, language),
    }
    text = work.text(f"staff_{_wording(alert)}", language, **values)
    return _headed(work, text, language, patient)


def what(work: Work, alert: Alert, language: str) -> str:
    """What an alert is about, in a few words for lists."""
    return work.text(f"what_{_wording(alert)}", language)


def _wording(alert: Alert) -> str:
    """Some alerts of one kind are told in other words: an answer that says nothing is one."""
    return str(alert.details.get("wording", alert.kind))


async def render_whole(work: Work, alert: Alert, language: str) -> str:
    """The alert, and below it who has taken or closed it."""
    text = await render(work, alert, language, await patient_of(work, alert))
    return "\n".join(filter(None, [text, await _standing(work, alert, language)]))


async def _standing(work: Work, alert: Alert, language: str) -> str:
    if alert.closed_at is not None:
        return await _closing(work, alert, language)
    if alert.taken_by is None or alert.taken_at is None:
        return ""
    taker = await work.session.get_one(Staff, alert.taken_by)
    time = wording.short_moment(alert.taken_at, work.clinic.zone, language)
    return work.text("alert_taken", language, who=taker.label, time=time)


async def _closing(work: Work, alert: Alert, language: str) -> str:
    result = work.text(f"result_{alert.result}", language)
    if alert.closed_by is None:
        return work.text("alert_closed_by_bot", language, result=result)
    closer = await work.session.get_one(Staff, alert.closed_by)
    return work.text("alert_closed", language, who=closer.label, result=result)


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
    if "words" in details:
        # The danger words of a typed text, which no button names.
        worded["signs"] = ", ".join(details["words"])
    if "next_open_day" in details:
        worded["next_open_day"] = wording.iso_day(details["next_open_day"], language)
    return worded


def _signs(work: Work, signs: list[str], language: str) -> str:
    labels = dict(work.texts.buttons("red_flag_which", language))
    return ", ".join(labels.get(f"rf_{sign}", sign) for sign in signs) or "-"
