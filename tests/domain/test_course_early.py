"""What follows from an answered check-in after which others come."""

from __future__ import annotations

import pytest

from bot.domain.course import Answered, Call, Course, Reply, what_follows
from bot.domain.protocol import Role
from bot.domain.relief import Level
from tests.domain.situations import (
    CALL_MISMATCH,
    CALL_WORSE,
    CONTRADICTED,
    GOOD,
    HALF_MEANT,
    NONE,
    NOTHING,
    PARTIAL,
    WORSE,
    Said,
    early,
)


@pytest.mark.parametrize(
    ("role", "said", "level", "reply", "calls"),
    [
        (Role.FIRST, GOOD, Level.GOOD, Reply.GOOD_EARLY, ()),
        (Role.FIRST, PARTIAL, Level.PARTIAL, Reply.PARTIAL_EARLY, ()),
        (Role.FIRST, NONE, Level.NONE, Reply.NONE_FIRST, ()),
        (Role.FIRST, WORSE, Level.WORSE, Reply.WORSE_EARLY, (CALL_WORSE,)),
        (Role.NEXT, GOOD, Level.GOOD, Reply.GOOD_EARLY, ()),
        (Role.NEXT, PARTIAL, Level.PARTIAL, Reply.PARTIAL_EARLY, ()),
        (Role.NEXT, NONE, Level.NONE, Reply.NONE_NEXT, ()),
        (Role.NEXT, WORSE, Level.WORSE, Reply.WORSE_EARLY, (CALL_WORSE,)),
    ],
)
def test_a_first_answer_is_replied_to_by_its_level(
    role: Role, said: Said, level: Level, reply: Reply, calls: tuple[Call, ...]
) -> None:
    course = what_follows(Answered(), early(said, role=role))

    assert course == Course(is_judged=True, level=level, replies=(reply,), calls=calls)


def test_seven_days_need_not_be_over() -> None:
    course = what_follows(Answered(), early(GOOD, may_conclude=False))

    assert course.replies == (Reply.GOOD_EARLY,)


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
