"""Concluding a follow-up: its outcome is kept, and staff hear what a person must look at."""

from __future__ import annotations

from typing import Any, Final

from bot.domain import alert_details
from bot.domain.alert_details import Details, Doubt, NoAnswer, SendFailed, Undelivered
from bot.domain.alerts import AlertKind
from bot.domain.answers import ITEMS, Question
from bot.domain.course import Call, Course, Reply
from bot.domain.ledger import EpisodeState, PatientState, Reason
from bot.services.alerts import announcements, raising
from bot.services.followup import answers
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage import alerts, check_ins
from bot.storage.tables.followups import CheckIn

_SILENCE: Final = frozenset({AlertKind.NO_ANSWER, AlertKind.SEND_FAILED})
_SAID: Final[dict[AlertKind, type[alert_details.Said]]] = {
    AlertKind.MISMATCH: alert_details.Mismatch,
    AlertKind.WORE_OFF: alert_details.WoreOff,
}


def draw(work: Work, case: Case, course: Course) -> None:
    """Keep the outcome that follows, and what lies beneath it."""
    episode = case.episode
    if course.conclusion is not None:
        episode.beneath = course.conclusion.beneath
    if course.conclusion is not None and course.is_new:
        episode.outcome = course.conclusion.outcome
        episode.concluded_at = episode.concluded_at or work.now
        episode.state = EpisodeState.CONCLUDED
        if course.reason is Reason.SAFETY_ONLY:
            episode.end_reason = Reason.RED_FLAG
    if Reply.ALTERNATIVES in course.replies:
        episode.alternatives_at = work.now


async def is_called_already(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Whether they are on the call list for this check-in, or as long as the chat is closed."""
    is_unreachable = case.patient.state is PatientState.UNREACHABLE
    return any(
        alert.kind is AlertKind.SEND_FAILED
        and alert.closed_at is None
        and (is_unreachable or alert.check_in_id == check_in.id)
        for alert in await alerts.of_patient(work.session, case.patient.id)
    )


async def close_call(work: Work, case: Case) -> None:
    """A late answer takes this follow-up off the list of those to phone."""
    own = {each.id for each in case.check_ins}
    for alert in await alerts.of_patient(work.session, case.patient.id):
        if alert.kind in _SILENCE and alert.check_in_id in own and alert.closed_at is None:
            alert.closed_at = work.now
            alert.result = "answered_late"
            await announcements.refresh(work, alert)


async def call_staff(work: Work, case: Case, check_in: CheckIn, course: Course) -> None:
    """Have staff look at what follows; worse pain is called about once for each score."""
    for call in course.calls:
        about = await _details(work, case, check_in, call, course)
        if isinstance(about, alert_details.Worse):
            await raising.raise_worse(work, about, case.patient, check_in)
        else:
            await raising.raise_alert(work, about, case.patient, check_in)


async def _details(
    work: Work, case: Case, check_in: CheckIn, call: Call, course: Course
) -> Details:
    """What staff are told, as codes."""
    if isinstance(call.cause, Undelivered):
        offset = case.plan_of(check_in).offset
        return SendFailed(cause=call.cause, check_in=offset, reason=course.reason)
    trend = await answers.trend(work, case)
    if call.cause is Doubt.SILENT:
        return NoAnswer(trend=trend)
    said = await _said(work, case, check_in) | {"trend": trend}
    match call.kind:
        case AlertKind.NO_ANSWER:
            return NoAnswer(cause=call.cause or Doubt.UNCLEAR, **said)
        case AlertKind.WORSE:
            return alert_details.Worse(**said)
        case AlertKind.NO_RELIEF:
            is_told = case.episode.alternatives_at is not None
            return alert_details.NoRelief(is_told=is_told, **said)
        case AlertKind.CHANGED:
            old = await check_ins.previous_value(work.session, check_in.id, Question.PAIN)
            return alert_details.Changed(old_score=old, **said)
        case kind:
            return _SAID[kind](**said)


async def _said(work: Work, case: Case, check_in: CheckIn) -> dict[str, Any]:
    given = await case.given(work, check_in)
    values = {question: answer.value for question, answer in given.items()}
    return {
        "check_in": case.plan_of(check_in).offset,
        "score": values.get(Question.PAIN),
        "baseline": case.episode.baseline,
        "change": values.get(Question.CHANGE),
        "more": {name: value for name, value in values.items() if _is_told(name)} or None,
    }


def _is_told(question: str) -> bool:
    """Whether staff read it; a kept mismatch, for one, is no question of a protocol."""
    return question in ITEMS and ITEMS[Question(question)].is_told
