"""A report: what is counted, what is hidden, and how far those who are silent could change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.alerts import AlertKind
from bot.domain.figures import FollowUp, Raised
from bot.domain.ledger import Area, CheckInState, EpisodeState
from bot.domain.relief import Level, Outcome
from bot.domain.report import KNOWN, report_of
from tests.figures import CLINICS, INJECTED, contact, follow_up

MISSED = CheckInState.MISSED
HOUR = timedelta(hours=1)


@given(CLINICS, st.integers(0, 2**32))
@settings(max_examples=1_000)
def test_whatever_the_silent_had_lies_within_the_bounds(clinic: list[FollowUp], seed: int) -> None:
    report, dice = report_of(clinic), Random(seed)
    filled = [
        each
        if each.known or not each.is_decided
        else replace(each, state=EpisodeState.CONCLUDED, outcome=dice.choice(KNOWN))
        for each in clinic
    ]

    truth = report_of(filled)

    assert truth.relief.silent == 0
    for claimed, true in [
        (report.relief, truth.relief),
        *((report.areas[area], truth.areas[area]) for area in report.areas),
    ]:
        share = 100 * true.relieved / true.total if true.total else 50
        assert claimed.bounds.low <= share <= claimed.bounds.high
        assert claimed.total == true.total


@given(CLINICS)
@settings(max_examples=100)
def test_everybody_is_counted_once(clinic: list[FollowUp]) -> None:
    report = report_of(clinic)
    silent = report.silent

    assert report.enrolled == len(clinic) == report.joined + report.unjoined + report.awaited
    assert report.joined == report.running + report.decided
    assert sum(report.outcomes.values()) == report.decided
    assert silent.lack + silent.relief + silent.never == report.relief.silent
    assert sum(relief.total for relief in report.areas.values()) == report.decided
    assert sum(report.first.values()) + report.at_once.relieved <= report.decided
    funnel = report.funnel
    assert funnel.lacking >= funnel.told >= funnel.asked >= funnel.booked >= funnel.came
    for answered in report.check_ins.values():
        assert answered.ended >= answered.answered >= answered.by_phone


def test_the_silent_are_told_apart_by_what_they_last_said() -> None:
    last = contact(2, state=MISSED)
    report = report_of(
        [
            follow_up(contact(0, 8, Level.NONE), last, outcome=Outcome.UNKNOWN),
            follow_up(contact(0, 3, Level.GOOD), last, outcome=Outcome.UNKNOWN),
            follow_up(contact(0, state=MISSED), last, outcome=Outcome.UNKNOWN),
            # Stopped, so that nobody knows either.
            follow_up(contact(0, 9, Level.WORSE), last, state=EpisodeState.ENDED),
        ]
    )

    assert (report.silent.lack, report.silent.relief, report.silent.never) == (2, 1, 1)
    assert (report.relief.bounds.low, report.relief.bounds.high) == (0, 100)


def test_who_still_runs_is_neither_relieved_nor_silent() -> None:
    report = report_of([follow_up(contact(0, 3, Level.GOOD)), follow_up()])

    assert (report.enrolled, report.joined, report.running, report.decided) == (2, 1, 1, 0)


def test_who_may_join_still_is_not_counted_as_never_joined() -> None:
    invited = follow_up(state=EpisodeState.INVITED)
    report = report_of([invited, invited, replace(invited, state=EpisodeState.ENDED)])

    assert (report.enrolled, report.awaited, report.unjoined, report.joined) == (3, 2, 1, 0)


@pytest.mark.parametrize(
    ("scores", "outcome", "is_faded"),
    [
        ([(2, Level.GOOD), (3, Level.GOOD), (5, Level.PARTIAL)], Outcome.PARTIAL, True),
        ([(2, Level.GOOD), (None, None), (4, Level.PARTIAL)], Outcome.PARTIAL, True),
        ([(4, Level.GOOD), (4, Level.GOOD), (5, Level.PARTIAL)], Outcome.PARTIAL, False),
        ([(5, Level.PARTIAL), (3, Level.PARTIAL), (5, Level.PARTIAL)], Outcome.PARTIAL, False),
        ([(2, Level.GOOD), (3, Level.GOOD), (7, Level.NONE)], Outcome.WORE_OFF, False),
        ([(None, None), (None, None), (5, Level.PARTIAL)], Outcome.PARTIAL, False),
    ],
)
def test_relief_that_faded_is_marked(
    scores: list[tuple[int | None, Level | None]], outcome: Outcome, is_faded: bool
) -> None:
    contacts = [
        contact(place, score, level, state=MISSED if score is None else CheckInState.ANSWERED)
        for place, (score, level) in enumerate(scores)
    ]

    assert report_of([follow_up(*contacts, outcome=outcome)]).faded == is_faded


def test_the_first_relief_counts_once_and_at_once_only_where_it_was_asked_for() -> None:
    relieved = [contact(0, 8, Level.NONE), contact(1, 3, Level.GOOD), contact(2, 3, Level.GOOD)]
    report = report_of(
        [
            follow_up(*relieved, outcome=Outcome.RELIEF),
            follow_up(*relieved, outcome=Outcome.RELIEF, at_once=2),
            follow_up(*relieved, outcome=Outcome.RELIEF, at_once=8),
        ]
    )

    assert (report.at_once.total, report.at_once.relieved) == (2, 1)
    assert {str(offset): count for offset, count in report.first.items()} == {"2 days": 2}


def test_alerts_say_how_long_somebody_waited() -> None:
    first = Raised(AlertKind.RED_FLAG, 1, INJECTED, INJECTED + HOUR / 6, INJECTED + HOUR, "done")
    late = Raised(AlertKind.CRISIS, 1, INJECTED, INJECTED + HOUR, INJECTED + HOUR, "false_alarm")
    waiting = Raised(AlertKind.RED_FLAG, 1, INJECTED)
    set_back = Raised(AlertKind.RED_FLAG, 1, INJECTED, INJECTED - HOUR)

    load = report_of([follow_up(alerts=(first, late, waiting, set_back))]).alerts[1]

    assert (load.raised, load.closed, load.acted, load.false_alarms) == (4, 2, 1, 1)
    assert (load.median_minutes, max(load.minutes)) == (10, 60)


@pytest.mark.parametrize(("count", "is_hidden"), [(4, True), (5, False)])
def test_few_are_hidden(count: int, is_hidden: bool) -> None:
    few = [follow_up(contact(0, 3, Level.GOOD), outcome=Outcome.RELIEF) for _ in range(count)]

    report = report_of(few)

    assert report.is_hidden == report.relief.is_hidden == is_hidden
    assert report.areas[Area.LOW_BACK].is_hidden == is_hidden
