"""Facts of the clinic as admins type them, made into what the setting of that name would say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from bot import forms
from bot.services.catalogue.typed_holidays import read_dates
from bot.services.catalogue.typed_hours import NoDaysError, read_week
from bot.words.folding import fold

_NONE: Final = frozenset(
    {
        "none", "no", "no holidays", "nothing", "-", "0",
        "ninguno", "ninguna", "nada", "sin feriados", "sin festivos",
    }
)  # fmt: skip


class OutOfRangeError(ValueError):
    """What was typed is none of what is allowed; `why`: the text that says so."""

    def __init__(self, why: str = "clinic_bad") -> None:
        super().__init__(why)
        self.why = why


def read_hours(text: str, _: date) -> str:
    """Like "Mo-Fr 08:00-17:00", also from "Monday to Friday 8 am - 5 pm" in any language of ours.

    Raises `OutOfRangeError` for what no clinic can keep, as all that read do.
    """
    try:
        week = read_week(text)
    except NoDaysError:
        raise OutOfRangeError("clinic_no_days") from None
    except ValueError:
        raise OutOfRangeError from None
    return _checked(forms.opening_hours, week)


def read_holidays(text: str, today: date) -> str:
    """Dates from today on, like "2026-12-24, 2026-12-25", also "Dec 24-25"; "none" is none."""
    if fold(text).strip(" .") in _NONE:
        return ""
    try:
        days = read_dates(text, today)
    except (OverflowError, ValueError):
        raise OutOfRangeError from None
    return ", ".join(day.isoformat() for day in days)


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
    "crisis_line_en": read_phone,
    "crisis_line_es": read_phone,
}
