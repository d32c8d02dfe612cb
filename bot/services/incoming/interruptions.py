"""In the middle of something: it ends with /cancel, and /help and /start come back to it."""

from __future__ import annotations

from typing import Final

from bot.services.catalogue import clinic_facts, wording
from bot.services.console import booking, calls, correcting
from bot.services.enrolment import bedside, joining, rescheduling
from bot.services.incoming import called_off
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.readers import StaffTurn, patient_turn
from bot.services.patient import preferences
from bot.services.protocols import schedules
from bot.services.roster import batch
from bot.services.staff import access
from bot.storage import patients
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat


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
            await _show_again(work, caller, chat)

    @transaction
    async def cancel(self, work: Work, caller: Caller) -> None:
        """/cancel: end whatever is asked; a check-in waits on, and can be stopped by /stop."""
        chat = await cases.chat_of(work, caller)
        dialogue = await dialogues.under_way(work, chat)
        if dialogue is not None and joining.is_before_consent(dialogue):
            await joining.decline(joining.turn_of(work, chat, dialogue), "consent_declined")
        else:
            await called_off.call_off(work, caller)


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
}
