"""What follows from an answer to a check-in that was missed before."""

from __future__ import annotations

import pytest

from bot.domain.course import Call, Reply, what_follows
from bot.domain.relief import Conclusion, Outcome
from bot.domain.situation import Answered
from tests.domain.situations import (
    CALL_NO_RELIEF,
    CALL_UNCLEAR,
    CALL_UNCONFIRMED,
    GOOD,
    NO_RELIEF,
    NONE,
    NOTHING,
    RELIEF,
    STRICT,
    UNKNOWN,
    Said,
    early,
    last,
)


@pytest.mark.parametrize(
    ("is_late", "is_first", "replies"),
    [
        (True, True, (Reply.LATE_SAVED, Reply.GOOD_EARLY)),
        (False, True, (Reply.GOOD_EARLY,)),
        (True, False, (Reply.GOOD_EARLY,)),
    ],
)
def test_that_a_late_answer_counts_is_said_once(
    is_late: bool, is_first: bool, replies: tuple[Reply, ...]
) -> None:
    course = what_follows(Answered(is_late=is_late, is_first=is_first), early(GOOD))

    assert course.replies == replies


@pytest.mark.parametrize(
    ("said", "conclusion", "replies", "calls"),
    [
        (GOOD, RELIEF, (Reply.GOOD_LAST, Reply.CLOSED), ()),
        (NONE, NO_RELIEF, (Reply.NONE_LAST, Reply.ALTERNATIVES), (CALL_NO_RELIEF,)),
    ],
)
@pytest.mark.parametrize("before", [None, Outcome.UNKNOWN])
def test_a_late_answer_is_thanked_for_and_concludes_as_any_other(
    before: Outcome | None,
    said: Said,
    conclusion: Conclusion,
    replies: tuple[Reply, ...],
    calls: tuple[Call, ...],
) -> None:
    at = last(said, outcome=before, is_running=before is None)

    course = what_follows(Answered(is_late=True), at)

    assert (course.conclusion, course.is_new, course.answers_call) == (conclusion, True, True)
    assert (course.replies, course.calls) == ((Reply.LATE_SAVED, *replies), calls)


@pytest.mark.parametrize(("said", "call"), [(NOTHING, CALL_UNCLEAR), (NONE, CALL_UNCONFIRMED)])
def test_a_late_answer_that_decides_nothing_is_called_about_but_no_longer_as_silence(
    said: Said, call: Call
) -> None:
    at = last(said, rule=STRICT, outcome=Outcome.UNKNOWN, is_running=False)

    course = what_follows(Answered(is_late=True), at)

    assert (course.conclusion, course.is_new, course.answers_call) == (UNKNOWN, False, True)
    assert (course.replies, course.calls) == ((Reply.LATE_SAVED,), (call,))
