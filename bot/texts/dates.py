"""Dates, times, spans and lists in words; takes local times, gives plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from itertools import groupby
from typing import Final

from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.units import format_unit

from bot.texts.catalogue import known_language, load_texts

_DAY: Final = {"en": "EEEE, MMMM d", "es": "EEEE, d 'de' MMMM"}
_SHORT_DAY: Final = {"en": "EEE, MMM d", "es": "EEE, d MMM"}
_PLAIN_DAY: Final = {"en": "MMMM d", "es": "d 'de' MMMM"}
_TIME: Final = {"en": "h:mm a", "es": "H:mm"}
_TO: Final = {"en": "to", "es": "a"}
# "1 day, 2 days and 1 week", without the comma that American English would put before "and".
_LIST: Final = {"en": "en_001", "es": "es"}
_UNIT: Final = {
    "hours": "duration-hour",
    "days": "duration-day",
    "weeks": "duration-week",
}


def day_and_time(local: datetime, language: str) -> str:
    """Like "Tuesday, May 5, 10:00 AM" or "martes, 5 de mayo, 10:00"."""
    return f"{day(local, language)}, {short_time(local, language)}"


def day(local: date, language: str) -> str:
    """Like "Tuesday, May 5" or "martes, 5 de mayo"."""
    return _date(local, _DAY, language)


def short_day_and_time(local: datetime, language: str) -> str:
    """Like "Tue, May 5, 10:00 AM" or "mar, 5 may, 10:00"."""
    return f"{short_day(local, language)}, {short_time(local, language)}"


def short_day(local: date, language: str) -> str:
    """Like "Tue, May 5" or "mar, 5 may"."""
    return _date(local, _SHORT_DAY, language)


def plain_day(local: date, language: str) -> str:
    """Like "May 5" or "5 de mayo": for `label_default`."""
    return _date(local, _PLAIN_DAY, language)


def short_time(local: datetime | time, language: str) -> str:
    """Like "10:00 AM" or "10:00"."""
    code = known_language(language)
    wall = local.timetz().replace(tzinfo=None) if isinstance(local, datetime) else local
    return _plain(format_time(wall, _TIME[code], locale=code))


@cache
def opening_hours(spans: tuple[tuple[int, int, int], ...], language: str) -> str:
    """Like "Mon to Fri, 8:00 AM to 5:00 PM" or "lun a vie, 8:00 a 17:00".

    A span is a weekday, 0 for Monday, and the minutes after midnight at which it opens and closes.
    """
    week: dict[int, list[str]] = {}
    for weekday, *minutes in sorted(spans):
        week.setdefault(weekday, []).append(_from_to(map(_clock_time, minutes), language))
    numbered = enumerate(week)
    # Days in a row have the same difference to their place in the list.
    alike = groupby(numbered, lambda each: (each[1] - each[0], week[each[1]]))
    parts = [
        f"{_days([day for _, day in days], language)}, {join(times, language)}"
        for (_, times), days in alike
    ]
    return "; ".join(parts)


def _clock_time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _from_to(times: Iterable[time], language: str) -> str:
    return f" {_TO[known_language(language)]} ".join(short_time(each, language) for each in times)


def _days(weekdays: Sequence[int], language: str) -> str:
    code = known_language(language)
    names = get_day_names("abbreviated", locale=code)
    first, last = str(names[weekdays[0]]), str(names[weekdays[-1]])
    return first if first == last else f"{first} {_TO[code]} {last}"


def join(items: Sequence[str], language: str) -> str:
    """Like "1 day, 2 days and 1 week" or "1 día, 2 días y 1 semana"; nothing for no items."""
    return format_list(items, locale=_LIST[known_language(language)])


def span(value: int, unit: str, language: str) -> str:
    """Like "2 days" or "2 días"; the unit is "hours", "days" or "weeks"."""
    return _plain(format_unit(value, _UNIT[unit], locale=known_language(language)))


def checkin_name(value: int, unit: str, language: str) -> str:
    """The name of the check-in so long after the injection, like "day 1" or "one week"."""
    return load_texts().say_many(f"checkin_name_{unit}", language, value)


def _date(local: date, patterns: dict[str, str], language: str) -> str:
    code = known_language(language)
    return _plain(format_date(local, patterns[code], locale=code))


def _plain(text: str) -> str:
    # CLDR puts narrow and no-break spaces into times, which some phones draw as boxes.
    return text.replace("\u202f", " ").replace("\xa0", " ")
