"""Typed times of day, like "9 AM to 8 PM", "10, 13:30, 6" or "from nine to half past five"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Final

from bot.domain.errors import ProtocolError
from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.numbers import DASH
from bot.words.phrases import any_of
from bot.words.spoken_times import in_figures

# One time as `clock_line` leaves it.
TIME: Final = (
    r"(?<![\d:.])(\d{1,2})(?:\s*:\s*(\d{2})|[.h](\d{2})|(\d{2}))?(?!\d)"
    r"(?:\s*([ap])\.?\s?m\b\.?|([ap])\b)?(?:\s*(?:hrs?|hs|hours|horas|h)\b\.?)?"
)
_TIME: Final = re.compile(TIME)
_BETWEEN: Final = re.compile(
    r"\b(?:to|and|from|between|until|till?|thru|through|at"
    r"|a|al|y|hasta|de|desde|entre|las?|los)\b|[\s,;&+-]"
)
_LONGEST: Final = 200
_LONGEST_QUOTE: Final = 40
# Nobody is asked before this hour: what is less is meant for the afternoon.
_FIRST_HOUR: Final = 8
NOON: Final = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was typed; `half`: "a", "p", or nothing where it was not said."""

    hour: int
    minute: int
    half: str

    @property
    def hour_of_day(self) -> int:
        """The hour of 24, as far as its half is said; raises ValueError for one like 13 am."""
        if not self.half:
            return self.hour
        if not 1 <= self.hour <= NOON:
            raise ValueError("no hour of half a day")
        return self.hour % NOON + (NOON if self.half == "p" else 0)


def read_clock_times(text: str) -> tuple[time, ...]:
    """The times of day in the order in which they were typed.

    Without am or pm an hour before 8 is in the afternoon, and one that is before the hour typed
    before it too. Raises `ProtocolError("unreadable", the part that could not be read)`.
    """
    line = clock_line(text)
    if leftover := _BETWEEN.sub("", _TIME.sub(" ", line)):
        raise ProtocolError("unreadable", leftover[:_LONGEST_QUOTE])
    found: list[time] = []
    for match in _TIME.finditer(line):
        found.append(_time(clock(*match.groups()), found[-1:]))
    return tuple(found)


def clock_line(text: str, lexicons: Lexicons = LEXICONS) -> str:
    """A folded line with its times in figures, and "am" or "pm" for the halves said in words."""
    line = DASH.sub("-", plain_digits(fold(text))).strip(" .")
    if len(line) > _LONGEST:
        return line
    noon, halves = _forms(lexicons)
    line = noon.sub("12:00 pm", in_figures(line, lexicons, is_range=True))
    for half, pattern in halves:
        line = pattern.sub(rf"\1 {half}m", line)
    return line


def clock(*parts: str | None) -> Clock:
    """What `TIME` found, by its groups."""
    hour, *minutes, half, short = parts
    return Clock(int(hour or 0), int(next(filter(None, minutes), 0)), half or short or "")


@cache
def _forms(lexicons: Lexicons) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    morning = any_of(each.morning for each in lexicons)
    afternoon = any_of(each.afternoon for each in lexicons)
    of, noon = any_of(each.of for each in lexicons), any_of(each.noon for each in lexicons)
    return (
        re.compile(rf"\b(?:12(?::00)? (?:{of} )?)?{noon}\b"),
        tuple(
            (half, re.compile(rf"(\d) {words}\b"))
            for half, words in (("a", morning), ("p", afternoon))
        ),
    )


def _time(typed: Clock, before: list[time]) -> time:
    try:
        hour = typed.hour_of_day
        is_back = bool(before) and hour <= before[0].hour and hour < NOON
        if not typed.half and (hour < _FIRST_HOUR or is_back):
            hour += NOON
        return time(hour, typed.minute)
    except ValueError:
        quoted = f"{typed.hour}:{typed.minute:02}"
        raise ProtocolError("unreadable", quoted) from None


_forms(LEXICONS)  # at start, not while somebody waits
