"""Facts of the clinic as admins type them, made into what the setting of that name would say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from bot import forms
from bot.services.catalogue.typed_hours import read_week
from bot.words.times import read_day

MOST_HOLIDAYS: Final = 60
HOLIDAYS_AHEAD: Final = timedelta(days=3 * 366)
# The comma of "July 4, 2027" parts no two days.
_LISTED: Final = re.compile(r"[;\n]+|,(?!\s*\d{4}\s*(?:[,;\n]|\Z))|\b(?:and|y)\b")
_WITH_YEAR: Final = re.compile(r"\d{4}")


class OutOfRangeError(ValueError):
    """What was typed is none of what is allowed."""


def read_hours(text: str, _: date) -> str:
    """Like "Mo-Fr 08:00-17:00", also from "Monday to Friday 8 am - 5 pm" in any language of ours.

    Raises `OutOfRangeError` for what no clinic can keep, as all that read do.
    """
    try:
        week = read_week(text)
    except ValueError:
        raise OutOfRangeError from None
    return _checked(forms.opening_hours, week)


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
