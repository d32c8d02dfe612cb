"""What follows from an answered check-in after which others come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.course import Call, Course, Reply, what_follows
from bot.domain.protocol import Role
from bot.domain.relief import Level
from bot.domain.situation import Answered
from tests.domain.situations import (
    A_WEEK,
    CALL_LITTLE_WORSE,
    CALL_MISMATCH,
    CALL_WORSE,
    CONTRADICTED,
    FIRST_DAY,
    GOOD,
    HALF_MEANT,
    NONE,
    NOTHING,
    PARTIAL,
    SECOND_DAY,
    WORSE,
    Said,
    early,
)


@pytest.mark.parametrize(
    ("elapsed", "said", "level", "reply", "calls"),
    [
        (FIRST_DAY, GOOD, Level.GOOD, Reply.GOOD_EARLY, ()),
        (FIRST_DAY, PARTIAL, Level.PARTIAL, Reply.PARTIAL_EARLY, ()),
        (FIRST_DAY, NONE, Level.NONE, Reply.NONE_FIRST, ()),
        (FIRST_DAY, WORSE, Level.WORSE, Reply.WORSE_EARLY, (CALL_WORSE,)),
        (SECOND_DAY, GOOD, Level.GOOD, Reply.GOOD_EARLY, ()),
        (SECOND_DAY, PARTIAL, Level.PARTIAL, Reply.PARTIAL_EARLY, ()),
        (SECOND_DAY, NONE, Level.NONE, Reply.NONE_NEXT, ()),
        (SECOND_DAY, WORSE, Level.WORSE, Reply.WORSE_EARLY, (CALL_WORSE,)),
    ],
)
@pytest.mark.parametrize("role", [Role.FIRST, Role.NEXT])
def test_a_first_answer_is_replied_to_by_its_level_and_the_time_since(
    role: Role,
    elapsed: timedelta,
    said: Said,
    level: Level,
    reply: Reply,
    calls: tuple[Call, ...],
) -> None:
    course = what_follows(Answered(), early(said, role=role, elapsed=elapsed))

    assert course == Course(is_judged=True, level=level, replies=(reply,), calls=calls)


@pytest.mark.parametrize(
    ("hours", "reply"),
    [(3, Reply.NONE_FIRST), (43, Reply.NONE_FIRST), (44, Reply.NONE_NEXT), (167, Reply.NONE_NEXT)],
)
def test_until_day_2_relief_is_not_even_due(hours: int, reply: Reply) -> None:
    at = early(NONE, elapsed=timedelta(hours=hours))

    assert what_follows(Answered(), at).replies == (reply,)


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (GOOD, Reply.GOOD_LATER),
        (PARTIAL, Reply.PARTIAL_LATER),
        (NONE, Reply.NONE_LATER),
        ((7, 1), Reply.PARTIAL_LATER),
        (WORSE, Reply.WORSE_LATER),
    ],
)
@pytest.mark.parametrize("role", [Role.FIRST, Role.NEXT])
def test_after_seven_full_days_nobody_reads_that_it_is_too_soon(
    role: Role, said: Said, reply: Reply
) -> None:
    at = early(said, role=role, elapsed=A_WEEK, may_conclude=True)

    assert what_follows(Answered(), at).replies == (reply,)


@pytest.mark.parametrize("elapsed", [FIRST_DAY, SECOND_DAY])
@pytest.mark.parametrize("said", [(7, 1), (8, 1)])
def test_who_says_better_is_not_told_that_there_is_no_relief(
    said: Said, elapsed: timedelta
) -> None:
    course = what_follows(Answered(), early(said, elapsed=elapsed))

    assert (course.level, course.replies) == (Level.NONE, (Reply.PARTIAL_EARLY,))


@pytest.mark.parametrize(
    ("said", "known", "call"),
    [
        ((8, -1), {}, CALL_LITTLE_WORSE),
        ((9, -1), {}, CALL_LITTLE_WORSE),
        ((None, -1), {}, CALL_LITTLE_WORSE),
        ((8, -1), {"baseline": None}, CALL_LITTLE_WORSE),
        # Up by two points, much worse, a second time, or no longer the first days.
        ((10, -1), {}, CALL_WORSE),
        ((10, 0), {}, CALL_WORSE),
        ((8, -2), {}, CALL_WORSE),
        ((8, -1), {"was_worse": True}, CALL_WORSE),
        ((8, -1), {"elapsed": SECOND_DAY}, CALL_WORSE),
        ((8, -1), {"elapsed": A_WEEK, "may_conclude": True}, CALL_WORSE),
    ],
)
def test_a_little_worse_on_day_1_can_wait_once(
    said: Said, known: dict[str, Any], call: Call
) -> None:
    course = what_follows(Answered(), early(said, **{"elapsed": FIRST_DAY, **known}))

    assert (course.level, course.calls) == (Level.WORSE, (call,))


@pytest.mark.parametrize(
    ("said", "calls"), [((9, -2), (CALL_WORSE,)), ((10, -1), (CALL_WORSE,)), ((9, -1), ())]
)
def test_what_was_a_little_worse_and_is_changed_to_worse_is_called_about(
    said: Said, calls: tuple[Call, ...]
) -> None:
    at = early(said, elapsed=FIRST_DAY, level=Level.WORSE, was_little=True)

    assert what_follows(Answered(is_first=False), at).calls == calls


def test_what_staff_know_as_a_little_worse_is_not_told_again_with_the_reply() -> None:
    at = early((9, -1), elapsed=FIRST_DAY, level=Level.WORSE, was_little=True)

    course = what_follows(Answered(), at)

    assert (course.replies, course.calls) == ((Reply.WORSE_EARLY,), ())


@pytest.mark.parametrize(
    ("said", "calls"), [(GOOD, ()), (PARTIAL, ()), (NONE, ()), (WORSE, (CALL_WORSE,))]
)
def test_beside_a_warning_sign_every_reply_is_where_help_is(
    said: Said, calls: tuple[Call, ...]
) -> None:
    course = what_follows(Answered(), early(said, needs_help=True))

    assert (course.replies, course.calls) == ((Reply.HELP,), calls)


@pytest.mark.parametrize(
    ("said", "calls"), [(GOOD, ()), (NONE, ()), (NOTHING, ()), (WORSE, (CALL_WORSE,))]
)
def test_nothing_is_promised_when_none_is_to_come(said: Said, calls: tuple[Call, ...]) -> None:
    course = what_follows(Answered(), early(said, has_next=False))

    assert (course.replies, course.calls) == ((), calls)


def test_what_cannot_be_compared_has_no_level_and_no_reply() -> None:
    course = what_follows(Answered(), early((5, None), baseline=None, needs_help=True))

    assert course == Course(is_judged=True)


@pytest.mark.parametrize(
    ("before", "said", "reply", "calls"),
    [
        (Level.GOOD, PARTIAL, Reply.PARTIAL_EARLY, ()),
        (Level.GOOD, NONE, Reply.NONE_NEXT, ()),
        (Level.NONE, GOOD, Reply.GOOD_EARLY, ()),
        (Level.GOOD, WORSE, Reply.WORSE_EARLY, (CALL_WORSE,)),
        (Level.WORSE, GOOD, Reply.GOOD_EARLY, ()),
        (None, GOOD, Reply.GOOD_EARLY, ()),
    ],
)
def test_a_changed_answer_of_another_level_is_replied_to_anew(
    before: Level | None, said: Said, reply: Reply, calls: tuple[Call, ...]
) -> None:
    course = what_follows(Answered(is_first=False), early(said, level=before))

    assert (course.replies, course.calls) == ((reply,), calls)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level.GOOD, (2, 2)),
        (Level.PARTIAL, PARTIAL),
        (Level.NONE, (8, 0)),
        (Level.WORSE, (10, -2)),
        (None, NOTHING),
    ],
)
def test_a_changed_answer_of_the_same_level_is_only_kept(level: Level | None, said: Said) -> None:
    course = what_follows(Answered(is_first=False), early(said, level=level))

    assert course == Course(is_judged=True, level=level)


@pytest.mark.parametrize(
    ("said", "level", "reply", "calls"),
    [
        (HALF_MEANT, Level.PARTIAL, Reply.PARTIAL_EARLY, (CALL_MISMATCH,)),
        (CONTRADICTED, Level.WORSE, Reply.WORSE_EARLY, (CALL_MISMATCH, CALL_WORSE)),
    ],
)
def test_staff_ask_where_score_and_words_are_far_apart(
    said: Said, level: Level, reply: Reply, calls: tuple[Call, ...]
) -> None:
    course = what_follows(Answered(), early(said))

    assert course == Course(
        is_judged=True, level=level, mismatch=True, replies=(reply,), calls=calls
    )


@pytest.mark.parametrize(
    ("before", "differed", "calls"),
    [
        (Level.PARTIAL, True, ()),
        (Level.PARTIAL, False, (CALL_MISMATCH,)),
        (Level.GOOD, True, (CALL_MISMATCH,)),
        (Level.GOOD, False, (CALL_MISMATCH,)),
    ],
)
def test_staff_ask_again_only_about_another_contradiction(
    before: Level, differed: bool, calls: tuple[Call, ...]
) -> None:
    at = early(HALF_MEANT, level=before, differed=differed)

    course = what_follows(Answered(is_first=False), at)

    assert (course.calls, course.mismatch) == (calls, True)


def test_a_contradiction_is_new_unless_one_was_kept() -> None:
    at = early(HALF_MEANT, level=Level.PARTIAL)

    assert what_follows(Answered(is_first=False), at).calls == (CALL_MISMATCH,)


def test_a_contradiction_that_is_gone_is_no_longer_kept() -> None:
    at = early(PARTIAL, level=Level.PARTIAL, differed=True)

    assert what_follows(Answered(is_first=False), at) == Course(
        is_judged=True, level=Level.PARTIAL
    )
