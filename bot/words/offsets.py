"""Typed distances in time, like "1 day, 2 days, 1 week"."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.errors import ProtocolError
from bot.domain.protocol import Offset, Unit
from bot.words.folding import fold

# How much of what an admin typed is shown back to them.
_LONGEST_QUOTE: Final = 40

_WORDS: Final = {
    "h": Unit.HOURS, "hour": Unit.HOURS, "hours": Unit.HOURS, "hora": Unit.HOURS,
    "horas": Unit.HOURS,
    "d": Unit.DAYS, "day": Unit.DAYS, "days": Unit.DAYS, "dia": Unit.DAYS, "dias": Unit.DAYS,
    "w": Unit.WEEKS, "week": Unit.WEEKS, "weeks": Unit.WEEKS, "semana": Unit.WEEKS,
    "semanas": Unit.WEEKS,
}  # fmt: skip
_PART: Final = re.compile(r"(\d{1,4})\s*([a-z]+)")
_BETWEEN: Final = re.compile(r"\b(and|y)\b|[\s,;+&.]")


def read_offsets(text: str) -> tuple[Offset, ...]:
    """Read what an admin typed, like "1 day, 2 days, 1 week" or "6h 1d 2d 1w".

    Raises `ProtocolError("unreadable", the part that could not be read)`.
    """
    folded = fold(text)
    if leftover := _BETWEEN.sub("", _PART.sub(" ", folded)):
        raise ProtocolError("unreadable", leftover[:_LONGEST_QUOTE])
    return tuple(_offset(number, word) for number, word in _PART.findall(folded))


def _offset(number: str, word: str) -> Offset:
    if word not in _WORDS:
        raise ProtocolError("unreadable", f"{number} {word}"[:_LONGEST_QUOTE])
    return Offset(int(number), _WORDS[word])
