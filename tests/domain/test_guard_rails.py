"""No protocol that is accepted can do harm, and each limit refuses what is beyond it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import guard_rails, schedule
from bot.domain.answers import Question
from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    DEFAULT,
    MIN_GAP,
    MIN_GAP_TIMED,
    CheckInPlan,
    Offset,
    Protocol,
    SendWindow,
    Unit,
)
from bot.domain.ready_made import READY_MADE
from bot.domain.schedule import Calendar
from tests.domain import strategies

SAFETY, PAIN, CHANGE = Question.SAFETY, Question.PAIN, Question.CHANGE
FIRST, SECOND, LAST = DEFAULT.check_ins


def hours(value: int) -> Offset:
    return Offset(value, Unit.HOURS)


def days(value: int) -> Offset:
    return Offset(value, Unit.DAYS)


def with_first(**values: object) -> Protocol:
    plan = CheckInPlan(
        **{name: values.get(name, getattr(FIRST, name)) for name in FIRST.__slots__}  # type: ignore[arg-type]
    )
    return replace(DEFAULT, check_ins=(plan, SECOND, LAST))


def rule(**values: int) -> Protocol:
    return replace(DEFAULT, rule=replace(DEFAULT.rule, **values))  # type: ignore[arg-type]


TIMED: Final = CheckInPlan(hours(3), (), hours(12), (PAIN,))
REFUSED: Final[dict[str, Callable[[], Protocol]]] = {
    "empty": lambda: replace(DEFAULT, check_ins=()),
    "order": lambda: replace(DEFAULT, check_ins=(SECOND, FIRST, LAST)),
    "too_close": lambda: with_first(offset=hours(30)),
    "last_too_soon": lambda: replace(DEFAULT, check_ins=(FIRST,)),
    "no_safety": lambda: with_first(questions=(PAIN, CHANGE)),
    "no_pain": lambda: with_first(questions=(SAFETY, CHANGE)),
    "questions": lambda: with_first(questions=(SAFETY, PAIN, Question.NOTE, CHANGE)),
    "hours_questions": lambda: replace(
        DEFAULT, check_ins=(replace(TIMED, questions=(PAIN, CHANGE)), *DEFAULT.check_ins)
    ),
    "closes": lambda: with_first(closes_after=hours(169)),
    "reminders": lambda: with_first(reminders=(hours(48),)),
    "window": lambda: replace(DEFAULT, window=SendWindow(time(9), time(10))),
    "times": lambda: replace(DEFAULT, times=()),
    "times_outside": lambda: replace(DEFAULT, times=(time(20),)),
    "some": lambda: rule(meaningful_percent=9),
    "good": lambda: rule(meaningful_percent=50, good_percent=50),
    "points": lambda: rule(meaningful_min_points=0),
    "worse": lambda: rule(worse_points=0),
    "rule": lambda: rule(label_percent=49),
    "not_before": lambda: replace(DEFAULT, not_before=days(6)),
    "late": lambda: replace(DEFAULT, late_final=days(13)),
    "outage": lambda: replace(DEFAULT, late_sending=hours(0)),
    "sixth": lambda: replace(DEFAULT, sixth=(("en", "two\nlines"),)),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_could_do_harm_is_refused(reason: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        guard_rails.check(REFUSED[reason]())

    assert caught.value.reason == reason


def test_a_result_never_waits_past_the_check_in_that_decides() -> None:
    with pytest.raises(ProtocolError, match="not_before"):
        guard_rails.check(replace(DEFAULT, not_before=days(8)))


@pytest.mark.parametrize("name", READY_MADE)
def test_what_is_ready_made_is_accepted_and_not_early(name: str) -> None:
    guard_rails.check(READY_MADE[name])

    assert not READY_MADE[name].is_early


def test_an_early_last_check_in_is_accepted_as_early() -> None:
    early = replace(DEFAULT, check_ins=(FIRST, replace(LAST, offset=days(5))))

    guard_rails.check(early)

    assert early.is_early
    assert early.not_before == days(7)


@given(strategies.guarded(), strategies.zones, strategies.moments, st.integers(0, 3))
def test_every_accepted_protocol_can_be_followed(
    protocol: Protocol, zone: str, injected_at: datetime, which: int
) -> None:
    """Its check-ins come in order, apart, by day, and the last one never early."""
    guard_rails.check(protocol)
    chosen = protocol.times[which % len(protocol.times)]
    calendar = Calendar(ZoneInfo(zone), chosen, protocol.window)

    due = schedule.due_times(protocol, injected_at, calendar)

    assert all(calendar.is_open(at) for at in due)
    for plan, earlier, later in zip(protocol.check_ins, due, due[1:], strict=False):
        assert later - earlier >= (MIN_GAP_TIMED if plan.offset.is_timed else MIN_GAP)
    assert due[-1] - injected_at >= protocol.last.span
    assert schedule.may_conclude_from(protocol, injected_at, calendar) - injected_at >= timedelta(
        days=7
    )
    assert all(SAFETY in plan.questions for plan in protocol.check_ins if not plan.offset.is_timed)
    for plan, at in zip(protocol.check_ins, due, strict=True):
        assert at < schedule.closes_at(plan, at, calendar)
        assert calendar.is_open(schedule.closes_at(plan, at, calendar))
    assert protocol.longest_ago >= timedelta(days=1)
