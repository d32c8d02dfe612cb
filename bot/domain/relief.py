"""What an answered check-in says about relief, and what the follow-up says in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.answers import Question
from bot.domain.protocol import Decision, ReliefRule


class Level(StrEnum):
    """What one check-in says."""

    GOOD = "good"
    PARTIAL = "partial"
    NONE = "none"
    WORSE = "worse"


class Outcome(StrEnum):
    """What the follow-up of one injection says."""

    RELIEF = "relief"
    PARTIAL = "partial"
    NO_RELIEF = "no_relief"
    WORE_OFF = "wore_off"
    WORSE = "worse"
    UNKNOWN = "unknown"


class Mark(StrEnum):
    """What staff should see of a follow-up beside its outcome; it calls nobody."""

    FADED = "faded"
    HARDER = "harder"
    MORE_MEDICINE = "more_medicine"


_STEP: Final = {Level.WORSE: 0, Level.NONE: 1, Level.PARTIAL: 2, Level.GOOD: 3}
_RELIEVED: Final = frozenset({Level.GOOD, Level.PARTIAL})
# Own words from much better (2) to much worse (-2).
_FROM_WORDS: Final = {
    2: Level.GOOD, 1: Level.PARTIAL, 0: Level.NONE, -1: Level.WORSE, -2: Level.WORSE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One answered check-in: pain 0-10, own words 2 to -2, and the level they were given."""

    score: int | None
    words: int | None
    level: Level | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The level of one check-in, whether to ask the patient first, and whether staff should."""

    level: Level | None
    ask: bool = False
    mismatch: bool = False


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The outcome of an episode; `beneath` a worse one, whether relief never came or wore off."""

    outcome: Outcome
    beneath: Outcome | None = None

    @property
    def lacks_relief(self) -> bool:
        """Persistent lack of relief: the alternatives are due."""
        return self.outcome in {Outcome.NO_RELIEF, Outcome.WORE_OFF, Outcome.WORSE}


def level_of_score(baseline: int | None, score: int | None, rule: ReliefRule) -> Level | None:
    """The level by numbers alone, 0-10; None without a score or a baseline above 0."""
    if not baseline or score is None:
        return None
    drop = baseline - score
    if -drop >= rule.worse_points:
        return Level.WORSE
    if drop * 100 >= rule.good_percent * baseline:
        return Level.GOOD
    if drop * 100 >= rule.meaningful_percent * baseline and drop >= rule.meaningful_min_points:
        return Level.PARTIAL
    return Level.NONE


def level_of_words(words: int | None) -> Level | None:
    """The level by the patient's own comparison with before, 2 to -2."""
    return None if words is None else _FROM_WORDS[words]


def assess(
    baseline: int | None, score: int | None, words: int | None, rule: ReliefRule
) -> Assessment:
    """The level of one check-in: the less good of what numbers and words say.

    Where the two are far apart, the patient is asked; the level is that of keeping both.
    """
    by_score, by_words = level_of_score(baseline, score, rule), level_of_words(words)
    if by_score is None or by_words is None:
        return Assessment(by_words if by_score is None else by_score)
    if abs(_STEP[by_score] - _STEP[by_words]) < rule.mismatch_steps:
        return Assessment(min(by_score, by_words, key=_STEP.__getitem__))
    kept = Level.WORSE if Level.WORSE in {by_score, by_words} else Level.PARTIAL
    return Assessment(kept, ask=True, mismatch=True)


def conclude(earlier: Sequence[Reading], last: Reading | None, rule: ReliefRule) -> Conclusion:
    """The outcome from the answered check-ins in order; a missing last answer leaves it unknown.

    The last one decides. Under `FINAL_AND_PREVIOUS` no relief and wore off also need the answer
    before it to be none or worse, else staff must find out; worse needs no second answer, since
    it may be an infection.
    """
    if last is None or last.level is None:
        return Conclusion(Outcome.UNKNOWN)
    if last.level is Level.GOOD:
        return Conclusion(Outcome.RELIEF)
    if last.level is Level.PARTIAL:
        return Conclusion(Outcome.PARTIAL)
    lack = Outcome.WORE_OFF if _wore_off(earlier, last, rule) else Outcome.NO_RELIEF
    if last.level is Level.WORSE:
        return Conclusion(Outcome.WORSE, beneath=lack)
    return Conclusion(lack if _is_confirmed(earlier, rule) else Outcome.UNKNOWN)


def _is_confirmed(earlier: Sequence[Reading], rule: ReliefRule) -> bool:
    if rule.decision is Decision.FINAL:
        return True
    levels = [reading.level for reading in earlier if reading.level is not None]
    return bool(levels) and levels[-1] not in _RELIEVED


def _wore_off(earlier: Sequence[Reading], last: Reading, rule: ReliefRule) -> bool:
    relieved = [reading for reading in earlier if reading.level in _RELIEVED]
    scores = [reading.score for reading in relieved if reading.score is not None]
    if scores and last.score is not None:
        return last.score - min(scores) >= rule.wore_off_points
    return (
        any((reading.words or 0) > 0 for reading in relieved)
        and last.words is not None
        and last.words <= 0
    )


def marks(
    earlier: Sequence[Reading], last: Reading, more: Mapping[str, str], rule: ReliefRule
) -> tuple[Mark, ...]:
    """What marks a follow-up at its end, whatever its outcome.

    `more`: the other answers of the last check-in by question. Daily tasks that are harder and
    more pain medicine stand beside any score.
    """
    found = {
        Mark.FADED: _has_faded(earlier, last, rule),
        Mark.HARDER: more.get(Question.FUNCTION) == "-1",
        Mark.MORE_MEDICINE: more.get(Question.MEDICINE) == "1",
    }
    return tuple(mark for mark, is_so in found.items() if is_so)


def _has_faded(earlier: Sequence[Reading], last: Reading, rule: ReliefRule) -> bool:
    """Good relief became some relief, and the pain rose by as much as makes it wear off."""
    if last.level is not Level.PARTIAL or last.score is None:
        return False
    good = [each.score for each in earlier if each.level is Level.GOOD and each.score is not None]
    return bool(good) and last.score - min(good) >= rule.wore_off_points


def percent_drop(baseline: int | None, score: int | None) -> int | None:
    """By how many percent of the pain before it is down, rounded; below 0 when it is up."""
    if not baseline or score is None:
        return None
    return round((baseline - score) * 100 / baseline)


def is_strong_relief(baseline: int | None, score: int | None, rule: ReliefRule) -> bool:
    """Whether the pain is down by `label_percent` or more: a label for staff, never a level."""
    if not baseline or score is None:
        return False
    return (baseline - score) * 100 >= rule.label_percent * baseline


def is_low_baseline(baseline: int | None, rule: ReliefRule) -> bool:
    """Whether the percent of relief is shaky because there was little pain to begin with."""
    return baseline is not None and baseline < rule.low_baseline_below
