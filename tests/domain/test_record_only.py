"""Where the bot only records, nothing of what the rules drew is left, whatever happened."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any, Final

import pytest

from bot.domain.course import Call, Course, Reply, what_follows
from bot.domain.record_only import recorded
from bot.domain.relief import Conclusion, Level, Outcome
from bot.domain.situation import (
    Answered,
    Happening,
    NothingToAsk,
    SignOnly,
    Silence,
    Situation,
)
from tests.domain.situations import (
    CALL_SILENT,
    EARLIER_GOOD,
    GOOD,
    NONE,
    NOTHING,
    PARTIAL,
    WORSE,
    early,
    last,
)

SAID: Final = (GOOD, PARTIAL, NONE, WORSE, NOTHING)
NEUTRAL: Final = {Reply.HELP, Reply.LATE_SAVED, Reply.CLOSED, Reply.MISSED_LAST}
SITUATIONS: Final[list[Situation]] = [
    situation(said, **known)
    for situation, said, known in product(
        (early, last),
        SAID,
        ({}, {"earlier": EARLIER_GOOD}, {"needs_help": True}, {"may_conclude": False}),
    )
]
HAPPENINGS: Final[list[Happening]] = [
    Answered(),
    Answered(is_late=True),
    Answered(is_first=False),
    Answered(reads=False),
    Silence(),
    SignOnly(),
    NothingToAsk(),
]


def _course(happening: Happening, at: Situation, outcome: Outcome | None = None) -> Course:
    at = replace(at, outcome=outcome)
    is_answer = isinstance(happening, Answered) and happening.reads and happening.is_first
    return recorded(what_follows(happening, at), outcome, is_first_answer=is_answer)


@pytest.mark.parametrize("happening", HAPPENINGS, ids=repr)
def test_no_rule_speaks(happening: Happening) -> None:
    for at in SITUATIONS:
        course = _course(happening, at)

        assert course.level is None
        assert not course.mismatch
        assert course.conclusion in {None, Conclusion(Outcome.UNKNOWN)}
        assert {*course.replies} <= NEUTRAL
        assert {*course.calls} <= {CALL_SILENT}


@pytest.mark.parametrize("said", SAID)
def test_an_answer_is_thanked_for_and_the_last_one_ends_it(said: Any) -> None:
    assert _course(Answered(), early(said)).replies == (Reply.LATE_SAVED,)
    ended = _course(Answered(), last(said))

    assert ended.replies == (Reply.LATE_SAVED, Reply.CLOSED)
    assert (ended.conclusion, ended.is_new) == (Conclusion(Outcome.UNKNOWN), True)
    assert ended.is_judged


def test_what_is_answered_anew_changes_nothing() -> None:
    course = _course(Answered(is_first=False), last(WORSE), Outcome.UNKNOWN)

    assert (course.replies, course.calls, course.conclusion) == ((), (), None)


def test_an_outcome_from_before_the_switch_stays() -> None:
    course = _course(Answered(), last(GOOD, level=Level.NONE), Outcome.NO_RELIEF)

    assert (course.conclusion, course.is_new) == (None, False)


def test_nothing_is_said_before_it_is_time() -> None:
    assert _course(Answered(), last(GOOD, may_conclude=False)).replies == ()


def test_silence_is_still_told() -> None:
    course = _course(Silence(), last())

    assert course.replies == (Reply.MISSED_LAST,)
    assert course.calls == (CALL_SILENT,)


def test_the_day_of_a_sign_stays_one() -> None:
    course = _course(Answered(), early(GOOD, needs_help=True))

    assert course.replies == (Reply.HELP,)


def test_what_the_rules_may_learn_to_say_is_left_out() -> None:
    everything = Course(replies=tuple(Reply), calls=(Call(CALL_SILENT.kind),))

    assert {*recorded(everything, None, is_first_answer=True).replies} == NEUTRAL
    assert recorded(everything, None, is_first_answer=True).calls == ()
