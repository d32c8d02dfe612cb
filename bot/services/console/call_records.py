"""What is kept of a call, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.domain.alert_details import RedFlag, Silent, Wish
from bot.domain.alerts import CALLS, SILENCES, AlertKind, Result
from bot.domain.answers import Question
from bot.domain.calls import UNANSWERED, CallResult, Retry, VisitByPhone
from bot.domain.ledger import CheckInState, PatientState, Reason, Step
from bot.services.alerts import (
    alert_buttons,
    alert_text,
    announcements,
    raising,
    taking,
    visits,
)
from bot.services.console import booking
from bot.services.followup import answers, check_in_states, conclusion, progress
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import retire_question
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import audit, clinic_times
from bot.storage import alerts
from bot.storage.tables.followups import CheckIn, PhoneCall
from bot.storage.tables.staff import Alert


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A call that was made: what came of it, and what was said to which check-in, by question.

    `try_at`: a typed time of the next try; `day` and `at_time` are of a visit that was booked in
    it; `begun`: when the dialogue was; `alert_id`: of the alert whose button began it.
    """

    result: CallResult
    check_in_id: str | None
    said: Mapping[str, str]
    visit: VisitByPhone = VisitByPhone.NO
    retry: Retry | None = None
    try_at: datetime | None = None
    note: str | None = None
    day: date | None = None
    at_time: time | None = None
    begun: str | None = None
    alert_id: str | None = None

    @property
    def is_unsaid(self) -> bool:
        """Whether a patient without signs gave no answer that a check-in can be judged by."""
        is_well = self.said.get(Question.SAFETY) == "no"
        return is_well and {Question.PAIN, Question.CHANGE}.isdisjoint(self.said)


async def keep(turn: StaffTurn, case: Case, made: Made) -> tuple[PhoneCall, str]:
    """Store the call, do what follows, and return it with what the caller reads of it.

    What was said to a check-in that was answered or closed meanwhile is not stored, and one to
    which neither a score nor own words were said waits on. The caller is on what it was about.
    """
    work = turn.work
    check_in = answers.waiting(work, case) if made.check_in_id is not None else None
    if check_in is not None and check_in.id != made.check_in_id:
        check_in = None
    if made.result is not CallResult.REACHED or made.is_unsaid:
        check_in = None
    try_at = made.try_at or clinic_times.try_at(work, made.retry)
    of_another = await audit.by_another(turn, "call", case.patient.id, made.begun)
    made, booked = await _unless_booked(turn, case, made)
    call = PhoneCall(
        episode_id=case.episode.id,
        check_in_id=None if check_in is None else check_in.id,
        made_by=turn.member.id,
        at=work.now,
        result=made.result,
        try_at=try_at,
        note=made.note,
    )
    work.session.add(call)
    await work.session.flush()
    await audit.write(turn, "call", case.patient.id)
    for alert in await _called_about(turn, case, made.alert_id):
        await taking.take(turn, alert)
    await _follow(turn, case, check_in, made, try_at)
    lines = await _told(turn, case, check_in, made, try_at)
    if check_in is None and made.check_in_id is not None and of_another is not None:
        lines.append(turn.text("call_by_another", who=of_another))
    return call, "\n".join([*lines, *booked])


async def complete(turn: StaffTurn, case: Case, call_id: int, made: Made) -> str:
    """Add what was said after a sign to the call that was stored at once: a note, and a visit."""
    call = await turn.work.session.get_one(PhoneCall, call_id)
    call.note = made.note
    made, booked = await _unless_booked(turn, case, made)
    await _book(turn, case, made)
    if made.visit is VisitByPhone.WANTED:
        await visits.wish(turn.work, case, Wish.NOTED)
    check_in = next((each for each in case.check_ins if each.id == call.check_in_id), None)
    return "\n".join([*await _told(turn, case, check_in, made, None), *booked])


async def note_signs(turn: StaffTurn, case: Case, signs: tuple[str, ...]) -> None:
    """Say which signs the caller heard of, in the alert that they have taken."""
    alert = await _own_sign(turn, case)
    if alert is not None and isinstance(flag := alert.about, RedFlag):
        alert.about = flag.noted(signs)
        await announcements.refresh(turn.work, alert)


async def _own_sign(turn: StaffTurn, case: Case) -> Alert | None:
    """The sign of this patient that the caller is on."""
    for alert in await alerts.of_patient(turn.work.session, case.patient.id):
        is_own = alert.taken_by == turn.member.id and alert.closed_at is None
        if is_own and isinstance(flag := alert.about, RedFlag) and not flag.is_mistake:
            return alert
    return None


async def _unless_booked(turn: StaffTurn, case: Case, made: Made) -> tuple[Made, list[str]]:
    """The call without its visit where somebody else has booked one, and the line about that."""
    if made.visit is not VisitByPhone.BOOKED:
        return made, []
    booked = await booking.meanwhile(turn, case, made.begun)
    return (made, []) if booked is None else (replace(made, visit=VisitByPhone.NO), [booked])


async def screen(turn: StaffTurn, case: Case, made: Made, saved: str) -> Prompt:
    """What was saved, with what is left to do: what the caller is on, and to tell the patient.

    Without a tap the patient reads nothing of a call.
    """
    work, lines = turn.work, [saved]
    is_read = case.chat is not None and case.patient.state is PatientState.ACTIVE
    possible = {
        "tell": made.result is CallResult.REACHED and case.is_untold(work),
        "message_tried": made.result in UNANSWERED,
    }
    is_wrong = made.result is CallResult.WRONG_NUMBER
    if is_wrong:
        lines.append(turn.text("call_wrong_number"))
    is_awaited = made.result is CallResult.REACHED and case.awaits_patient
    lines += [turn.text("call_not_joined")] * is_awaited
    next_steps = dict.fromkeys(["byphone", "end"], is_awaited) | {
        "newlink": (is_wrong or is_awaited) and case.may_join,
        "correct": is_wrong,
    }
    is_correctable = bool(made.said) and await answers.correctable(work, case) is not None
    rows = column(
        button(label, Verb.CASE, name, case.episode.id)
        for name, label in work.texts.buttons("call_saved", turn.language)
        if (is_read and possible.get(name))
        or next_steps.get(name)
        or (name == "recall" and is_correctable)
    )
    if is_wrong:
        label = work.texts.label("alert", "open", turn.language)
        rows.append([button(label, Verb.CASE, "show", case.patient.id)])
    for alert in await _called_about(turn, case, made.alert_id):
        if alert.taken_by == turn.member.id:
            what = alert_text.what(work, alert, turn.language)
            lines.append(turn.text("call_on_it", what=what))
            label = work.texts.label("call_saved", "close", turn.language, what=what)
            rows.append([button(label, Verb.ALERT, alert.id, alert_buttons.CLOSE)])
    return "\n".join(lines), rows


async def _called_about(turn: StaffTurn, case: Case, alert_id: str | None) -> list[Alert]:
    """What is open of the alert whose button began the call, and of what cannot wait."""
    return [
        alert
        for alert in await alerts.of_patient(turn.work.session, case.patient.id)
        if alert.closed_at is None and (alert.priority == 1 or alert.id == alert_id)
    ]


async def is_urgent(turn: StaffTurn, case: Case) -> bool:
    """Whether the patient has something open that cannot wait for another day."""
    return any(alert.priority == 1 for alert in await _called_about(turn, case, None))


async def _follow(
    turn: StaffTurn, case: Case, check_in: CheckIn | None, made: Made, try_at: datetime | None
) -> None:
    # Before the wish for it is closed.
    await _book(turn, case, made)
    if made.result is CallResult.REACHED:
        await _close_calls(turn, case, CALLS, Result.REACHED)
        await _record(turn, case, check_in, made)
    elif made.retry is Retry.STOP:
        await _close_calls(turn, case, SILENCES, Result.NOT_REACHED)
    if try_at is not None:
        await _try_again(turn, case, made, try_at)
    if made.visit is VisitByPhone.WANTED:
        await visits.wish(turn.work, case, Wish.NOTED)


async def _try_again(turn: StaffTurn, case: Case, made: Made, try_at: datetime) -> None:
    """What is open comes back then; where nothing is, the call itself does."""
    own = await _called_about(turn, case, made.alert_id)
    own = [alert for alert in own if alert.taken_by == turn.member.id]
    due = {*await _open_calls(turn, case, CALLS), *own}
    if not due:
        about = Silent(episode=case.episode.id, missed=0, sent=0, again=True)
        due = {await raising.raise_alert(turn.work, about, case.patient, push_at=try_at)}
    for alert in due:
        await taking.put_off(turn, alert, try_at)


async def _book(turn: StaffTurn, case: Case, made: Made) -> None:
    if made.visit is VisitByPhone.BOOKED:
        await audit.write(turn, "book", case.patient.id)
        await visits.book(turn.work, case, turn.member, made.day, made.at_time)


async def _close_calls(
    turn: StaffTurn, case: Case, kinds: Collection[AlertKind], result: Result
) -> None:
    """Nobody need phone any more for what was open of these kinds."""
    for alert in await _open_calls(turn, case, kinds):
        await taking.close(turn, alert, result)


async def _open_calls(turn: StaffTurn, case: Case, kinds: Collection[AlertKind]) -> list[Alert]:
    own = {None, *(each.id for each in case.check_ins)}
    return [
        alert
        for alert in await alerts.of_patient(turn.work.session, case.patient.id)
        if alert.kind in kinds
        and alert.about.text != "visit_held"
        and alert.closed_at is None
        and alert.check_in_id in own
    ]


async def _told(
    turn: StaffTurn, case: Case, check_in: CheckIn | None, made: Made, try_at: datetime | None
) -> list[str]:
    lines = [
        turn.text(
            "call_saved",
            patient_ref=case.patient.reference,
            what=turn.text(f"call_result_{made.result}"),
            who=turn.member.label,
            when=turn.short_moment(turn.work.now),
        )
    ]
    if made.said.get(Question.SAFETY) == "yes":
        lines.append(turn.text("call_sign_told"))
    if check_in is not None:
        given = await case.given(turn.work, check_in)
        told = placeholders.told(turn.work, given, turn.language)
        lines += [turn.text("call_said", answers=told)] if told else []
    elif made.check_in_id is not None and made.is_unsaid:
        lines.append(turn.text("call_unsaid"))
    elif made.check_in_id is not None and made.said:
        lines.append(turn.text("call_not_kept"))
    if try_at is not None:
        lines.append(turn.text("call_again", when=turn.short_moment(try_at)))
    if made.visit is VisitByPhone.BOOKED:
        lines.append(booking.told(turn, case, made.day, made.at_time))
    if case.episode.outcome is not None:
        outcome = turn.text(f"outcome_{case.episode.outcome}")
        lines.append(turn.text("call_outcome", outcome=outcome))
    return lines


async def correct(turn: StaffTurn, case: Case, made: Made) -> str:
    """Store what was said on the phone after all; what is left out stays as it was."""
    check_in = await answers.correctable(turn.work, case)
    if check_in is None or check_in.id != made.check_in_id:
        return turn.text("call_not_kept")
    await audit.write(turn, "call_correct", case.patient.id)
    await _store(turn.work, case, check_in, made.said)
    await progress.answered(turn.work, case, check_in, reads=False, visit_settled=True)
    if await conclusion.end_untrue(turn.work, case, check_in):
        await visits.wish(turn.work, case, Wish.NOTED)
    return "\n".join(await _told(turn, case, check_in, made, None))


async def _record(turn: StaffTurn, case: Case, check_in: CheckIn | None, made: Made) -> None:
    """Store what was said, and do what follows; all staff are told of a sign at once.

    Whoever heard of it is on it. The chat says nothing of it: the patient heard it on the phone.
    Without a check-in only a sign counts. Raises `InvalidAnswerError`.
    """
    work, said = turn.work, made.said
    is_sign = said.get(Question.SAFETY) == "yes"
    if check_in is not None:
        await _store(work, case, check_in, said)
        _end(work, check_in, is_sign=is_sign)
    if is_sign:
        await _raise_sign(turn, case, check_in)
        if check_in is not None:
            await progress.ended_by_sign(work, case, check_in)
    elif check_in is not None:
        # A visit was talked over, and is booked or not wanted; who wants one waits for a day.
        is_told = case.episode.alternatives_at is not None
        settled = is_told or made.visit is not VisitByPhone.WANTED
        await progress.answered(work, case, check_in, reads=False, visit_settled=settled)


async def _raise_sign(turn: StaffTurn, case: Case, check_in: CheckIn | None) -> None:
    """Of one that the caller has taken already they heard more, and nobody is called again."""
    if await _own_sign(turn, case) is None:
        offset = None if check_in is None else case.plan_of(check_in).offset
        about = RedFlag(check_in=offset, told_to=turn.member.label)
        await raising.raise_alert(turn.work, about, case.patient, check_in, taker=turn.member)


async def _store(work: Work, case: Case, check_in: CheckIn, said: Mapping[str, str]) -> None:
    asked = case.plan_of(check_in).questions
    for question, value in said.items():
        if question not in asked:
            # On the phone signs are asked for in any case.
            continue
        await answers.store(work, case, check_in, question, value, by_phone=True)
    if case.chat is not None and check_in.state is CheckInState.OPEN:
        await retire_question(work, case.chat, check_in.id)


def _end(work: Work, check_in: CheckIn, *, is_sign: bool) -> None:
    reason = Reason.ANSWERED_LATE if answers.is_late(check_in) else None
    check_in_states.answer(work, check_in, Reason.SAFETY_ONLY if is_sign else reason)
    check_in_states.close(check_in)
    check_in.step = Step.SIGN if is_sign else Step.DONE
