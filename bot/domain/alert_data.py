"""Alert details as plain values: how they are stored, read again, and renewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from bot.domain.alert_details import (
    Bereavement,
    Changed,
    Crisis,
    Delete,
    Details,
    Doubt,
    Help,
    Left,
    LinkProblem,
    LittleWorse,
    Mismatch,
    NoAnswer,
    NoRelief,
    Note,
    NotJoined,
    Recovery,
    RedFlag,
    SendFailed,
    Silent,
    Trouble,
    Undelivered,
    UpdateFailed,
    UrgentText,
    Visit,
    Wish,
    WoreOff,
    Worse,
    WorseText,
)
from bot.domain.alerts import AlertKind
from bot.domain.protocol import Offset, Unit

_KINDS: Final[Mapping[AlertKind, type[Details]]] = {
    each.kind: each
    for each in (
        RedFlag, UrgentText, Crisis, Worse, LittleWorse, Bereavement, UpdateFailed, NoRelief,
        WoreOff, Visit, Mismatch, NoAnswer, Silent, NotJoined, Changed, Delete, SendFailed,
        LinkProblem, Recovery, Note, Left, Help, WorseText,
    )
}  # fmt: skip
_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "check_in": lambda pair: Offset(pair[0], Unit(pair[1])),
    "next_open_day": date.fromisoformat,
    "visit_by": date.fromisoformat,
    "visit_on": date.fromisoformat,
    "late_until": date.fromisoformat,
    "signs": tuple,
    "words": tuple,
    "baseline": int,
    "trouble": Trouble,
    "newest": datetime.fromisoformat,
    "told": datetime.fromisoformat,
}
_CAUSES: Final[Mapping[AlertKind, type[StrEnum]]] = {
    AlertKind.NO_ANSWER: Doubt,
    AlertKind.SEND_FAILED: Undelivered,
    AlertKind.VISIT: Wish,
}


def renewed(known: Details, again: Details) -> Details:
    """What one alert says once its cause has come again: what was known of signs is kept."""
    match known, again:
        case RedFlag(), RedFlag():
            return known.reported_again(again)
        case UrgentText(), UrgentText():
            return known.and_also(again.words)
        case _:
            return again


def to_data(details: Details) -> dict[str, Any]:
    """The details as plain values for storage as JSON; what is as by default is left out."""
    return {
        field.name: _plain(value)
        for field in fields(details)
        if (value := getattr(details, field.name)) != field.default or field.default is MISSING
    }


def _plain(value: Any) -> Any:
    match value:
        case Offset():
            return [value.value, value.unit.value]
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
        case _:
            return value


def from_data(kind: AlertKind, data: Mapping[str, Any]) -> Details:
    """The details that `to_data` wrote, or an earlier release."""
    details = _KINDS[kind]
    known = {field.name for field in fields(details)}
    values = {
        name: _READ[name](value) if name in _READ else value
        for name, value in _renewed(kind, data).items()
        if name in known and value is not None
    }
    if "cause" in values:
        values["cause"] = _CAUSES[kind](values["cause"])
    return details(**values)


def _renewed(kind: AlertKind, data: Mapping[str, Any]) -> dict[str, Any]:
    """What release 0.1.0 wrote, in today's names: a dash or nothing for what was not known."""
    renewed = {name: value for name, value in data.items() if value not in ("-", "")}
    for old, new in (("checkin_name", "check_in"), ("from", "since")):
        if old in renewed:
            renewed[new] = renewed.pop(old)
    match renewed.pop("wording", None):
        case "worse_signs":
            renewed["signs_stand"] = True
        case "no_relief_untold":
            renewed["is_told"] = False
        case "stuck":
            renewed["is_due"] = True
        case str(cause) if kind in _CAUSES:
            renewed["cause"] = cause
    return renewed
