"""Concluding a follow-up: its outcome, what the patient reads, what staff must do; once."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import relief
from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState, EpisodeState, PatientState, Reason
from bot.domain.relief import Conclusion, Outcome, Reading
from bot.services.alerts import raising, taking
from bot.services.followup import safety_texts
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import injection_labels, placeholders
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.storage import alerts, check_ins, episodes
from bot.storage.tables.followups import CheckIn

_REPLY: Final = {
    Outcome.RELIEF: "thanks_good_last",
    Outcome.PARTIAL: "thanks_partial_last",
    Outcome.NO_RELIEF: "thanks_none_last",
    Outcome.WORE_OFF: "thanks_wore_off_last",
    Outcome.WORSE: "thanks_worse_last",
}
_ALERT: Final = {
    Outcome.NO_RELIEF: AlertKind.NO_RELIEF,
    Outcome.WORE_OFF: AlertKind.WORE_OFF,
    Outcome.WORSE: AlertKind.WORSE,
    # Answered, but not enough to conclude from: a person must ask.
    Outcome.UNKNOWN: AlertKind.NO_ANSWER,
}
# The news that must not stand beside a warning.
_GOOD: Final = frozenset({Outcome.RELIEF, Outcome.PARTIAL})
_OPEN: Final = frozenset({None, Outcome.UNKNOWN})
_SILENCE: Final = frozenset({AlertKind.NO_ANSWER, AlertKind.SEND_FAILED})
_VERBS: Final = {
    "visit": (Verb.VISIT, "ask"),
    "options": (Verb.OPTIONS, "show"),
    "no_visit": (Verb.VISIT, "not_now"),
    "why": (Verb.WHY, "show"),
}


async def conclude(work: Work, case: Case, check_in: CheckIn, details: dict[str, Any]) -> None:
    """Draw the outcome from the answered last check-in; tell the patient, and staff if needed."""
    conclusion = await _conclusion(work, case, check_in)
    before = case.episode.outcome
    if before is conclusion.outcome:
        # Only an unknown outcome stays as it was when a level changes.
        await _tell_still_unknown(work, case, check_in, details)
        return
    _set_outcome(work, case, conclusion)
    await _close_call(work, case)
    is_good = conclusion.outcome in _GOOD
    needs_help = is_good and await safety_texts.repeat_help(work, case, case.home)
    if not needs_help:
        await _tell_patient(work, case, conclusion)
    if before in _OPEN:
        await _say_goodbye(work, case, conclusion, needs_help=needs_help)
    else:
        await _tell_changed(work, case, check_in, details)
    await _tell_staff(work, case, check_in, details)


async def conclude_for_staff(
    work: Work, case: Case, check_in: CheckIn, details: dict[str, Any]
) -> None:
    """The same where the patient must read nothing: they left, or need help first."""
    conclusion = await _conclusion(work, case, check_in)
    before = case.episode.outcome
    if before is conclusion.outcome:
        return
    _set_outcome(work, case, conclusion)
    await _close_call(work, case)
    if before not in _OPEN:
        await _tell_changed(work, case, check_in, details)
    await _tell_staff(work, case, check_in, details)


async def reconsider(work: Work, case: Case, check_in: CheckIn, details: dict[str, Any]) -> None:
    """The level stayed, but another score may tell that relief wore off, or that none came."""
    conclusion = await _conclusion(work, case, check_in)
    case.episode.beneath = conclusion.beneath
    if conclusion.outcome is not case.episode.outcome:
        await conclude(work, case, check_in, details)


def _set_outcome(work: Work, case: Case, conclusion: Conclusion) -> None:
    case.episode.outcome = conclusion.outcome
    case.episode.beneath = conclusion.beneath
    case.episode.concluded_at = case.episode.concluded_at or work.now
    case.episode.state = EpisodeState.CONCLUDED


async def _conclusion(work: Work, case: Case, check_in: CheckIn) -> Conclusion:
    readings = await read_levels(work.session, case, before=check_in.position + 1)
    return relief.conclude(readings[:-1], readings[-1], case.protocol.rule)


async def read_levels(session: AsyncSession, case: Case, before: int) -> list[Reading]:
    """What each check-in up to a position said, in order."""
    readings = []
    for each in (await check_ins.of_episode(session, case.episode.id))[:before]:
        given = await check_ins.answers(session, each.id)
        score = int(given["pain"].value) if "pain" in given else None
        words = int(given["change"].value) if "change" in given else None
        readings.append(Reading(score, words, each.level))
    return readings


async def conclude_unasked(work: Work, case: Case) -> None:
    """Nothing that was planned is left to ask: the outcome is unknown, and staff phone."""
    *_, last = await check_ins.of_episode(work.session, case.episode.id)
    await conclude_unanswered(work, case, last)


async def conclude_unanswered(work: Work, case: Case, check_in: CheckIn) -> None:
    """The last check-in ended without an answer: the outcome is unknown, and staff phone."""
    if case.episode.outcome is not None or case.episode.state is not EpisodeState.ACTIVE:
        return
    _set_outcome(work, case, Conclusion(Outcome.UNKNOWN))
    if check_in.reason is Reason.SAFETY_ONLY:
        case.episode.end_reason = Reason.RED_FLAG
        return
    if check_in.state is CheckInState.MISSED:
        await _tell_missed(work, case, check_in)
    if await _is_called_already(work, case, check_in):
        return
    await raising.raise_alert(
        work,
        AlertKind.NO_ANSWER,
        case.patient,
        check_in,
        trend=await trend(work, case),
    )


async def _is_called_already(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Whether they are on the call list for this check-in, or as long as the chat is closed."""
    is_unreachable = case.patient.state is PatientState.UNREACHABLE
    return any(
        alert.kind is AlertKind.SEND_FAILED
        and alert.closed_at is None
        and (is_unreachable or alert.check_in_id == check_in.id)
        for alert in await alerts.of_patient(work.session, case.patient.id)
    )


async def _tell_missed(work: Work, case: Case, check_in: CheckIn) -> None:
    text, keyboard = await missed(work, case, check_in)
    draft = Draft(MessageKind.NOTICE, text, keyboard, asks=True)
    await queue(work, case.home, draft, case.patient)


async def missed(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """That the last check-in was missed, with a button to answer it all the same."""
    text, keyboard = _composed(work, case, "missed_last")
    text = await injection_labels.head(work, case, text)
    label = work.texts.label("missed_last", "answer", case.language)
    return text, [[button(label, Verb.START, check_in.id)], *keyboard]


async def trend(work: Work, case: Case) -> str:
    """The scores so far for staff, before the injection first: "8 > 7 > 7 > -"."""
    readings = await read_levels(work.session, case, before=len(case.protocol.check_ins))
    scores = [case.episode.baseline, *(reading.score for reading in readings)]
    return " > ".join("-" if score is None else str(score) for score in scores)


async def _tell_patient(work: Work, case: Case, conclusion: Conclusion) -> None:
    outcome = conclusion.outcome
    if (key := _REPLY.get(outcome)) is not None:
        text, keyboard = _composed(work, case, key)
        text = await injection_labels.head(work, case, text)
        draft = Draft(MessageKind.OUTCOME, text, keyboard, asks=outcome is Outcome.PARTIAL)
        await queue(work, case.home, draft, case.patient)
    if conclusion.lacks_relief and case.episode.alternatives_at is None:
        case.episode.alternatives_at = work.now
        await send_alternatives(work, case, MessageKind.OUTCOME)


async def _say_goodbye(
    work: Work, case: Case, conclusion: Conclusion, *, needs_help: bool
) -> None:
    if await episodes.running(work.session, case.patient.id):
        # Of another injection more check-ins are to come.
        return
    text, keyboard = _composed(work, case, "followup_closed")
    if conclusion.lacks_relief or (conclusion.outcome is Outcome.PARTIAL and not needs_help):
        # The message before already offers the visit and waits for an answer.
        keyboard = []
    await queue(work, case.home, Draft(MessageKind.OUTCOME, text, keyboard), case.patient)


async def send_alternatives(work: Work, case: Case, kind: MessageKind) -> None:
    """The other treatments: one fixed text, the same for every patient."""
    text, keyboard = _composed(work, case, "alternatives")
    # On request it is no question: one that waits keeps its buttons.
    draft = Draft(kind, text, keyboard, asks=kind is MessageKind.OUTCOME)
    await queue(work, case.home, draft, case.patient)


def _composed(work: Work, case: Case, key: str) -> tuple[str, Keyboard]:
    values = placeholders.protocol_values(work, case.protocol, case.language)
    return work.text(key, case.language, **values), offer(work, key, case.language)


def offer(work: Work, key: str, language: str) -> Keyboard:
    """The buttons of a text that lead to a visit, the options or the reasons."""
    buttons: list[Button] = [
        button(label, *_VERBS[name])
        for name, label in work.texts.buttons(key, language)
        if name in _VERBS
    ]
    return column(buttons)


async def _tell_staff(work: Work, case: Case, check_in: CheckIn, details: dict[str, Any]) -> None:
    kind = _ALERT.get(case.episode.outcome or Outcome.UNKNOWN)
    if kind is None:
        return
    values = {**details, "trend": await trend(work, case)}
    if kind is AlertKind.WORSE:
        await raising.raise_worse(work, case.patient, check_in, values)
        return
    if kind is AlertKind.NO_ANSWER:
        values["wording"] = "unclear" if check_in.level is None else "unconfirmed"
    elif kind is AlertKind.NO_RELIEF and case.episode.alternatives_at is None:
        values["wording"] = "no_relief_untold"
    await raising.raise_alert(work, kind, case.patient, check_in, **values)


async def _tell_still_unknown(
    work: Work, case: Case, check_in: CheckIn, details: dict[str, Any]
) -> None:
    """An answer that cannot be judged: the call stays owed, but no longer for silence."""
    await _close_call(work, case)
    await _tell_staff(work, case, check_in, details)


async def _tell_changed(
    work: Work, case: Case, check_in: CheckIn, details: dict[str, Any]
) -> None:
    old = await check_ins.previous_value(work.session, check_in.id, "pain")
    values = {**details, "old_score": old or "-"}
    await raising.raise_alert(work, AlertKind.CHANGED, case.patient, check_in, **values)


async def _close_call(work: Work, case: Case) -> None:
    """A late answer takes this follow-up off the list of those to phone."""
    own = {each.id for each in await check_ins.of_episode(work.session, case.episode.id)}
    for alert in await alerts.of_patient(work.session, case.patient.id):
        if alert.kind in _SILENCE and alert.check_in_id in own and alert.closed_at is None:
            alert.closed_at = work.now
            alert.result = "answered_late"
            await taking.refresh(work, alert)
