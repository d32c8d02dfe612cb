"""When the clinic is open, on its own wall clock."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, pairwise
from typing import Final

WEEKDAYS: Final = ("mo", "tu", "we", "th", "fr", "sa", "su")
EXAMPLE: Final = "Mo-Th 08:00-17:00; Fr 08:00-12:00"

_RULE = re.compile(r"(?P<days>[A-Za-z,\- ]+) (?P<times>[0-9][0-9:,\- ]*)")
_TIMES = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9]) ?- ?([01][0-9]|2[0-4]):([0-5][0-9])")
_END_OF_DAY = 24 * 60


class OpeningFormError(ValueError):
    """What was typed is not written like opening hours; it may be quoted in the message."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One stretch of opening on one weekday: 0 is Monday, times are minutes after midnight."""

    weekday: int
    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= _END_OF_DAY:
            raise ValueError("the clinic must close after it opens, and by 24:00")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The clinic's week; build it with `parse_opening_hours`."""

    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("the clinic must be open at least once a week")
        for earlier, later in pairwise(sorted(self.spans)):
            if earlier.weekday == later.weekday and later.opens < earlier.closes:
                raise ValueError(f"two opening times overlap on {WEEKDAYS[later.weekday].title()}")

    def is_open(self, local: datetime, holidays: Collection[date] = ()) -> bool:
        """Say whether the clinic is open at `local`, a time on the clinic's wall clock."""
        minute = local.hour * 60 + local.minute
        today = self._spans_on(local.date(), holidays)
        return any(span.opens <= minute < span.closes for span in today)

    def next_open_day(self, local: datetime, holidays: Collection[date] = ()) -> date:
        """Return the day on which staff next have time for what arrives at `local`.

        While the clinic is open that is the next day with opening hours, never today. While it is
        closed it is the day on which it opens next, today included.
        """
        if self._opens_later(local, holidays) and not self.is_open(local, holidays):
            return local.date()
        later_days = (local.date() + timedelta(days=offset) for offset in count(1))
        return next(day for day in later_days if self._spans_on(day, holidays))

    def opens_at(self, local: datetime, holidays: Collection[date] = ()) -> datetime:
        """Return `local` while the clinic is open, else when it opens next, on its wall clock."""
        if self.is_open(local, holidays):
            return local
        days = (local.date() + timedelta(days=offset) for offset in count(0))
        openings = (
            datetime.combine(day, time(*divmod(span.opens, 60)), local.tzinfo)
            for day in days
            for span in sorted(self._spans_on(day, holidays))
        )
        return next(at for at in openings if at > local)

    def closes_at(self, local: datetime, holidays: Collection[date] = ()) -> datetime:
        """Return when the clinic closes next for the day, on its wall clock; no break counts."""
        days = (local.date() + timedelta(days=offset) for offset in count(0))
        closings = (
            datetime.combine(day, time(), local.tzinfo)
            + timedelta(minutes=max(span.closes for span in spans))
            for day in days
            if (spans := self._spans_on(day, holidays))
        )
        return next(at for at in closings if at > local)

    def _opens_later(self, local: datetime, holidays: Collection[date]) -> bool:
        minute = local.hour * 60 + local.minute
        return any(span.opens > minute for span in self._spans_on(local.date(), holidays))

    def _spans_on(self, day: date, holidays: Collection[date]) -> tuple[Span, ...]:
        weekday = day.weekday()
        return () if day in holidays else tuple(s for s in self.spans if s.weekday == weekday)


def parse_opening_hours(text: str) -> OpeningHours:
    """Read "Mo-Fr 08:00-17:00" and the like.

    Raises OpeningFormError for another form, and ValueError for hours that no clinic can keep.
    Rules are separated by ";", days and times by ",": "Mo,We 08:00-12:00,13:00-17:00".
    """
    rules = [rule for rule in text.split(";") if rule.strip()]
    return OpeningHours(tuple(sorted(span for rule in rules for span in _read_rule(rule))))


def _read_rule(rule: str) -> list[Span]:
    match = _RULE.fullmatch(" ".join(rule.split()))
    if match is None:
        raise OpeningFormError(f"{rule.strip()!r} is not like {EXAMPLE!r}")
    times = [_read_times(part) for part in match["times"].split(",")]
    days = [day for part in match["days"].split(",") for day in _read_days(part)]
    return [Span(day, opens, closes) for day in days for opens, closes in times]


def _read_days(text: str) -> list[int]:
    first, _, last = text.lower().replace(" ", "").partition("-")
    if first not in WEEKDAYS or (last or first) not in WEEKDAYS:
        raise OpeningFormError(f"{text.strip()!r} is not like 'Mo' or 'Mo-Fr'")
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    return [(start + step) % 7 for step in range((end - start) % 7 + 1)]


def _read_times(text: str) -> tuple[int, int]:
    match = _TIMES.fullmatch(text.strip())
    if match is None:
        raise OpeningFormError(f"{text.strip()!r} is not like '08:00-17:00'")
    from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
    return from_hour * 60 + from_minute, to_hour * 60 + to_minute
