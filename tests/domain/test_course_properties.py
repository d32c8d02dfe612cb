"""What holds of every course, whatever happens in whatever situation."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.alerts import AlertKind
from bot.domain.course import (
    Answered,
    Course,
    Happening,
    NothingToAsk,
    NotSent,
    Refused,
    Reply,
    SignOnly,
    Silence,
    Situation,
    what_follows,
)
from bot.domain.ledger import Reason
from bot.domain.protocol import ReliefRule, Role
from bot.domain.relief import Level, Outcome, assess
from tests.domain.situations import STRICT
from tests.domain.test_relief_properties import readings, scores, words

REASSURING: Final = {
    *(Reply.GOOD_EARLY, Reply.PARTIAL_EARLY, Reply.NONE_FIRST, Reply.NONE_NEXT),
    *(Reply.WORSE_EARLY, Reply.GOOD_LAST, Reply.PARTIAL_LAST),
}

situations = st.builds(
    Situation,
    role=st.sampled_from(Role),
    rule=st.sampled_from([ReliefRule(), STRICT]),
    baseline=scores,
    earlier=st.lists(readings, max_size=3).map(tuple),
    score=scores,
    words=words,
    level=st.none() | st.sampled_from(Level),
    outcome=st.none() | st.sampled_from(Outcome),
    **{
        name: st.booleans()
        for name in (
            *("is_running", "differed", "may_conclude", "needs_help", "is_told", "is_called"),
            *("has_others", "has_next"),
        )
    },
)
answered = st.builds(
    Answered,
    **{name: st.booleans() for name in ("reads", "is_first", "is_late", "is_closed")},
)
reasons = st.sampled_from(Reason)
unanswered = st.one_of(
    st.builds(
        Silence,
        **{name: st.booleans() for name in ("has_answers", "is_sure", "is_sent", "may_be_lost")},
    ),
    st.builds(NotSent, reason=reasons),
    st.builds(Refused, reason=reasons),
    st.just(SignOnly()),
    st.just(NothingToAsk()),
)
happenings = answered | unanswered


def after(at: Situation, course: Course) -> Situation:
    """How things stand once a course was carried out."""
    if course.is_judged:
        at = replace(at, level=course.level, differed=course.mismatch)
    if course.conclusion is not None and course.is_new:
        at = replace(at, outcome=course.conclusion.outcome, is_running=False)
    return replace(at, is_told=at.is_told or Reply.ALTERNATIVES in course.replies)


@given(happenings, situations)
def test_nothing_reassures_beside_a_warning_sign(happening: Happening, at: Situation) -> None:
    course = what_follows(happening, replace(at, needs_help=True))

    assert not REASSURING & set(course.replies)


@given(happenings, situations)
def test_where_help_is_is_said_only_beside_a_warning_sign(
    happening: Happening, at: Situation
) -> None:
    course = what_follows(happening, replace(at, needs_help=False))

    assert Reply.HELP not in course.replies


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


@given(st.lists(st.tuples(answered, scores, words), min_size=1, max_size=6), situations)
def test_the_alternatives_are_told_once_at_most_and_only_where_relief_is_lacking(
    answers: list[tuple[Answered, int | None, int | None]], at: Situation
) -> None:
    times = int(at.is_told)
    for happening, score, word in answers:
        at = replace(at, score=score, words=word)
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
    assert not {AlertKind.NO_ANSWER, AlertKind.SEND_FAILED} <= kinds


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
def test_the_level_is_what_the_answers_say(happening: Answered, at: Situation) -> None:
    course = what_follows(happening, at)

    if course.is_judged:
        assert course.level is assess(at.baseline, at.score, at.words, at.rule).level


@given(answered, situations)
def test_new_worse_pain_reaches_staff_as_soon_as_it_is_judged(
    happening: Answered, at: Situation
) -> None:
    course = what_follows(happening, at)

    is_new = course.level is Level.WORSE and at.level is not Level.WORSE
    assert not is_new or AlertKind.WORSE in {call.kind for call in course.calls}
