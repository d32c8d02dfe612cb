"""In the middle of something: it ends with /cancel, and /help and /start come back to it."""

from __future__ import annotations

from typing import Final

from bot.domain.errors import ClosedError
from bot.domain.ledger import StaffRole
from bot.services.catalogue import clinic_facts, first_steps, wording
from bot.services.console import booking, calls, correcting, overview
from bot.services.enrolment import bedside, joining, rescheduling
from bot.services.incoming import called_off
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, beside_the_update, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, button
from bot.services.messaging.messages import take_off_question
from bot.services.messaging.readers import StaffTurn, patient_turn, staff_turn
from bot.services.patient import preferences
from bot.services.protocols import schedules
from bot.services.roster import batch
from bot.services.staff import access
from bot.storage import patients, staff
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat

# The button that calls off what is to be found.
LEAVE_FIND: Final = "find_no"


class Interruptions(Service):
    """Commands that come between a question and its answer."""

    @transaction
    async def help(self, work: Work, caller: Caller) -> None:
        """/help: what can be done here, and below it the question that waits."""
        chat = await cases.chat_of(work, caller)
        await preferences.help_(work, caller, chat)
        await _show_again(work, caller, chat)

    @transaction
    async def start(self, work: Work, caller: Caller) -> None:
        """/start without a code: where they stand, and the question that waits."""
        chat = await cases.chat_of(work, caller)
        dialogue = await dialogues.under_way(work, chat)
        if dialogue is not None and joining.is_before_consent(dialogue):
            await joining.ask_again(joining.turn_of(work, chat, dialogue))
            return
        shows_question = await preferences.start(work, caller, chat)
        if not shows_question:
            await _offer_steps(work, chat)
            await _show_again(work, caller, chat)

    @transaction
    async def cancel(self, work: Work, caller: Caller) -> None:
        """/cancel: end whatever is asked; a check-in waits on, and can be stopped by /stop."""
        chat = await cases.chat_of(work, caller)
        dialogue = await dialogues.under_way(work, chat)
        if dialogue is not None and joining.is_before_consent(dialogue):
            await joining.decline(joining.turn_of(work, chat, dialogue), "consent_declined")
        else:
            await call_off(work, caller, chat)

    async def leave(self, caller: Caller) -> bool:
        """A command of staff, or its label, is no answer: what it comes in between of is over.

        Beside the update, which is done once the command is. True where it waits all the same:
        answers of a call.
        """
        with beside_the_update():
            return await self._leave(caller)

    async def come_back(self, caller: Caller) -> None:
        """Put what waited at the end of the chat, below what the command has shown."""
        with beside_the_update():
            await self._come_back(caller)

    @transaction
    async def insist(self, work: Work, caller: Caller) -> None:
        """The call comes first, whose answers would be lost by what was to begin."""
        turn = await access.turn_of(work, caller, access.ANYONE)
        dialogue = await dialogues.under_way(work, turn.chat)
        if dialogue is not None and dialogues.is_unsaved(dialogue):
            await calls.ask_again(turn, dialogue, "call_first")

    @transaction
    async def _come_back(self, work: Work, caller: Caller) -> None:
        chat = await cases.chat_of(work, caller)
        await _show_again(work, caller, chat)

    @transaction
    async def _leave(self, work: Work, caller: Caller) -> bool:
        turn = await access.turn_of(work, caller, access.ANYONE)
        dialogue = await dialogues.under_way(work, turn.chat)
        if dialogue is None or dialogue.name not in dialogues.OF_STAFF:
            return False
        if dialogues.is_unsaved(dialogue) and not calls.is_stored(dialogue):
            return True
        await take_off_question(work, turn.chat)
        if calls.is_stored(dialogue):
            await calls.Calling.at(turn, dialogue).cancel()
            return False
        await dialogues.drop(work, turn.chat)
        if dialogue.name != dialogues.INITIALS and not wording.is_over(dialogue):
            await turn.say("left_for_command")
        return False

    @transaction
    async def find(self, work: Work, caller: Caller) -> None:
        """/find alone, or its button: what is typed next is the answer, whatever is under way."""
        turn = await access.turn_of(work, caller)
        dialogue = await dialogues.come_between(work, turn.chat, dialogues.FINDING, "part")
        await _ask_part(turn, dialogue)

    @transaction
    async def leave_find(self, work: Work, caller: Caller) -> None:
        """The button below that question; raises `ClosedError` when it was answered."""
        turn = await access.turn_of(work, caller)
        if await dialogues.current_of_staff(work, turn.chat, dialogues.FINDING) is None:
            raise ClosedError("find")
        await call_off(work, caller, turn.chat)


async def _offer_steps(work: Work, chat: Chat) -> None:
    """What an admin has still to do before the first patient."""
    member = await staff.of_chat(work.session, chat.key)
    if member is not None and member.role is StaffRole.ADMIN:
        await first_steps.offer(staff_turn(work, chat, member))


async def call_off(work: Work, caller: Caller, chat: Chat) -> None:
    """End whatever is asked; what it came in between of is asked again."""
    dialogue = await dialogues.under_way(work, chat)
    if dialogue is not None and calls.is_stored(dialogue):
        await take_off_question(work, chat)
        turn = await access.turn_of(work, caller)
        await calls.Calling.at(turn, dialogue).cancel()
        return
    await called_off.call_off(work, caller)
    if await dialogues.under_way(work, chat) is not None:
        await _show_again(work, caller, chat)


async def take_part(turn: StaffTurn, caller: Caller, text: str) -> None:
    """A reference or a part of one, to be found; what was under way before goes on."""
    await take_off_question(turn.work, turn.chat)
    await dialogues.end(turn.work, turn.chat)
    await overview.show_found(turn, text)
    await _show_again(turn.work, caller, turn.chat)


async def _ask_part(turn: StaffTurn, _: Dialogue) -> None:
    label = turn.work.texts.label("dialogue", "cancel", turn.language)
    cancel = button(label, Verb.SCREEN, LEAVE_FIND)
    await turn.ask((turn.text("find_usage"), [[cancel]]))


async def _show_again(work: Work, caller: Caller, chat: Chat) -> None:
    """Put the question that waits in this chat at its end, whoever asks it."""
    dialogue = await dialogues.under_way(work, chat)
    if dialogue is not None and dialogue.name in dialogues.OF_STAFF:
        turn = await access.turn_of(work, caller, dialogues.OF_STAFF[dialogue.name])
        await _ASKS[dialogue.name](turn, dialogue)
    elif dialogue is not None and joining.is_before_consent(dialogue):
        await joining.ask_again(joining.turn_of(work, chat, dialogue))
    elif dialogue is not None and dialogue.name == dialogues.MOVING:
        patient = await patients.of_chat(work.session, chat.id)
        case = await cases.latest(work, patient) if patient else None
        if case is not None:
            await preferences.ask_city(patient_turn(work, case, chat))
    else:
        await called_off.show_patients_question(work, chat)


async def _ask_initials(turn: StaffTurn, _: Dialogue) -> None:
    await turn.say("initials_ask")


async def _ask_date(turn: StaffTurn, dialogue: Dialogue) -> None:
    await rescheduling.ask(turn, await cases.of_episode(turn.work, dialogue.data["episode"]))


# What asks staff again who are in the middle of something.
_ASKS: Final = {
    dialogues.BOOKING: booking.ask_again,
    dialogues.CALLING: calls.ask_again,
    dialogues.CORRECTING: correcting.ask_again,
    dialogues.ENROLLING: bedside.ask_again,
    dialogues.LISTING: batch.ask_again,
    dialogues.SCHEDULING: schedules.ask_again,
    dialogues.INITIALS: _ask_initials,
    dialogues.MOVING_DATE: _ask_date,
    dialogues.WORDING: wording.ask_again,
    dialogues.CLINIC: clinic_facts.ask_again,
    dialogues.FINDING: _ask_part,
}
