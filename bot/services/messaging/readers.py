"""Who reads what the bot says: their chat, their language, and what is put before them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self, TypeAlias

from bot.domain.delivery import Lane, MessageKind
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Draft, queue, strip_pressed, strip_typed
from bot.storage import chats, patients, staff
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Staff
from bot.texts import dates
from bot.texts.catalogue import known_language

# A text and its buttons.
Prompt: TypeAlias = tuple[str, Keyboard]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it; with the patient given, it is dropped once that patient must be left alone."""

    chat: Chat
    language: str
    patient: Patient | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person wrote or pressed, as it is answered: the transaction, and who reads.

    `onto`: the message whose button they pressed; None when they typed. `instead_of`: the outbox
    row of the message whose button they typed.
    """

    work: Work
    reader: Reader
    onto: int | None = field(default=None, kw_only=True)
    instead_of: int | None = field(default=None, kw_only=True)

    @property
    def chat(self) -> Chat:
        """Where they wrote or pressed."""
        return self.reader.chat

    @property
    def language(self) -> str:
        """The language that they read."""
        return self.reader.language

    def text(self, key: str, **values: object) -> str:
        """A text in their language."""
        return self.work.text(key, self.language, **values)

    async def say(self, key: str, **values: object) -> None:
        """A text without buttons, as a new message."""
        await say(self.work, self.reader, key, **values)

    async def ask(self, prompt: Prompt) -> None:
        """A question as a new message; an older one loses its buttons."""
        await ask(self.work, self.reader, prompt)

    async def show(self, prompt: Prompt) -> None:
        """A question in place of the one whose button was pressed, if one was."""
        await ask(self.work, self.reader, prompt, self.onto)

    async def queue(self, draft: Draft) -> None:
        """Any other message to them."""
        await queue(self.work, self.chat, draft, self.reader.patient)

    async def strip(self) -> None:
        """Take the buttons off the message that was pressed or typed from, if one was."""
        if self.onto is not None:
            await strip_pressed(self.work, self.chat, self.onto)
        elif self.instead_of is not None:
            await strip_typed(self.work, self.chat, self.instead_of)


@dataclass(frozen=True, slots=True)
class PatientTurn(Turn):
    """A patient's turn, with the follow-up that it is about."""

    case: Case

    @property
    def patient(self) -> Patient:
        """Whose turn it is."""
        return self.case.patient

    def about(self, case: Case) -> Self:
        """The same turn, about another follow-up of this patient, or about it loaded anew."""
        return replace(self, case=case)


@dataclass(frozen=True, slots=True)
class StaffTurn(Turn):
    """The turn of a member of staff, whose role was checked.

    `dialogue`: which they were in when it began; held here, it is not read a second time.
    """

    member: Staff
    dialogue: Dialogue | None = field(default=None, kw_only=True)

    def short_moment(self, at: datetime) -> str:
        """A short day and time for lists, on the clinic's clock."""
        return dates.short_day_and_time(at.astimezone(self.work.clinic.zone), self.language)

    async def show_screen(self, screen: Prompt) -> None:
        """What asks nothing, so that an older question keeps its buttons.

        It stands in place of the message whose button was pressed, if one was.
        """
        text, keyboard = screen
        if self.onto is None:
            await self.strip()
        kind = MessageKind.REPLY if self.onto is None else MessageKind.EDIT
        await queue(self.work, self.chat, Draft(kind, text, keyboard, onto=self.onto))

    async def say_in_place(self, key: str, **values: object) -> None:
        """A text without buttons, in place of the message that was pressed, if one was."""
        await self.show_screen((self.text(key, **values), []))


def staff_turn(
    work: Work,
    chat: Chat,
    member: Staff,
    *,
    onto: int | None = None,
    instead_of: int | None = None,
    dialogue: Dialogue | None = None,
) -> StaffTurn:
    """The turn of this member of staff in this chat, in the language that they chose."""
    reader = Reader(chat, member.language)
    return StaffTurn(work, reader, member, onto=onto, instead_of=instead_of, dialogue=dialogue)


def reader_of(case: Case, chat: Chat) -> Reader:
    """The patient of a case as reader."""
    return Reader(chat, case.language, case.patient)


def patient_turn(
    work: Work,
    case: Case,
    chat: Chat,
    *,
    onto: int | None = None,
    instead_of: int | None = None,
) -> PatientTurn:
    """The turn of the patient of a case."""
    return PatientTurn(work, reader_of(case, chat), case, onto=onto, instead_of=instead_of)


async def say(work: Work, reader: Reader, key: str, **values: object) -> None:
    """A text without buttons."""
    text = work.text(key, reader.language, **values)
    await queue(work, reader.chat, Draft(MessageKind.REPLY, text), reader.patient)


async def tell_stranger(work: Work, reader: Reader, key: str) -> None:
    """A text to somebody who is neither patient nor staff: after all others, and ever rarer."""
    if work.runtime.traffic.answers(reader.chat.id):
        text = work.text(key, reader.language)
        await queue(work, reader.chat, Draft(MessageKind.REPLY, text, lane=Lane.STRANGER))


async def ask(work: Work, reader: Reader, prompt: Prompt, onto: int | None = None) -> None:
    """A question: onto the message that was pressed, else as a new one."""
    text, keyboard = prompt
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
