"""How urgent each kind of alert is, and when an untaken one comes again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alerts import (
    CALLS,
    AlertKind,
    Result,
    choices,
    comes_back,
    is_due,
    longest_wait,
    next_repeat,
    priority,
)

RAISED = datetime(2026, 1, 12, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)

PRIORITIES = {
    1: {"red_flag", "urgent_text", "crisis"},
    2: {"worse", "worse_text", "help", "bereavement", "update_failed"},
    3: {
        *("no_relief", "wore_off", "visit", "mismatch", "no_answer", "changed", "delete"),
        *("little_worse", "silent", "not_joined"),
        *("send_failed", "link_problem", "recovery"),
    },
    4: {"note", "left"},
}


@pytest.mark.parametrize("kind", list(AlertKind))
def test_each_kind_has_its_priority(kind: AlertKind) -> None:
    assert kind in PRIORITIES[priority(kind)]


def test_a_patient_to_phone_stands_on_the_call_list() -> None:
    assert set(CALLS) == {
        *("no_answer", "send_failed", "visit", "no_relief", "wore_off", "worse", "mismatch"),
        *("worse_text", "help"),
        *("silent", "not_joined"),
    }


@pytest.mark.parametrize("priority", [1, 2, 3, 4])
def test_only_what_is_urgent_is_sent_on_or_a_false_alarm(priority: int) -> None:
    said = choices(priority)

    assert ({Result.SENT_ON, Result.FALSE_ALARM} <= set(said)) is (priority <= 2)
    assert [each for each in said if each not in {Result.SENT_ON, Result.FALSE_ALARM}] == [
        *(Result.DONE, Result.REACHED, Result.NOT_REACHED, Result.NOTHING),
    ]


@pytest.mark.parametrize(
    ("minutes_passed", "repeated_after"),
    [
        (0, 15),
        (14, 15),
        (15, 30),
        (29, 30),
        (30, 60),
        (59, 60),
        (60, 120),
        (119, 120),
        (120, 180),
        (24 * 60, 25 * 60),
    ],
)
def test_an_untaken_alert_comes_again_after_15_30_and_60_minutes_and_then_each_hour(
    minutes_passed: int, repeated_after: int
) -> None:
    expected = RAISED + timedelta(minutes=repeated_after)

    assert next_repeat(RAISED, RAISED + timedelta(minutes=minutes_passed)) == expected
    assert next_repeat(RAISED, expected - SECOND / 1_000_000) == expected


@given(st.timedeltas(timedelta(0), timedelta(days=30)))
def test_the_next_repeat_is_ahead_and_at_most_an_hour_away(passed: timedelta) -> None:
    now = RAISED + passed

    assert timedelta(0) < next_repeat(RAISED, now) - now <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("minutes_ahead", "expected"), [(-1, True), (0, True), (1, False), (60, False), (61, True)]
)
def test_a_repeat_that_lies_further_ahead_than_any_gap_is_due(
    minutes_ahead: int, expected: bool
) -> None:
    assert is_due(RAISED + timedelta(minutes=minutes_ahead), RAISED) is expected


def test_an_alert_from_before_the_clock_was_set_back_counts_from_now() -> None:
    assert next_repeat(RAISED + timedelta(days=1), RAISED) == RAISED + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("priority", "expected"),
    [(1, timedelta(hours=1)), (2, timedelta(hours=20)), (3, None), (4, None)],
)
def test_what_is_taken_comes_back_by_how_urgent_it_is(
    priority: int, expected: timedelta | None
) -> None:
    back = comes_back(priority, RAISED, RAISED + timedelta(hours=20))

    assert back == (None if expected is None else RAISED + expected)


def test_only_what_is_urgent_and_untaken_is_never_an_hour_ahead() -> None:
    ahead = RAISED + timedelta(hours=20)

    waits = [longest_wait(1, was_taken=False), longest_wait(1, was_taken=True)]

    assert [is_due(ahead, RAISED, wait) for wait in waits] == [True, False]
    assert not is_due(ahead, RAISED, longest_wait(2, was_taken=False))
