"""When a check-in, a reminder and a closing are due: the only place that knows time zones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.protocol import MIN_GAP, CheckInPlan, Offset, Protocol, SendWindow, Unit

# Lets the numbing medicine pass, and still allows an afternoon injection to be asked next noon.
FLOOR_SLACK: Final = timedelta(hours=4)
# After an uncertain send the check-in is not repeated; its reminder comes this much later.
EARLY_REMINDER: Final = timedelta(minutes=15)
# The last check-in's reply waits this long after the last tap for a note or Skip.
REPLY_AFTER: Final = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one patient's time runs: zone, chosen time of day, send window.

    `factor` above 1 is a rehearsal: every span is divided by it, window, time of day and floors are off.
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
        """The UTC moment of a local wall time; one that does not exist moves forward."""
        return datetime.combine(day, local, self.zone).astimezone(UTC)

    def is_open(self, when: datetime) -> bool:
        """Whether the bot may start a conversation at this moment."""
        return self.is_rehearsal or self.window.holds(when.astimezone(self.zone).time())

    def into_window(self, when: datetime) -> datetime:
        """The first moment from `when` on at which the bot may start a conversation."""
        if self.is_open(when):
            return when
        local = when.astimezone(self.zone)
        day = local.date() if local.time() < self.window.start else _next(local.date())
        return self.at(day, self.window.start)

    def later(self, when: datetime, offset: Offset) -> datetime:
        """`offset` after `when`: hours elapse, days and weeks keep the wall time."""
        if self.is_rehearsal or offset.unit is Unit.HOURS:
            return when + self.scale(offset.span)
        local = when.astimezone(self.zone)
        return self.at(local.date() + offset.span, local.time())


def _next(day: date) -> date:
    return day + timedelta(days=1)


def due_times(protocol: Protocol, injected_at: datetime, calendar: Calendar) -> list[datetime]:
    """When each check-in of the protocol is due, in order, in UTC.

    Later of (local day + time of day) and (injection + floor), then moved into the send window.
    The floor is the offset less 4 hours, for the last check-in the full offset: never early.
    """
    return list(_due_times(protocol, injected_at, calendar))


def _due_times(
    protocol: Protocol, injected_at: datetime, calendar: Calendar
) -> Iterator[datetime]:
    earliest = injected_at
    plans = protocol.check_ins
    for plan, following in pairwise((*plans, None)):
        assert plan is not None
        slack = FLOOR_SLACK if following else timedelta(0)
        due = _due(plan.offset, slack, injected_at, calendar)
        if not calendar.is_rehearsal:
            due = calendar.into_window(max(due, earliest))
        yield due
        earliest = due + (timedelta(hours=1) if plan.offset.is_timed else MIN_GAP)


def _due(offset: Offset, slack: timedelta, injected_at: datetime, calendar: Calendar) -> datetime:
    if calendar.is_rehearsal or offset.is_timed:
        return injected_at + calendar.scale(offset.span)
    day = injected_at.astimezone(calendar.zone).date() + timedelta(days=offset.span.days)
    return max(calendar.at(day, calendar.time_of_day), injected_at + offset.span - slack)


def may_conclude_from(protocol: Protocol, injected_at: datetime, calendar: Calendar) -> datetime:
    """The moment before which no outcome may be drawn: relief may take up to a week."""
    return injected_at + calendar.scale(protocol.not_before.span)


def late_until(protocol: Protocol, injected_at: datetime, last_due: datetime) -> datetime:
    """Until when a late last answer still counts: at least 7 days after it was due."""
    return max(injected_at + protocol.late_final.span, last_due + timedelta(days=7))


def reminder_at(
    plan: CheckInPlan, opened_at: datetime, sent: int, calendar: Calendar
) -> datetime | None:
    """When the next reminder is due after `sent` of them, inside the send window; None when used up."""
    if sent >= len(plan.reminders):
        return None
    return calendar.into_window(calendar.later(opened_at, plan.reminders[sent]))


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
    """Until when a check-in that could not go out in time is still worth sending."""
    closing = calendar.later(due_at, plan.closes_after)
    return closing if following is None else min(closing, following)
