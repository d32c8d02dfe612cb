"""A protocol as a file that clinics exchange: written, and read with the name of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import time
from enum import StrEnum
from typing import Any, Final, TypeVar

from bot.domain import guard_rails
from bot.domain.answers import Question
from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    CheckInPlan,
    Decision,
    Offset,
    Procedure,
    Protocol,
    ReliefRule,
    Replaces,
    SendWindow,
    Unit,
    to_data,
)

_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)
_KIND: Final = "aftercare_protocol"
_FORM: Final = 1
# Of a name, and of a language's code in a file of somebody else's.
MOST_NAME: Final = 40
_MOST_CODE: Final = 8
_MOST_NUMBER: Final = 9_999


def write(name: str, protocol: Protocol) -> bytes:
    """The file: all values, whether usual or not, so that it reads the same in any release."""
    data = to_data(protocol)
    data |= {
        "procedure": protocol.procedure,
        "replaces": protocol.replaces,
        "times": [at.isoformat() for at in protocol.times],
        "late_sending": None,
        "sixth": dict(protocol.sixth),
    } | ({"late_sending": data["late_sending"]} if "late_sending" in data else {})
    whole = {_KIND: _FORM, "name": name, **data}
    return json.dumps(whole, indent=1, ensure_ascii=False).encode()


def read(content: str) -> tuple[str, Protocol]:
    """The name and the protocol; raises `ProtocolError("file", what is wrong)`.

    Or another `ProtocolError`, where all can be read and following it could do harm.
    """
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        raise ProtocolError("file", "JSON") from None
    root = _Part("", whole)
    if root.get(_KIND, lambda part: part.whole_number()) != _FORM:
        raise ProtocolError("file", _KIND)
    name = root.get("name", lambda part: part.words(MOST_NAME))
    protocol = Protocol(
        check_ins=root.get("check_ins", lambda part: part.several(_plan)),
        window=root.get("window", _window),
        rule=root.get("rule", _rule),
        not_before=root.get("not_before", _offset),
        late_final=root.get("late_final", _offset),
        procedure=root.get("procedure", lambda part: part.one_of(Procedure)),
        replaces=root.get("replaces", lambda part: part.one_of(Replaces)),
        times=root.get("times", lambda part: part.several(_time)),
        late_sending=root.get("late_sending", lambda part: part.value and _offset(part)),
        sixth=root.get("sixth", _sixth),
    )
    guard_rails.check(protocol)
    return name, protocol


class _Part:
    """A part of the file, which knows where it stands."""

    def __init__(self, where: str, value: Any) -> None:
        self.where, self.value = where, value

    def wrong(self) -> ProtocolError:
        return ProtocolError("file", self.where or "JSON")

    def get(self, name: str, read_: Callable[[_Part], _Value]) -> _Value:
        """What stands under this name, which must be there."""
        if not isinstance(self.value, dict):
            raise self.wrong()
        part = _Part(f"{self.where}.{name}".lstrip("."), self.value.get(name))
        if name not in self.value:
            raise part.wrong()
        return read_(part)

    def several(self, read_: Callable[[_Part], _Value]) -> tuple[_Value, ...]:
        """A list of them."""
        if not isinstance(self.value, list):
            raise self.wrong()
        parts = enumerate(self.value, 1)
        return tuple(read_(_Part(f"{self.where}[{place}]", each)) for place, each in parts)

    def whole_number(self) -> int:
        if type(self.value) is not int or not 0 <= self.value <= _MOST_NUMBER:
            raise self.wrong()
        return self.value

    def words(self, most: int) -> str:
        value = self.value.strip() if isinstance(self.value, str) else ""
        if not 0 < len(value) <= most or not value.isprintable():
            raise self.wrong()
        return value

    def one_of(self, values: type[_Choice]) -> _Choice:
        if not isinstance(self.value, str) or self.value not in set(values):
            raise self.wrong()
        return values(self.value)


def _offset(part: _Part) -> Offset:
    return Offset(
        part.get("value", lambda each: each.whole_number()),
        part.get("unit", lambda each: each.one_of(Unit)),
    )


def _time(part: _Part) -> time:
    try:
        at = time.fromisoformat(part.value)
    except (TypeError, ValueError):
        raise part.wrong() from None
    if at.tzinfo is not None:
        raise part.wrong()
    return at


def _window(part: _Part) -> SendWindow:
    return SendWindow(part.get("start", _time), part.get("end", _time))


def _plan(part: _Part) -> CheckInPlan:
    return CheckInPlan(
        offset=part.get("offset", _offset),
        reminders=part.get("reminders", lambda each: each.several(_offset)),
        closes_after=part.get("closes_after", _offset),
        questions=part.get(
            "questions", lambda each: each.several(lambda one: one.one_of(Question))
        ),
    )


def _rule(part: _Part) -> ReliefRule:
    numbers = {
        each.name: part.get(each.name, lambda one: one.whole_number())
        for each in fields(ReliefRule)
        if each.name != "decision"
    }
    decision = part.get("decision", lambda each: each.one_of(Decision))
    return ReliefRule(**numbers, decision=decision)


def _sixth(part: _Part) -> tuple[tuple[str, str], ...]:
    if not isinstance(part.value, Mapping):
        raise part.wrong()
    found = []
    for language in sorted(part.value):
        if not language.isalpha() or len(language) > _MOST_CODE:
            raise part.wrong()
        words = part.get(language, lambda each: each.words(guard_rails.SIXTH.most))
        found.append((language, words))
    return tuple(found)
