"""What holds of every course, whatever happens in whatever situation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alerts import AlertKind
from bot.domain.course import Call, Course, Reply, what_follows
from bot.domain.ledger import Reason
from bot.domain.protocol import ReliefRule, Role
from bot.domain.relief import Level, Outcome
from bot.domain.situation import (
    Answered,
    Happening,
    NothingToAsk,
    NotSent,
    Refused,
    SignOnly,
    Silence,
    Situation,
)
from tests.domain.situations import STRICT
from tests.domain.test_relief_properties import readings

REASSURING: Final = {
    *(Reply.GOOD_EARLY, Reply.PARTIAL_EARLY, Reply.NONE_FIRST, Reply.NONE_NEXT),
    *(Reply.WORSE_EARLY, Reply.GOOD_LAST, Reply.PARTIAL_LAST),
    *(Reply.GOOD_LATER, Reply.PARTIAL_LATER, Reply.NONE_LATER, Reply.WORSE_LATER),
}
# How the keys of the texts end that speak of the first days or of the first week.
_TOO_SOON: Final = ("_early", "_first", "_next")

_YES_OR_NO: Final = (False, True)
# All at once, since one by one most would end in a situation in which nothing follows.
_SAID: Final = [*product([8, 3, None], [None, *range(11)], [None, *range(-2, 3)])]
_KNOWN: Final = [*product(_YES_OR_NO, repeat=8)]
_ENDS: Final[list[Happening]] = [
    *(
        Silence(has_answers=has_answers, is_sure=is_sure, is_sent=is_sent, may_be_lost=is_lost)
        for has_answers, is_sure, is_sent, is_lost in product(_YES_OR_NO, repeat=4)
    ),
    *(NotSent(reason=reason) for reason in Reason),
    *(Refused(reason=reason) for reason in (Reason.BLOCKED, Reason.NOT_DELIVERED)),
    *(SignOnly(), NothingToAsk()),
]


@st.composite
def _situations(draw: st.DrawFn) -> Situation:
    baseline, score, word = draw(st.sampled_from(_SAID))
    known = draw(st.sampled_from(_KNOWN))
    names = ("is_running", "differed", "may_conclude", "needs_help", "is_told", "is_called")
    flags: dict[str, Any] = dict(zip((*names, "has_others", "has_next"), known, strict=True))
    return Situation(
        elapsed=timedelta(hours=draw(st.sampled_from([3, 24, 43, 44, 48, 168, 400]))),
        was_worse=draw(st.booleans()),
        was_little=draw(st.booleans()),
        is_silent=draw(st.booleans()),
        more=draw(st.sampled_from([{}, {"function": "-1"}, {"medicine": "1"}])),
        # More often the last check-in, where most is decided.
        role=draw(st.sampled_from([*Role, Role.LAST])),
        rule=draw(st.sampled_from([ReliefRule(), STRICT])),
        baseline=baseline,
        score=score,
        words=word,
        earlier=draw(st.lists(readings, max_size=2).map(tuple)),
        level=draw(st.sampled_from([None, *Level])),
        outcome=draw(st.sampled_from([None, *Outcome])),
        **flags,
    )


situations = _situations()
answered = st.sampled_from(
    [
        Answered(reads=reads, is_first=is_first, is_late=is_late, is_closed=is_closed)
        for reads, is_first, is_late, is_closed in product(_YES_OR_NO, repeat=4)
    ]
)
unanswered = st.sampled_from(_ENDS)
happenings = answered | unanswered


def after(at: Situation, course: Course) -> Situation:
    """How things stand once a course was carried out."""
    if course.is_judged:
        at = replace(at, level=course.level, differed=course.mismatch)
    if course.conclusion is not None and course.is_new:
        at = replace(at, outcome=course.conclusion.outcome, is_running=False)
    kinds = {call.kind for call in course.calls}
    is_little = AlertKind.LITTLE_WORSE in kinds
    at = replace(at, was_little=(at.was_little or is_little) and AlertKind.WORSE not in kinds)
    return replace(at, is_told=at.is_told or Reply.ALTERNATIVES in course.replies)


@given(answered, situations)
def test_nothing_reassures_beside_a_warning_sign(happening: Answered, at: Situation) -> None:
    beside, without = (
        set(what_follows(happening, replace(at, needs_help=stands)).replies)
        for stands in (True, False)
    )

    assert not REASSURING & beside
    assert Reply.HELP not in without


@given(answered, situations)
def test_who_may_not_read_is_told_nothing(happening: Answered, at: Situation) -> None:
    assert what_follows(replace(happening, reads=False), at).replies == ()


@given(answered, situations)
def test_no_answer_concludes_before_seven_days_are_over(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, replace(at, may_conclude=False))

    assert (course.conclusion, course.is_new) == (None, False)


@given(happenings, situations)
def test_only_the_last_check_in_concludes(happening: Happening, at: Situation) -> None:
    course = what_follows(happening, at)

    assert course.conclusion is None or at.role is Role.LAST


@given(st.lists(st.tuples(answered, st.sampled_from(_SAID)), min_size=1, max_size=6), situations)
def test_the_alternatives_are_told_once_at_most_and_only_where_relief_is_lacking(
    answers: list[tuple[Answered, tuple[int | None, int | None, int | None]]], at: Situation
) -> None:
    times = int(at.is_told)
    for happening, (_, score, word) in answers:
        at = replace(at, role=Role.LAST, may_conclude=True, score=score, words=word)
        course = what_follows(happening, at)
        if Reply.ALTERNATIVES in course.replies:
            times += 1
            assert course.conclusion is not None
            assert course.conclusion.lacks_relief
        at = after(at, course)

    assert times <= 1


@given(happenings, situations)
def test_nothing_is_said_or_called_about_twice_at_once(
    happening: Happening, at: Situation
) -> None:
    course = what_follows(happening, at)
    kinds = {call.kind for call in course.calls}

    assert len(kinds) == len(course.calls)
    assert len(set(course.replies)) == len(course.replies)


@given(unanswered, situations)
def test_silence_is_called_about_in_one_way(happening: Happening, at: Situation) -> None:
    course = what_follows(happening, replace(at, outcome=None, is_running=True))

    assert len(course.calls) <= 1


@given(answered, situations)
def test_where_nothing_changed_nothing_more_is_said_or_called_about(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, at)
    is_replied_to = happening.reads and course.is_judged
    happening = replace(happening, is_first=happening.is_first and not is_replied_to)

    again = what_follows(happening, after(at, course))

    assert (again.replies, again.calls, again.is_new) == ((), (), False)
    assert (again.waits, again.level) == (course.waits, course.level)
    assert again.conclusion == course.conclusion


@given(unanswered, situations)
def test_what_was_drawn_for_silence_is_drawn_once(happening: Happening, at: Situation) -> None:
    at = after(at, what_follows(happening, at))

    again = what_follows(happening, at)

    assert (again.conclusion, again.replies) == (None, ())
    assert AlertKind.NO_ANSWER not in {call.kind for call in again.calls}


@given(unanswered, situations)
def test_without_an_answer_an_outcome_is_never_more_than_unknown(
    happening: Happening, at: Situation
) -> None:
    course = what_follows(happening, at)

    assert course.conclusion is None or course.conclusion.outcome is Outcome.UNKNOWN
    assert not course.is_judged


@given(answered, situations)
def test_new_worse_pain_reaches_staff_as_soon_as_it_is_judged(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, at)

    is_new = course.level is Level.WORSE and at.level is not Level.WORSE
    kinds = {call.kind for call in course.calls}
    assert not is_new or kinds & {AlertKind.WORSE, AlertKind.LITTLE_WORSE}


@given(answered, situations)
def test_only_the_first_words_of_a_little_more_pain_can_wait(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, at)

    if Call(AlertKind.LITTLE_WORSE) in course.calls:
        assert (at.role is Role.LAST, at.was_worse, at.words) == (False, False, -1)
        assert at.elapsed < timedelta(hours=44)
        risen = None if at.score is None or not at.baseline else at.score - at.baseline
        assert risen is None or risen < at.rule.worse_points


@given(answered, situations)
def test_who_says_better_never_reads_a_text_of_no_relief(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, replace(at, words=1))

    assert not {Reply.NONE_FIRST, Reply.NONE_NEXT, Reply.NONE_LATER, Reply.NONE_LAST} & {
        *course.replies
    }


@given(answered, situations)
def test_after_seven_full_days_nobody_reads_that_it_is_too_soon(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, replace(at, may_conclude=True))

    assert not {reply for reply in course.replies if reply.value.endswith(_TOO_SOON)}
