"""Typed distances in time, like "1 day, 2 days, 1 week"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.domain.errors import ProtocolError
from bot.domain.protocol import Offset, Unit
from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

# How much of what an admin typed is shown back to them.
_LONGEST_QUOTE: Final = 40

_PART: Final = re.compile(r"(\d{1,4})\s*([a-z]+)")


def read_offsets(text: str, lexicons: Lexicons = LEXICONS) -> tuple[Offset, ...]:
    """Read what an admin typed, like "1 day, 2 days, 1 week" or "6h 1d 2d 1w".

    Raises `ProtocolError("unreadable", the part that could not be read)`.
    """
    folded = fold(text)
    if leftover := _between(lexicons).sub("", _PART.sub(" ", folded)):
        raise ProtocolError("unreadable", leftover[:_LONGEST_QUOTE])
    units = _units(lexicons)
    return tuple(_offset(number, word, units) for number, word in _PART.findall(folded))


@cache
def _between(lexicons: Lexicons) -> re.Pattern[str]:
    joining = any_of(each.joining for each in lexicons)
    return re.compile(rf"\b{joining}\b|[\s,;+&.]")


def _units(lexicons: Lexicons) -> dict[str, Unit]:
    units = (pair for each in lexicons for pair in each.units.items())
    return {word: unit for unit, words in units for word in words}


def _offset(number: str, word: str, units: dict[str, Unit]) -> Offset:
    if word not in units:
        raise ProtocolError("unreadable", f"{number} {word}"[:_LONGEST_QUOTE])
    return Offset(int(number), units[word])
