"""Holidays as admins type them: days, and rows of days, made into what the setting would say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from bot.words.days import in_one_order, with_dates
from bot.words.folding import fold, plain_digits
from bot.words.numbers import DASH
from bot.words.times import read_day

MOST_HOLIDAYS: Final = 60
HOLIDAYS_AHEAD: Final = timedelta(days=3 * 366)
# The comma of "July 4, 2027" parts no two days.
_LISTED: Final = re.compile(r"[;\n]+|,(?!\s*\d{4}\s*(?:[,;\n]|\Z))|&|\b(?:and|y)\b")
_WITH_YEAR: Final = re.compile(r"\d{4}")
_CLOSED: Final = re.compile(
    r"\A\s*(?:we\W?(?:a?re) |estamos )?(?:closed|shut|cerrad[oa]s?)\b[\s:]*"
)
_FROM: Final = re.compile(r"\A\s*(?:from|between|del|desde)\b\s*")
_TO: Final = re.compile(r"\s*(?:-|\b(?:to|thru|through|until|till?|al?|hasta)\b)\s*")
_NUMBER: Final = re.compile(
    r"\s*(?:\b(?:the|el)\s)?(\d{1,2})(?:st|nd|rd|th|o)?(?:,?\s(?P<year>20\d\d))?\s*"
)
_ITS_NUMBER: Final = re.compile(r"(?<![\d/.-])\d{1,2}(?![\d/.-])")
_MONTH_FIRST: Final = re.compile(r"\D*[a-z]\D*\d")
_LETTER: Final = re.compile("[a-z]")


def read_dates(text: str, today: date) -> list[date]:
    """Dates from today on, in their order; "Jul 4" is the next one, "Dec 24-26" are three.

    A number alone has the month of the day beside it, which is said on one side of it: "7 y 8 de
    diciembre". If one date of a text can only be day first, all are. Raises ValueError for what
    names no such days, or too many.
    """
    line = _CLOSED.sub("", DASH.sub("-", plain_digits(fold(text))))
    parts = [
        part.strip() for part in _LISTED.split(with_dates(in_one_order(line))) if part.strip()
    ]
    days: set[date] = set()
    for each in _completed(parts):
        days.update(_row(each, today))
        if len(days) > MOST_HOLIDAYS:
            raise ValueError("too many")
    found = sorted(days)
    if not found or found[0] < today or found[-1] > today + HOLIDAYS_AHEAD:
        raise ValueError("no days that are allowed")
    return found


def _completed(parts: Sequence[str]) -> Iterator[str]:
    """Each part with a month, if it is a number: of the part that says it before or behind."""
    for at, part in enumerate(parts):
        if not _NUMBER.fullmatch(part):
            yield part
            continue
        before = next((each for each in reversed(parts[:at]) if not _NUMBER.fullmatch(each)), "")
        behind = next((each for each in parts[at:] if not _NUMBER.fullmatch(each)), "")
        near = [
            *([before] if _MONTH_FIRST.match(before) else []),
            *([behind] if _LETTER.search(behind) and not _MONTH_FIRST.match(behind) else []),
        ]
        if len(near) != 1:
            raise ValueError("a day of which month?")
        yield _with_month(part, near[0])


def _with_month(part: str, other: str) -> str:
    """A number with the month, and the year, of another day."""
    number = _NUMBER.fullmatch(part)
    if number is None:
        return part
    if not _LETTER.search(other):
        raise ValueError("a day of which month?")
    year = f" {number['year']}" if number["year"] else ""
    return _ITS_NUMBER.sub(number[1], other, count=1) + year


def _row(text: str, today: date) -> list[date]:
    """The days of "Jul 4", or of "Dec 24 - Jan 2"."""
    if (day := _day(text, today)) is not None:
        return [day]
    rows = [row for at in _TO.finditer(text) if (row := _between(text, at, today))]
    if len(rows) != 1:
        raise ValueError("no day")
    return rows[0]


def _between(text: str, at: re.Match[str], today: date) -> list[date]:
    left, right = _FROM.sub("", text[: at.start()]), text[at.end() :]
    if (number := _NUMBER.fullmatch(right)) and number["year"]:
        left, right = f"{left} {number['year']}", number[1]
    try:
        first = _day(_with_month(left, right), today)
        last = _day(_with_month(right, left), first or today)
    except ValueError:
        return []
    if first is None or last is None or not first < last <= first + timedelta(days=MOST_HOLIDAYS):
        return []
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def _day(text: str, today: date) -> date | None:
    """The day, or the next one where it says no year."""
    found = read_day(text.replace(",", " "), today)
    if found is None or found[1]:
        return None
    day = found[0]
    if day >= today or _WITH_YEAR.search(text):
        return day
    return day.replace(year=day.year + 1)
