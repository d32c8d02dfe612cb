"""What follows from answers of a patient who may not read a reply: staff alone hear of them."""

from __future__ import annotations

from typing import Final

import pytest

from bot.domain.course import Call, Course, what_follows
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
    CONTRADICTED,
    EARLIER_GOOD,
    GOOD,
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
    Said,
    early,
    last,
)

UNREAD: Final = Answered(reads=False, is_late=True)
STILL_OPEN: Final = Answered(reads=False, is_closed=False)


@pytest.mark.parametrize(
    ("before", "said", "level", "calls"),
    [
        (None, GOOD, Level.GOOD, ()),
        (None, PARTIAL, Level.PARTIAL, ()),
        (None, NONE, Level.NONE, ()),
        (None, NOTHING, None, ()),
        (None, WORSE, Level.WORSE, (CALL_WORSE,)),
        (Level.GOOD, WORSE, Level.WORSE, (CALL_WORSE,)),
        (Level.WORSE, WORSE, Level.WORSE, ()),
        (Level.WORSE, GOOD, Level.GOOD, ()),
    ],
)
@pytest.mark.parametrize("happening", [UNREAD, STILL_OPEN])
def test_an_early_check_in_is_judged_and_only_new_worse_pain_is_called_about(
    happening: Answered,
    before: Level | None,
    said: Said,
    level: Level | None,
    calls: tuple[Call, ...],
) -> None:
    course = what_follows(happening, early(said, level=before))

    assert course == Course(is_judged=True, level=level, calls=calls)


@pytest.mark.parametrize(
    ("before", "said", "level", "calls"),
    [
        (None, GOOD, Level.GOOD, ()),
        (None, NONE, Level.NONE, ()),
        (None, WORSE, Level.WORSE, (CALL_WORSE,)),
        (Level.WORSE, WORSE, Level.WORSE, ()),
    ],
)
@pytest.mark.parametrize(
    ("happening", "may_conclude", "waits"),
    [(STILL_OPEN, True, False), (STILL_OPEN, False, False), (UNREAD, False, True)],
)
def test_the_last_one_concludes_nothing_while_it_is_open_nor_before_seven_days(
    happening: Answered,
    may_conclude: bool,
    waits: bool,
    before: Level | None,
    said: Said,
    level: Level | None,
    calls: tuple[Call, ...],
) -> None:
    course = what_follows(happening, last(said, level=before, may_conclude=may_conclude))

    assert course == Course(is_judged=True, level=level, waits=waits, calls=calls)


@pytest.mark.parametrize(
    ("at", "level", "conclusion", "calls"),
    [
        (last(GOOD), Level.GOOD, RELIEF, ()),
        (last(PARTIAL), Level.PARTIAL, SOME_RELIEF, ()),
        (last(NONE), Level.NONE, NO_RELIEF, (CALL_NO_RELIEF,)),
        (last(NONE, earlier=EARLIER_GOOD), Level.NONE, WORE_OFF, (CALL_WORE_OFF,)),
        (last(NONE, rule=STRICT), Level.NONE, UNKNOWN, (CALL_UNCONFIRMED,)),
        (last(WORSE), Level.WORSE, IS_WORSE, (CALL_WORSE,)),
        (last(NOTHING), None, UNKNOWN, (CALL_UNCLEAR,)),
    ],
)
@pytest.mark.parametrize(
    ("before", "changed"),
    [(None, ()), (Outcome.PARTIAL, (CALL_CHANGED,))],
)
def test_once_it_is_closed_it_concludes_for_staff(
    before: Outcome | None,
    changed: tuple[Call, ...],
    at: Situation,
    level: Level | None,
    conclusion: Conclusion,
    calls: tuple[Call, ...],
) -> None:
    if conclusion.outcome is before:
        changed = ()
    at = last((at.score, at.words), rule=at.rule, earlier=at.earlier, outcome=before)

    course = what_follows(UNREAD, at)

    assert (course.level, course.conclusion) == (level, conclusion)
    assert (course.is_new, course.answers_call) == (conclusion.outcome is not before, True)
    assert (course.replies, course.calls) == ((), (*changed, *calls))


def test_a_contradiction_is_asked_about_all_the_same() -> None:
    assert what_follows(UNREAD, last(CONTRADICTED)).calls == (CALL_MISMATCH, CALL_WORSE)


@pytest.mark.parametrize(
    ("level", "outcome", "said"),
    [(Level.GOOD, RELIEF, GOOD), (Level.NONE, NO_RELIEF, NONE), (Level.WORSE, IS_WORSE, WORSE)],
)
def test_what_was_drawn_before_stands_and_is_not_told_again(
    level: Level, outcome: Conclusion, said: Said
) -> None:
    at = last(said, level=level, outcome=outcome.outcome, is_running=False)

    assert what_follows(UNREAD, at) == Course(is_judged=True, level=level, conclusion=outcome)


def test_an_answer_after_silence_is_told_even_where_it_decides_nothing() -> None:
    at = last(NONE, rule=STRICT, outcome=Outcome.UNKNOWN, is_running=False)

    course = what_follows(UNREAD, at)

    assert (course.is_new, course.answers_call) == (False, True)
    assert course.calls == (CALL_UNCONFIRMED,)
