"""Dates, times, spans and lists in words; takes local times, gives plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from itertools import groupby
from typing import Final

from babel import Locale
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_datetime_format,
    get_day_names,
    match_skeleton,
)
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.units import format_unit

from bot.texts.catalogue import LANGUAGES, known_language, language_name, load_texts

_UNIT: Final = {
    "minutes": "duration-minute",
    "hours": "duration-hour",
    "days": "duration-day",
    "weeks": "duration-week",
}
# The weekday or the month, however short, in a pattern of CLDR; a month in digits stays so.
_NAME: Final = re.compile(r"([Ec])\1*|([ML])\2{2,}")

_HALF_DAY: Final = re.compile(r"\b([ap])\.\s?m\.")


def day_and_time(local: datetime, language: str) -> str:
    """Like "Tuesday, May 5, 10:00 AM" or "martes, 5 de mayo, 10:00 am"."""
    return _joined(day(local, language), short_time(local, language), language)


def day(local: date, language: str) -> str:
    """Like "Tuesday, May 5" or "martes, 5 de mayo"."""
    return _plain(format_date(local, _full_day(language), locale=_locale(language)))


def month_and_day(local: date, language: str) -> str:
    """Like "May 5" or "5 de mayo"."""
    return _plain(format_skeleton("MMMMd", local, locale=_locale(language)))


def short_day_and_time(local: datetime, language: str) -> str:
    """Like "Tue, May 5, 10:00 AM" or "mar, 5 may, 10:00 am"."""
    return _joined(short_day(local, language), short_time(local, language), language)


def short_day(local: date, language: str) -> str:
    """Like "Tue, May 5" or "mar, 5 may"."""
    return _plain(format_skeleton("MMMEd", local, locale=_locale(language)))


def short_day_of_year(local: date, language: str) -> str:
    """Like "Tue, May 5, 2026" or "mar, 5 may 2026", for a day that may be far."""
    return _plain(format_skeleton("yMMMEd", local, locale=_locale(language)))


@cache
def is_day_first(language: str) -> bool:
    """Whether who writes it says the day before the month in figures: 4/12 may be December 4."""
    said = format_skeleton("Md", date(2001, 12, 31), locale=_locale(language))
    return said.index("31") < said.index("12")


def month(first: date, language: str) -> str:
    """Like "May 2026" or "mayo de 2026"."""
    return _plain(format_skeleton("yMMMM", first, locale=_locale(language)))


def short_time(local: datetime | time, language: str) -> str:
    """Like "10:00 AM" or "10:00 am", as the buttons say it."""
    wall = local.timetz().replace(tzinfo=None) if isinstance(local, datetime) else local
    said = _plain(format_time(wall, "short", locale=_american(language)))
    # Its dots would end sentences: "6:00 p. m.".
    return _HALF_DAY.sub(r"\1m", said)


@cache
def opening_hours(spans: tuple[tuple[int, int, int], ...], language: str) -> str:
    """Like "Mon to Fri, 8:00 AM to 5:00 PM" or "lun a vie, 8:00 am a 5:00 pm".

    A span is a weekday, 0 for Monday, and the minutes after midnight at which it opens and closes.
    """
    week: dict[int, list[str]] = {}
    for weekday, *minutes in sorted(spans):
        opens, closes = (_clock_time(each, language) for each in minutes)
        week.setdefault(weekday, []).append(_from_to(opens, closes, language))
    numbered = enumerate(week)
    # Days in a row have the same difference to their place in the list.
    alike = groupby(numbered, lambda each: (each[1] - each[0], week[each[1]]))
    parts = [
        f"{_days([day for _, day in days], language)}, {join(times, language)}"
        for (_, times), days in alike
    ]
    return "; ".join(parts)


def _clock_time(minutes: int, language: str) -> str:
    return short_time(time(minutes // 60 % 24, minutes % 60), language)


def _days(weekdays: Sequence[int], language: str) -> str:
    names = get_day_names("abbreviated", locale=_locale(language))
    first, last = str(names[weekdays[0]]), str(names[weekdays[-1]])
    return first if first == last else _from_to(first, last, language)


def _from_to(first: str, last: str, language: str) -> str:
    return load_texts().say("from_to", language, first=first, last=last)


def join(items: Sequence[str], language: str) -> str:
    """Like "1 day, 2 days and 1 week" or "1 día, 2 días y 1 semana"; nothing for no items."""
    return format_list(items, locale=_world(language))


@cache
def languages(language: str) -> str:
    """The languages to choose from, like "English or Spanish" or "inglés o español"."""
    names = [language_name(each, language) for each in LANGUAGES]
    return format_list(names, style="or", locale=_world(language))


@cache
def _world(language: str) -> Locale:
    """The language as the world writes it: American English alone puts a comma before "and"."""
    world = f"{known_language(language)}_001"
    return Locale.negotiate([world], locale_identifiers()) or _locale(language)


@cache
def _american(language: str) -> Locale:
    """The language as it is written in the United States, by twelve hours, if it is there."""
    american = f"{known_language(language)}_US"
    return Locale.negotiate([american], locale_identifiers()) or _locale(language)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(known_language(language))


def span(value: int, unit: str, language: str) -> str:
    """Like "2 days" or "2 días"; the unit is "minutes", "hours", "days" or "weeks"."""
    name, locale = _UNIT[unit], _locale(language)
    long = format_unit(value, name, "long", locale=locale)
    # Where CLDR has one form for both, Babel finds it as the short one only.
    return _plain(format_unit(value, name, "short", locale=locale) if name in long else long)


def checkin_name(value: int, unit: str, language: str) -> str:
    """The name of the check-in so long after the injection, like "day 1" or "one week"."""
    return load_texts().say_many(f"checkin_name_{unit}", language, value)


@cache
def _full_day(language: str) -> str:
    """The pattern of weekday, month and day, with both names in full as CLDR lets one widen it."""
    skeletons = _locale(language).datetime_skeletons
    pattern = skeletons[match_skeleton("MMMMEd", skeletons)].pattern
    return _NAME.sub(lambda name: name[0][0] * 4, pattern)


def _joined(on: str, at: str, language: str) -> str:
    form = str(get_datetime_format("medium", locale=_locale(language)))
    return _plain(form.replace("'", "").format(at, on))


def _plain(text: str) -> str:
    # CLDR puts narrow and no-break spaces into times, which some phones draw as boxes.
    return text.replace("\u202f", " ").replace("\xa0", " ")


@cache
def weekdays() -> tuple[frozenset[str], ...]:
    """What each day of the week, Monday first, is called in any language, in full and short."""
    return tuple(
        frozenset(
            str(get_day_names(width, locale=_locale(language))[day])
            for language in LANGUAGES
            for width in ("wide", "abbreviated")
        )
        for day in range(7)
    )
