"""What follows when a check-in ends without an answer."""

from __future__ import annotations

from typing import Final

import pytest

from bot.domain.alert_details import Undelivered
from bot.domain.alerts import AlertKind
from bot.domain.course import Call, Course, Reply, what_follows
from bot.domain.ledger import CheckInState, Reason
from bot.domain.protocol import Role
from bot.domain.relief import Outcome
from bot.domain.situation import (
    Happening,
    NothingToAsk,
    NotSent,
    Refused,
    SignOnly,
    Silence,
    Situation,
)
from tests.domain.situations import CALL_SILENT, UNKNOWN, early, last

NOT_SENT: Final = (Call(AlertKind.SEND_FAILED, Undelivered.NOT_SENT),)
UNSURE: Final = (Call(AlertKind.SEND_FAILED, Undelivered.UNSURE),)
LOST: Final = (Call(AlertKind.SEND_FAILED, Undelivered.ANSWER_LOST),)
MISSED: Final = CheckInState.MISSED
UNDELIVERED: Final = CheckInState.UNDELIVERED
SKIPPED: Final = CheckInState.SKIPPED
LEFT_OUT: Final = NotSent(reason=Reason.OUTAGE)
# What happened, how the check-in ends, why, and how staff hear that it was not the patient.
ENDS: Final = [
    (Silence(), MISSED, Reason.NO_ANSWER, ()),
    (Silence(may_be_lost=True), MISSED, Reason.OUTAGE, LOST),
    (Silence(is_sent=False), UNDELIVERED, Reason.NOT_DELIVERED, NOT_SENT),
    (Silence(is_sent=False, may_be_lost=True), UNDELIVERED, Reason.NOT_DELIVERED, NOT_SENT),
    (Silence(is_sure=False, is_sent=False), MISSED, Reason.DELIVERY_UNCERTAIN, UNSURE),
    (Silence(is_sure=False, may_be_lost=True), MISSED, Reason.DELIVERY_UNCERTAIN, UNSURE),
    (Silence(has_answers=True), MISSED, Reason.PARTIAL_ANSWER, ()),
    (Silence(has_answers=True, is_sure=False), MISSED, Reason.PARTIAL_ANSWER, ()),
    (Silence(has_answers=True, is_sent=False), MISSED, Reason.PARTIAL_ANSWER, ()),
    (Silence(has_answers=True, may_be_lost=True), MISSED, Reason.PARTIAL_ANSWER, ()),
    (NotSent(reason=Reason.PAUSED), SKIPPED, Reason.PAUSED, ()),
    (NotSent(reason=Reason.RED_FLAG), SKIPPED, Reason.RED_FLAG, ()),
    (NotSent(reason=Reason.MOVED), SKIPPED, Reason.MOVED, ()),
    (NotSent(reason=Reason.OUTAGE), SKIPPED, Reason.OUTAGE, NOT_SENT),
    (NotSent(reason=Reason.BLOCKED), UNDELIVERED, Reason.BLOCKED, ()),
    (Refused(reason=Reason.BLOCKED), UNDELIVERED, Reason.BLOCKED, NOT_SENT),
    (Refused(reason=Reason.NOT_DELIVERED), UNDELIVERED, Reason.NOT_DELIVERED, NOT_SENT),
    (SignOnly(), None, Reason.SAFETY_ONLY, ()),
    (NothingToAsk(), None, None, ()),
]
every_end = pytest.mark.parametrize(("happening", "state", "reason", "calls"), ENDS)


@pytest.mark.parametrize(
    "at",
    [
        early(role=Role.FIRST),
        early(role=Role.NEXT, may_conclude=False),
        # The outcome is drawn, or the follow-up was ended or replaced.
        last(outcome=Outcome.RELIEF, is_running=False),
        last(outcome=Outcome.UNKNOWN),
        last(is_running=False),
    ],
)
@every_end
def test_where_nothing_is_to_be_concluded_it_only_ends(
    happening: Happening,
    state: CheckInState | None,
    reason: Reason | None,
    calls: tuple[Call, ...],
    at: Situation,
) -> None:
    assert what_follows(happening, at) == Course(state=state, reason=reason, calls=calls)


@every_end
def test_after_the_last_one_the_outcome_is_unknown_and_somebody_phones(
    happening: Happening,
    state: CheckInState | None,
    reason: Reason | None,
    calls: tuple[Call, ...],
) -> None:
    # Who reported a sign is called about that.
    silent = () if isinstance(happening, SignOnly) else (CALL_SILENT,)

    assert what_follows(happening, last()) == Course(
        state=state,
        reason=reason,
        conclusion=UNKNOWN,
        is_new=True,
        # What the outage kept from them they can answer now, as what they left.
        replies=(Reply.MISSED_LAST,) if state is MISSED or happening == LEFT_OUT else (),
        calls=calls or silent,
    )


@every_end
def test_who_is_to_be_phoned_anyway_is_not_called_about_twice(
    happening: Happening,
    state: CheckInState | None,
    reason: Reason | None,
    calls: tuple[Call, ...],
) -> None:
    course = what_follows(happening, last(is_called=True))

    assert (course.conclusion, course.calls) == (UNKNOWN, calls)


def test_a_sign_concludes_nothing_before_seven_days_are_over() -> None:
    assert what_follows(SignOnly(), last(may_conclude=False)) == Course(waits=True)


@pytest.mark.parametrize("reason", list(Reason))
def test_what_does_not_go_out_is_skipped_unless_the_chat_is_closed(reason: Reason) -> None:
    course = what_follows(NotSent(reason=reason), early())

    state = UNDELIVERED if reason is Reason.BLOCKED else SKIPPED
    assert (course.state, course.reason) == (state, reason)


def test_where_nothing_follows_nothing_is_drawn_judged_or_awaited() -> None:
    course = what_follows(NothingToAsk(), early())

    said = [course.is_judged, course.mismatch, course.waits, course.is_new, course.answers_call]
    assert not any(said)


@pytest.mark.parametrize(
    ("happening", "at", "tells"),
    [
        (Silence(), early(is_silent=True), True),
        (Silence(has_answers=True), early(is_silent=True), True),
        (Silence(), early(is_silent=False), False),
        (Silence(), early(is_silent=True, is_running=False), False),
        # Somebody is to phone already, or it is not their silence.
        (Silence(is_sure=False), early(is_silent=True), False),
        (NotSent(reason=Reason.PAUSED), early(is_silent=True), False),
        (LEFT_OUT, early(is_silent=True), False),
        (Silence(), last(is_silent=True), False),
    ],
)
def test_staff_hear_early_of_who_answered_nothing(
    happening: Happening, at: Situation, tells: bool
) -> None:
    assert what_follows(happening, at).tells_silence is tells
