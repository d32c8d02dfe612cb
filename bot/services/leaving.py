"""Leaving and coming back: stop, pause, resume, delete, a blocked chat, a death."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import CheckInState, PatientState, Reason
from bot.services import alerting, cases, dialogues, planning, wording
from bot.services.buttons import Keyboard, Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue, strip
from bot.services.transaction import Service, Work, transaction
from bot.storage import patients
from bot.storage.tables import Chat, CheckIn, Patient

_HERE = frozenset({PatientState.ACTIVE, PatientState.PAUSED, PatientState.UNREACHABLE})
_ASKS = {
    "stop": (Verb.STOP, "stop_confirm", {"stop_yes": "yes", "stop_no": "no"}),
    "delete": (Verb.DELETE, "delete_confirm", {"del_yes": "yes", "del_no": "no"}),
}


class Leaving(Service):
    """What a patient may do to end or interrupt the messages."""

    @transaction
    async def ask(self, work: Work, caller: Caller, what: str) -> None:
        """Ask whether to "stop" or to "delete"."""
        case, chat = await of_caller(work, caller)
        await ask_first(work, case, chat, what)

    @transaction
    async def stop(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """The answer to "stop?": "yes", "no", or "ask" from a reminder's button."""
        case, chat = await of_caller(work, caller)
        await strip(work, chat, onto=message_id)
        if choice == "ask":
            await ask_first(work, case, chat, "stop")
        elif choice == "yes":
            await stop(work, case, chat)
        else:
            await say_next(work, case, chat, "resumed")

    @transaction
    async def delete(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """The answer to "delete?": a request is carried out by a job, within the clinic's days."""
        case, chat = await of_caller(work, caller)
        await strip(work, chat, onto=message_id)
        if choice != "yes":
            await _say(work, case, chat, MessageKind.REPLY, "delete_cancelled")
            return
        await _leave(work, case, PatientState.ERASING, Reason.DELETED)
        # A day is kept in hand, so that a job that is late is still within the promise.
        days = max(1, work.clinic.delete_days - 1)
        case.patient.erase_at = work.now + timedelta(days=days)
        await _say(work, case, chat, MessageKind.FAREWELL, "delete_requested")
        await alerting.raise_alert(
            work, AlertKind.DELETE, case.patient, delete_days=work.clinic.delete_days
        )

    @transaction
    async def pause(self, work: Work, caller: Caller) -> None:
        """Send nothing until /resume; what comes due meanwhile is skipped."""
        case, chat = await of_caller(work, caller)
        if case.patient.state is PatientState.ACTIVE:
            case.patient.state = PatientState.PAUSED
            await planning.withdraw(work, case.patient)
            await _tell_left(work, case.patient, "patient_paused")
            await _say_paused(work, case, chat, "paused")
        elif case.patient.state is PatientState.PAUSED:
            await _say_paused(work, case, chat, "already_paused")
        else:
            await _say(work, case, chat, MessageKind.REPLY, "followup_over")

    @transaction
    async def resume(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """Go on with the check-ins that are left; nothing that was missed is sent again."""
        case, chat = await of_caller(work, caller)
        if message_id is not None:
            await strip(work, chat, onto=message_id)
        if case.patient.state in {PatientState.PAUSED, PatientState.UNREACHABLE}:
            case.patient.state = PatientState.ACTIVE
            await say_next(work, case, chat, "resumed")
        elif case.patient.state is PatientState.ACTIVE:
            await say_next(work, case, chat, "not_paused")
        else:
            await _say(work, case, chat, MessageKind.REPLY, "followup_over")

    @transaction
    async def bereavement(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """The answer to "has the patient died?": on yes everything stops for good."""
        case, chat = await of_caller(work, caller)
        await strip(work, chat, onto=message_id)
        if choice != "yes":
            await say_next(work, case, chat, "resumed")
            return
        await _leave(work, case, PatientState.DECEASED, Reason.DECEASED)
        await planning.withdraw(work, case.patient, all_kinds=True)
        await _say(work, case, chat, MessageKind.FAREWELL, "bereavement_stopped")
        await alerting.raise_alert(work, AlertKind.BEREAVEMENT, case.patient)

    @transaction
    async def blocked(self, work: Work, caller: Caller) -> None:
        """The person blocked the bot: stop the schedule and tell staff."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        if patient is not None:
            await lose_contact(work, patient)

    @transaction
    async def unblocked(self, work: Work, caller: Caller) -> None:
        """The person came back: offer what is left."""
        await welcome_back(work, await cases.chat_of(work, caller))


async def of_caller(work: Work, caller: Caller) -> tuple[Case, Chat]:
    """The caller's own follow-up; raises `NotFoundError` for who never joined."""
    chat = await cases.chat_of(work, caller)
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is None:
        raise NotFoundError("patient")
    return case, chat


async def _say(
    work: Work, case: Case, chat: Chat, kind: MessageKind, key: str, **values: object
) -> None:
    text = work.text(key, case.language, **values)
    await queue(work, chat, Draft(kind, text), case.patient)


async def ask_first(work: Work, case: Case, chat: Chat, what: str) -> None:
    """Ask before ending anything."""
    verb, key, choices = _ASKS[what]
    labels = dict(work.texts.buttons(key, case.language))
    keyboard = column(button(labels[name], verb, choice) for name, choice in choices.items())
    await _ask(work, case, chat, work.text(key, case.language), keyboard)
    planning.note_event(work, case.patient, f"{what}_asked")


async def _ask(work: Work, case: Case, chat: Chat, text: str, keyboard: Keyboard) -> None:
    await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard, asks=True), case.patient)


async def stop(work: Work, case: Case, chat: Chat) -> None:
    """End all follow-ups at the patient's wish; one closing text, then silence."""
    if case.patient.state not in _HERE:
        await _say(work, case, chat, MessageKind.REPLY, "followup_over")
        return
    await _leave(work, case, PatientState.STOPPED, Reason.STOPPED)
    await _say(work, case, chat, MessageKind.FAREWELL, "stopped")
    await _tell_left(work, case.patient, "patient_stopped")


async def _leave(work: Work, case: Case, state: PatientState, reason: Reason) -> None:
    case.patient.state = state
    for episode in await patients.episodes(work.session, case.patient.id):
        await planning.end_episode(work, await cases.of_episode(work, episode.id), reason)
    await planning.withdraw(work, case.patient)
    if case.chat is not None:
        case.chat.question_id = None
        await dialogues.drop(work, case.chat)


async def _tell_left(work: Work, patient: Patient, reason: str) -> None:
    await alerting.raise_alert(work, AlertKind.LEFT, patient, reason=reason)


async def _say_paused(work: Work, case: Case, chat: Chat, key: str) -> None:
    label = work.texts.label(key, "resume", case.language)
    keyboard = [[button(label, Verb.RESUME, "yes")]]
    draft = Draft(MessageKind.REPLY, work.text(key, case.language), keyboard, asks=True)
    await queue(work, chat, draft, case.patient)


async def say_next(work: Work, case: Case, chat: Chat, key: str) -> None:
    """Say when the next check-in comes, or that none is left."""
    following = await planning.next_planned(work, case)
    if following is not None:
        when = wording.moment(following.look_at, case.calendar.zone, case.language)
        await _say(work, case, chat, MessageKind.REPLY, key, next_date=when)
        return
    label = work.texts.label("resumed_none_left", "visit", case.language)
    keyboard = [[button(label, Verb.VISIT, "ask")]]
    await _ask(work, case, chat, work.text("resumed_none_left", case.language), keyboard)


async def lose_contact(work: Work, patient: Patient) -> None:
    """The chat can no longer be reached: what is open ends undelivered, staff phone."""
    if patient.state not in {PatientState.ACTIVE, PatientState.PAUSED}:
        return
    patient.state = PatientState.UNREACHABLE
    await planning.withdraw(work, patient)
    missed = None
    for episode in await patients.running_episodes(work.session, patient.id):
        case = await cases.of_episode(work, episode.id)
        missed = missed or await planning.next_planned(work, case)
        for check_in in await patients.check_ins(work.session, episode.id):
            if check_in.state is CheckInState.OPEN and check_in.sent_at is None:
                planning.end(work, check_in, CheckInState.UNDELIVERED, Reason.BLOCKED)
                missed = check_in
    await _tell_lost(work, patient, missed)


async def _tell_lost(work: Work, patient: Patient, missed: CheckIn | None) -> None:
    """With a check-in missed or to come this is a phone call, without one only news."""
    if missed is None:
        await _tell_left(work, patient, "patient_blocked")
        return
    case = await cases.of_episode(work, missed.episode_id)
    offset = case.plan(missed).offset
    await alerting.raise_alert(
        work,
        AlertKind.SEND_FAILED,
        patient,
        missed,
        checkin_name=[offset.value, offset.unit],
        reason="patient_blocked",
    )


async def welcome_back(work: Work, chat: Chat) -> bool:
    """Offer the check-ins that are left to who had blocked the bot; False for anyone else."""
    patient = await patients.of_chat(work.session, chat.id)
    if patient is None or patient.state is not PatientState.UNREACHABLE:
        return False
    labels = dict(work.texts.buttons("welcome_back", patient.language))
    keyboard = column(
        [
            button(labels["resume"], Verb.RESUME, "yes"),
            button(labels["stop_yes"], Verb.STOP, "yes"),
        ]
    )
    text = work.text("welcome_back", patient.language)
    await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard, asks=True), patient)
    return True


async def close_silently(work: Work, case: Case, state: PatientState, reason: Reason) -> None:
    """Staff ended the follow-up; after a death not even queued replies go out."""
    await _leave(work, case, state, reason)
    if state is PatientState.DECEASED:
        await planning.withdraw(work, case.patient, all_kinds=True)
