"""What a follow-up says in the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.protocol import Decision, ReliefRule
from bot.domain.relief import Conclusion, Level, Outcome, Reading, assess, conclude

RULE = ReliefRule()
BOTH = replace(RULE, decision=Decision.FINAL_AND_PREVIOUS)
MISSING = Reading(None, None, None)
# Readings of a patient who began at 8 and whose words fit the score.
GOOD = Reading(3, 2, Level.GOOD)
PARTIAL = Reading(5, 1, Level.PARTIAL)
NONE = Reading(7, 0, Level.NONE)
WORSE = Reading(10, -1, Level.WORSE)


@pytest.mark.parametrize(
    ("readings", "outcome", "beneath"),
    [
        ([NONE, NONE, NONE], Outcome.NO_RELIEF, None),
        ([GOOD, PARTIAL, NONE], Outcome.WORE_OFF, None),
        ([NONE, MISSING, NONE], Outcome.NO_RELIEF, None),
        ([NONE, NONE, MISSING], Outcome.UNKNOWN, None),
        ([MISSING, MISSING, NONE], Outcome.NO_RELIEF, None),
        ([PARTIAL, Reading(6, 0, Level.NONE), Reading(6, 0, Level.NONE)], Outcome.NO_RELIEF, None),
        ([WORSE, NONE, PARTIAL], Outcome.PARTIAL, None),
        ([NONE, NONE, WORSE], Outcome.WORSE, Outcome.NO_RELIEF),
        ([GOOD, NONE, WORSE], Outcome.WORSE, Outcome.WORE_OFF),
        ([WORSE, WORSE, GOOD], Outcome.RELIEF, None),
        ([GOOD, GOOD, GOOD], Outcome.RELIEF, None),
        ([GOOD, GOOD, MISSING], Outcome.UNKNOWN, None),
        ([WORSE, WORSE, MISSING], Outcome.UNKNOWN, None),
        ([WORSE, WORSE, NONE], Outcome.NO_RELIEF, None),
        ([NONE], Outcome.NO_RELIEF, None),
        ([PARTIAL], Outcome.PARTIAL, None),
        ([MISSING], Outcome.UNKNOWN, None),
    ],
)
def test_the_last_answer_decides(
    readings: list[Reading], outcome: Outcome, beneath: Outcome | None
) -> None:
    assert conclude(readings[:-1], readings[-1], RULE) == Conclusion(outcome, beneath)


def test_without_a_last_check_in_the_outcome_is_unknown() -> None:
    assert conclude([GOOD, NONE], None, RULE) == Conclusion(Outcome.UNKNOWN)


@pytest.mark.parametrize(
    ("outcome", "lacks_relief"),
    [
        (Outcome.RELIEF, False),
        (Outcome.PARTIAL, False),
        (Outcome.UNKNOWN, False),
        (Outcome.NO_RELIEF, True),
        (Outcome.WORE_OFF, True),
        (Outcome.WORSE, True),
    ],
)
def test_the_alternatives_are_due_after_no_relief_wore_off_and_worse(
    outcome: Outcome, lacks_relief: bool
) -> None:
    assert Conclusion(outcome).lacks_relief is lacks_relief


def reading(baseline: int | None, score: int | None, words: int | None) -> Reading:
    return Reading(score, words, assess(baseline, score, words, RULE).level)


@pytest.mark.parametrize(
    ("baseline", "earlier", "last", "outcome"),
    [
        # A rise of 2 points from the best score of a check-in with relief.
        (8, [(5, 1)], (6, 0), Outcome.NO_RELIEF),
        (8, [(5, 1)], (7, 0), Outcome.WORE_OFF),
        (8, [(5, 1), (3, 2)], (6, 0), Outcome.WORE_OFF),
        (8, [(3, 2), (5, 1)], (6, 0), Outcome.WORE_OFF),
        # The low score on day 1 was no relief by the patient's words.
        (8, [(5, 0)], (7, 0), Outcome.NO_RELIEF),
        (8, [(5, 0), (5, 1)], (6, 0), Outcome.NO_RELIEF),
        # Words speak only where the scores cannot be compared.
        (8, [(5, 1)], (None, 0), Outcome.WORE_OFF),
        (8, [(None, 1)], (7, 0), Outcome.WORE_OFF),
        (8, [(None, 2)], (None, 0), Outcome.WORE_OFF),
        (8, [(None, 2)], (7, 1), Outcome.NO_RELIEF),
        (8, [(None, 1)], (7, None), Outcome.NO_RELIEF),
        (8, [(5, None)], (None, 0), Outcome.NO_RELIEF),
        (8, [(None, 0)], (None, 0), Outcome.NO_RELIEF),
        (8, [(None, -1)], (None, 0), Outcome.NO_RELIEF),
        # Without a baseline the level is by words, the rise still by scores.
        (None, [(3, 1)], (5, 0), Outcome.WORE_OFF),
        (None, [(3, 1)], (4, 0), Outcome.NO_RELIEF),
        (None, [(3, 1)], (3, 0), Outcome.NO_RELIEF),
        (None, [(None, 1)], (4, 0), Outcome.WORE_OFF),
        (None, [(0, None)], (5, 0), Outcome.NO_RELIEF),
        (0, [(0, 1)], (2, 0), Outcome.WORE_OFF),
    ],
)
def test_early_relief_that_is_gone_wore_off(
    baseline: int | None,
    earlier: list[tuple[int | None, int | None]],
    last: tuple[int | None, int | None],
    outcome: Outcome,
) -> None:
    readings = [reading(baseline, *each) for each in earlier]

    assert conclude(readings, reading(baseline, *last), RULE).outcome is outcome


def test_relief_kept_against_the_patients_words_does_not_wear_off_by_words() -> None:
    kept = Reading(None, 0, Level.PARTIAL)

    assert conclude([kept], Reading(None, 0, Level.NONE), RULE).outcome is Outcome.NO_RELIEF


@pytest.mark.parametrize(
    ("words", "conclusion"),
    [
        (0, Conclusion(Outcome.WORE_OFF)),
        (-1, Conclusion(Outcome.WORSE, beneath=Outcome.WORE_OFF)),
        (-2, Conclusion(Outcome.WORSE, beneath=Outcome.WORE_OFF)),
    ],
)
def test_words_that_went_from_better_to_same_or_worse_wore_off(
    words: int, conclusion: Conclusion
) -> None:
    assert conclude([reading(8, None, 1)], reading(8, None, words), RULE) == conclusion


@pytest.mark.parametrize(("points", "outcome"), [(1, "wore_off"), (2, "no_relief")])
def test_how_much_pain_must_be_back_can_be_set(points: int, outcome: str) -> None:
    rule = replace(RULE, wore_off_points=points)

    assert conclude([PARTIAL], Reading(6, 0, Level.NONE), rule).outcome == outcome


@pytest.mark.parametrize(
    ("readings", "outcome", "beneath"),
    [
        ([NONE, NONE, NONE], Outcome.NO_RELIEF, None),
        ([GOOD, WORSE, NONE], Outcome.WORE_OFF, None),
        ([GOOD, NONE, NONE], Outcome.WORE_OFF, None),
        ([NONE, MISSING, NONE], Outcome.NO_RELIEF, None),
        # The answer before was relief, or there was none: staff must find out.
        ([NONE, GOOD, NONE], Outcome.UNKNOWN, None),
        ([NONE, PARTIAL, MISSING, NONE], Outcome.UNKNOWN, None),
        ([NONE, PARTIAL, Reading(6, 0, Level.NONE)], Outcome.UNKNOWN, None),
        ([MISSING, MISSING, NONE], Outcome.UNKNOWN, None),
        ([NONE], Outcome.UNKNOWN, None),
        # Worse may be an infection and needs no second answer.
        ([GOOD, GOOD, WORSE], Outcome.WORSE, Outcome.WORE_OFF),
        ([MISSING, WORSE], Outcome.WORSE, Outcome.NO_RELIEF),
        ([NONE, NONE, GOOD], Outcome.RELIEF, None),
        ([NONE, NONE, PARTIAL], Outcome.PARTIAL, None),
        ([NONE, NONE, MISSING], Outcome.UNKNOWN, None),
    ],
)
def test_a_stricter_clinic_also_asks_the_answer_before(
    readings: list[Reading], outcome: Outcome, beneath: Outcome | None
) -> None:
    assert conclude(readings[:-1], readings[-1], BOTH) == Conclusion(outcome, beneath)
