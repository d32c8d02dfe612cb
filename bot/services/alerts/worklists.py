"""The lists that staff work off: open alerts worst first, and patients to phone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.services.alerts import alert_text
from bot.services.alerts.alert_text import case_of
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Button, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.storage import alerts
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff

# More than this on a phone is a page nobody reads to the end.
LONGEST: Final = 10
_SIZES: Final = (("age_days", 1440), ("age_hours", 60), ("age_minutes", 1))


async def send_alerts(turn: StaffTurn) -> None:
    """Open alerts, worst first, with a button for each."""
    work, language = turn.work, turn.language
    rows = await alerts.open_ones(work.session, LONGEST)
    lines = [turn.text("alerts_heading" if rows else "alerts_empty")]
    lines += await alert_lines(work, rows, language)
    keyboard = column([await _show(work, *row, language) for row in rows])
    await turn.show_screen(("\n".join(lines), keyboard))


async def send_calls(turn: StaffTurn) -> None:
    """Whom to phone and why, most urgent first, with a button to say that it is done."""
    work, language = turn.work, turn.language
    rows = await alerts.open_ones(work.session, LONGEST, calls_only=True)
    lines = [turn.text("calls_heading" if rows else "calls_empty")]
    lines += [await _call_line(work, *row, language) for row in rows]
    rest = await alerts.count_open(work.session, calls_only=True) - len(rows)
    lines += _more(work, rest, language)
    keyboard = column([await _called(work, *row, language) for row in rows])
    await turn.show_screen(("\n".join(lines), keyboard))


async def alert_lines(
    work: Work, rows: Sequence[tuple[Alert, Patient | None]], language: str
) -> list[str]:
    """A line for each of these alerts, and how many are open beyond them."""
    lines = [await _alert_line(work, *row, language) for row in rows]
    rest = await alerts.count_open(work.session) - len(rows)
    return lines + _more(work, rest, language)


def _more(work: Work, rest: int, language: str) -> list[str]:
    return [work.text("status_more", language, count=rest)] if rest > 0 else []


async def _alert_line(work: Work, alert: Alert, patient: Patient | None, language: str) -> str:
    values = {
        "priority": f"P{alert.priority}",
        "patient_ref": await case_of(work, alert, language, patient),
        "what": alert_text.what(work, alert, language),
        "age": _age(work, alert.raised_at, language),
    }
    if alert.taken_by is None:
        return work.text("status_alert_line", language, **values)
    taker = await work.session.get_one(Staff, alert.taken_by)
    return work.text("status_alert_taken", language, who=taker.label, **values)


def _age(work: Work, since: datetime, language: str) -> str:
    minutes = int((work.now - since).total_seconds() // 60)
    for key, size in _SIZES:
        if minutes >= size:
            return work.text(key, language, count=minutes // size)
    return work.text("age_now", language)


async def _show(work: Work, alert: Alert, patient: Patient | None, language: str) -> Button:
    what = alert_text.what(work, alert, language)
    label = f"P{alert.priority} {await case_of(work, alert, language, patient)}: {what}"
    return button(label, Verb.ALERT, alert.id, "show")


async def _call_line(work: Work, alert: Alert, patient: Patient | None, language: str) -> str:
    values = {
        "patient_ref": await case_of(work, alert, language, patient),
        "why": alert_text.what(work, alert, language),
        "since": placeholders.short_moment(alert.raised_at, work.clinic.zone, language),
    }
    if alert.taken_by is None:
        return work.text("calls_line", language, **values)
    taker = await work.session.get_one(Staff, alert.taken_by)
    return work.text("calls_line_taken", language, who=taker.label, **values)


async def _called(work: Work, alert: Alert, patient: Patient | None, language: str) -> Button:
    case = await case_of(work, alert, language, patient)
    label = work.texts.label("calls_button", "done", language, patient_ref=case)
    return button(label, Verb.ALERT, alert.id, "called")
