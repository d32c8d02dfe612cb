"""What holds for every answer and every follow-up, whatever the clinic's thresholds."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.protocol import Decision, ReliefRule
from bot.domain.relief import (
    Conclusion,
    Level,
    Outcome,
    Reading,
    assess,
    conclude,
    level_of_score,
    level_of_words,
)

FROM_WORST = [Level.WORSE, Level.NONE, Level.PARTIAL, Level.GOOD]

scores = st.none() | st.integers(0, 10)
words = st.none() | st.integers(-2, 2)
rules = st.builds(
    ReliefRule,
    meaningful_percent=st.integers(10, 50),
    meaningful_min_points=st.integers(1, 3),
    good_percent=st.integers(50, 90),
    worse_points=st.integers(1, 4),
    wore_off_points=st.integers(1, 4),
    mismatch_steps=st.integers(2, 3),
    decision=st.sampled_from(Decision),
)


SCORES = [None, *range(11)]
# All that a check-in can say under the usual thresholds.
readings = st.sampled_from(
    [
        Reading(score, word, assess(baseline, score, word, ReliefRule()).level)
        for baseline, score, word in product(SCORES, SCORES, [None, *range(-2, 3)])
    ]
)
histories = st.lists(readings, max_size=9)


def rank(level: Level | None) -> int:
    assert level is not None
    return FROM_WORST.index(level)


@given(st.integers(1, 10), st.integers(0, 9), rules)
def test_more_pain_is_never_a_better_level(baseline: int, score: int, rule: ReliefRule) -> None:
    less, more = (level_of_score(baseline, each, rule) for each in (score, score + 1))

    assert rank(more) <= rank(less)


@given(st.integers(1, 10), st.integers(0, 10), st.integers(-2, 1), rules)
def test_better_words_never_lower_the_level_while_both_agree(
    baseline: int, score: int, word: int, rule: ReliefRule
) -> None:
    worse, better = (assess(baseline, score, each, rule) for each in (word, word + 1))

    if not worse.ask and not better.ask:
        assert rank(worse.level) <= rank(better.level)


@given(scores, scores, words, rules)
def test_a_check_in_has_a_level_as_soon_as_pain_or_words_can_be_compared(
    baseline: int | None, score: int | None, word: int | None, rule: ReliefRule
) -> None:
    found = assess(baseline, score, word, rule)

    is_comparable = word is not None or (bool(baseline) and score is not None)
    assert (found.level is not None) is is_comparable
    assert found.ask is found.mismatch


@given(st.integers(1, 10), st.integers(0, 10), st.integers(-2, 2), rules)
def test_pain_and_words_weigh_the_same(
    baseline: int, score: int, word: int, rule: ReliefRule
) -> None:
    by_score, by_words = level_of_score(baseline, score, rule), level_of_words(word)
    # An answer in which pain says what the words said here, and the words what pain said.
    swapped = [
        assess(baseline, other_score, other_word, rule)
        for other_score in range(11)
        for other_word in range(-2, 3)
        if level_of_score(baseline, other_score, rule) is by_words
        if level_of_words(other_word) is by_score
    ]

    assert set(swapped) <= {assess(baseline, score, word, rule)}


@given(st.integers(1, 10), st.integers(0, 10), st.integers(-2, 2), rules)
def test_worse_is_never_hidden(baseline: int, score: int, word: int, rule: ReliefRule) -> None:
    both = {level_of_score(baseline, score, rule), level_of_words(word)}

    assert (assess(baseline, score, word, rule).level is Level.WORSE) is (Level.WORSE in both)


@given(histories, scores, words, rules)
def test_a_missing_last_answer_is_unknown_and_never_brings_the_alternatives(
    earlier: list[Reading], score: int | None, word: int | None, rule: ReliefRule
) -> None:
    for last in (None, Reading(score, word, None)):
        found = conclude(earlier, last, rule)

        assert found == Conclusion(Outcome.UNKNOWN)
        assert not found.lacks_relief


@given(histories, readings, rules)
def test_the_alternatives_need_a_last_answer_without_relief(
    earlier: list[Reading], last: Reading, rule: ReliefRule
) -> None:
    found = conclude(earlier, last, rule)

    if found.lacks_relief:
        assert last.level in {Level.NONE, Level.WORSE}
    assert (found.outcome is Outcome.WORSE) is (last.level is Level.WORSE)
    assert (found.beneath is not None) is (found.outcome is Outcome.WORSE)
    assert (found.outcome is Outcome.RELIEF) is (last.level is Level.GOOD)
    assert (found.outcome is Outcome.PARTIAL) is (last.level is Level.PARTIAL)


@given(histories, readings, rules, st.data())
def test_the_order_of_earlier_answers_does_not_matter_when_the_last_decides_alone(
    earlier: list[Reading], last: Reading, rule: ReliefRule, data: st.DataObject
) -> None:
    alone = replace(rule, decision=Decision.FINAL)
    shuffled = data.draw(st.permutations(earlier))

    assert conclude(shuffled, last, alone) == conclude(earlier, last, alone)


@pytest.mark.parametrize("decision", list(Decision))
@given(histories, readings, rules, st.data())
def test_missing_check_ins_in_between_change_nothing(
    decision: Decision,
    earlier: list[Reading],
    last: Reading,
    rule: ReliefRule,
    data: st.DataObject,
) -> None:
    rule = replace(rule, decision=decision)
    place = data.draw(st.integers(0, len(earlier)))
    with_gap = [*earlier[:place], Reading(None, None, None), *earlier[place:]]

    assert conclude(with_gap, last, rule) == conclude(earlier, last, rule)


@given(histories, readings, rules)
def test_a_stricter_clinic_concludes_the_same_or_asks_a_person(
    earlier: list[Reading], last: Reading, rule: ReliefRule
) -> None:
    usual, strict = (
        conclude(earlier, last, replace(rule, decision=decision)) for decision in Decision
    )

    assert strict in {usual, Conclusion(Outcome.UNKNOWN)}
