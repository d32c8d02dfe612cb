"""Visits at the clinic: when a patient is reminded, and what came of one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.schedule import Calendar

# A day further ahead than this was mistyped.
LONGEST_AHEAD: Final = timedelta(days=366)
# So many open days are offered at once, beside today.
OFFERED: Final = 5
_EVENING: Final = time(18)


class Kept(StrEnum):
    """What came of a visit; the value is the result of the alert that asks for it too."""

    CAME = "came"
    NOT_COME = "not_come"
    CANCELLED = "visit_cancelled"


def remind_at(day: date, calendar: Calendar) -> datetime:
    """The evening before, at six on the patient's clock; earlier where the send window ends."""
    before = day - timedelta(days=1)
    evening = calendar.at(before, _EVENING)
    return evening if calendar.is_open(evening) else calendar.at(before, calendar.window.start)
