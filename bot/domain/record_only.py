"""What is left of a course where the bot only records: nothing that a rule drew from answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.alert_details import Doubt
from bot.domain.alerts import AlertKind
from bot.domain.course import Call, Course, Reply
from bot.domain.relief import Conclusion, Outcome

# What says nothing of relief. Whatever the rules learn to say is left out until it is named here.
_NEUTRAL: Final = frozenset({Reply.HELP, Reply.LATE_SAVED, Reply.CLOSED, Reply.MISSED_LAST})
_THANKS: Final = frozenset({Reply.HELP, Reply.LATE_SAVED})


def recorded(course: Course, outcome: Outcome | None, *, is_first_answer: bool) -> Course:
    """The same course without level, outcome, other treatments, and calls about relief.

    The follow-up ends when it would, with its outcome unknown; one that it has already (`outcome`)
    stays. Whoever answers a check-in for the first time reads that it was saved. Staff are still
    called where nothing was sent or answered: that is no judgement of what somebody said.
    """
    ends = course.conclusion is not None and outcome is None
    return replace(
        course,
        level=None,
        mismatch=False,
        conclusion=Conclusion(Outcome.UNKNOWN) if ends else None,
        is_new=ends,
        # No visit is asked about, for which the goodbye would wait.
        owes_goodbye=False,
        replies=() if course.waits else _replies(course, is_first_answer),
        calls=tuple(filter(_is_of_silence, course.calls)),
    )


def _replies(course: Course, is_first_answer: bool) -> tuple[Reply, ...]:
    said = (*course.replies, Reply.CLOSED) if course.owes_goodbye else course.replies
    kept = tuple(reply for reply in said if reply in _NEUTRAL)
    if not is_first_answer:
        # That the check-ins are done was said when they were.
        return tuple(reply for reply in kept if reply is not Reply.CLOSED)
    return kept if _THANKS & {*kept} else (Reply.LATE_SAVED, *kept)


def _is_of_silence(call: Call) -> bool:
    return call.kind is AlertKind.SEND_FAILED or call.cause is Doubt.SILENT
