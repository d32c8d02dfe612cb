"""Times as they are said: "half past two", "a las dos y media", "two hours ago", "in 3 days"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Final

from bot.domain.protocol import Unit
from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_LONGEST: Final = 60
_HOURS: Final = 12
_HOUR: Final = 60
_DAYS: Final = {Unit.DAYS: 1, Unit.WEEKS: 7}
_APART: Final = re.compile(r"[\s~\u2248]+")


@dataclass(frozen=True, slots=True)
class _Forms:
    """How times are said in some languages."""

    hours: dict[str, str]
    hour: re.Pattern[str]
    minutes: dict[str, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    ago: re.Pattern[str]
    now: frozenset[str]
    minute_words: frozenset[str]
    day_units: dict[str, int]
    ahead: re.Pattern[str]
    hence: re.Pattern[str]
    behind: re.Pattern[str]
    past: re.Pattern[str]


def in_figures(line: str, lexicons: Lexicons = LEXICONS, *, is_range: bool = False) -> str:
    """Return a folded line with the times that are said in words as h:mm, hours as figures.

    `is_range`: "10 to 6" are two times, as "9 y 10" are.
    """
    forms = _forms(lexicons)
    line = forms.hour.sub(lambda found: forms.hours[found[0]], line)
    for pattern in (forms.before, forms.after):
        line = pattern.sub(lambda found: _clock(found, forms, is_range=is_range), line)
    return line


def read_ago(text: str, lexicons: Lexicons = LEXICONS) -> timedelta | None:
    """Return how long ago a typed text says, in hours or minutes, or now; None for all else."""
    line = _APART.sub(" ", plain_digits(fold(text))).strip(" .,!")
    if len(line) > _LONGEST:
        return None
    forms = _forms(lexicons)
    if line in forms.now:
        return timedelta()
    line = forms.hour.sub(lambda found: forms.hours[found[0]], line)
    found = forms.ago.fullmatch(line)
    if found is None or bool(found["first"]) is bool(found["last"]):
        return None
    number = float((found["number"] or "1").replace(",", "."))
    number += bool(found["more"]) / 2
    if found["half"]:
        number = 0.5
    return timedelta(minutes=number * (1 if found["unit"] in forms.minute_words else _HOUR))


def days_away(line: str, lexicons: Lexicons = LEXICONS) -> tuple[int, re.Match[str]] | None:
    """Return how many days from today a folded line says, and where: "in 3 days", "2 days ago"."""
    forms = _forms(lexicons)
    for sign, pattern in (
        (1, forms.ahead),
        (1, forms.hence),
        (-1, forms.behind),
        (-1, forms.past),
    ):
        if found := pattern.search(line):
            number = int(found["number"] or 1) * forms.day_units[found["unit"]]
            return sign * number, found
    return None


def _clock(found: re.Match[str], forms: _Forms, *, is_range: bool) -> str:
    if is_range and any(map(str.isdigit, found["minutes"])):
        return found[0]
    minutes = int(found["hour"]) * _HOUR + forms.minutes[found["minutes"]]
    hour = minutes // _HOUR
    return f"{hour or _HOURS}:{minutes % _HOUR:02}"


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    hours = {word: str(n) for each in lexicons for n, word in enumerate(each.hours, start=1)}
    minutes = {
        word: number
        for each in lexicons
        for said in (each.minutes_before, each.minutes_after)
        for word, number in said.items()
    }
    minute_words = frozenset(word for each in lexicons for word in each.minute_words)
    day_units = {
        word: days
        for each in lexicons
        for unit, days in _DAYS.items()
        for word in each.units[unit]
    }
    ago, within = any_of(each.ago for each in lexicons), any_of(each.within for each in lexicons)
    one = any_of(each.one for each in lexicons)
    day = rf"(?:(?P<number>\d{{1,3}})|{one}) ?(?P<unit>{any_of([day_units])})\b"
    before = any_of(each.minutes_before for each in lexicons)
    after = any_of(each.minutes_after for each in lexicons)
    hour = r"(?P<hour>\d{1,2})(?::00)?"
    return _Forms(
        hours=hours,
        hour=re.compile(rf"\b{any_of([hours])}\b"),
        minutes=minutes,
        before=re.compile(rf"\b(?P<minutes>{before}) {hour}\b"),
        after=re.compile(rf"\b{hour}[ -](?P<minutes>{after})\b"),
        ago=_ago(lexicons, minute_words),
        now=frozenset(words for each in lexicons for words in each.just_now),
        minute_words=minute_words,
        day_units=day_units,
        ahead=re.compile(rf"\b{within} {day}"),
        hence=re.compile(rf"\b{day} {any_of(each.from_now for each in lexicons)}\b"),
        behind=re.compile(rf"\b{ago} {day}"),
        past=re.compile(rf"\b{day} {ago}\b"),
    )


def _ago(lexicons: Lexicons, minute_words: frozenset[str]) -> re.Pattern[str]:
    hour_words = {word for each in lexicons for word in each.units[Unit.HOURS]}
    ago, one = any_of(each.ago for each in lexicons), any_of(each.one for each in lexicons)
    around = any_of(each.at for each in lexicons)
    return re.compile(
        rf"(?:{around} )*(?:(?P<first>{ago}) )?(?:{around} )*"
        rf"(?:(?P<half>{any_of(each.half_hour for each in lexicons)})"
        rf"|(?:(?P<number>\d{{1,3}}(?:[.,]5)?)|{one}) ?"
        rf"(?P<unit>{any_of([minute_words, hour_words])})"
        rf"(?P<more> {any_of(each.halves for each in lexicons)})?)(?P<last> {ago})?"
    )


_forms(LEXICONS)  # at start, not while somebody waits
