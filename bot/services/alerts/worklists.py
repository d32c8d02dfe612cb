"""The lists that staff work off: open alerts worst first, and patients to phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.services.alerts import alert_text
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.storage import alerts, phone_calls, tallies
from bot.storage.alerts import Listed
from bot.storage.tables.followups import PhoneCall

# More than this on a phone is a page nobody reads to the end.
LONGEST: Final = 10
# Nobody turns more pages, and each costs as much as all before it.
MOST_PAGES: Final = 25
# Before the number of a page.
ALERTS: Final = "alerts_"
CALLS: Final = "calls_"
_SIZES: Final = (("age_days", 1440), ("age_hours", 60), ("age_minutes", 1))


def turns(name: str, number: int, *, is_last: bool) -> Keyboard:
    """A row that leads to the page before and the next one; `name`: what the pages are of."""
    ways = [button(f"\u2039 {number - 1}", Verb.SCREEN, f"{name}{number - 1}")] * (number > 1)
    if not is_last and number < MOST_PAGES:
        ways.append(button(f"{number + 1} \u203a", Verb.SCREEN, f"{name}{number + 1}"))
    return [ways] if ways else []


async def _page(
    turn: StaffTurn, number: int, *, calls_only: bool = False
) -> tuple[Sequence[Listed], int]:
    """The rows of a page, and which it is: one that has become empty is the one before."""
    number = min(max(number, 1), MOST_PAGES)
    while True:
        rows = await alerts.open_ones(
            turn.work.session, LONGEST, (number - 1) * LONGEST, calls_only=calls_only
        )
        if rows or number == 1:
            return rows, number
        number -= 1


async def send_alerts(turn: StaffTurn, number: int = 1) -> None:
    """A page of the open alerts, worst first, with a button for each."""
    work, language = turn.work, turn.language
    rows, number = await _page(turn, number)
    count = (await tallies.counts(work.session)).alerts
    left = count - (number - 1) * LONGEST
    lines = [turn.text("alerts_heading", count=count) if rows else turn.text("alerts_empty")]
    lines += alert_lines(work, rows, left, language)
    keyboard = column([_show(work, row, language) for row in rows])
    keyboard += turns(ALERTS, number, is_last=left <= len(rows))
    await turn.show_screen(("\n".join(lines), keyboard))


async def send_calls(turn: StaffTurn, number: int = 1) -> None:
    """A page of whom to phone and why, most urgent first, with a button to say it is done.

    P1 stand on the list of alerts, and this one says how many, so that nobody takes it for all.
    """
    work, language = turn.work, turn.language
    rows, number = await _page(turn, number, calls_only=True)
    made = await phone_calls.newest(
        work.session, [row.patient.id for row in rows if row.patient is not None]
    )
    first = await alerts.count_first(work.session)
    lines = [turn.text("calls_urgent", count=first)] if first else []
    empty = "calls_empty_else" if first else "calls_empty"
    count = (await tallies.counts(work.session)).calls
    lines.append(turn.text("calls_heading", count=count) if rows else turn.text(empty))
    lines += [_call_line(work, row, language, made) for row in rows]
    left = count - (number - 1) * LONGEST
    lines += _more(work, left - len(rows), language)
    keyboard = [_about_call(work, row, language) for row in rows]
    keyboard += turns(CALLS, number, is_last=left <= len(rows))
    if first:
        label = work.texts.label("status", "alerts", language)
        keyboard.append([button(label, Verb.SCREEN, "alerts")])
    await turn.show_screen(("\n".join(lines), keyboard))


def alert_lines(work: Work, rows: Sequence[Listed], count: int, language: str) -> list[str]:
    """A line for each of these alerts, and how many are open beyond them, of so many."""
    lines = [alert_line(work, row, language) for row in rows]
    return lines + _more(work, count - len(rows), language)


def _more(work: Work, rest: int, language: str) -> list[str]:
    return [work.text("status_more", language, count=rest)] if rest > 0 else []


def _case(work: Work, row: Listed, language: str) -> str:
    """Whom an alert is about, and which of several injections."""
    return alert_text.told_apart(work, alert_text.reference(row.patient), row.area, language)


def alert_line(work: Work, row: Listed, language: str, scores: str = "") -> str:
    """An alert in one line: how urgent, who, what with the scores, since when, who has it."""
    what = alert_text.what(work, row.alert, language)
    values = {
        "priority": f"P{row.alert.priority}",
        "patient_ref": _case(work, row, language),
        "what": ", ".join(filter(None, [what, scores])),
        "age": age(work, row.alert.raised_at, language),
    }
    if row.taker is None:
        return work.text("status_alert_line", language, **values)
    return work.text("status_alert_taken", language, who=row.taker, **values)


def age(work: Work, since: datetime, language: str) -> str:
    """How long ago it was, in its largest unit."""
    minutes = int((work.now - since).total_seconds() // 60)
    for key, size in _SIZES:
        if minutes >= size:
            return work.text(key, language, count=minutes // size)
    return work.text("age_now", language)


def _show(work: Work, row: Listed, language: str) -> Button:
    what = alert_text.what(work, row.alert, language)
    label = f"P{row.alert.priority} {_case(work, row, language)}: {what}"
    return button(label, Verb.ALERT, row.alert.id, "show")


def _call_line(work: Work, row: Listed, language: str, made: Mapping[str, PhoneCall]) -> str:
    zone = work.clinic.zone
    values = {
        "patient_ref": _case(work, row, language),
        "why": alert_text.what(work, row.alert, language),
        "since": placeholders.short_moment(row.alert.raised_at, zone, language),
    }
    if row.taker is None:
        line = work.text("calls_line", language, **values)
    else:
        line = work.text("calls_line_taken", language, who=row.taker, **values)
    call = made.get(row.patient.id) if row.patient is not None else None
    if call is None or call.at < row.alert.raised_at:
        return line
    what = work.text(f"call_result_{call.result}", language)
    when = placeholders.short_moment(call.at, zone, language)
    line += work.text("calls_tried", language, what=what, when=when)
    if call.try_at is not None and call.try_at > work.now:
        again = placeholders.short_moment(call.try_at, zone, language)
        line += work.text("calls_try_again", language, when=again)
    return line


def _about_call(work: Work, row: Listed, language: str) -> list[Button]:
    """Write down what came of a call; or it was done and there is nothing to write."""
    case = _case(work, row, language)
    labels = work.texts
    log = labels.label("calls_button", "log", language, patient_ref=case)
    buttons = [button(log, Verb.ALERT, row.alert.id, "log")] if row.patient is not None else []
    done = labels.label("calls_button", "done", language, patient_ref=case)
    return [*buttons, button(done, Verb.ALERT, row.alert.id, "called")]
