"""What follows from the first answer to the check-in that decides."""

from __future__ import annotations

from typing import Final

import pytest

from bot.domain.course import Answered, Call, Course, Reply, Situation, what_follows
from bot.domain.relief import Conclusion, Level, Outcome
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
UNCONFIRMED: Final = last(NONE, rule=STRICT)


@pytest.mark.parametrize(
    ("at", "level", "conclusion", "replies", "calls"),
    [
        (last(GOOD), Level.GOOD, RELIEF, (Reply.GOOD_LAST, CLOSED), ()),
        (last(PARTIAL), Level.PARTIAL, SOME_RELIEF, (Reply.PARTIAL_LAST, CLOSED), ()),
        (
            last(NONE),
            Level.NONE,
            NO_RELIEF,
            (Reply.NONE_LAST, ALTERNATIVES, CLOSED),
            (CALL_NO_RELIEF,),
        ),
        (
            NONE_AGAIN,
            Level.NONE,
            WORE_OFF,
            (Reply.WORE_OFF_LAST, ALTERNATIVES, CLOSED),
            (CALL_WORE_OFF,),
        ),
        (
            last(WORSE),
            Level.WORSE,
            IS_WORSE,
            (Reply.WORSE_LAST, ALTERNATIVES, CLOSED),
            (CALL_WORSE,),
        ),
        (
            WORSE_AGAIN,
            Level.WORSE,
            WORSE_AND_WORE_OFF,
            (Reply.WORSE_LAST, ALTERNATIVES, CLOSED),
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
        (last(WORSE, is_told=True), (Reply.WORSE_LAST, CLOSED)),
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
        (NONE, (Reply.NONE_LAST, ALTERNATIVES, CLOSED)),
        (WORSE, (Reply.WORSE_LAST, ALTERNATIVES, CLOSED)),
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
        (HALF_MEANT, Level.PARTIAL, (Reply.PARTIAL_LAST, CLOSED), (CALL_MISMATCH,)),
        (
            CONTRADICTED,
            Level.WORSE,
            (Reply.WORSE_LAST, ALTERNATIVES, CLOSED),
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
