"""Concluding a follow-up: its outcome is kept, and staff hear what a person must look at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.domain import alert_details, schedule
from bot.domain.alert_details import (
    Details,
    Doubt,
    NoAnswer,
    NoRelief,
    NotJoined,
    SendFailed,
    Silent,
    Undelivered,
    WoreOff,
)
from bot.domain.alerts import AlertKind, Result, priority
from bot.domain.answers import ITEMS, Question
from bot.domain.course import Call, Course, Reply
from bot.domain.ledger import CheckInState, EpisodeState, PatientState, Reason
from bot.domain.relief import Level, Outcome
from bot.services.alerts import announcements, booked_visits, raising
from bot.services.followup import answers
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage import alerts, check_ins
from bot.storage.tables.followups import CheckIn, Episode
from bot.storage.tables.staff import Alert

_SILENCE: Final = frozenset({AlertKind.NO_ANSWER, AlertKind.SEND_FAILED})
_OUTCOMES: Final = {
    AlertKind.NO_RELIEF: Outcome.NO_RELIEF,
    AlertKind.WORE_OFF: Outcome.WORE_OFF,
    AlertKind.NO_ANSWER: Outcome.UNKNOWN,
}
_SAID: Final[dict[AlertKind, type[alert_details.Said]]] = {
    AlertKind.MISMATCH: alert_details.Mismatch,
    AlertKind.WORE_OFF: WoreOff,
    AlertKind.LITTLE_WORSE: alert_details.LittleWorse,
}


def draw(work: Work, case: Case, course: Course) -> None:
    """Keep the outcome that follows, and what lies beneath it."""
    episode = case.episode
    if course.conclusion is not None:
        episode.beneath = course.conclusion.beneath
        episode.marks = ",".join(course.marks)
    if course.conclusion is not None and course.is_new:
        episode.outcome = course.conclusion.outcome
        episode.concluded_at = episode.concluded_at or work.now
        if episode.state is not EpisodeState.CONCLUDED:
            episode.state, episode.look_at = EpisodeState.CONCLUDED, None
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


async def was_little(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Whether staff heard of a check-in as a little worse, and not as worse since."""
    every = await alerts.of_patient(work.session, case.patient.id)
    kinds = {alert.kind for alert in every if alert.check_in_id == check_in.id}
    return AlertKind.LITTLE_WORSE in kinds and AlertKind.WORSE not in kinds


async def close_call(work: Work, case: Case) -> None:
    """A late answer takes this follow-up off the list of those to phone."""
    own = {each.id for each in case.check_ins}
    for alert in await alerts.of_patient(work.session, case.patient.id):
        if alert.kind in _SILENCE and alert.check_in_id in own and alert.closed_at is None:
            await raising.end(work, alert, Result.ANSWERED_LATE)


async def end_untrue(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Close what follows no more from answers that staff put right; whether it told of a wish."""
    is_wish = False
    for alert in await alerts.of_patient(work.session, case.patient.id):
        is_its = alert.closed_at is None and alert.check_in_id == check_in.id
        if is_its and not _still_told(case, check_in, alert.kind):
            is_wish = is_wish or getattr(alert.about, "visit_by", None) is not None
            await raising.end(work, alert, Result.CORRECTED)
    return is_wish


def _still_told(case: Case, check_in: CheckIn, kind: AlertKind) -> bool:
    if kind is AlertKind.MISMATCH:
        return check_in.mismatch_kept
    if kind in {AlertKind.WORSE, AlertKind.LITTLE_WORSE}:
        return check_in.level is Level.WORSE
    return kind not in _OUTCOMES or case.episode.outcome is _OUTCOMES[kind]


async def was_heard(work: Work, case: Case, result: Result) -> None:
    """An answer came, or the link was used, or nobody waits for it any more."""
    episode = case.episode
    if episode.state is not EpisodeState.CONCLUDED:
        episode.look_at = None
    if episode.silent_at is None:
        return
    episode.silent_at = None
    if (alert := await _open_alert(work, case)) is not None:
        await raising.end(work, alert, result)


async def becomes(work: Work, case: Case, about: Details, check_in: CheckIn | None = None) -> bool:
    """Whether an alert about this silence is open and tells this from now on: one a patient."""
    alert = await _open_alert(work, case) if case.episode.silent_at is not None else None
    if alert is None:
        return False
    alert.kind, alert.priority, alert.about = about.kind, priority(about.kind), about
    if check_in is not None:
        alert.check_in_id = check_in.id
    await announcements.refresh(work, alert)
    return True


async def _open_alert(work: Work, case: Case) -> Alert | None:
    for alert in await alerts.of_patient(work.session, case.patient.id):
        if alert.closed_at is None and _is_of(alert, case.episode):
            return alert
    return None


def _is_of(alert: Alert, episode: Episode) -> bool:
    """What is told of silence before its end."""
    about = alert.about
    return isinstance(about, Silent | NotJoined) and about.episode == episode.id


async def call_staff(
    work: Work, case: Case, check_in: CheckIn, course: Course, *, visit_settled: bool
) -> None:
    """Have staff look at what follows; worse pain is called about once for each score.

    `visit_settled`: staff wrote it down and nobody need offer a visit; the options are left to be
    told, if they are. What they changed themselves they are not told of.
    """
    for call in course.calls:
        if visit_settled and call.kind is AlertKind.CHANGED:
            continue
        about = await _details(work, case, check_in, call, course)
        if visit_settled and isinstance(about, NoRelief | WoreOff):
            if case.episode.alternatives_at is not None:
                continue
            about = replace(about, visit_settled=True)
        elif isinstance(about, NoRelief | WoreOff):
            booked = await booked_visits.booked(work, case)
            about = replace(about, **booked_visits.noted(booked))
        if isinstance(about, alert_details.Worse):
            await raising.raise_worse(work, about, case.patient, check_in)
        elif not await _joins(work, case, check_in, about):
            await raising.raise_alert(work, about, case.patient, check_in)


async def _joins(work: Work, case: Case, check_in: CheckIn, about: Details) -> bool:
    """Whether it is told by the alert that stands for the same silence already."""
    is_silence = isinstance(about, NoAnswer) and about.cause is Doubt.SILENT
    return is_silence and await becomes(work, case, about, check_in)


async def _details(
    work: Work, case: Case, check_in: CheckIn, call: Call, course: Course
) -> Details:
    """What staff are told, as codes."""
    if isinstance(call.cause, Undelivered):
        offset = case.plan_of(check_in).offset
        return SendFailed(cause=call.cause, check_in=offset, reason=course.reason)
    trend = await answers.trend(work, case)
    if call.cause is Doubt.SILENT:
        return await _no_answer(work, case, trend)
    said = await _said(work, case, check_in) | {"trend": trend}
    match call.kind:
        case AlertKind.NO_ANSWER:
            return NoAnswer(cause=call.cause or Doubt.UNCLEAR, **said)
        case AlertKind.WORSE:
            return alert_details.Worse(**said)
        case AlertKind.NO_RELIEF:
            is_told = case.episode.alternatives_at is not None
            return NoRelief(is_told=is_told, **said)
        case AlertKind.CHANGED:
            old = await check_ins.previous_value(work.session, check_in.id, Question.PAIN)
            return alert_details.Changed(old_score=old, **said)
        case kind:
            return _SAID[kind](**said)


async def _no_answer(work: Work, case: Case, trend: str) -> NoAnswer:
    """How much was answered, what was said last, and until when an answer by phone counts."""
    sent = [each for each in case.check_ins if each.opened_at is not None]
    answered = [each for each in sent if each.state is CheckInState.ANSWERED]
    last = case.check_ins[-1]
    until = schedule.late_until(
        case.protocol, case.episode.injected_at, last.due_at, case.calendar
    )
    said: dict[str, Any] = {}
    if answered:
        given = await case.given(work, answered[-1])
        said["check_in"] = case.plan_of(answered[-1]).offset
        said["score"] = given[Question.PAIN].value if Question.PAIN in given else None
    return NoAnswer(
        trend=trend,
        answered=len(answered),
        sent=len(sent),
        late_until=case.local_day(until),
        **said,
    )


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
