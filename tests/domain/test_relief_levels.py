"""What one check-in says: pain, own words, and both together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.protocol import ReliefRule
from bot.domain.relief import (
    Assessment,
    Level,
    assess,
    is_low_baseline,
    is_strong_relief,
    level_of_score,
    level_of_words,
    percent_drop,
)

RULE = ReliefRule()
MUCH_BETTER, LITTLE_BETTER, SAME, LITTLE_WORSE, MUCH_WORSE = 2, 1, 0, -1, -2
GOOD, PARTIAL, NONE, WORSE = Level.GOOD, Level.PARTIAL, Level.NONE, Level.WORSE


@pytest.mark.parametrize(
    ("baseline", "score", "words", "level"),
    [
        (8, 4, MUCH_BETTER, GOOD),
        (8, 4, LITTLE_BETTER, PARTIAL),
        (8, 5, LITTLE_BETTER, PARTIAL),
        (8, 5, SAME, NONE),
        (8, 7, LITTLE_BETTER, NONE),
        (8, 8, SAME, NONE),
        (8, 9, SAME, NONE),
        (8, 9, LITTLE_WORSE, WORSE),
        (8, 10, LITTLE_WORSE, WORSE),
        (9, 7, LITTLE_BETTER, NONE),
        (10, 7, LITTLE_BETTER, PARTIAL),
        (3, 2, LITTLE_BETTER, PARTIAL),
        (1, 0, MUCH_BETTER, GOOD),
        (0, 3, LITTLE_WORSE, WORSE),
        (0, 3, MUCH_WORSE, WORSE),
        (None, 5, SAME, NONE),
        (8, None, LITTLE_BETTER, PARTIAL),
        (8, 4, None, GOOD),
        (None, 5, None, None),
        (0, 5, None, None),
        (None, None, None, None),
    ],
)
def test_the_less_good_of_pain_and_words_counts(
    baseline: int | None, score: int | None, words: int | None, level: Level | None
) -> None:
    assert assess(baseline, score, words, RULE) == Assessment(level, ask=False, mismatch=False)


@pytest.mark.parametrize(
    ("baseline", "score", "words", "kept"),
    [
        (8, 7, MUCH_BETTER, PARTIAL),
        (8, 3, MUCH_WORSE, WORSE),
        (8, 3, SAME, PARTIAL),
        (8, 10, LITTLE_BETTER, WORSE),
        (8, 10, MUCH_BETTER, WORSE),
        (8, 5, LITTLE_WORSE, WORSE),
    ],
)
def test_two_steps_apart_the_patient_is_asked_and_keeping_both_is_flagged(
    baseline: int, score: int, words: int, kept: Level
) -> None:
    assert assess(baseline, score, words, RULE) == Assessment(kept, ask=True, mismatch=True)


@pytest.mark.parametrize(
    ("baseline", "score", "level"),
    [
        # At least 2 points more than before.
        (8, 9, NONE),
        (8, 10, WORSE),
        (1, 2, NONE),
        (1, 3, WORSE),
        # Half of the pain or more is gone.
        (10, 6, PARTIAL),
        (10, 5, GOOD),
        (9, 5, PARTIAL),
        (9, 4, GOOD),
        (2, 1, GOOD),
        # At least 30% is gone.
        (10, 8, NONE),
        (10, 7, PARTIAL),
        (7, 5, PARTIAL),
        (7, 4, PARTIAL),
        (4, 3, NONE),
        (3, 2, PARTIAL),
        (8, 8, NONE),
        (8, 0, GOOD),
        # Without a baseline above 0 there is nothing to compare with.
        (0, 0, None),
        (0, 10, None),
        (None, 0, None),
        (8, None, None),
        (None, None, None),
    ],
)
def test_a_score_is_compared_with_the_baseline(
    baseline: int | None, score: int | None, level: Level | None
) -> None:
    assert level_of_score(baseline, score, RULE) is level


@pytest.mark.parametrize(
    ("change", "baseline", "score", "level"),
    [
        ({"worse_points": 3}, 5, 7, NONE),
        ({"worse_points": 3}, 5, 8, WORSE),
        ({"worse_points": 1}, 5, 5, NONE),
        ({"worse_points": 1}, 5, 6, WORSE),
        ({"good_percent": 80}, 10, 3, PARTIAL),
        ({"good_percent": 80}, 10, 2, GOOD),
        # 5 of 7 points are 71.4%, 2 of 3 are 66.7%: just under.
        ({"good_percent": 72}, 7, 2, PARTIAL),
        ({"good_percent": 80, "meaningful_percent": 67}, 3, 1, NONE),
        ({"meaningful_percent": 20}, 10, 9, NONE),
        ({"meaningful_percent": 20}, 10, 8, PARTIAL),
        ({"meaningful_min_points": 2}, 3, 2, NONE),
        ({"meaningful_min_points": 2}, 5, 3, PARTIAL),
    ],
)
def test_each_threshold_can_be_set(
    change: dict[str, int], baseline: int, score: int, level: Level
) -> None:
    assert level_of_score(baseline, score, replace(RULE, **change)) is level  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (MUCH_BETTER, GOOD),
        (LITTLE_BETTER, PARTIAL),
        (SAME, NONE),
        (LITTLE_WORSE, WORSE),
        (MUCH_WORSE, WORSE),
        (None, None),
    ],
)
def test_own_words_have_a_level(words: int | None, level: Level | None) -> None:
    assert level_of_words(words) is level


@pytest.mark.parametrize(
    ("steps", "words", "is_asked"),
    [
        (2, LITTLE_BETTER, False),
        (2, SAME, True),
        (3, SAME, False),
        (3, LITTLE_WORSE, True),
    ],
)
def test_how_far_apart_is_too_far_can_be_set(steps: int, words: int, is_asked: bool) -> None:
    found = assess(8, 3, words, replace(RULE, mismatch_steps=steps))

    assert (found.ask, found.mismatch) == (is_asked, is_asked)


@pytest.mark.parametrize(
    ("baseline", "is_low"), [(0, True), (3, True), (4, False), (10, False), (None, False)]
)
def test_a_baseline_below_4_is_low(baseline: int | None, is_low: bool) -> None:
    assert is_low_baseline(baseline, RULE) is is_low
    assert is_low_baseline(baseline, replace(RULE, low_baseline_below=0)) is False


@pytest.mark.parametrize(
    ("baseline", "score", "is_strong"),
    [
        (10, 2, True),
        (10, 3, False),
        (5, 1, True),
        (5, 2, False),
        (8, 0, True),
        (0, 0, False),
        (None, 0, False),
        (8, None, False),
    ],
)
def test_strong_relief_is_a_label_from_four_fifths_on(
    baseline: int | None, score: int | None, is_strong: bool
) -> None:
    assert is_strong_relief(baseline, score, ReliefRule()) is is_strong


def test_strong_relief_is_not_rounded_up() -> None:
    assert not is_strong_relief(3, 1, replace(RULE, label_percent=67))
    assert is_strong_relief(3, 1, replace(RULE, label_percent=66))


@pytest.mark.parametrize(
    ("baseline", "score", "percent"),
    [
        (8, 4, 50),
        (9, 7, 22),
        (3, 1, 67),
        (8, 10, -25),
        (8, 8, 0),
        (1, 0, 100),
        (0, 0, None),
        (None, 4, None),
        (8, None, None),
    ],
)
def test_the_drop_is_in_percent_of_the_pain_before(
    baseline: int | None, score: int | None, percent: int | None
) -> None:
    assert percent_drop(baseline, score) == percent
