"""When a check-in, a reminder and a closing are due: the only place that knows time zones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.protocol import (
    FLOOR_SLACK,
    LATE_DAYS,
    MIN_GAP,
    MIN_GAP_TIMED,
    CheckInPlan,
    Offset,
    Protocol,
    Role,
    SendWindow,
    Unit,
)

# After an uncertain send the check-in is not repeated; its reminder comes this much later.
EARLY_REMINDER: Final = timedelta(minutes=15)
# A reminder that would come on the day of the next check-in comes this much after its own.
EVENING_REMINDER: Final = timedelta(minutes=90)
# The last check-in's reply waits this long after the last tap for a note or Skip.
REPLY_AFTER: Final = timedelta(minutes=60)
# A check-in that is due at once waits this long after consent, so that it does not cut into the
# questions that follow it.
UNDISTURBED_FOR: Final = timedelta(minutes=10)
# A late check-in is worth sending while this much is left until the next one is due, or half of
# the time between the two where that is less: two at once would be one question asked twice.
LEAST_TIME: Final = timedelta(hours=4)
_NONE_SENT: Final[Mapping[int, datetime]] = MappingProxyType({})


class Moved(StrEnum):
    """Why a check-in is due at another time than the patient chose."""

    FLOOR = "floor"
    GAP = "gap"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one patient's time runs: zone, chosen time of day, send window.

    `factor` above 1 is a rehearsal: every span is divided by it, and send window, time of day and
    floors are off.
    """

    zone: ZoneInfo
    time_of_day: time
    window: SendWindow
    factor: int = 1

    @property
    def is_rehearsal(self) -> bool:
        """Whether time is squeezed for a test."""
        return self.factor > 1

    def scale(self, span: timedelta) -> timedelta:
        """The span as it passes on this calendar."""
        return span / self.factor

    def at(self, day: date, local: time) -> datetime:
        """The UTC moment of a local wall time.

        One that does not exist moves forward, of one that exists twice it is the first.
        """
        return datetime.combine(day, local, self.zone).astimezone(UTC)

    def is_open(self, when: datetime) -> bool:
        """Whether the bot may start a conversation at this moment."""
        return self.is_rehearsal or self.window.holds(when.astimezone(self.zone).time())

    def into_window(self, when: datetime) -> datetime:
        """The first moment from `when` on at which the bot may start a conversation."""
        if self.is_open(when):
            return when
        local = when.astimezone(self.zone)
        days = 0 if local.time() < self.window.start else 1
        return self.at(local.date() + timedelta(days), self.window.start)

    def onto_a_day(self, when: datetime) -> datetime:
        """`when` if the bot may then write, else the next chosen time of day at which it may."""
        if self.is_open(when):
            return when
        local = when.astimezone(self.zone)
        is_offered = self.window.holds(self.time_of_day)
        chosen = self.time_of_day if is_offered else self.window.start
        days = 0 if local.time() < self.window.start else 1
        return self.at(local.date() + timedelta(days), chosen)

    def is_at_chosen_time(self, when: datetime) -> bool:
        """Whether this moment is the time of day that the patient chose."""
        return when.astimezone(self.zone).time() == self.time_of_day

    def later(self, when: datetime, offset: Offset) -> datetime:
        """`offset` after `when`: hours elapse, days and weeks keep the wall time."""
        if self.is_rehearsal or offset.unit is Unit.HOURS:
            return when + self.scale(offset.span)
        local = when.astimezone(self.zone)
        return self.at(local.date() + offset.span, local.time())


def named_times(times: Iterable[time]) -> dict[str, time]:
    """When a patient may choose to be asked, by the name of the button: t10, t1330."""
    return {f"t{at:%H%M}" if at.minute else f"t{at:%H}": at for at in times}


def clocks_change_on(zone: ZoneInfo, first: date, last: date) -> date | None:
    """The first of these days in whose course the clocks of the zone change; None for none."""
    day = first
    while day <= last:
        midnights = (datetime.combine(day + timedelta(days=n), time(), zone) for n in (0, 1))
        if len({each.utcoffset() for each in midnights}) > 1:
            return day
        day += timedelta(days=1)
    return None


def due_times(
    protocol: Protocol,
    injected_at: datetime,
    calendar: Calendar,
    sent: Mapping[int, datetime] = _NONE_SENT,
) -> list[datetime]:
    """When each check-in of the protocol is due, in order, in UTC.

    Later of (local day + time of day) and (injection + floor). What falls outside the send window
    by that goes out at the next chosen time of day; what is planned in hours, when it opens.
    The floor is the offset less 4 hours, for the last check-in the full offset: never early.
    `sent` tells by position which ones went out already and when: those stay, and the others keep
    their distance from them, since the zone may have changed in between.
    """
    return [at for at, _ in _planned(protocol, injected_at, calendar, sent)]


def moves(protocol: Protocol, injected_at: datetime, calendar: Calendar) -> list[Moved | None]:
    """Why each check-in is not due at the time of day that was chosen; None where it is."""
    return [why for _, why in _planned(protocol, injected_at, calendar, _NONE_SENT)]


def _planned(
    protocol: Protocol, injected_at: datetime, calendar: Calendar, sent: Mapping[int, datetime]
) -> list[tuple[datetime, Moved | None]]:
    due: list[tuple[datetime, Moved | None]] = []
    earliest = injected_at
    for position, plan in enumerate(protocol.check_ins):
        slack = timedelta(0) if protocol.role(position) is Role.LAST else FLOOR_SLACK
        planned, why = _due(plan.offset, slack, injected_at, calendar)
        if not calendar.is_rehearsal:
            move = calendar.into_window if plan.offset.is_timed else calendar.onto_a_day
            apart = max(planned, earliest)
            why = why if apart == planned else Moved.GAP
            planned = move(apart)
            why = why if planned == apart else Moved.WINDOW
        due.append((sent.get(position, planned), why))
        earliest = due[-1][0] + (MIN_GAP_TIMED if plan.offset.is_timed else MIN_GAP)
    return due


def _due(
    offset: Offset, slack: timedelta, injected_at: datetime, calendar: Calendar
) -> tuple[datetime, Moved | None]:
    if calendar.is_rehearsal or offset.is_timed:
        return injected_at + calendar.scale(offset.span), None
    day = injected_at.astimezone(calendar.zone).date() + timedelta(days=offset.span.days)
    chosen, floor = calendar.at(day, calendar.time_of_day), injected_at + offset.span - slack
    return (floor, Moved.FLOOR) if floor > chosen else (chosen, None)


def may_conclude_from(protocol: Protocol, injected_at: datetime, calendar: Calendar) -> datetime:
    """The moment before which no outcome may be drawn: relief may take up to a week."""
    return injected_at + calendar.scale(protocol.not_before.span)


def late_until(
    protocol: Protocol, injected_at: datetime, last_due: datetime, calendar: Calendar
) -> datetime:
    """Until when a late last answer still counts: at least 7 days after it was due."""
    since_injection = injected_at + calendar.scale(protocol.late_final.span)
    return max(since_injection, last_due + calendar.scale(timedelta(days=LATE_DAYS)))


def reminder_at(
    plan: CheckInPlan,
    opened_at: datetime,
    sent: int,
    calendar: Calendar,
    following: datetime | None = None,
) -> datetime | None:
    """When the next reminder is due after `sent` of them, inside the send window.

    None when all have been sent, or when the check-in closes before it may go out. `following`:
    when the next check-in is due. On its day the older one is not reminded of any more: the first
    reminder comes in the evening before instead, if that is inside the window.
    """
    if sent >= len(plan.reminders):
        return None
    at = calendar.into_window(calendar.later(opened_at, plan.reminders[sent]))
    if _is_on_the_day_of(following, at, opened_at, calendar):
        at = opened_at + EVENING_REMINDER
        if sent or not calendar.is_open(at):
            return None
    return at if at < closes_at(plan, opened_at, calendar) else None


def _is_on_the_day_of(
    following: datetime | None, at: datetime, opened_at: datetime, calendar: Calendar
) -> bool:
    if following is None or calendar.is_rehearsal:
        return False
    days = [each.astimezone(calendar.zone).date() for each in (opened_at, at, following)]
    return days[0] < days[1] == days[2]


def early_reminder_at(uncertain_at: datetime, calendar: Calendar) -> datetime:
    """When the reminder that stands in for an uncertain check-in is due."""
    return calendar.into_window(uncertain_at + calendar.scale(EARLY_REMINDER))


def closes_at(plan: CheckInPlan, opened_at: datetime, calendar: Calendar) -> datetime:
    """When an open check-in closes without an answer, inside the send window."""
    return calendar.into_window(calendar.later(opened_at, plan.closes_after))


def reply_at(last_tap_at: datetime, calendar: Calendar) -> datetime:
    """When the last check-in's reply goes out if neither a note nor Skip came."""
    return calendar.into_window(last_tap_at + calendar.scale(REPLY_AFTER))


def lapses_at(
    plan: CheckInPlan, due_at: datetime, following: datetime | None, calendar: Calendar
) -> datetime:
    """Until when a check-in that could not go out in time is still worth sending.

    Its own time to answer would be over, or the next one is due too soon after it.
    """
    closing = calendar.later(due_at, plan.closes_after)
    if following is None:
        return closing
    least = min(calendar.scale(LEAST_TIME), (following - due_at) / 2)
    return min(closing, following - least)
