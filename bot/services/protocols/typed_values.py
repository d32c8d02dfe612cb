"""What admins type for the values of a protocol, read and put into it unchecked."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import time
from enum import StrEnum
from typing import Final, TypeVar

from bot.domain.edits import moved, with_plan
from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    Decision,
    Offset,
    Procedure,
    Protocol,
    ReliefRule,
    Replaces,
    SendWindow,
    Unit,
)
from bot.texts.catalogue import LANGUAGES
from bot.words.clock import read_clock_times
from bot.words.folding import fold, plain_digits
from bot.words.offsets import read_offsets

_Choice = TypeVar("_Choice", bound=StrEnum)

# What takes a value off, as a button carries it and in the words of people.
NONE: Final = "none"
_NONE: Final = frozenset({NONE, "no", "0", "-", "off", "ninguno", "ninguna", "nada"})
_NUMBER: Final = re.compile(
    r"(?:(?:\+|>=|\u2265|at least|minimum|min\.?|by|al menos|minimo|el|un)\s*)?(\d{1,4})"
    r"\s*(?:%|per ?cent|por ?cien(?:to)?|[a-z]+)?(?: or more| o mas)?\s*\.?"
)
_PLAIN: Final = re.compile(r"\d{1,4}")
_LONGEST_QUOTE: Final = 40
_DAY: Final = re.compile(r"\d{1,3}")
_ONE_DAY: Final = r"(?:(?:days?|dias?)\s*)?\d{1,3}"
_DAYS: Final = re.compile(rf"{_ONE_DAY}(?:(?:\s*[,;&]\s+|\s+)(?:(?:and|y|&)\s+)?{_ONE_DAY})*")
# With one comma it may be a fraction.
_DAYS_CLOSE: Final = re.compile(r"\d{1,3}(?:,\d{1,3}){2,}")
_LISTED: Final = re.compile(r"[,;]|\b(?:and|y)\b")


def read_number(text: str) -> int:
    """A whole number, with a unit behind it or not: "30", "at least 30 %", "30 por ciento"."""
    found = _NUMBER.fullmatch(plain_digits(fold(text)).strip())
    if found is None:
        raise ProtocolError("unreadable", text[:_LONGEST_QUOTE])
    return int(found[1])


def read_offset(text: str, unit: Unit) -> Offset:
    """One distance in time; a bare number is in this unit."""
    if _PLAIN.fullmatch(text.strip()):
        return Offset(int(text), unit)
    found = read_offsets(text)
    if len(found) != 1:
        raise ProtocolError("unreadable", text[:_LONGEST_QUOTE])
    return found[0]


def read_several(text: str) -> tuple[Offset, ...]:
    """Distances in time, or none."""
    return () if text.strip().casefold() in _NONE else read_offsets(text)


def read_list(text: str) -> tuple[Offset, ...]:
    """All check-ins: distances in time, or days alone, like "day 1, day 2, day 7" or "1, 2, 7"."""
    line = plain_digits(fold(text)).strip(" .")
    if _DAYS.fullmatch(line) or _DAYS_CLOSE.fullmatch(line):
        return tuple(Offset(int(each), Unit.DAYS) for each in _DAY.findall(line))
    return read_offsets(text)


def put_window(protocol: Protocol, text: str, _: int) -> Protocol:
    """The hours in which messages go out; a time outside of them is no longer offered."""
    times = read_clock_times(text)
    if len(times) != 2:
        raise ProtocolError("unreadable", text[:_LONGEST_QUOTE])
    window = SendWindow(*times)
    first = window.start.hour + bool(window.start.minute)
    kept = tuple(at for at in protocol.times if window.holds(at)) or (time(first),)
    return replace(protocol, window=window, times=kept)


def put_times(protocol: Protocol, text: str, _: int) -> Protocol:
    """When a patient may choose to be asked; none of these stands there twice."""
    typed = [each.strip() for each in _LISTED.split(fold(text))]
    if twice := next((each for each in typed if each and typed.count(each) > 1), None):
        raise ProtocolError("times_twice", twice[:_LONGEST_QUOTE])
    return replace(protocol, times=tuple(sorted(set(read_clock_times(text)))))


def put_some(protocol: Protocol, text: str, _: int) -> Protocol:
    """From how many percent less pain is some relief."""
    return _with_rule(protocol, meaningful_percent=read_number(text))


def put_points(protocol: Protocol, text: str, _: int) -> Protocol:
    """From how many points less pain is some relief."""
    return _with_rule(protocol, meaningful_min_points=read_number(text))


def put_worse(protocol: Protocol, text: str, _: int) -> Protocol:
    """From how many points more pain is worse."""
    return _with_rule(protocol, worse_points=read_number(text))


def _with_rule(protocol: Protocol, **values: int) -> Protocol:
    decision = protocol.rule.decision
    return replace(
        protocol, rule=ReliefRule(**{**asdict(protocol.rule), **values, "decision": decision})
    )


def put_good(protocol: Protocol, text: str, _: int) -> Protocol:
    """From how many percent less pain is good relief; the label for staff is never below it."""
    percent = read_number(text)
    label = max(percent, protocol.rule.label_percent)
    rule = replace(protocol.rule, good_percent=percent, label_percent=min(label, 100))
    return replace(protocol, rule=rule)


def put_decision(protocol: Protocol, text: str, _: int) -> Protocol:
    """Which check-ins must agree, by the name of the rule."""
    return replace(protocol, rule=replace(protocol.rule, decision=_one_of(Decision, text)))


def put_not_before(protocol: Protocol, text: str, _: int) -> Protocol:
    """Before when nothing is concluded; a bare number is in days."""
    return replace(protocol, not_before=read_offset(text, Unit.DAYS))


def put_late(protocol: Protocol, text: str, _: int) -> Protocol:
    """Until when a late last answer counts; a bare number is in days."""
    return replace(protocol, late_final=read_offset(text, Unit.DAYS))


def put_outage(protocol: Protocol, text: str, _: int) -> Protocol:
    """For how long a check-in that could not go out is still sent; a bare number is in hours."""
    is_none = text.strip().casefold() in _NONE
    return replace(protocol, late_sending=None if is_none else read_offset(text, Unit.HOURS))


def put_sixth(protocol: Protocol, text: str, _: int) -> Protocol:
    """Another treatment: a line for each language, in their order."""
    if text.strip().casefold() in _NONE:
        return replace(protocol, sixth=())
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) != len(LANGUAGES):
        raise ProtocolError("sixth_lines", str(len(LANGUAGES)))
    return replace(protocol, sixth=tuple(sorted(zip(LANGUAGES, lines, strict=True))))


def put_procedure(protocol: Protocol, text: str, _: int) -> Protocol:
    """What is done, by its name."""
    return replace(protocol, procedure=_one_of(Procedure, text))


def put_replaces(protocol: Protocol, text: str, _: int) -> Protocol:
    """Which follow-ups a new injection ends, by its name."""
    return replace(protocol, replaces=_one_of(Replaces, text))


def _one_of(values: type[_Choice], text: str) -> _Choice:
    """The one of this name, as buttons carry it."""
    found = {each.name.casefold(): each for each in values}.get(text.strip().casefold())
    if found is None:
        raise ProtocolError("unreadable", text[:_LONGEST_QUOTE])
    return found


def put_offset(protocol: Protocol, text: str, place: int) -> Protocol:
    """When the check-in at a place comes; a bare number is in days."""
    return moved(protocol, place, read_offset(text, Unit.DAYS))


def put_reminders(protocol: Protocol, text: str, place: int) -> Protocol:
    """The reminders of the check-in at a place."""
    plan = protocol.check_ins[place]
    return with_plan(protocol, place, replace(plan, reminders=read_several(text)))


def put_closes(protocol: Protocol, text: str, place: int) -> Protocol:
    """After how long the check-in at a place closes; a bare number is in hours."""
    plan = protocol.check_ins[place]
    closes = read_offset(text, Unit.HOURS)
    return with_plan(protocol, place, replace(plan, closes_after=closes))
