"""Alerts in words: for one member of staff, for a group, for a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

from bot.domain.alert_details import Details, NoAnswer, Note, UrgentText
from bot.domain.ledger import Area
from bot.domain.protocol import Offset
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.deep_links import alerts_link, case_link
from bot.storage import check_ins
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff
from bot.texts import dates


async def still_open(
    work: Work, alert: Alert, language: str, patient: Patient | None, minutes: int
) -> str:
    hours = minutes // 60
    open_for = (hours, "hours") if hours > 1 else (minutes, "minutes")
    text = work.text(
        "staff_unacknowledged" if alert.left_at is None else "staff_left_again",
        language,
        open_for=dates.span(*open_for, language),
        patient_ref=await case_of(work, alert, language, patient),
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
    area = await check_ins.area_if_several(work.session, check_in_id) if check_in_id else None
    return told_apart(work, what, area, language)


def told_apart(work: Work, what: str, area: Area | None, language: str) -> str:
    """The same when it is known which of several areas it is, or that there is one."""
    if area is None:
        return what
    return work.text("alert_area", language, what=what, area=work.text(f"area_{area}", language))


async def patient_of(work: Work, alert: Alert) -> Patient | None:
    """Whom an alert is about."""
    if alert.patient_id is None:
        return None
    return await work.session.get_one(Patient, alert.patient_id)


def _case_url(work: Work, alert: Alert) -> str:
    """A deep link for where no button can be: what is pressed in a group, a group would read."""
    bot = work.runtime.bot_username
    return case_link(bot, alert.patient_id) if alert.patient_id else alerts_link(bot)


def group_text(work: Work, alert: Alert, language: str, patient: Patient | None) -> str:
    """What a group may see: how urgent, which case, where to look."""
    return work.text(
        "staff_group_alert",
        language,
        priority=f"P{alert.priority}",
        patient_ref=reference(patient),
        case_url=_case_url(work, alert),
    )


async def render(work: Work, alert: Alert, language: str, patient: Patient | None) -> str:
    """The alert in words for one member of staff."""
    about = alert.about
    values = {
        "patient_ref": await case_of(work, alert, language, patient),
        "time": placeholders.short_moment(alert.raised_at, work.clinic.zone, language),
        "checkin_name": _checkin_name(work, about, language),
        "last_answer": _last_answer(work, about, language),
        "offer": _offer(work, about, language),
        **_worded(work, about, language),
    }
    if isinstance(about, Note):
        newest = about.newest or alert.raised_at
        values["newest"] = placeholders.short_moment(newest, work.clinic.zone, language)
    text = work.text(f"staff_{about.text}", language, **values)
    text += _further(work, about, language) + _visit(work, about, language)
    return _headed(work, text + _times(work, alert, language), language, patient)


def _times(work: Work, alert: Alert, language: str) -> str:
    """How often it came while nobody had taken it, on a line of its own."""
    if alert.times == 1 or alert.renewed_at is None:
        return ""
    time = placeholders.short_moment(alert.renewed_at, work.clinic.zone, language)
    return "\n" + work.text("alert_times", language, count=alert.times, time=time)


def _visit(work: Work, about: Details, language: str) -> str:
    """A visit that the patient asked for soon after."""
    day: date | None = getattr(about, "visit_by", None)
    if day is None:
        return ""
    return "\n" + work.text("alert_visit_by", language, next_open_day=dates.day(day, language))


def _offer(work: Work, about: Details, language: str) -> str:
    """That staff are to offer a visit, or which one is booked already."""
    day: date | None = getattr(about, "visit_on", None)
    if day is None:
        is_undated = getattr(about, "is_undated", False)
        return work.text("alert_booked_no_day" if is_undated else "alert_offer", language)
    return work.text("alert_booked", language, visit_when=dates.day(day, language))


def _further(work: Work, about: Details, language: str) -> str:
    """What was answered beside score and own words, on a line of its own."""
    more: Mapping[str, str] | None = getattr(about, "more", None)
    parts = placeholders.further(work, more, language) if more else []
    if not parts:
        return ""
    return "\n" + work.text("alert_further", language, answers=", ".join(parts))


def what(work: Work, alert: Alert, language: str) -> str:
    """What an alert is about, in a few words for lists."""
    about = alert.about
    what = work.text(f"what_{about.text}", language)
    if getattr(about, "visit_by", None) is None:
        return what
    return work.text("what_with_visit", language, what=what)


def _checkin_name(work: Work, about: Details, language: str) -> str:
    """A warning sign from the list of signs belongs to no check-in."""
    offset: Offset | None = getattr(about, "check_in", None)
    return placeholders.offset_name(work, offset, language) if offset else "/signs"


def _last_answer(work: Work, about: Details, language: str) -> str:
    """What who fell silent said last."""
    if not isinstance(about, NoAnswer) or about.check_in is None or about.score is None:
        return work.text("not_known", language)
    name = placeholders.offset_name(work, about.check_in, language)
    return work.text("alert_last_answer", language, checkin_name=name, score=about.score)


async def render_whole(work: Work, alert: Alert, language: str) -> str:
    """The alert, and below it who has taken or closed it."""
    text = await render(work, alert, language, await patient_of(work, alert))
    return "\n".join(filter(None, [text, await _standing(work, alert, language)]))


async def _standing(work: Work, alert: Alert, language: str) -> str:
    if alert.closed_at is not None:
        return await closing(work, alert, language)
    if alert.taken_by is None or alert.taken_at is None:
        return ""
    taker = await work.session.get_one(Staff, alert.taken_by)
    time = placeholders.short_moment(alert.taken_at, work.clinic.zone, language)
    line = work.text("alert_taken", language, who=taker.label, time=time)
    if alert.repeat_at is None:
        return line
    when = placeholders.short_moment(alert.repeat_at, work.clinic.zone, language)
    return line + "\n" + work.text("alert_comes_back", language, when=when)


def left_open(work: Work, who: str, at: datetime, language: str) -> str:
    """Below an alert that comes back: who had taken it, and when."""
    time = placeholders.short_moment(at, work.clinic.zone, language)
    return work.text("alert_left_open", language, who=who, time=time)


async def closing(work: Work, alert: Alert, language: str) -> str:
    """Who closed an alert, and what came of it."""
    result = work.text(f"result_{alert.result}", language)
    if alert.closed_by is None:
        return work.text("alert_closed_by_bot", language, result=result)
    closer = await work.session.get_one(Staff, alert.closed_by)
    return work.text("alert_closed", language, who=closer.label, result=result)


def state(work: Work, alert: Alert, language: str) -> str:
    """Whether it is open, taken or closed, with what came of it, in a few words for lists."""
    name = "closed" if alert.closed_at else "taken" if alert.taken_at else "open"
    text = work.text(f"alert_state_{name}", language)
    if alert.result is None:
        return text
    return f"{text}, {work.text(f'result_{alert.result}', language)}"


def _worded(work: Work, about: Details, language: str) -> dict[str, object]:
    """Codes of the record in the reader's language; what is not known says so."""
    if isinstance(about, UrgentText):
        # The danger words of a typed text, which no button names.
        return {"signs": ", ".join(about.words)}
    values = {field.name: getattr(about, field.name) for field in fields(about)}
    return {
        name: _WORDS[name](work, value, language) if name in _WORDS else value
        for name, value in values.items()
    }


def _known(work: Work, value: object, language: str) -> object:
    return "-" if value is None else value


def _baseline(work: Work, baseline: int | None, language: str) -> object:
    return work.text("not_known", language) if baseline is None else baseline


def _change(work: Work, change: str | None, language: str) -> str:
    return placeholders.own_words(work, change, language) if change else "-"


def _reason(work: Work, reason: str | None, language: str) -> str:
    return work.text(f"reason_{reason}", language) if reason else ""


def _signs(work: Work, signs: Sequence[str], language: str) -> str:
    labels = dict(work.texts.buttons("red_flag_which", language))
    return ", ".join(labels.get(f"rf_{sign}", sign) for sign in signs) or "-"


def _promised(work: Work, days: int | None, language: str) -> int:
    """What is promised now to who asks, for a wait that nobody may have asked for."""
    return work.clinic.delete_days if days is None else days


def _day(work: Work, day: date | None, language: str) -> str:
    return dates.day(day, language) if day else "-"


_WORDS: Final[dict[str, Callable[[Work, Any, str], object]]] = {
    "score": _known,
    "baseline": _baseline,
    "old_score": _known,
    "change": _change,
    "reason": _reason,
    "signs": _signs,
    "next_open_day": _day,
    "delete_days": _promised,
    "late_until": _day,
    "answered": _known,
    "sent": _known,
    "trend": _known,
}
