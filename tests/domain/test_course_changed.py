"""What follows when the answer to the check-in that decided is changed."""

from __future__ import annotations

from typing import Any, Final

import pytest

from bot.domain.course import Call, Course, Reply, what_follows
from bot.domain.protocol import ReliefRule
from bot.domain.relief import Conclusion, Level, Outcome
from bot.domain.situation import Answered, Situation
from tests.domain.situations import (
    CALL_CHANGED,
    CALL_MISMATCH,
    CALL_NO_RELIEF,
    CALL_UNCLEAR,
    CALL_UNCONFIRMED,
    CALL_WORE_OFF,
    CALL_WORSE,
    EARLIER_GOOD,
    EARLIER_PARTIAL,
    GOOD,
    HALF_MEANT,
    IS_WORSE,
    NO_RELIEF,
    NONE,
    NOTHING,
    PARTIAL,
    RELIEF,
    SOME_RELIEF,
    STRICT,
    UNKNOWN,
    WORE_OFF,
    WORSE,
    WORSE_AND_WORE_OFF,
    Said,
    last,
)

ALTERNATIVES: Final = Reply.ALTERNATIVES
CHANGED: Final = Answered(is_first=False)


def was(level: Level | None, outcome: Outcome, said: Said, **known: Any) -> Situation:
    """Concluded before with this level and outcome; now this is said instead."""
    return last(said, level=level, outcome=outcome, is_running=False, **known)


def was_good(said: Said, **known: Any) -> Situation:
    """Relief was concluded before."""
    return was(Level.GOOD, Outcome.RELIEF, said, **known)


def was_none(said: Said, **known: Any) -> Situation:
    """No relief was concluded before, and the alternatives were told."""
    return was(Level.NONE, Outcome.NO_RELIEF, said, is_told=True, **known)


@pytest.mark.parametrize(
    ("at", "conclusion", "replies", "calls"),
    [
        (was_good(PARTIAL), SOME_RELIEF, (Reply.PARTIAL_LAST,), ()),
        (was_good(NONE), NO_RELIEF, (Reply.NONE_LAST, ALTERNATIVES), (CALL_NO_RELIEF,)),
        (
            was_good(NONE, earlier=EARLIER_GOOD),
            WORE_OFF,
            (Reply.WORE_OFF_LAST, ALTERNATIVES),
            (CALL_WORE_OFF,),
        ),
        (was_good(WORSE), IS_WORSE, (Reply.WORSE_LAST, ALTERNATIVES), (CALL_WORSE,)),
        (was_good(NONE, rule=STRICT), UNKNOWN, (), (CALL_UNCONFIRMED,)),
        (was_none(GOOD), RELIEF, (Reply.GOOD_LAST,), ()),
        (was_none(GOOD, needs_help=True), RELIEF, (Reply.HELP,), ()),
        (was_none(WORSE), IS_WORSE, (Reply.WORSE_LAST,), (CALL_WORSE,)),
        (was_none(NOTHING), UNKNOWN, (), (CALL_UNCLEAR,)),
    ],
)
def test_another_outcome_is_told_to_both(
    at: Situation, conclusion: Conclusion, replies: tuple[Reply, ...], calls: tuple[Call, ...]
) -> None:
    course = what_follows(CHANGED, at)

    assert (course.conclusion, course.is_new, course.answers_call) == (conclusion, True, True)
    assert (course.replies, course.calls) == (replies, (CALL_CHANGED, *calls))


@pytest.mark.parametrize(
    ("said", "conclusion", "replies", "calls"),
    [
        (GOOD, RELIEF, (Reply.GOOD_LAST, Reply.CLOSED), ()),
        (WORSE, IS_WORSE, (Reply.WORSE_LAST, ALTERNATIVES), (CALL_WORSE,)),
    ],
)
def test_what_was_unknown_is_concluded_not_changed(
    said: Said, conclusion: Conclusion, replies: tuple[Reply, ...], calls: tuple[Call, ...]
) -> None:
    course = what_follows(CHANGED, was(Level.NONE, Outcome.UNKNOWN, said))

    assert (course.conclusion, course.replies, course.calls) == (conclusion, replies, calls)


@pytest.mark.parametrize(
    ("score", "before", "conclusion", "reply", "call"),
    [
        (6, Outcome.WORE_OFF, NO_RELIEF, Reply.NONE_LAST, CALL_NO_RELIEF),
        (7, Outcome.NO_RELIEF, WORE_OFF, Reply.WORE_OFF_LAST, CALL_WORE_OFF),
    ],
)
def test_the_same_level_may_tell_another_outcome(
    score: int, before: Outcome, conclusion: Conclusion, reply: Reply, call: Call
) -> None:
    course = what_follows(CHANGED, was(Level.NONE, before, (score, 0), earlier=EARLIER_PARTIAL))

    assert (course.conclusion, course.is_new) == (conclusion, True)
    assert (course.replies, course.calls) == ((reply, ALTERNATIVES), (CALL_CHANGED, call))


@pytest.mark.parametrize(
    ("said", "conclusion"),
    [((7, -1), WORSE_AND_WORE_OFF), ((6, -1), IS_WORSE)],
)
def test_what_lies_beneath_worse_follows_the_score_and_nothing_is_said(
    said: Said, conclusion: Conclusion
) -> None:
    at = was(Level.WORSE, Outcome.WORSE, said, earlier=EARLIER_PARTIAL)

    assert what_follows(CHANGED, at) == Course(
        is_judged=True, level=Level.WORSE, conclusion=conclusion
    )


@pytest.mark.parametrize(
    ("level", "outcome", "said", "rule"),
    [
        (Level.GOOD, RELIEF, (2, 2), last().rule),
        (Level.PARTIAL, SOME_RELIEF, (4, 1), last().rule),
        (Level.NONE, NO_RELIEF, (8, 0), last().rule),
        (Level.WORSE, IS_WORSE, (10, -2), last().rule),
        (Level.NONE, UNKNOWN, (8, 0), STRICT),
        (None, UNKNOWN, NOTHING, STRICT),
    ],
)
def test_where_nothing_else_comes_of_it_nothing_is_said(
    level: Level | None, outcome: Conclusion, said: Said, rule: ReliefRule
) -> None:
    at = was(level, outcome.outcome, said, rule=rule, needs_help=True)

    assert what_follows(CHANGED, at) == Course(is_judged=True, level=level, conclusion=outcome)


@pytest.mark.parametrize(
    ("before", "said", "level", "call"),
    [
        (None, NONE, Level.NONE, CALL_UNCONFIRMED),
        (Level.NONE, NOTHING, None, CALL_UNCLEAR),
    ],
)
def test_another_level_that_decides_as_little_is_another_call(
    before: Level | None, said: Said, level: Level | None, call: Call
) -> None:
    course = what_follows(CHANGED, was(before, Outcome.UNKNOWN, said, rule=STRICT))

    assert course == Course(
        is_judged=True,
        level=level,
        conclusion=UNKNOWN,
        answers_call=True,
        calls=(call,),
    )


@pytest.mark.parametrize(("differed", "calls"), [(False, (CALL_MISMATCH,)), (True, ())])
def test_a_new_contradiction_of_the_same_level_is_only_asked_about(
    differed: bool, calls: tuple[Call, ...]
) -> None:
    at = was(Level.PARTIAL, Outcome.PARTIAL, HALF_MEANT, differed=differed)

    assert what_follows(CHANGED, at) == Course(
        is_judged=True,
        level=Level.PARTIAL,
        mismatch=True,
        conclusion=SOME_RELIEF,
        calls=calls,
    )
