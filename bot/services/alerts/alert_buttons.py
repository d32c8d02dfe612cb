"""What can be done about an alert, as buttons: at once, later, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.alert_details import NotJoined, Visit
from bot.domain.alerts import AlertKind, choices
from bot.domain.visits import Kept
from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, in_rows
from bot.storage.tables.staff import Alert, Staff

# What staff do about a link that nobody used, by its buttons.
_OF_CASE: Final = frozenset({"newlink", "byphone", "end"})
# Before the id of whom an alert is taken from, and before what came of it.
OVER: Final = "over_"
RESULT: Final = "r_"
# What opens a menu below the alert, in its place.
LATER: Final = "later"
CLOSE: Final = "close"
BACK: Final = "back"
MENUS: Final = frozenset({LATER, CLOSE, BACK})
_AFTERNOON: Final = 13


def of_group(work: Work, alert: Alert, language: str) -> Keyboard:
    """One button: the first to press it takes the alert."""
    label = work.texts.label("alert", "ack", language)
    return [[button(label, Verb.ALERT, alert.id, "ack", style="primary")]]


def below(work: Work, alert: Alert, member: Staff, menu: str = BACK) -> Keyboard:
    """What this member of staff can do about an alert as it stands now, in a private chat.

    Of one that is closed the case can still be opened.

    `menu`: when it shall come back, what came of it, or all that can be done.
    """
    if alert.closed_at is not None:
        return _opening(work, alert, member.language)
    if menu == LATER:
        return _laters(work, alert, member.language)
    if menu == CLOSE:
        return _results(work, alert, member.language)
    return _all(work, alert, member)


def laters(work: Work, alert: Alert) -> dict[str, datetime]:
    """Until when an alert can be put off, by the button: what is urgent for an hour at most.

    Never a P1 that nobody has taken: it would be hidden from those who could come.
    """
    if alert.priority == 1:
        return {"in_hour": work.now + timedelta(hours=1)} if alert.taken_at is not None else {}
    local = work.now.astimezone(work.clinic.zone)
    afternoon = local.replace(hour=_AFTERNOON, minute=0, second=0, microsecond=0)
    times = {"in_hour": work.now + timedelta(hours=1)}
    if afternoon > local:
        times["in_afternoon"] = afternoon.astimezone(UTC)
    return times | {"in_morning": work.clinic.next_morning(work.now)}


def _all(work: Work, alert: Alert, member: Staff) -> Keyboard:
    about, language = alert.about, member.language
    rows = [_taking(work, alert, member)]
    if isinstance(about, Visit) and about.visit is not None:
        rows += in_rows([_named(work, alert, kept.value, language) for kept in Kept], 3)
        rows.append([_named(work, alert, LATER, language)])
    else:
        rows += _steps(work, alert, language)
    if isinstance(about, NotJoined):
        labels = work.texts.buttons("staff_not_joined", language)
        of_case = [(name, label) for name, label in labels if name in _OF_CASE]
        rows += [[button(label, Verb.CASE, name, about.episode)] for name, label in of_case]
    if alert.priority > 2 and alert.times > 1 and alert.patient_id:
        # A chat that keeps calling about nothing urgent can be silenced.
        rows.append([_named(work, alert, "silence", language)])
    return [row for row in [*rows, *_opening(work, alert, language)] if row]


def _opening(work: Work, alert: Alert, language: str) -> Keyboard:
    """To the case; of an alert about no patient to all alerts."""
    if alert.patient_id is None:
        return [[button(work.texts.label("status", "alerts", language), Verb.SCREEN, "alerts")]]
    label = work.texts.label("alert", "open", language)
    return [[button(label, Verb.CASE, "show", alert.patient_id)]]


def _taking(work: Work, alert: Alert, member: Staff) -> list[Button]:
    if alert.taken_at is None:
        label = work.texts.label("alert", "ack", member.language)
        return [button(label, Verb.ALERT, alert.id, "ack", style="primary")]
    if alert.taken_by == member.id:
        return []
    # It names whom it is taken from: of two who press it one wins.
    label = work.texts.label("alert_taken_already", "over", member.language)
    return [button(label, Verb.ALERT, alert.id, f"{OVER}{alert.taken_by}")]


def _steps(work: Work, alert: Alert, language: str) -> Keyboard:
    is_asked = alert.kind is AlertKind.VISIT or getattr(alert.about, "visit_by", None) is not None
    of_patient = ["book", "log"] if is_asked else ["log", "book"]
    others = [*([LATER] if laters(work, alert) else []), CLOSE]
    return [
        [_named(work, alert, name, language) for name in names]
        for names in ([] if alert.patient_id is None else of_patient, others)
    ]


def _named(work: Work, alert: Alert, name: str, language: str) -> Button:
    key = "alert" if name in {LATER, "silence"} else "alert_taken"
    return button(work.texts.label(key, name, language), Verb.ALERT, alert.id, name)


def _laters(work: Work, alert: Alert, language: str) -> Keyboard:
    return _menu(work, alert, "alert_later", [*laters(work, alert)], language)


def _results(work: Work, alert: Alert, language: str) -> Keyboard:
    names = [f"{RESULT}{each}" for each in choices(alert.priority)]
    return _menu(work, alert, "alert_close", names, language)


def _menu(work: Work, alert: Alert, key: str, names: Sequence[str], language: str) -> Keyboard:
    labels = dict(work.texts.buttons(key, language))
    buttons = [
        button(labels[name.removeprefix(RESULT)], Verb.ALERT, alert.id, name) for name in names
    ]
    return [*in_rows(buttons, 2), [button(labels[BACK], Verb.ALERT, alert.id, BACK)]]
