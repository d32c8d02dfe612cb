"""Who reads what the bot says: their chat, their language, and what is put before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.delivery import MessageKind
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats, patients, staff
from bot.storage.tables.people import Chat, Patient
from bot.texts.catalogue import known_language

# A text and its buttons.
Question: TypeAlias = tuple[str, Keyboard]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it; with the patient given, it is dropped once that patient must be left alone."""

    chat: Chat
    language: str
    patient: Patient | None = None


def reader_of(case: Case, chat: Chat) -> Reader:
    """The patient of a case as reader."""
    return Reader(chat, case.language, case.patient)


async def say(work: Work, reader: Reader, key: str, **values: object) -> None:
    """A text without buttons."""
    text = work.text(key, reader.language, **values)
    await queue(work, reader.chat, Draft(MessageKind.REPLY, text), reader.patient)


async def ask(work: Work, reader: Reader, question: Question, onto: int | None = None) -> None:
    """A question: onto the message that was pressed, else as a new one."""
    text, keyboard = question
    kind = MessageKind.REPLY if onto is None else MessageKind.EDIT
    draft = Draft(kind, text, keyboard, asks=True, onto=onto)
    await queue(work, reader.chat, draft, reader.patient)


async def language_of(work: Work, caller: Caller) -> str:
    """The language that a person chose, else the one that their Telegram says."""
    chat = await chats.by_key(work.session, cases.chat_key(work, caller))
    chosen = None if chat is None else await _chosen(work, chat)
    return known_language(chosen or caller.language_code or "en")


async def _chosen(work: Work, chat: Chat) -> str | None:
    dialogue = await dialogues.current(work, chat)
    if dialogue is not None and dialogue.name == dialogues.JOINING:
        language: str | None = dialogue.data.get("language")
        if language is not None:
            return language
    person = await patients.of_chat(work.session, chat.id) or await staff.of_chat(
        work.session, chat.key
    )
    return person.language if person is not None else chat.language
