"""What no protocol may do, whoever wrote it: each limit is named here once, with its range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.answers import Question
from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    FIRST_HOURS,
    LATE_DAYS,
    MIN_LAST_DAYS,
    CheckInPlan,
    Offset,
    Protocol,
    ReliefRule,
    check_offsets,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """A range, both ends allowed."""

    least: int
    most: int

    def hold(self, value: float) -> bool:
        """Whether the value is inside."""
        return self.least <= value <= self.most


# Percent of the pain before; good relief is always more than some relief.
SOME: Final = Limits(10, 50)
GOOD: Final = Limits(20, 90)
# Points on the scale from 0 to 10.
POINTS: Final = Limits(1, 5)
WORSE: Final = Limits(1, 5)
# Hours.
REMINDER: Final = Limits(1, 144)
CLOSING: Final = Limits(2, 168)
LATE_SENDING: Final = Limits(1, 168)
WINDOW: Final = Limits(2, 13)
# How many.
REMINDERS: Final = Limits(0, 3)
TIMES: Final = Limits(1, 4)
# Days.
LAST: Final = Limits(2, 90)
NOT_BEFORE: Final = Limits(MIN_LAST_DAYS, 90)
LATE_FINAL: Final = Limits(LATE_DAYS + LAST.least, 150)
# Letters; more would not fit beside the five other treatments.
SIXTH: Final = Limits(3, 60)
# What a check-in from day 1 on always asks: without it nobody would hear of a warning sign, or
# there would be no answer to judge.
ALWAYS: Final = (Question.SAFETY, Question.PAIN)
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


def check(protocol: Protocol) -> None:
    """Raise `ProtocolError` if following the protocol could do harm or could not work.

    One whose last check-in is `is_early` passes: whoever publishes it must be told why not to.
    """
    check_offsets(tuple(plan.offset for plan in protocol.check_ins))
    if not LAST.hold(protocol.last.span / _DAY):
        raise ProtocolError("last_too_soon", str(LAST.least))
    for plan in protocol.check_ins:
        _check_plan(plan)
    _check_hours(protocol)
    _check_rule(protocol.rule)
    _check_lateness(protocol)
    for _, words in protocol.sixth:
        if not (SIXTH.hold(len(words)) and words.isprintable() and words.strip() == words):
            raise ProtocolError("sixth")


def _check_plan(plan: CheckInPlan) -> None:
    asked = plan.questions
    if plan.offset.is_timed and asked != FIRST_HOURS:
        raise ProtocolError("hours_questions")
    if not plan.offset.is_timed and asked[: len(ALWAYS)] != ALWAYS:
        raise ProtocolError("no_safety" if Question.SAFETY not in asked else "no_pain")
    if list(asked) != [each for each in Question if each in asked]:
        raise ProtocolError("questions")
    if not CLOSING.hold(plan.closes_after.span / _HOUR):
        raise ProtocolError("closes")
    spans = [each.span for each in plan.reminders]
    if not REMINDERS.hold(len(spans)) or any(b <= a for a, b in pairwise(spans)):
        raise ProtocolError("reminders")
    if any(not REMINDER.hold(each / _HOUR) or each >= plan.closes_after.span for each in spans):
        raise ProtocolError("reminders")


def _check_hours(protocol: Protocol) -> None:
    window, times = protocol.window, protocol.times
    if _minutes(window.end) - _minutes(window.start) < WINDOW.least * 60:
        raise ProtocolError("window")
    if not TIMES.hold(len(times)) or any(b <= a for a, b in pairwise(times)):
        raise ProtocolError("times")
    if any(at.minute % 30 or at.second or at.microsecond for at in times):
        raise ProtocolError("times")
    if not all(window.holds(at) for at in times):
        raise ProtocolError("times_outside")


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _check_rule(rule: ReliefRule) -> None:
    if not SOME.hold(rule.meaningful_percent):
        raise ProtocolError("some")
    if not GOOD.hold(rule.good_percent) or rule.good_percent <= rule.meaningful_percent:
        raise ProtocolError("good")
    if not POINTS.hold(rule.meaningful_min_points):
        raise ProtocolError("points")
    if not WORSE.hold(rule.worse_points):
        raise ProtocolError("worse")
    shown = (rule.label_percent, rule.wore_off_points, rule.mismatch_steps)
    ranges = (Limits(rule.good_percent, 100), Limits(1, 5), Limits(2, 3))
    if not all(limits.hold(value) for value, limits in zip(shown, ranges, strict=True)):
        raise ProtocolError("rule")
    if not Limits(0, 6).hold(rule.low_baseline_below):
        raise ProtocolError("rule")


def _check_lateness(protocol: Protocol) -> None:
    """Nothing is concluded before seven full days, nor long after the check-in that decides."""
    days = protocol.not_before.span / _DAY
    if not NOT_BEFORE.hold(days) or days > max(MIN_LAST_DAYS, protocol.last.span / _DAY):
        raise ProtocolError("not_before")
    late = protocol.late_final.span / _DAY
    if not LATE_FINAL.hold(late) or late < protocol.last.span.days + LATE_DAYS:
        raise ProtocolError("late")
    if protocol.late_sending is not None:
        hours = protocol.late_sending.span / _HOUR
        if not LATE_SENDING.hold(hours):
            raise ProtocolError("outage")


def latest_not_before(last: Offset) -> int:
    """The most days for which a result may wait, with this last check-in."""
    return max(MIN_LAST_DAYS, last.span.days)


def earliest_late_final(last: Offset) -> int:
    """The fewest days after the injection for which a late last answer counts."""
    return last.span.days + LATE_DAYS
