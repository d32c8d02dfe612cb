"""Typed times of day, like "9 AM to 8 PM" or "10, 13:30, 6"."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from bot.domain.errors import ProtocolError
from bot.words.folding import fold

_TIME: Final = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*([ap])?\.?(?:\s?m\b\.?)?")
_BETWEEN: Final = re.compile(r"\b(?:to|and|until|a|y|hasta|de|las|la|h)\b|[\s,;&+-]")
_LONGEST_QUOTE: Final = 40
# Nobody is asked before this hour: what is less is meant for the afternoon.
_FIRST_HOUR: Final = 8
_NOON: Final = 12


def read_clock_times(text: str) -> tuple[time, ...]:
    """The times of day in the order in which they were typed.

    Without am or pm an hour before 8 is in the afternoon, and one that is before the hour typed
    before it too. Raises `ProtocolError("unreadable", the part that could not be read)`.
    """
    folded = fold(text).replace("\N{EN DASH}", "-")
    if leftover := _BETWEEN.sub("", _TIME.sub(" ", folded)):
        raise ProtocolError("unreadable", leftover[:_LONGEST_QUOTE])
    found: list[time] = []
    for hour, minute, half in _TIME.findall(folded):
        found.append(_time(int(hour), int(minute or 0), half, found[-1:]))
    return tuple(found)


def _time(hour: int, minute: int, half: str, before: list[time]) -> time:
    typed = f"{hour}:{minute:02}"
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif hour < _FIRST_HOUR or (before and hour <= before[0].hour and hour < _NOON):
        hour += _NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise ProtocolError("unreadable", typed) from None
