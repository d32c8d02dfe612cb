"""Days and times that staff name by the clinic's clock: of a visit, of the next call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.domain.alerts import LONGEST_WAIT, TAKEN_FOR
from bot.domain.calls import AFTER, Retry
from bot.domain.visits import LONGEST_AHEAD
from bot.services.kernel.transaction import Work
from bot.services.messaging.readers import StaffTurn
from bot.texts import dates
from bot.words.days import is_either_way
from bot.words.times import read_day, read_times

# A time without am or pm is one of the clinic's day, and none is of the night.
_EARLIEST: Final = time(6)
_LATEST: Final = time(21, 59)
_MORNING: Final = time(9)
# "Tomorrow 9" is said of an hour.
_BARE_HOUR: Final = re.compile(r"(?<!\S)\d{1,2}\s*\Z")


def read_visit(turn: StaffTurn, text: str) -> tuple[date, time | None] | None:
    """A typed day of the coming year, and its time if one is said; none at a time of the night.

    None for 4/12 of who writes in a language that says the day first: the patient reads it next.
    """
    work = turn.work
    if dates.is_day_first(turn.language) and is_either_way(text):
        return None
    local = work.now.astimezone(work.clinic.zone)
    found = read_day(text, local.date())
    if found is None:
        return None
    day, times = found
    if day < local.date() - timedelta(days=31):
        # "1/5", said in December, is the year to come.
        day = _next_year(day)
    by_day = [each for each in times if _EARLIEST <= each <= _LATEST]
    is_said = bool(by_day) or not times
    return (day, _likeliest(work, day, by_day)) if is_said and is_to_come(work, day) else None


def _likeliest(work: Work, day: date, times: Sequence[time]) -> time | None:
    """Of two that a typed "6" may be the one at which the clinic is open, else the first."""
    clinic = work.clinic
    for each in times:
        if clinic.hours.is_open(datetime.combine(day, each, clinic.zone), clinic.holidays):
            return each
    return times[0] if times else None


def _next_year(day: date) -> date:
    return day + timedelta(days=366 if day.month == 2 and day.day == 29 else 365)


def is_to_come(work: Work, day: date) -> bool:
    """Whether it is a day of the coming year, today included."""
    today = work.now.astimezone(work.clinic.zone).date()
    return today <= day <= today + LONGEST_AHEAD


def is_closed_on(work: Work, day: date) -> bool:
    """Whether the clinic has no hour on that day: a Sunday, a holiday."""
    midnight = datetime.combine(day, time(), work.clinic.zone)
    return work.clinic.working_time(midnight).astimezone(work.clinic.zone).date() != day


def retries(work: Work, *, is_urgent: bool) -> tuple[Retry, ...]:
    """When somebody who was not reached may be tried again, while the clinic is open."""
    if is_urgent:
        return Retry.SOON, Retry.IN_HOUR
    later = work.now + AFTER[Retry.LATER]
    is_open = work.clinic.working_time(later) == later
    return (*([Retry.LATER] if is_open else []), Retry.NEXT_DAY, Retry.STOP)


def read_try(turn: StaffTurn, text: str, *, is_urgent: bool) -> datetime | None:
    """The next moment that a typed time means, at which the clinic is open.

    Where it is urgent that is within the hour, and at any time of the day.
    """
    work = turn.work
    latest = work.now + (TAKEN_FOR if is_urgent else LONGEST_WAIT)
    said = _typed_moments(turn, text) or _typed_moments(turn, _BARE_HOUR.sub(r"at \g<0>", text))
    return next(
        (
            at
            for at in said
            if work.now < at <= latest and (is_urgent or work.clinic.working_time(at) == at)
        ),
        None,
    )


def _typed_moments(turn: StaffTurn, text: str) -> list[datetime]:
    """A day with its time, else when the clinic opens on it; a time alone, today or tomorrow."""
    clinic = turn.work.clinic
    today = turn.work.now.astimezone(clinic.zone).date()
    if (found := read_visit(turn, text)) is not None:
        day, at_time = found
        at = datetime.combine(day, at_time or time(), clinic.zone)
        if at_time is None:
            at = clinic.working_time(at)
        return [at.astimezone(UTC)] if at.date() == day else []
    days = (timedelta(), timedelta(days=1))
    times = [each + days_on for days_on in days for each in read_times(text, today)]
    return [each.replace(tzinfo=clinic.zone).astimezone(UTC) for each in times]


def try_at(work: Work, retry: Retry | None) -> datetime | None:
    """When somebody is to call again: soon, later today, or on the next work day at nine."""
    if retry is Retry.LATER:
        return work.clinic.working_time(work.now + AFTER[retry])
    if retry in AFTER:
        return work.now + AFTER[retry]
    if retry is not Retry.NEXT_DAY:
        return None
    clinic = work.clinic
    tomorrow = clinic.day_of(work.now)[1].astimezone(clinic.zone)
    day = clinic.hours.next_open_day(tomorrow, clinic.holidays)
    return datetime.combine(day, _MORNING, clinic.zone)
