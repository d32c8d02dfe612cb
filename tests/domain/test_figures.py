"""A patient's course as a chart shows it, and which follow-up an alert belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.figures import MarkKind, Raised, Visit, course_of, owner_of
from bot.domain.ledger import CheckInState
from bot.domain.protocol import DEFAULT, ReliefRule
from bot.domain.relief import Level, Outcome
from bot.domain.visits import Kept
from tests.figures import INJECTED, contact, follow_up

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("baseline", "some", "good", "worse"),
    [
        (10, 7.0, 5.0, None),
        (8, 5.6, 4.0, 10),
        # Some relief is a point at least.
        (2, 1.0, 1.0, 4),
        (0, None, None, None),
        (None, None, None, None),
    ],
)
def test_thresholds_are_scores_of_the_protocols_rule(
    baseline: int | None, some: float | None, good: float | None, worse: float | None
) -> None:
    protocol = replace(DEFAULT, rule=ReliefRule(meaningful_percent=30))

    course = course_of(follow_up(contact(0), baseline=baseline, protocol=protocol))

    assert (course.some_relief, course.good_relief, course.worse) == (some, good, worse)


def test_a_check_in_stands_where_it_was_answered_else_where_it_was_due() -> None:
    late = replace(contact(0, 5, Level.PARTIAL), answered_at=INJECTED + 1.5 * DAY)
    missed = contact(1, state=CheckInState.MISSED)
    coming = replace(contact(2, state=CheckInState.PLANNED), sent_at=None)

    points = course_of(follow_up(late, missed, coming)).points

    assert [point.day for point in points] == [1.5, 2.0, 7.0]
    assert [point.is_deciding for point in points] == [False, False, True]
    assert [point.score for point in points] == [5, None, None]


def test_signs_calls_and_visits_are_marked_in_their_order() -> None:
    alerts = (
        Raised(AlertKind.VISIT, 3, INJECTED + 7 * DAY),
        Raised(AlertKind.NO_ANSWER, 3, INJECTED + 2 * DAY, closed_at=INJECTED + 3 * DAY),
        Raised(AlertKind.RED_FLAG, 1, INJECTED + DAY),
        Raised(AlertKind.NOTE, 4, INJECTED + DAY, closed_at=INJECTED + DAY),
        # Staff were asked who came.
        Raised(AlertKind.VISIT, 3, INJECTED + 9 * DAY, result=Kept.CAME),
    )

    visits = (
        Visit((INJECTED + 9 * DAY).date()),
        Visit((INJECTED + 8 * DAY).date(), Kept.NOT_COME),
        Visit(),
    )

    marks = course_of(
        follow_up(contact(0), outcome=Outcome.RELIEF, alerts=alerts, visits=visits)
    ).marks

    assert [(mark.kind, mark.day) for mark in marks] == [
        (MarkKind.SIGN, 1),
        (MarkKind.CALL, 3),
        (MarkKind.VISIT, 7),
        (MarkKind.BOOKED, pytest.approx(9, abs=0.5)),
    ]


@pytest.mark.parametrize(("days", "owner"), [(-1, "old"), (0, "old"), (9, "old"), (10, "new")])
def test_an_alert_belongs_to_the_last_injection_before_it(days: int, owner: str) -> None:
    injections = {"new": INJECTED + 10 * DAY, "old": INJECTED}

    assert owner_of(INJECTED + days * DAY, injections) == owner
