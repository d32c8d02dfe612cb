"""Which month, quarter or year, or all of them, a typed text means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_MONTHS: Final = 12
_FIGURES: Final = re.compile(
    r"(?P<year>20\d\d)[-/.](?P<month>\d{1,2})|(?P<first>\d{1,2})[-/.](?P<then>20\d\d)"
)
_QUARTER: Final = re.compile(
    r"(?P<year>20\d\d)[- ]?[qt](?P<quarter>[1-4])|[qt](?P<first>[1-4])[- /]?(?P<then>20\d\d)"
)
_YEAR: Final = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Period:
    """So many months, the first by its first day; None is all time."""

    month: date | None
    months: int = 1


def read_period(text: str, today: date, lexicons: Lexicons = LEXICONS) -> Period | None:
    """Return what a whole text names: "May", "mayo de 2025", "2026-05", "last month", "all".

    A quarter is "2026-Q3", in Spanish with a T too, and a year "2026". A month without its year
    is the last one that has begun. None for anything else.
    """
    said = " ".join(fold(text).strip(" .,").split())
    if any(said in each.all_time for each in lexicons):
        return Period(None)
    count = today.year * _MONTHS + today.month - 1
    for each in lexicons:
        if said in each.months_ago:
            return Period(_first(count - each.months_ago[said]))
    if longer := _longer(said):
        return longer
    if figures := _FIGURES.fullmatch(said):
        number = int(figures["month"] or figures["first"])
        year = int(figures["year"] or figures["then"])
        return Period(date(year, number, 1)) if 1 <= number <= _MONTHS else None
    named = _named(lexicons).fullmatch(said)
    if named is None:
        return None
    number = _numbers(lexicons)[named["month"]]
    if named["year"]:
        return Period(date(int(named["year"]), number, 1))
    return Period(date(today.year - (number > today.month), number, 1))


def _longer(said: str) -> Period | None:
    """A quarter or a year."""
    if quarter := _QUARTER.fullmatch(said):
        number = int(quarter["quarter"] or quarter["first"])
        return Period(date(int(quarter["year"] or quarter["then"]), 3 * number - 2, 1), 3)
    return Period(date(int(said), 1, 1), _MONTHS) if _YEAR.fullmatch(said) else None


def _first(count: int) -> date:
    return date(count // _MONTHS, count % _MONTHS + 1, 1)


@cache
def _numbers(lexicons: Lexicons) -> dict[str, int]:
    every = (enumerate(each.months, start=1) for each in lexicons)
    return {word: number for months in every for number, words in months for word in words}


@cache
def _named(lexicons: Lexicons) -> re.Pattern[str]:
    of = any_of(each.of for each in lexicons)
    return re.compile(
        rf"(?P<month>{any_of([_numbers(lexicons)])})\.?(?: (?:{of} )?(?P<year>20\d\d))?"
    )
