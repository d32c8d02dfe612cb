"""Leaving and coming back: stop, pause, resume, delete, a blocked chat, a death."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.domain.alert_details import Bereavement, Delete, Left, SendFailed
from bot.domain.alerts import Result
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import HERE, CheckInState, PatientState, Reason
from bot.services.alerts import raising
from bot.services.followup import ending, planning, progress
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, take_off_question
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import standing
from bot.services.patient.caller import turn_of
from bot.services.staff import audit, reach
from bot.storage import check_ins as stored
from bot.storage import episodes, invitations, patients, retention
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from bot.texts import dates

# So that a job that is late is still within the promise.
_IN_HAND: Final = timedelta(days=1)
_ASKS: Final = {
    "stop": (Verb.STOP, "stop_confirm", {"stop_yes": "yes", "stop_no": "no"}),
    "delete": (Verb.DELETE, "delete_confirm", {"del_yes": "yes", "del_no": "no"}),
    "bereavement": (Verb.BEREAVEMENT, "bereavement_confirm", {"ber_yes": "yes", "ber_no": "no"}),
}


class Leaving(Service):
    """What a patient may do to end or interrupt the messages."""

    @transaction
    async def ask(self, work: Work, caller: Caller, what: str) -> None:
        """Ask whether to "stop" or to "delete"; asked to stop a second time, just stop."""
        turn = await turn_of(work, caller)
        if what == "stop":
            await ask_or_stop(turn)
        else:
            await ask_first(turn, what)

    @transaction
    async def stop(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """The answer to "stop?": "yes", "no", or "ask" from a reminder's button."""
        turn = await turn_of(work, caller, onto=message_id)
        if choice not in {"yes", "no", "ask"}:
            raise NotFoundError("choice")
        await turn.strip()
        if choice == "ask":
            await ask_first(turn, "stop")
        elif choice == "yes":
            await stop(turn)
        else:
            cases.note_event(work, turn.patient, "stop_kept")
            await standing.tell_standing(turn, "goes_on")

    @transaction
    async def delete(
        self, work: Work, caller: Caller, choice: str, message_id: int | None
    ) -> None:
        """The answer to "delete?": a request is carried out by a job, within the clinic's days."""
        turn = await turn_of(work, caller, onto=message_id)
        if choice not in {"yes", "no"}:
            raise NotFoundError("choice")
        await turn.strip()
        if choice == "no":
            await _keep_all(turn)
        elif turn.patient.state is not PatientState.DECEASED:
            await _promise_to_delete(turn)

    @transaction
    async def pause(self, work: Work, caller: Caller) -> None:
        """Send nothing until /resume; what comes due meanwhile is skipped."""
        await pause(await turn_of(work, caller))

    @transaction
    async def resume(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """Go on with the check-ins that are left; nothing that was missed is sent again."""
        turn = await turn_of(work, caller, onto=message_id)
        await turn.strip()
        await standing.resume(turn)

    @transaction
    async def bereavement(
        self, work: Work, caller: Caller, choice: str, message_id: int | None
    ) -> None:
        """The answer to "has the patient died?": on yes everything stops for good."""
        turn = await turn_of(work, caller, onto=message_id)
        if choice not in {"yes", "no"}:
            raise NotFoundError("choice")
        await turn.strip()
        if choice == "no":
            cases.note_event(work, turn.patient, "bereavement_denied")
            await standing.tell_standing(turn, "goes_on")
        elif turn.patient.state is not PatientState.DECEASED:
            await fall_silent(work, turn.case)
            await _say_farewell(turn, "bereavement_stopped")
            await raising.end_calls(work, turn.patient, Result.DECEASED)
            await raising.raise_alert(work, Bereavement(), turn.patient)

    @transaction
    async def blocked(self, work: Work, caller: Caller) -> None:
        """The person blocked the bot: stop the schedule and tell staff."""
        chat = await cases.chat_of(work, caller)
        await reach.lose_member(work, chat)
        patient = await patients.of_chat(work.session, chat.id)
        if patient is not None:
            await lose_contact(work, patient)

    @transaction
    async def unblocked(self, work: Work, caller: Caller) -> None:
        """The person came back: offer what is left."""
        chat = await cases.chat_of(work, caller)
        await reach.regain_member(work, chat.id)
        await standing.welcome_back(work, chat)


async def ask_first(turn: PatientTurn, what: str) -> None:
    """Ask before ending anything; that all is deleted is asked for once."""
    if what == "delete" and await _was_asked_to_delete(turn):
        await _say_already(turn)
        return
    verb, key, choices = _ASKS[what]
    labels = dict(turn.work.texts.buttons(key, turn.language))
    keyboard = column(
        button(labels[name], verb, choice, style="danger" if choice == "yes" else "")
        for name, choice in choices.items()
    )
    text = turn.text(key)
    if what == "delete":
        text = await _name_all(turn) + text
    await turn.ask((text, keyboard))
    cases.note_event(turn.work, turn.patient, f"{what}_asked")


async def _name_all(turn: PatientTurn) -> str:
    """Of a phone that answered for several, one after the other, all goes: it must say so."""
    count = len(await patients.every_of_chat(turn.work.session, turn.chat.id))
    return turn.text("delete_several", count=count) + "\n\n" if count > 1 else ""


async def ask_or_stop(turn: PatientTurn) -> None:
    """Asked in words to stop: ask once whether to; asked again, stop with no more questions."""
    session, patient_id = turn.work.session, turn.patient.id
    asked_at = await patients.last_event_at(session, patient_id, "stop_asked")
    kept_at = await patients.last_event_at(session, patient_id, "stop_kept")
    if asked_at is not None and (kept_at is None or asked_at > kept_at):
        await stop(turn)
    else:
        await ask_first(turn, "stop")


async def pause(turn: PatientTurn) -> None:
    """Send nothing until they want to go on; what comes due meanwhile is skipped."""
    work, patient = turn.work, turn.patient
    if patient.state is PatientState.PAUSED:
        await standing.say_paused(turn, "already_paused")
    elif patient.state in HERE and await standing.has_more(work, patient):
        patient.state = PatientState.PAUSED
        await _end_unsent(work, patient, Reason.PAUSED)
        await ending.withdraw(work, patient)
        await standing.say_paused(turn, "paused")
        await _tell_left(work, patient, "patient_paused")
    else:
        await standing.say_over(turn)


async def stop(turn: PatientTurn) -> None:
    """End all follow-ups at the patient's wish; one closing text, then silence."""
    work, case = turn.work, turn.case
    if case.patient.state not in HERE:
        await standing.say_over(turn)
        return
    await _leave(work, case, PatientState.STOPPED, Reason.STOPPED)
    await _say_farewell(turn, "stopped")
    await _tell_left(work, case.patient, "patient_stopped")


async def _say_farewell(turn: PatientTurn, key: str) -> None:
    await turn.queue(Draft(MessageKind.FAREWELL, turn.text(key)))


async def _keep_all(turn: PatientTurn) -> None:
    goes_on = await standing.has_more(turn.work, turn.patient)
    await turn.say("delete_cancelled" if goes_on else "delete_kept")
    await standing.ask_again(turn)


async def _promise_to_delete(turn: PatientTurn) -> None:
    """All that this phone answered for goes; the one whom it follows now is left first."""
    work = turn.work
    if await _was_asked_to_delete(turn):
        await _say_already(turn)
        return
    every = await patients.every_of_chat(work.session, turn.chat.id)
    new = [each for each in every if each.erase_at is None]
    for patient in sorted(new, key=lambda each: each is not turn.patient):
        await _plan_to_delete(turn, patient)
    await _say_farewell(turn, "delete_requested")
    for patient in new:
        await raising.raise_alert(work, Delete(delete_days=work.clinic.delete_days), patient)


async def _was_asked_to_delete(turn: PatientTurn) -> bool:
    every = await patients.every_of_chat(turn.work.session, turn.chat.id)
    return all(each.erase_at is not None for each in every)


async def _say_already(turn: PatientTurn) -> None:
    """Say by when it is done that was asked for, or what it waits for."""
    if await retention.has_open_p1(turn.work.session, turn.patient.id):
        await turn.say("delete_waits")
        return
    assert turn.patient.erase_at is not None
    by = turn.patient.erase_at + _IN_HAND
    day = dates.day(by.astimezone(turn.case.calendar.zone).date(), turn.language)
    await turn.say("delete_already", day=day)


async def _plan_to_delete(turn: PatientTurn, patient: Patient) -> None:
    work = turn.work
    case = turn.case if patient is turn.patient else await cases.latest(work, patient)
    if case is not None and patient.state is not PatientState.DECEASED:
        await _leave(work, case, PatientState.ERASING, Reason.DELETED)
    promised = timedelta(days=work.clinic.delete_days)
    await audit.write_own(work, "delete_asked", patient.id)
    patient.erase_at = work.now + max(_IN_HAND, promised - _IN_HAND)


async def _leave(work: Work, case: Case, state: PatientState, reason: Reason) -> None:
    """End everything: check-ins, queued messages, the question that waits, unused links."""
    case.patient.state = state
    for episode in await episodes.of_patient(work.session, case.patient.id):
        await ending.end_follow_up(work, await cases.of_episode(work, episode.id), reason)
    await ending.withdraw(work, case.patient)
    await invitations.cancel_open(work.session, case.patient.id, work.now)
    if case.chat is not None:
        await dialogues.drop(work, case.chat)
        await take_off_question(work, case.chat)


async def _tell_left(work: Work, patient: Patient, reason: str) -> None:
    await raising.raise_alert(work, Left(reason=reason), patient)


async def _unsent(work: Work, patient: Patient) -> CheckIn | None:
    """The check-in that is on its way and not yet sent."""
    for check_in in await stored.open_of_patient(work.session, patient.id):
        if check_in.state is CheckInState.OPEN and check_in.sent_at is None:
            return check_in
    return None


async def _end_unsent(work: Work, patient: Patient, reason: Reason) -> None:
    """End the check-in that was on its way and is taken back."""
    unsent = await _unsent(work, patient)
    if unsent is not None:
        case, check_in = await cases.of_check_in(work, unsent.id)
        await progress.not_sent(work, case, check_in, reason)


async def lose_contact(work: Work, patient: Patient) -> None:
    """The chat can no longer be reached: what is open ends undelivered, staff phone."""
    if patient.state not in {PatientState.ACTIVE, PatientState.PAUSED}:
        return
    patient.state = PatientState.UNREACHABLE
    missed = (
        await _unsent(work, patient)
        or await standing.following(work, patient)
        or await planning.open_check_in(work, patient)
    )
    await _tell_lost(work, patient, missed)
    await _end_unsent(work, patient, Reason.BLOCKED)
    await ending.withdraw(work, patient)


async def _tell_lost(work: Work, patient: Patient, missed: CheckIn | None) -> None:
    """With a check-in to answer or to come this is a phone call, without one only news."""
    if missed is None:
        await _tell_left(work, patient, "patient_blocked")
        return
    case = await cases.of_episode(work, missed.episode_id)
    about = SendFailed(check_in=case.plan_of(missed).offset, reason="patient_blocked")
    await raising.raise_alert(work, about, patient, missed)


async def fall_silent(work: Work, case: Case) -> None:
    """After a death everything ends, and not even queued replies go out."""
    await _leave(work, case, PatientState.DECEASED, Reason.DECEASED)
    await ending.withdraw(work, case.patient, all_kinds=True)
