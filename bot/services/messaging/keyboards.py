"""Keyboards: what a button says, and the short data that it carries (ids only, never meaning)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from bot.domain.answers import MAX_SCORE

Button: TypeAlias = dict[str, str]
Keyboard: TypeAlias = list[list[Button]]

SEPARATOR: Final = ":"


class Verb(StrEnum):
    """What a press asks for; the first part of a button's data."""

    ANSWER = "a"
    CHANGE = "c"
    KEEP = "m"
    SIGN = "s"
    NUMBER = "n"
    START = "o"
    RED_FLAG = "f"
    VISIT = "v"
    OPTIONS = "t"
    WHY = "w"
    STOP = "x"
    RESUME = "r"
    DELETE = "d"
    BEREAVEMENT = "b"
    SETTING = "p"
    JOIN = "j"
    ALERT = "l"
    ENROLL = "e"
    CASE = "k"
    SCHEDULE = "h"
    SCREEN = "u"
    CALL = "y"
    REPORT = "g"
    WORDS = "q"
    BOOKING = "0"
    CORRECT = "z"
    AUDIT = "i"
    COURSE = "L"
    STEP = "N"


def press(verb: Verb, *parts: object) -> str:
    """The data of a button, at most 64 bytes as Telegram demands."""
    return SEPARATOR.join([verb, *map(str, parts)])


def button(label: str, verb: Verb, *parts: object) -> Button:
    """A button that reports a press."""
    return {"text": label, "data": press(verb, *parts)}


def column(buttons: Iterable[Button]) -> Keyboard:
    """One button a row: long labels stay readable and thumbs hit them."""
    return [[each] for each in buttons]


def in_rows(buttons: Sequence[Button], width: int) -> Keyboard:
    """Rows of at most `width` buttons."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def scores(verb: Verb, *parts: object) -> Keyboard:
    """0 to 5 over 6 to 10: wide enough for a thumb, and the whole scale in one look."""
    return in_rows([button(str(score), verb, *parts, score) for score in range(MAX_SCORE + 1)], 6)
