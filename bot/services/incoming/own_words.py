"""Words that no button stands for: kept, answered, and explained by one tap of the patient."""

from __future__ import annotations

from typing import Final

from bot.domain.alert_details import WorseText
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import PatientState
from bot.services.alerts import raising
from bot.services.followup import notes
from bot.services.incoming import asked
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Keyboard, Verb, button, column, press
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import standing, visits, warning_signs
from bot.services.patient.caller import turn_of
from bot.words.buttons import declines
from bot.words.courtesy import is_courtesy
from bot.words.triage import Triage

# A typed text this long is acknowledged as long, so that nobody fears it was cut.
LONG_NOTE: Final = 1000
_MEANINGS: Final = ("sign", "worse", "call", "wait")
_CAN_WAIT: Final = press(Verb.WORDS, "wait")
_CALL: Final = {"call_yes": "call", "call_no": "wait"}


class OwnWords(Service):
    """What patients say by a tap about the words that they typed."""

    @transaction
    async def explain(
        self, work: Work, caller: Caller, meaning: str, message_id: int | None
    ) -> None:
        """What the words are about: "sign", "worse", "call", or "wait" for what can wait."""
        turn = await turn_of(work, caller, onto=message_id)
        if meaning not in _MEANINGS:
            raise NotFoundError("meaning")
        await raising.explain_notes(work, turn.patient, can_wait=meaning == "wait")
        if meaning == "sign":
            await warning_signs.report(turn)
            return
        await turn.strip()
        if meaning == "worse":
            await say_worse(turn)
        elif meaning == "call":
            await visits.request(turn)
        else:
            await turn.say("free_text")
        await standing.ask_again(turn)

    @transaction
    async def no_sign(self, work: Work, caller: Caller, message_id: int | None) -> None:
        """After a cry for help: it is no warning sign; staff call all the same."""
        turn = await turn_of(work, caller, onto=message_id)
        await turn.strip()
        await turn.say("help_no_sign")
        await standing.ask_again(turn)


async def take(turn: PatientTurn, found: Triage, text: str) -> None:
    """Keep the words, and answer them by what they may be about; nothing is guessed."""
    if turn.patient.state is PatientState.DECEASED:
        # Nobody is asked anything any more.
        await notes.keep(turn.work, turn.patient, text)
    elif found.worse:
        notes.store(turn.work, turn.patient, text)
        await say_worse(turn)
        await standing.ask_again(turn)
    elif found.presence:
        await turn.say("automatic")
        await _ask(turn, text)
    elif found.wants_clinic:
        await notes.keep(turn.work, turn.patient, text, is_unsaid=True, asks_call=True)
        is_of_booked = (found.visit_when or found.visit_off) and not found.call
        key = "visit_none" if is_of_booked else "call_me"
        await _offer(turn, turn.text(key), _call_buttons(turn))
    elif is_courtesy(text) or await _is_no_to_nothing(turn, text):
        notes.store(turn.work, turn.patient, text)
        await _return_courtesy(turn)
    else:
        await _ask(turn, text)


async def _ask(turn: PatientTurn, text: str) -> None:
    """Keep the words, and ask what they are about; the question that waits keeps its buttons.

    Who wrote so before and was not understood may have lost sight of it: it comes again.
    """
    is_second = _CAN_WAIT in await asked.newest(turn.work, turn.chat)
    await notes.keep(turn.work, turn.patient, text, is_unsaid=True)
    key = "note_long" if len(text) >= LONG_NOTE else "words_kept"
    labels = dict(turn.work.texts.buttons("words_kept", turn.language))
    buttons = column(button(labels[each], Verb.WORDS, each) for each in _MEANINGS)
    await _offer(turn, turn.text(key, count=len(text)), buttons)
    if is_second:
        await standing.show_waiting(turn)


async def _is_no_to_nothing(turn: PatientTurn, text: str) -> bool:
    """Whether it is a no while no check-in asks anything."""
    if not declines(text):
        return False
    return await standing.waiting_check_in(turn.work, turn.patient) is None


async def _return_courtesy(turn: PatientTurn) -> None:
    """Thanks and goodbyes call nobody: the question that waits comes again, or one about more."""
    if await standing.show_waiting(turn):
        return
    labels = dict(turn.work.texts.buttons("courtesy", turn.language))
    buttons = column(button(label, Verb.WORDS, each) for each, label in labels.items())
    await turn.ask((turn.text("courtesy"), buttons))


async def say_worse(turn: PatientTurn) -> None:
    """Pain that is worse, a fall, the hospital: call today; staff call too."""
    text = turn.text("free_text_worse")
    await turn.queue(Draft(MessageKind.SAFETY, text))
    await raising.raise_alert(turn.work, WorseText(), turn.patient)


def _call_buttons(turn: PatientTurn) -> Keyboard:
    labels = dict(turn.work.texts.buttons("call_me", turn.language))
    return column(button(labels[name], Verb.WORDS, each) for name, each in _CALL.items())


async def _offer(turn: PatientTurn, text: str, buttons: Keyboard) -> None:
    await turn.queue(Draft(MessageKind.REPLY, text, buttons))
