"""Days as they are typed in a line: Jun 1, 6/1, tomorrow, Friday, Monday 7, in 3 days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of
from bot.words.spoken_times import days_away

ISO: Final = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:t|\b)")
_WHOLE: Final = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})")
_SLASHED: Final = re.compile(r"(?<![\d:.])(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d:])")
_DOTTED: Final = re.compile(r"(?<![\d:.])(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?(\d{4})(?!\d)")
_ORDINAL: Final = "(?:st|nd|rd|th|o)"
_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc]")
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class _Forms:
    """How days are said in some languages."""

    days: re.Pattern[str]
    offsets: dict[str, int]
    morning: re.Pattern[str]
    named: re.Pattern[str]
    months: dict[str, int]
    weekdays: re.Pattern[str]
    weekday_numbers: dict[str, int]
    next_week: re.Pattern[str]
    number: re.Pattern[str]
    """A day of some month."""
    number_behind: re.Pattern[str]
    """The same right behind a day of the week."""


def find_day(
    line: str, today: date, lexicons: Lexicons = LEXICONS, *, ahead: bool = False
) -> tuple[date, str]:
    """Return the day and what is left of a folded line; raises ValueError for one that is none.

    `ahead`: a day of the week, or of no month, is the next one, else the last one. A day of the
    week and a date must agree.
    """
    forms = _forms(lexicons)
    weekday = forms.weekdays.search(line)
    if weekday is None:
        day, left = _date(line, today, lexicons)
        if left == line and (found := forms.number.search(line)):
            return _numbered(found, today, None, ahead=ahead), _cut(line, found)
        return day, left
    rest, number = _cut(line, weekday), forms.weekday_numbers[weekday["day"]]
    if ahead and (found := forms.next_week.search(rest)):
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=number), _cut(rest, found)
    day, left = _date(rest, today, lexicons)
    if left != rest:
        if day.weekday() != number:
            # "Friday 11/12" may have the day first.
            day, left = _date(_SLASHED.sub(_turned, rest), today, lexicons)
        if day.weekday() != number:
            raise ValueError("another day of the week")
        return day, left
    if found := forms.number_behind.match(line, weekday.end()) or forms.number.search(line):
        day = _numbered(found, today, number, ahead=ahead)
        return day, forms.weekdays.sub(" ", _cut(line, found), count=1)
    return _on_weekday(weekday, number, today, ahead=ahead), left


def with_dates(line: str, lexicons: Lexicons = LEXICONS) -> str:
    """Return a folded line with the date of each holiday that is named, if it has one."""
    named = {word: day for each in lexicons for word, day in each.holidays.items()}
    plain = _APOSTROPHES.sub("", line)
    return re.sub(rf"\b{any_of([named])}\b", lambda found: named[found[0]], plain)


def is_either_way(line: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Whether a line has a date in figures whose day and month could be changed over, as 4/12."""
    folded = plain_digits(fold(line))
    figures = [(found[1], found[3]) for found in _SLASHED.finditer(_WHOLE.sub(" ", folded))]
    is_told = _forms(lexicons).weekdays.search(folded) is not None
    return not is_told and any(
        max(int(first), int(second)) <= _MONTHS and int(first) != int(second)
        for first, second in figures
    )


def turned(line: str) -> str:
    """Return a line with day and month changed over in each date in figures: 3/6 for 6/3."""
    return _SLASHED.sub(_turned, plain_digits(line))


def in_one_order(line: str) -> str:
    """Return a line of several dates with the month first in all: "25/12, 6/1" has it second.

    Raises ValueError where some are written so, some the other way, and some either way.
    """
    others, dates = _WHOLE.split(line), []
    for found in map(_SLASHED.finditer, others[::2]):
        dates += [(int(each[1]), int(each[3])) for each in found if _is_date(each)]
    day_first = any(first > _MONTHS for first, _ in dates)
    month_first = any(second > _MONTHS for _, second in dates)
    if day_first and month_first and any(max(each) <= _MONTHS for each in dates):
        raise ValueError("which is the month?")
    if not day_first or month_first:
        return line
    others[::2] = [_SLASHED.sub(_turned, each) for each in others[::2]]
    return "".join(others)


def _is_date(found: re.Match[str]) -> bool:
    """Whether it is no row of days, as "24-26 Dec" is."""
    return found[2] == "/" or found[4] is not None


def _turned(found: re.Match[str]) -> str:
    if not _is_date(found):
        return found[0]
    year = f"{found[2]}{found[4]}" if found[4] else ""
    return f"{found[3]}{found[2]}{found[1]}{year}"


def _on_weekday(found: re.Match[str], number: int, today: date, *, ahead: bool) -> date:
    is_past = bool(found["last"] or found["after"])
    if found["this"] and not ahead:
        raise ValueError("the last one, or the next")
    if ahead and not is_past:
        if number == today.weekday():
            raise ValueError("today, or in a week")
        return today + timedelta(days=(number - today.weekday()) % 7)
    back = (today.weekday() - number) % 7
    return today - timedelta(days=back or (7 if is_past else 0))


def _date(line: str, today: date, lexicons: Lexicons) -> tuple[date, str]:
    """The same of what says its month, or how far away it is."""
    forms = _forms(lexicons)
    if found := ISO.search(line):
        return date(*map(int, found.groups())), _cut(line, found)
    if found := _DOTTED.search(line):
        return _dotted(*map(int, found.groups())), _cut(line, found)
    if found := _SLASHED.search(line):
        first, _, second, year = found.groups()
        month, day = (second, first) if int(first) > _MONTHS else (first, second)
        return _nearest(int(month), int(day), year, today), _cut(line, found)
    if away := days_away(line, lexicons):
        days, said = away
        return today + timedelta(days=days), _cut(line, said)
    if found := forms.named.search(line):
        month = forms.months[found["month"] or found["later"]]
        day = int(found["day"] or found["first"])
        return _nearest(month, day, found["year"], today), _cut(line, found)
    # "De la mañana" is no tomorrow.
    hidden = forms.morning.sub(lambda half: "#" * len(half[0]), line)
    if found := forms.days.search(hidden):
        return today + timedelta(days=forms.offsets[found[0]]), _cut(line, found)
    return today, line


def _cut(line: str, found: re.Match[str]) -> str:
    return " ".join(f"{line[: found.start()]} {line[found.end() :]}".split())


def _dotted(first: int, second: int, year: int) -> date:
    """Who writes dots mostly says the day first, and some do not."""
    if first <= _MONTHS and second <= _MONTHS and first != second:
        raise ValueError("which is the month?")
    return date(year, min(first, second), max(first, second))


def _nearest(month: int, day: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year) % 100 + 2000, month, day)
    years = (today.year, today.year - 1, today.year + 1)
    return min((date(each, month, day) for each in years), key=lambda found: abs(found - today))


def _numbered(found: re.Match[str], today: date, weekday: int | None, *, ahead: bool) -> date:
    """The next day of this number, or the last one; it must be this day of the week."""
    days = list(_of_number(int(next(filter(None, found.groups()))), today))
    last = [each for each in days if each <= today][-1:]
    following = [each for each in days if each >= today][:1]
    near = following if ahead else last if weekday is None else last + following
    for day in near:
        if weekday in {None, day.weekday()}:
            return day
    raise ValueError("no such day near")


def _of_number(number: int, today: date) -> Iterator[date]:
    """The days of this number from the month before to the one after the next."""
    first = today.year * _MONTHS + today.month - 1
    for month in range(first - 1, first + 3):
        try:
            yield date(month // _MONTHS, month % _MONTHS + 1, number)
        except ValueError:
            continue


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    offsets = {word: days for each in lexicons for word, days in each.days.items()}
    months = _numbers((each.months for each in lexicons), start=1)
    weekdays = _numbers((each.weekdays for each in lexicons), start=0)
    last, this = any_of(each.last for each in lexicons), any_of(each.this for each in lexicons)
    halves = any_of(said for each in lexicons for said in (each.morning, each.afternoon))
    no_hour = rf"\b(?!\s?(?::|h\b|[ap]m\b|{halves}\b)|\.\d|[ap]\b)"
    the = any_of(each.the_day for each in lexicons)
    return _Forms(
        days=re.compile(rf"\b{any_of([offsets])}\b"),
        offsets=offsets,
        morning=re.compile(rf"\b{any_of(each.morning for each in lexicons)}\b"),
        named=_named(lexicons, months),
        months=months,
        weekdays=re.compile(
            rf"\b(?:(?P<last>{last} )|(?P<this>{this} ))?"
            rf"(?P<day>{any_of([weekdays])})\b\.?(?P<after> {last}\b)?"
        ),
        weekday_numbers=weekdays,
        next_week=re.compile(rf"\b{any_of(each.next_week for each in lexicons)}\b"),
        number=re.compile(
            rf"\b(?:{the} (?P<number>\d{{1,2}}){_ORDINAL}?{no_hour}"
            rf"|(?P<ordinal>\d{{1,2}}){_ORDINAL}\b)"
        ),
        number_behind=re.compile(rf" (?:{the} )?(?P<number>\d{{1,2}}){_ORDINAL}?{no_hour}"),
    )


def _numbers(lists: Iterable[Iterable[Iterable[str]]], *, start: int) -> dict[str, int]:
    return {
        word: number
        for each in lists
        for number, words in enumerate(each, start=start)
        for word in words
    }


def _named(lexicons: Lexicons, months: dict[str, int]) -> re.Pattern[str]:
    of = any_of(each.of for each in lexicons)
    month, day = rf"{any_of([months])})\b\.?", rf"\d{{1,2}}){_ORDINAL}?(?![\d:])"
    return re.compile(
        rf"\b(?:(?P<month>{month}\s?(?P<day>{day}|(?P<first>{day}\s(?:{of}\s)?(?P<later>{month})"
        rf"(?:\s(?:{of}\s)?(?P<year>20\d\d)\b)?"
    )


_forms(LEXICONS)  # at start, not while somebody waits
