"""Typed text of patients: danger first, then what the conversation waits for, else a note."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PatientState
from bot.domain.triage import triage
from bot.services import (
    alerting,
    answering,
    cases,
    dialogues,
    enrolling,
    joining,
    leaving,
    moving,
    planning,
    preferences,
    recording,
    schedules,
    warning_signs,
)
from bot.services.buttons import Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue
from bot.services.transaction import Service, Work, transaction
from bot.storage import patients, staff
from bot.storage.desk_tables import Dialogue
from bot.storage.tables import Chat, Patient

# A typed text this long is acknowledged as long, so that nobody fears it was cut.
LONG_NOTE: Final = 1000
# A second "stop" within this time stops with no more questions.
_AGAIN: Final = timedelta(minutes=30)
_SAME_DAY: Final = timedelta(hours=12)


class Typed(Service):
    """Everything that people type which is not a command."""

    @transaction
    async def text(self, work: Work, caller: Caller, text: str) -> None:
        """Take a typed text from anyone in a private chat; nothing a patient wrote is lost."""
        chat = await cases.chat_of(work, caller)
        dialogue = await _dialogue_of(work, chat)
        if dialogue is not None and dialogue.name in _STAFF_DIALOGUES:
            await _STAFF_DIALOGUES[dialogue.name](work, chat, dialogue, text)
            return
        patient = await patients.of_chat(work.session, chat.id)
        case = await cases.latest(work, patient) if patient else None
        if case is not None:
            await _of_patient(work, case, chat, dialogue, text)
        elif dialogue is not None:
            await _of_invited(work, chat, dialogue, text)
        else:
            await _of_stranger(work, chat, caller)

    @transaction
    async def media(self, work: Work, caller: Caller, caption: str) -> None:
        """Voice, photos and the like are not opened: say so; danger in a caption is answered."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        language = patient.language if patient else chat.language or "en"
        if patient is not None and await _answer_danger(work, chat, patient, caption):
            return
        text = work.text("media", language)
        await queue(work, chat, Draft(MessageKind.REPLY, text), patient)

    @transaction
    async def edited(self, work: Work, caller: Caller, text: str) -> None:
        """An edit of an old text changes nothing, but danger in it is answered."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        if patient is None or await _answer_danger(work, chat, patient, text):
            return
        reply = work.text("edited", patient.language)
        await queue(work, chat, Draft(MessageKind.REPLY, reply), patient)


_STAFF_DIALOGUES: Final = {
    dialogues.ENROLLING: enrolling.typed,
    dialogues.SCHEDULING: schedules.typed,
    dialogues.MOVING_DATE: moving.typed,
}


async def _dialogue_of(work: Work, chat: Chat) -> Dialogue | None:
    """The dialogue that the text belongs to; one that staff left long ago is over."""
    dialogue = await dialogues.current(work, chat)
    if dialogue is None or dialogue.name not in _STAFF_DIALOGUES:
        return dialogue
    if not dialogues.is_stale(work, dialogue):
        return dialogue
    await dialogues.drop(work, chat)
    return None


async def _answer_danger(work: Work, chat: Chat, patient: Patient, text: str) -> bool:
    found = triage(text)
    case = await cases.latest(work, patient)
    if case is None or not (found.urgent or found.crisis):
        return False
    recording.store_note(work, patient, text)
    await warning_signs.answer_danger(work, case, chat, found)
    return True


async def _of_stranger(work: Work, chat: Chat, caller: Caller) -> None:
    member = await staff.of_chat(work.session, chat.key)
    language = member.language if member else chat.language or caller.language_code or "en"
    key = f"staff_help_{member.role}" if member else "start_no_invite"
    await queue(work, chat, Draft(MessageKind.REPLY, work.text(key, language)))


async def _of_invited(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """Before consent nothing that is typed is kept, but danger is answered all the same."""
    found = triage(text)
    if found.urgent or found.crisis:
        case = await cases.of_episode(work, dialogue.data["episode"])
        await warning_signs.answer_danger(work, case, chat, found)
        return
    await joining.typed(work, chat, dialogue, text)


async def _of_patient(
    work: Work, case: Case, chat: Chat, dialogue: Dialogue | None, text: str
) -> None:
    found = triage(text)
    if found.urgent or found.crisis:
        recording.store_note(work, case.patient, text)
        await warning_signs.answer_danger(work, case, chat, found)
    elif found.stop:
        await _stop(work, case, chat)
    elif found.bereavement:
        await _ask_bereavement(work, case, chat, text)
    else:
        await _plain(work, case, chat, dialogue, text)


async def _plain(work: Work, case: Case, chat: Chat, dialogue: Dialogue | None, text: str) -> None:
    if dialogue is not None and dialogue.name == dialogues.JOINING:
        await joining.typed(work, chat, dialogue, text)
        return
    if dialogue is not None and dialogue.name == dialogues.MOVING:
        await preferences.typed_city(work, case, chat, text)
        return
    waiting = await planning.open_check_in(work, case.patient)
    answered = waiting or await planning.unfinished_check_in(work, case.patient)
    if answered is not None and case.patient.state is PatientState.ACTIVE:
        other, check_in = await cases.of_check_in(work, answered.id)
        await answering.accept_typed(work, other, chat, check_in, text)
        return
    await _note(work, case, chat, text)


async def _note(work: Work, case: Case, chat: Chat, text: str) -> None:
    """No question is open: keep it for staff; on the day of a red flag say again where help is."""
    recording.store_note(work, case.patient, text)
    flagged_at = await patients.last_event_at(work.session, case.patient.id, "red_flag_text")
    if flagged_at is not None and work.now - flagged_at < _SAME_DAY:
        await warning_signs.say_red_flag(work, case, chat)
    key = "note_long" if len(text) >= LONG_NOTE else "free_text"
    reply = work.text(key, case.language, count=len(text))
    await queue(work, chat, Draft(MessageKind.REPLY, reply), case.patient)
    await alerting.raise_alert(work, AlertKind.NOTE, case.patient)


async def _stop(work: Work, case: Case, chat: Chat) -> None:
    asked_at = await patients.last_event_at(work.session, case.patient.id, "stop_asked")
    if asked_at is not None and work.now - asked_at < _AGAIN:
        await leaving.stop(work, case, chat)
    else:
        await leaving.ask_first(work, case, chat, "stop")


async def _ask_bereavement(work: Work, case: Case, chat: Chat, text: str) -> None:
    """It may be a phone battery or a pet: ask once."""
    recording.store_note(work, case.patient, text)
    labels = dict(work.texts.buttons("bereavement_confirm", case.language))
    keyboard = column(
        button(labels[f"ber_{choice}"], Verb.BEREAVEMENT, choice) for choice in ("yes", "no")
    )
    question = work.text("bereavement_confirm", case.language)
    draft = Draft(MessageKind.REPLY, question, keyboard, asks=True)
    await queue(work, chat, draft, case.patient)
