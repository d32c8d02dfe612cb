"""Facts of the clinic as admins type them, made into what the setting of that name would say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from bot import forms
from bot.domain.opening import WEEKDAYS
from bot.texts import dates
from bot.words.folding import fold, plain_digits
from bot.words.times import read_day

MOST_HOLIDAYS: Final = 60
HOLIDAYS_AHEAD: Final = timedelta(days=3 * 366)
# The shortest that names a day in each language: "Mo", "lu".
_SHORTEST_DAY: Final = 2
_HALF: Final = re.compile(r"(?<=[\d\s])([ap])\.?\s?m\b\.?")
_FILLERS: Final = re.compile(r"\b(?:de|del|from|at|las|los)\b")
_RULES: Final = re.compile(r"[;\n]+")
_DAYS: Final = re.compile(r"[^\d]+")
_TO: Final = re.compile(r"\s*(?:[-\u2013\u2014]|\b(?:to|through|until|a|al|hasta)\b)\s*")
_AND: Final = re.compile(r"\s*(?:,|&|\b(?:and|y|e)\b)\s*")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?\s?m?\.?")
_NOON: Final = 12
# The comma of "July 4, 2027" parts no two days.
_LISTED: Final = re.compile(r"[;\n]+|,(?!\s*\d{4}\s*(?:[,;\n]|\Z))|\b(?:and|y)\b")
_WITH_YEAR: Final = re.compile(r"\d{4}")


class OutOfRangeError(ValueError):
    """What was typed is none of what is allowed."""


def read_hours(text: str, _: date) -> str:
    """Like "Mo-Fr 08:00-17:00", also from "Monday to Friday 8 am - 5 pm" in any language of ours.

    Raises `OutOfRangeError` for what no clinic can keep, as all that read do.
    """
    line = _FILLERS.sub(" ", _HALF.sub(r"\1m", plain_digits(fold(text))))
    rules = "; ".join(_rule(rule.strip()) for rule in _RULES.split(line) if rule.strip())
    return _checked(forms.opening_hours, rules)


def _rule(rule: str) -> str:
    days = _DAYS.match(rule)
    if days is None:
        raise OutOfRangeError
    times = rule[days.end() :]
    named = _AND.split(days[0].strip(" :,.-\u2013\u2014"))
    return f"{','.join(map(_days, named))} {','.join(map(_times, _AND.split(times)))}"


def _days(text: str) -> str:
    return "-".join(WEEKDAYS[_weekday(day)].title() for day in _TO.split(text.strip(" .:")))


def _weekday(typed: str) -> int:
    word = typed.strip(" .")
    found = {
        number
        for number, names in enumerate(dates.weekdays())
        if len(word) >= _SHORTEST_DAY and any(fold(name).startswith(word) for name in names)
    }
    if len(found) != 1:
        raise OutOfRangeError
    return found.pop()


def _times(text: str) -> str:
    return "-".join(_time(each) for each in _TO.split(text.strip()) if each)


def _time(text: str) -> str:
    match = _TIME.fullmatch(text.strip(" ."))
    if match is None:
        raise OutOfRangeError
    hour = int(match[1])
    if match[3]:
        if not 1 <= hour <= _NOON:
            raise OutOfRangeError
        hour = hour % _NOON + (_NOON if match[3] == "p" else 0)
    return f"{hour:02}:{match[2] or '00'}"


def read_holidays(text: str, today: date) -> str:
    """Dates from today on, like "2027-01-01, 2027-07-04"; "Jul 4" is the next one."""
    parts = [part.strip() for part in _LISTED.split(text) if part.strip()]
    days = sorted({_holiday(part, today) for part in parts})
    is_allowed = days and len(days) <= MOST_HOLIDAYS
    if not is_allowed or days[0] < today or days[-1] > today + HOLIDAYS_AHEAD:
        raise OutOfRangeError
    return ", ".join(day.isoformat() for day in days)


def _holiday(text: str, today: date) -> date:
    found = read_day(text.replace(",", " "), today)
    if found is None or found[1]:
        raise OutOfRangeError
    day = found[0]
    if day >= today or _WITH_YEAR.search(text):
        return day
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        raise OutOfRangeError from None


def read_phone(text: str, _: date) -> str:
    """A phone number as people write one."""
    return _checked(forms.phone, text.strip())


def _checked(form: Callable[[str], object], text: str) -> str:
    try:
        form(text)
    except forms.WrongError:
        raise OutOfRangeError from None
    return text


READERS: Final[Mapping[str, Callable[[str, date], str]]] = {
    "hours": read_hours,
    "holidays": read_holidays,
    "phone": read_phone,
    "emergency_number": read_phone,
}
