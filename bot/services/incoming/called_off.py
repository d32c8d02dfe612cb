"""What is asked is called off: by /cancel, or in words like "never mind"."""

from __future__ import annotations

from typing import Final

from bot.services.followup import notes
from bot.services.incoming import asked
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb
from bot.services.messaging.messages import take_off_question
from bot.services.messaging.readers import Reader, language_of, patient_turn, say
from bot.services.patient import setup, setup_questions, standing
from bot.storage import patients
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.words.buttons import cancels, declines

# What is asked by buttons like these can be called off in words.
_CALLED_OFF: Final = frozenset(
    {Verb.SETTING, Verb.STOP, Verb.DELETE, Verb.BEREAVEMENT, Verb.VISIT, Verb.WORDS}
)


async def is_meant(work: Work, chat: Chat, dialogue: Dialogue | None, text: str) -> bool:
    """Whether a text calls off what is asked; a check-in, and joining, are not."""
    if not declines(text):
        return False
    if dialogue is not None:
        is_refused = cancels(text) or dialogue.name == dialogues.MOVING
        return is_refused and dialogue.name != dialogues.JOINING
    verbs = asked.verbs_of(await asked.newest(work, chat))
    return bool(verbs & _CALLED_OFF) if cancels(text) else Verb.SETTING in verbs


async def call_off(work: Work, caller: Caller) -> None:
    """End whatever is asked of who is not joining; a check-in waits on."""
    chat = await cases.chat_of(work, caller)
    dialogue = await dialogues.under_way(work, chat)
    if dialogue is not None and dialogue.name == dialogues.JOINING:
        await setup.finish(await setup_questions.turn_of(work, chat, dialogue))
        return
    is_any = dialogue is not None or chat.question_id is not None
    await dialogues.end(work, chat)
    await take_off_question(work, chat)
    patient = await patients.of_chat(work.session, chat.id)
    if patient is not None:
        await notes.keep_words(work, patient, caller)
    reader = Reader(chat, await language_of(work, caller), patient)
    await say(work, reader, "cancelled" if is_any else "nothing_to_cancel")
    await show_patients_question(work, chat)


async def show_patients_question(work: Work, chat: Chat) -> None:
    """Put the question that waits for a patient at the end of the chat."""
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is not None:
        await standing.show_waiting(patient_turn(work, case, chat))
