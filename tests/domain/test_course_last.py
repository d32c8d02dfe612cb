"""What follows from the first answer to the check-in that decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from bot.domain.course import Call, Course, Reply, what_follows
from bot.domain.relief import Conclusion, Level, Mark, Outcome, Reading
from bot.domain.situation import Answered, Situation
from tests.domain.situations import (
    CALL_MISMATCH,
    CALL_NO_RELIEF,
    CALL_UNCLEAR,
    CALL_UNCONFIRMED,
    CALL_WORE_OFF,
    CALL_WORSE,
    CONTRADICTED,
    EARLIER_GOOD,
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

CLOSED: Final = Reply.CLOSED
ALTERNATIVES: Final = Reply.ALTERNATIVES
NONE_AGAIN: Final = last(NONE, earlier=EARLIER_GOOD)
WORSE_AGAIN: Final = last(WORSE, earlier=EARLIER_GOOD)
HARD: Final = (Mark.HARDER, Mark.MORE_MEDICINE)
UNCONFIRMED: Final = last(NONE, rule=STRICT)


@pytest.mark.parametrize(
    ("at", "level", "conclusion", "replies", "calls"),
    [
        (last(GOOD), Level.GOOD, RELIEF, (Reply.GOOD_LAST, CLOSED), ()),
        (last(PARTIAL), Level.PARTIAL, SOME_RELIEF, (Reply.PARTIAL_LAST,), ()),
        (
            last(NONE),
            Level.NONE,
            NO_RELIEF,
            (Reply.NONE_LAST, ALTERNATIVES),
            (CALL_NO_RELIEF,),
        ),
        (
            NONE_AGAIN,
            Level.NONE,
            WORE_OFF,
            (Reply.WORE_OFF_LAST, ALTERNATIVES),
            (CALL_WORE_OFF,),
        ),
        (
            last(WORSE),
            Level.WORSE,
            IS_WORSE,
            (Reply.WORSE_LAST, ALTERNATIVES),
            (CALL_WORSE,),
        ),
        (
            WORSE_AGAIN,
            Level.WORSE,
            WORSE_AND_WORE_OFF,
            (Reply.WORSE_LAST, ALTERNATIVES),
            (CALL_WORSE,),
        ),
        (last(NOTHING), None, UNKNOWN, (CLOSED,), (CALL_UNCLEAR,)),
        (UNCONFIRMED, Level.NONE, UNKNOWN, (CLOSED,), (CALL_UNCONFIRMED,)),
    ],
)
def test_it_concludes(
    at: Situation,
    level: Level | None,
    conclusion: Conclusion,
    replies: tuple[Reply, ...],
    calls: tuple[Call, ...],
) -> None:
    assert what_follows(Answered(), at) == Course(
        is_judged=True,
        level=level,
        conclusion=conclusion,
        is_new=True,
        answers_call=True,
        owes_goodbye=CLOSED not in replies,
        replies=replies,
        calls=calls,
    )


@pytest.mark.parametrize("said", [GOOD, PARTIAL, NONE, WORSE, NOTHING])
def test_who_answered_all_need_not_wait_until_it_closes(said: Said) -> None:
    closed = what_follows(Answered(), last(said))

    assert what_follows(Answered(is_closed=False), last(said)) == closed


@pytest.mark.parametrize("said", [GOOD, PARTIAL, NONE, WORSE, NOTHING, CONTRADICTED])
@pytest.mark.parametrize("outcome", [None, Outcome.UNKNOWN, Outcome.RELIEF])
def test_before_seven_days_are_over_everything_waits(said: Said, outcome: Outcome | None) -> None:
    at = last(said, outcome=outcome, may_conclude=False)

    assert what_follows(Answered(is_late=True), at) == Course(waits=True)


@pytest.mark.parametrize(
    ("at", "replies"),
    [
        (last(NONE, is_told=True), (Reply.NONE_LAST, CLOSED)),
        (last(WORSE, is_told=True), (Reply.WORSE_LAST,)),
        (last(NONE, earlier=EARLIER_GOOD, is_told=True), (Reply.WORE_OFF_LAST, CLOSED)),
    ],
)
def test_the_alternatives_are_told_once(at: Situation, replies: tuple[Reply, ...]) -> None:
    assert what_follows(Answered(), at).replies == replies


@pytest.mark.parametrize(
    ("said", "replies"),
    [
        (GOOD, (Reply.GOOD_LAST,)),
        (PARTIAL, (Reply.PARTIAL_LAST,)),
        (NONE, (Reply.NONE_LAST, ALTERNATIVES)),
        (WORSE, (Reply.WORSE_LAST, ALTERNATIVES)),
        (NOTHING, ()),
    ],
)
def test_nobody_says_goodbye_while_another_follow_up_goes_on(
    said: Said, replies: tuple[Reply, ...]
) -> None:
    assert what_follows(Answered(), last(said, has_others=True)).replies == replies


@pytest.mark.parametrize(
    ("said", "replies"),
    [
        (GOOD, (Reply.HELP, CLOSED)),
        (PARTIAL, (Reply.HELP, CLOSED)),
        (NONE, (Reply.NONE_LAST, ALTERNATIVES)),
        (WORSE, (Reply.WORSE_LAST, ALTERNATIVES)),
        (NOTHING, (CLOSED,)),
    ],
)
def test_beside_a_warning_sign_good_news_gives_way_to_where_help_is(
    said: Said, replies: tuple[Reply, ...]
) -> None:
    assert what_follows(Answered(), last(said, needs_help=True)).replies == replies


@pytest.mark.parametrize(
    ("said", "level", "replies", "calls"),
    [
        (HALF_MEANT, Level.PARTIAL, (Reply.PARTIAL_LAST,), (CALL_MISMATCH,)),
        (
            CONTRADICTED,
            Level.WORSE,
            (Reply.WORSE_LAST, ALTERNATIVES),
            (CALL_MISMATCH, CALL_WORSE),
        ),
    ],
)
def test_staff_ask_where_score_and_words_are_far_apart(
    said: Said, level: Level, replies: tuple[Reply, ...], calls: tuple[Call, ...]
) -> None:
    course = what_follows(Answered(), last(said))

    assert (course.level, course.mismatch) == (level, True)
    assert (course.replies, course.calls) == (replies, calls)


@pytest.mark.parametrize(
    ("at", "is_owed"),
    [
        (last(GOOD), False),
        (last(PARTIAL), True),
        (last(NONE), True),
        (last(NONE, is_told=True), False),
        (last(WORSE, is_told=True), True),
        (last(NONE, has_others=True), False),
        (last(NONE, outcome=Outcome.WORSE), False),
    ],
)
def test_goodbye_waits_for_the_answer_about_a_visit(at: Situation, is_owed: bool) -> None:
    course = what_follows(Answered(), at)

    assert course.owes_goodbye is is_owed
    assert not (is_owed and CLOSED in course.replies)


@pytest.mark.parametrize(
    ("said", "earlier", "reply"),
    [
        ((7, 0), (), Reply.NONE_LAST),
        ((7, 1), (), Reply.LITTLE_LAST),
        ((8, 1), (), Reply.LITTLE_LAST),
        ((7, 1), EARLIER_GOOD, Reply.WORE_OFF_LAST),
    ],
)
def test_who_says_better_is_not_told_that_there_is_no_relief(
    said: Said, earlier: tuple[Reading, ...], reply: Reply
) -> None:
    course = what_follows(Answered(), last(said, earlier=earlier))

    assert course.level is Level.NONE
    assert course.replies == (reply, ALTERNATIVES)


@pytest.mark.parametrize(
    ("at", "marks"),
    [
        (last(PARTIAL), ()),
        (last(PARTIAL, earlier=EARLIER_GOOD), (Mark.FADED,)),
        (last((4, 1), earlier=EARLIER_GOOD), ()),
        (last(PARTIAL, earlier=(Reading(3, 0, Level.PARTIAL),)), ()),
        (last(NONE, earlier=EARLIER_GOOD), ()),
        (last(GOOD, more={"function": "-1", "medicine": "1"}), HARD),
        (last(NONE, more={"function": "0", "medicine": "none"}), ()),
        (last(PARTIAL, earlier=EARLIER_GOOD, more={"function": "-1"}), (Mark.FADED, Mark.HARDER)),
    ],
)
def test_what_marks_a_follow_up_calls_nobody(at: Situation, marks: tuple[Mark, ...]) -> None:
    course = what_follows(Answered(), at)

    assert course.marks == marks
    assert course.calls == what_follows(Answered(), replace(at, more={})).calls


def test_a_score_of_the_first_check_in_that_was_good_and_has_faded_is_partial_relief() -> None:
    course = what_follows(Answered(), last(PARTIAL, earlier=EARLIER_GOOD))

    assert (course.conclusion, course.calls) == (SOME_RELIEF, ())
