"""Typed distances in time, like "1 day, 2 days, 1 week", "2, 6 and 24 hours" or "a week"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.domain.errors import ProtocolError
from bot.domain.protocol import Offset, Unit
from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

# How much of what an admin typed is shown back to them.
_LONGEST_QUOTE: Final = 40

_PART: Final = re.compile(r"(\d{1,4})\s*([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Forms:
    """How distances are said in some languages."""

    units: dict[str, Unit]
    numbers: dict[str, str]
    number: re.Pattern[str]
    """A number in words before a unit."""
    shared: re.Pattern[str]
    """A number that has the unit of the next one."""
    between: re.Pattern[str]


def read_offsets(text: str, lexicons: Lexicons = LEXICONS) -> tuple[Offset, ...]:
    """Read what an admin typed, like "1 day, 2 days, 1 week" or "6h 1d 2d 1w".

    A number before another one has its unit too: "2, 6 and 24 hours". "1,5" is no two numbers.
    Raises `ProtocolError("unreadable", the part that could not be read)`.
    """
    forms = _forms(lexicons)
    folded = forms.number.sub(lambda said: forms.numbers[said[0]], plain_digits(fold(text)))
    while shared := forms.shared.search(folded):
        at = shared.end("number")
        folded = f"{folded[:at]} {shared['unit']}{folded[at:]}"
    if leftover := forms.between.sub("", _PART.sub(" ", folded)):
        raise ProtocolError("unreadable", leftover[:_LONGEST_QUOTE])
    return tuple(_offset(number, word, forms.units) for number, word in _PART.findall(folded))


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    units = {
        word: unit for each in lexicons for unit, words in each.units.items() for word in words
    }
    numbers = {word: str(n) for each in lexicons for n, word in enumerate(each.hours, start=1)}
    numbers |= {word: "1" for each in lexicons for word in each.one}
    unit, joining = any_of([units]), any_of(each.joining for each in lexicons)
    after = any_of(each.after for each in lexicons)
    return _Forms(
        units,
        numbers,
        number=re.compile(rf"\b{any_of([numbers])}(?= {unit}\b)"),
        shared=re.compile(
            rf"(?<![\d.,])(?P<number>\d{{1,4}})"
            rf"(?=(?:[,;]\s|\s?[&+]\s?|,?\s{joining}\s)\s?(?:(?:{joining}|{after})\s)*"
            rf"\d{{1,4}}\s?(?P<unit>{unit})\b)"
        ),
        between=re.compile(rf"\b(?:{joining}|{after})\b|[\s,;+&./]"),
    )


def _offset(number: str, word: str, units: dict[str, Unit]) -> Offset:
    if word not in units:
        raise ProtocolError("unreadable", f"{number} {word}"[:_LONGEST_QUOTE])
    return Offset(int(number), units[word])
