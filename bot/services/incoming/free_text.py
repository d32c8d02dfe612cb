"""Typed text: danger first, then the button that it stands for, then what waits, else words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.delivery import Lane, MessageKind
from bot.domain.errors import AlreadyHandledError
from bot.services.catalogue import clinic_facts, wording
from bot.services.console import booking, calls, correcting, members
from bot.services.enrolment import bedside, joining, rescheduling
from bot.services.enrolment.joining import Invited
from bot.services.followup import safety_texts
from bot.services.incoming import (
    asked,
    called_off,
    interruptions,
    own_words,
    patient_words,
    typed_answers,
    typed_buttons,
)
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import SEPARATOR, Verb
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import (
    PatientTurn,
    Reader,
    StaffTurn,
    Turn,
    language_of,
    patient_turn,
    say,
    tell_stranger,
)
from bot.services.protocols import schedules
from bot.services.roster import batch
from bot.services.staff import access
from bot.storage import chats, offers, patients, staff
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.words.buttons import cancels
from bot.words.identity import reference_named
from bot.words.listed import names_listed_sign
from bot.words.numbers import ScoreKind, read_score
from bot.words.triage import Triage, triage

# Longer than any label, with what people say around it.
_LONGEST_LABEL: Final = 80
# Before all else that strangers read; thousands of them must not hold up the answer to a patient.
_HELP_OF_STRANGERS: Final = Lane.CHECK_IN
FIND: Final = "find"


@dataclass(frozen=True, slots=True)
class Typed:
    """A button whose words somebody typed: its data, and whose press it is."""

    caller: Caller
    data: str


class FreeText(Service):
    """Everything that people type which is not a command."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self._heard = asked.Heard()

    async def button(
        self, caller: Caller, text: str, message_id: int | None = None
    ) -> Typed | None:
        """The button that a typed text stands for, to be pressed; this only looks.

        None where it stands for none, or calls for help or an end first. `message_id`: of what was
        typed. Raises `AlreadyHandledError` where a patient sent by accident twice what answered.
        """
        if len(text) > _LONGEST_LABEL:
            return None
        if (command := access.meant(self.runtime.texts, text)) is not None:
            # Of who is not staff the press is refused, and the words still count.
            return Typed(caller, SEPARATOR.join([Verb.SCREEN, command]))
        key = self.runtime.database.vault.digest("chat", str(caller.chat_id))
        async with self.runtime.database.reading() as session:
            chat = await chats.by_key(session, key)
            shown = await offers.shown(session, chat) if chat is not None else []
        found = triage(text)
        goes_first = found.is_danger or found.bereavement or found.help
        goes_first = goes_first or found.stop or found.deletion
        is_twice = message_id is not None and self._heard.is_twice(key, text, shown, message_id)
        is_twice = is_twice and not goes_first
        goes_first = goes_first or names_listed_sign(text)
        is_named = goes_first or any(wording.asks(each.buttons) for each in shown)
        if (read := typed_buttons.meant(text, found, shown, is_named=is_named)) is not None:
            if is_twice and await self._is_of_patient(chat):
                raise AlreadyHandledError
            offer, label = read
            return Typed(replace(caller, instead_of=offer.row_id), offer.buttons[label])
        if chat is None or goes_first or read_score(text).kind is not ScoreKind.UNCLEAR:
            # What is just a score is no part of a reference.
            return None
        sought = reference_named(text)
        return await self._sought(caller, key, sought) if sought is not None else None

    async def _is_of_patient(self, chat: Chat | None) -> bool:
        """Whether a patient writes, or who is about to join: staff know what is asked next."""
        if chat is None:
            return False
        async with self.runtime.database.reading() as session:
            dialogue = await session.get(Dialogue, chat.id)
            if dialogue is not None and dialogue.name in dialogues.OF_STAFF:
                return False
            return dialogue is not None or bool(await patients.latest_of_chat(session, chat.id))

    async def _sought(self, caller: Caller, key: str, text: str) -> Typed | None:
        """A bare reference, or a part of one, by staff who are in the middle of nothing.

        Of who is a patient too only a reference that is known: all else may be about themselves.
        """
        async with self.runtime.database.reading() as session:
            found = await staff.at_work(session, key)
            if found is None or _is_under_way(found.dialogue, self.runtime.clock.now()):
                return None
            if await patients.latest_of_chat(session, found.chat.id) is not None:
                known = self.runtime.database.vault.digest("reference", text)
                if not await patients.by_references(session, [known]):
                    return None
        return Typed(caller, SEPARATOR.join([Verb.SCREEN, FIND, text]))

    @transaction
    async def text(self, work: Work, caller: Caller, text: str) -> None:
        """Take a typed text from anyone in a private chat; nothing a patient wrote is lost."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        case = await cases.latest(work, patient) if patient else None
        found = triage(text)
        dialogue = await dialogues.under_way(work, chat)
        if case is not None and found.is_danger and not wording.goes_first(dialogue, case):
            # Of a member of staff who is a patient too, before what they do at work.
            await patient_words.of_danger(patient_turn(work, case, chat), found, text)
            return
        dialogue = await _of_words(work, chat, dialogue, text)
        if await called_off.is_meant(work, chat, dialogue, text):
            await interruptions.call_off(work, caller, chat)
        elif dialogue is not None and dialogue.name == dialogues.FINDING:
            await interruptions.take_part(await access.turn_of(work, caller), caller, text)
        elif dialogue is not None and dialogue.name in dialogues.OF_STAFF:
            turn = await access.turn_of(work, caller, dialogues.OF_STAFF[dialogue.name])
            await _TAKES[dialogue.name](turn, dialogue, text)
        elif dialogue is not None and joining.is_before_consent(dialogue):
            await _of_invited(joining.turn_of(work, chat, dialogue), found, text)
        elif case is not None:
            await patient_words.of_patient(patient_turn(work, case, chat), dialogue, found, text)
        else:
            reader = Reader(chat, await language_of(work, caller))
            await _of_stranger(Turn(work, reader), found)

    @transaction
    async def media(self, work: Work, caller: Caller, caption: str) -> None:
        """Voice, photos and the like are not opened: say so; what stands below is kept."""
        await _not_taken(work, caller, caption, "media")

    @transaction
    async def edited(self, work: Work, caller: Caller, text: str) -> None:
        """An edit of an old text changes nothing by itself, but what cannot wait is answered.

        A score that can still be changed is asked about.
        """
        turn = await _turn_of(work, caller)
        found = triage(text)
        if turn is not None and not found.is_danger:
            if await typed_answers.ask_about_score(turn, text, is_edit=True):
                return
            if await patient_words.of_edit(turn, found, text):
                return
        await _not_taken(work, caller, text if found.is_danger else "", "edited")

    @transaction
    async def unknown_command(self, work: Work, caller: Caller, text: str) -> None:
        """A command that nobody knows; what stands behind it is kept, danger answered.

        One that is a wish to stop, in another language or with a slip, is that wish.
        """
        turn = await _turn_of(work, caller)
        found = triage(text)
        # Danger is answered below, and "/ayuda" wants the list of commands.
        is_more = found.is_danger or found.help
        if turn is None or is_more or not await patient_words.goes_first(turn, found, text):
            await _not_taken(work, caller, text, "unknown_command")

    @transaction
    async def not_allowed(self, work: Work, caller: Caller, text: str) -> None:
        """A command of staff by who may not use it; danger behind it is answered."""
        await _not_taken(work, caller, text, "not_allowed")


def _is_under_way(dialogue: Dialogue | None, now: datetime) -> bool:
    """Whether staff are in the middle of something that takes what they type."""
    is_over = dialogue is None or wording.is_over(dialogue) or dialogues.is_stale(dialogue, now)
    return not is_over


async def _of_words(
    work: Work, chat: Chat, dialogue: Dialogue | None, text: str
) -> Dialogue | None:
    """The dialogue, unless this text can be none of its words."""
    if _is_no_initials(dialogue, text):
        await dialogues.drop(work, chat)
        return None
    return None if dialogue is not None and wording.is_over(dialogue) else dialogue


def _is_no_initials(dialogue: Dialogue | None, text: str) -> bool:
    """Who joined need not say how they want to be called: all else is taken as ever."""
    is_asked = dialogue is not None and dialogue.name == dialogues.INITIALS
    return is_asked and not members.are_initials(text)


async def _at_bedside(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """Where a reference is asked for, many lines are a list."""
    if dialogue.step == "ref" and "\n" in text.strip():
        await batch.typed_first(turn, text)
    else:
        await bedside.typed(turn, dialogue, text)


# What takes the words of staff in the middle of something.
_TAKES: Final = {
    dialogues.BOOKING: booking.typed,
    dialogues.CALLING: calls.typed,
    dialogues.CORRECTING: correcting.typed,
    dialogues.ENROLLING: _at_bedside,
    dialogues.LISTING: batch.typed,
    dialogues.SCHEDULING: schedules.typed,
    dialogues.INITIALS: members.typed,
    dialogues.MOVING_DATE: rescheduling.typed,
    dialogues.WORDING: wording.typed,
    dialogues.CLINIC: clinic_facts.typed,
}


async def _turn_of(work: Work, caller: Caller) -> PatientTurn | None:
    """What a patient wrote, None where somebody else did."""
    chat = await cases.chat_of(work, caller)
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    return patient_turn(work, case, chat) if case is not None else None


async def _not_taken(work: Work, caller: Caller, text: str, key: str) -> None:
    """Say why this is not taken; the words of a patient in it are kept, danger is answered."""
    chat = await cases.chat_of(work, caller)
    dialogue = await dialogues.current(work, chat)
    found = triage(text)
    if found.is_danger and dialogue is not None and joining.is_before_consent(dialogue):
        await joining.danger(joining.turn_of(work, chat, dialogue), found)
        return
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is not None and found.is_danger:
        await patient_words.of_danger(patient_turn(work, case, chat), found, text)
        return
    reader = Reader(chat, await language_of(work, caller), patient)
    if patient is None and await staff.of_chat(work.session, chat.key) is None:
        await safety_texts.name_help_unseen(Turn(work, reader), found, lane=_HELP_OF_STRANGERS)
        if key == "not_allowed" and await staff.any_of_chat(work.session, chat.id) is not None:
            key = "access_ended"
        await tell_stranger(work, reader, key)
        return
    await say(work, reader, "staff_media" if (patient, key) == (None, "media") else key)
    words = "" if key == "not_allowed" else _behind_command(text)
    if case is not None and words:
        turn = patient_turn(work, case, chat)
        if not await patient_words.goes_first(turn, found, text):
            await own_words.take(turn, found, text)


def _behind_command(text: str) -> str:
    """What somebody wrote, without the command before it."""
    is_command = text.startswith("/")
    return (text.partition(" ")[2] if is_command else text).strip()


async def _of_stranger(turn: Turn, found: Triage) -> None:
    """Nothing is kept of who has not joined; staff read what they can do here."""
    member = await staff.of_chat(turn.work.session, turn.chat.key)
    if member is not None:
        text, menu = access.help_text(turn.work, member), access.menu(turn.work, member)
        await turn.queue(Draft(MessageKind.REPLY, text, menu=menu))
        return
    await safety_texts.name_help_unseen(turn, found, lane=_HELP_OF_STRANGERS)
    await tell_stranger(turn.work, turn.reader, "start_no_invite")


async def _of_invited(turn: Invited, found: Triage, text: str) -> None:
    """Before consent nothing that is typed is kept, but danger is answered all the same."""
    if found.is_danger:
        await joining.danger(turn, found)
    elif found.bereavement:
        await joining.decline(turn, "joining_bereaved")
    elif found.help:
        await joining.danger(turn, found)
    elif found.stop or found.deletion or (cancels(text) and not joining.is_warned(turn)):
        await joining.decline(turn, "consent_declined")
    else:
        await joining.typed(turn, text)
