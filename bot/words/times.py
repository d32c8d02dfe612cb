"""Times of day as staff type them: 2:30 pm, 14h15, yesterday 2:30 pm, Jun 1 2:30 PM."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Final

from bot.words.days import ISO, find_day
from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of
from bot.words.spoken_times import in_figures

_LONGEST: Final = 60
_ANY_DAY: Final = date(2000, 1, 1)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NOON: Final = 12
# Nobody writes a nought before an hour of the afternoon from here on: "09:30" is the morning.
_FIRST_SURE_HOUR: Final = 7
_HALF = re.compile(r"(?<=[\d\s])([ap])\.?\s?m\b\.?")
_COMMA = re.compile(r"(?<=\d),(?=[0-5]\d(?:\s?[ap]|\s*\Z))")
_APOSTROPHE = re.compile("(?<=[a-z])['\u2018\u2019\u02bc](?=[a-z])")
_TIME = re.compile(
    r"(?P<at>@ ?)?(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?|(?P<h>\s?h))?"
    r"\s?(?P<half>[ap]m?)?\s?(?:h|hrs?|horas?|hours?|uhr)?\.?"
)
_RUN_TOGETHER = re.compile(
    r"(?P<hour>\d{1,2})(?P<minute>[0-5]\d)\s?(?P<half>[ap]m?)?\s?(?:h|hrs?)?"
)
_SPACES = re.compile(r"[\s,~\u2248]+")


@dataclass(frozen=True, slots=True)
class _Forms:
    """How times are said in some languages."""

    morning: re.Pattern[str]
    afternoon: re.Pattern[str]
    noon: re.Pattern[str]
    at: re.Pattern[str]
    courtesies: re.Pattern[str]


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    return _Forms(
        morning=_words(each.morning for each in lexicons),
        afternoon=_words(each.afternoon for each in lexicons),
        noon=re.compile(
            rf"(?:12(?::00)? (?:{any_of(each.of for each in lexicons)} )?)?"
            rf"{any_of(each.noon for each in lexicons)}"
        ),
        at=_words((each.at for each in lexicons), r"(?:\s|\Z)"),
        courtesies=_words(each.courtesies for each in lexicons),
    )


def _words(lists: Iterable[Iterable[str]], end: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lists)}{end}")


_forms(LEXICONS)  # at start, not while somebody waits


def read_times(text: str, today: date, lexicons: Lexicons = LEXICONS) -> tuple[datetime, ...]:
    """Return the local times, without a zone, that a typed time may mean; none if unreadable.

    There are two, the morning first, where nothing says which half of the day it is. Without a
    day it is today; without a year the one that is nearest to today; 6/1 is the first of June.
    A date with its year first, an "h" between, and a nought before 7 to 9 say that 24 hours count.
    """
    line, forms = _line(text, lexicons), _forms(lexicons)
    if len(line) > _LONGEST:
        return ()
    try:
        day, left = find_day(line, today, lexicons)
    except ValueError:
        return ()
    by_24 = bool(ISO.search(line))
    return tuple(datetime.combine(day, each) for each in _times(left, forms, by_24=by_24))


def same_time(text: str, labels: Iterable[str], lexicons: Lexicons = LEXICONS) -> str | None:
    """Return the label that names the only time that a typed text may mean: "Evening (6 pm)"."""
    times = {each.time() for each in read_times(text, _ANY_DAY, lexicons)}
    if len(times) != 1:
        return None
    for label in labels:
        inside = _IN_BRACKETS.search(label)
        named = read_times(inside[1] if inside else label, _ANY_DAY, lexicons)
        if times == {each.time() for each in named}:
            return label
    return None


def read_day(
    text: str, today: date, lexicons: Lexicons = LEXICONS
) -> tuple[date, tuple[time, ...]] | None:
    """Return the day that a typed text names, and the times of it that it may mean, perhaps none.

    None where it names no day, or more than a day and a time.
    """
    line, forms = _line(text, lexicons), _forms(lexicons)
    if len(line) > _LONGEST:
        return None
    try:
        day, left = find_day(line, today, lexicons, ahead=True)
    except ValueError:
        return None
    if left == line:
        return None
    times = tuple(_times(left, forms, by_24=bool(ISO.search(line))))
    said = forms.afternoon.sub(" ", forms.morning.sub(" ", f"{left} "))
    return (day, times) if times or not forms.at.sub(" ", said).strip() else None


def names_later_day(text: str, today: date, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a short text names a day after today, among other words."""
    line = _line(text, lexicons)
    if len(line) > _LONGEST:
        return False
    try:
        day, left = find_day(line, today, lexicons, ahead=True)
    except ValueError:
        return False
    return left != line and day > today


def _line(text: str, lexicons: Lexicons) -> str:
    folded = _COMMA.sub(":", plain_digits(fold(text)))
    line = _APOSTROPHE.sub("", _SPACES.sub(" ", folded)).strip()
    if len(line) > _LONGEST:
        return line
    return _HALF.sub(r"\1m", in_figures(line, lexicons))


def _times(line: str, forms: _Forms, *, by_24: bool) -> Iterator[time]:
    half = "a" if forms.morning.search(line) else "p" if forms.afternoon.search(line) else ""
    rest = forms.courtesies.sub(" ", forms.afternoon.sub(" ", forms.morning.sub(" ", line)))
    said_at = bool(forms.at.search(rest))
    rest = _SPACES.sub(" ", forms.at.sub(" ", rest)).strip()
    if forms.noon.fullmatch(rest):
        yield time(_NOON)
        return
    found = _TIME.fullmatch(rest) or _RUN_TOGETHER.fullmatch(rest)
    if found is None:
        return
    parts = found.groupdict()
    half = half or (parts["half"] or "")[:1]
    is_hour = parts["minute"] or parts.get("h") or half or said_at or parts.get("at")
    if is_hour:
        is_24 = "h" in rest or (by_24 and len(parts["hour"]) == len("09"))
        yield from _halves(parts["hour"], int(parts["minute"] or 0), half, by_24=is_24)


def _halves(written: str, minute: int, half: str, *, by_24: bool) -> Iterator[time]:
    hour = int(written)
    if half:
        if 1 <= hour <= _NOON:
            yield time(hour % _NOON + (_NOON if half == "p" else 0), minute)
        elif hour < 2 * _NOON and (hour >= _NOON) is (half == "p"):
            yield time(hour, minute)
        return
    if hour >= 2 * _NOON:
        return
    is_sure = by_24 or (written[0] == "0" and hour >= _FIRST_SURE_HOUR)
    if hour > _NOON or hour == 0 or is_sure:
        yield time(hour, minute)
        return
    yield time(hour % _NOON, minute)
    yield time(hour % _NOON + _NOON, minute)
