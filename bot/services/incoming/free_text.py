"""Typed text of patients: danger first, then what the conversation waits for, else a note."""

from __future__ import annotations

from typing import Final

from bot.domain.delivery import Lane, MessageKind
from bot.domain.ledger import StaffRole
from bot.services.enrolment import bedside, joining, rescheduling
from bot.services.enrolment.joining import Invited
from bot.services.followup import notes, safety_texts
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import (
    PatientTurn,
    Reader,
    Turn,
    language_of,
    patient_turn,
    say,
    tell_stranger,
)
from bot.services.patient import (
    answering,
    leaving,
    preferences,
    setup,
    setup_questions,
    standing,
    warning_signs,
)
from bot.services.protocols import versions
from bot.services.staff import access
from bot.storage import patients, staff
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.words.triage import Triage, triage

# A typed text this long is acknowledged as long, so that nobody fears it was cut.
LONG_NOTE: Final = 1000


class FreeText(Service):
    """Everything that people type which is not a command."""

    @transaction
    async def text(self, work: Work, caller: Caller, text: str) -> None:
        """Take a typed text from anyone in a private chat; nothing a patient wrote is lost."""
        chat = await cases.chat_of(work, caller)
        dialogue = await _dialogue_of(work, chat)
        if dialogue is not None and dialogue.name in _STAFF_DIALOGUES:
            role, typed = _STAFF_DIALOGUES[dialogue.name]
            await typed(await access.turn_of(work, caller, role), dialogue, text)
            return
        if dialogue is not None and joining.is_before_consent(dialogue):
            await _of_invited(joining.turn_of(work, chat, dialogue), text)
            return
        patient = await patients.of_chat(work.session, chat.id)
        case = await cases.latest(work, patient) if patient else None
        if case is not None:
            await _of_patient(patient_turn(work, case, chat), dialogue, text)
        else:
            await _of_stranger(Turn(work, Reader(chat, await language_of(work, caller))), text)

    @transaction
    async def media(self, work: Work, caller: Caller, caption: str) -> None:
        """Voice, photos and the like are not opened: say so; danger in a caption is answered."""
        await _not_taken(work, caller, caption, "media")

    @transaction
    async def edited(self, work: Work, caller: Caller, text: str) -> None:
        """An edit of an old text changes nothing, but danger in it is answered."""
        await _not_taken(work, caller, text, "edited")

    @transaction
    async def unknown_command(self, work: Work, caller: Caller, text: str) -> None:
        """A command that nobody knows; danger in what stands behind it is answered."""
        await _not_taken(work, caller, text, "unknown_command")

    @transaction
    async def not_allowed(self, work: Work, caller: Caller, text: str) -> None:
        """A command of staff by who may not use it; danger behind it is answered."""
        await _not_taken(work, caller, text, "not_allowed")


# Who may be in it, and what takes their words.
_STAFF_DIALOGUES: Final = {
    dialogues.ENROLLING: (StaffRole.NURSE, bedside.typed),
    dialogues.SCHEDULING: (StaffRole.ADMIN, versions.typed),
    dialogues.MOVING_DATE: (StaffRole.NURSE, rescheduling.typed),
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


async def _not_taken(work: Work, caller: Caller, text: str, key: str) -> None:
    """Say why this is not taken, unless it has danger words, which are kept and answered."""
    chat = await cases.chat_of(work, caller)
    dialogue = await dialogues.current(work, chat)
    found = triage(text)
    if found.is_danger and dialogue is not None and joining.is_before_consent(dialogue):
        await joining.danger(joining.turn_of(work, chat, dialogue), found)
        return
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is not None and found.is_danger:
        notes.store(work, case.patient, text)
        await warning_signs.answer_danger(patient_turn(work, case, chat), found)
        return
    reader = Reader(chat, await language_of(work, caller), patient)
    if patient is None and await staff.of_chat(work.session, chat.key) is None:
        await safety_texts.name_help(Turn(work, reader), found, lane=Lane.REPLY)
        await tell_stranger(work, reader, key)
    else:
        await say(work, reader, key)


async def _of_stranger(turn: Turn, text: str) -> None:
    """Nothing is kept of who has not joined; staff read what they can do here."""
    member = await staff.of_chat(turn.work.session, turn.chat.key)
    if member is not None:
        await turn.queue(Draft(MessageKind.REPLY, access.help_text(turn.work, member)))
        return
    # Before all that can wait, but behind the signs of patients.
    await safety_texts.name_help(turn, triage(text), lane=Lane.REPLY)
    await tell_stranger(turn.work, turn.reader, "start_no_invite")


async def _of_invited(turn: Invited, text: str) -> None:
    """Before consent nothing that is typed is kept, but danger is answered all the same."""
    found = triage(text)
    if found.is_danger:
        await joining.danger(turn, found)
    elif found.stop:
        await joining.decline(turn, "consent_declined")
    elif found.bereavement:
        await joining.decline(turn, "joining_bereaved")
    else:
        await joining.typed(turn, text)


async def _of_patient(turn: PatientTurn, dialogue: Dialogue | None, text: str) -> None:
    found = triage(text)
    if found.is_danger:
        notes.store(turn.work, turn.patient, text)
        await warning_signs.answer_danger(turn, found)
        await _ask_bereavement(turn, found)
    elif found.stop:
        await leaving.ask_or_stop(turn)
    elif await _ask_bereavement(turn, found):
        await notes.keep(turn.work, turn.patient, text)
    else:
        await _plain(turn, dialogue, text)


async def _ask_bereavement(turn: PatientTurn, found: Triage) -> bool:
    """Ask whether the patient has died; once, since it may be a phone battery or a pet."""
    session, patient_id = turn.work.session, turn.patient.id
    denied_at = await patients.last_event_at(session, patient_id, "bereavement_denied")
    if not found.bereavement or denied_at is not None:
        return False
    await leaving.ask_first(turn, "bereavement")
    return True


async def _plain(turn: PatientTurn, dialogue: Dialogue | None, text: str) -> None:
    work, chat = turn.work, turn.chat
    await safety_texts.repeat_red_flag(turn)
    waiting = await standing.waiting_check_in(work, turn.patient)
    if dialogue is not None and _is_over(work, dialogue, waiting):
        if dialogue.name == dialogues.MOVING:
            await dialogues.drop(work, chat)
        # The questions after joining are asked again once the check-in is answered.
        dialogue = None
    if dialogue is not None and dialogue.name == dialogues.JOINING:
        await setup.typed(await setup_questions.turn_of(work, chat, dialogue), text)
    elif dialogue is not None:
        await preferences.typed_city(turn, text)
    elif waiting is not None:
        other, check_in = await cases.of_check_in(work, waiting.id)
        await answering.accept_typed(turn.about(other), check_in, text)
    else:
        await _note(turn, text)


def _is_over(work: Work, dialogue: Dialogue, waiting: CheckIn | None) -> bool:
    """A check-in that came since took its place, or it was left long ago: no score is a city."""
    opened_at = waiting.opened_at if waiting is not None else None
    if opened_at is not None and opened_at > dialogue.updated_at:
        return True
    return dialogue.name == dialogues.MOVING and dialogues.is_stale(work, dialogue)


async def _note(turn: PatientTurn, text: str) -> None:
    """No question is open: keep it for staff."""
    await notes.keep(turn.work, turn.patient, text)
    key = "note_long" if len(text) >= LONG_NOTE else "free_text"
    await turn.say(key, count=len(text))
    await standing.welcome_back(turn.work, turn.chat)
