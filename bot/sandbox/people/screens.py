"""What a chat looks like, and which buttons can be pressed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.state.chats import Chat
from bot.sandbox.state.errors import Json
from bot.sandbox.state.messages import Message


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as it stands on a screen; `who` is a first name, "anonymous" or "bot".

    `is_protected`: it cannot be passed on. `styles`: of buttons that do not look plain.
    """

    message_id: int
    who: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    photo: bytes
    document: bytes
    is_edited: bool
    at: datetime
    is_protected: bool = False
    styles: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.who == "bot"


class NoSuchButtonError(AssertionError):
    """Nobody can press this: no message on the screen has such a button."""


def shown_in(chat: Chat) -> list[Shown]:
    """All messages that are still there, oldest first."""
    return [_shown(message) for message in chat.messages.values()]


def last_text(chat: Chat) -> str:
    """The text of the bot's newest message; empty when there is none."""
    return next((shown.text for shown in reversed(shown_in(chat)) if shown.is_from_bot), "")


def last_buttons(chat: Chat) -> list[str]:
    """The labels under the newest message that has any."""
    found = next((shown.rows for shown in reversed(shown_in(chat)) if shown.rows), ())
    return [label for row in found for label in row]


def find_button(chat: Chat, label: str) -> tuple[Message, Json]:
    """The newest button of this label, else the newest whose label starts so.

    Raises `NoSuchButtonError`, which lists the buttons on the screen.
    """
    for is_match in (str.__eq__, str.startswith):
        for message, button in _buttons(chat):
            if is_match(str(button["text"]), label):
                return message, button
    there = [str(button["text"]) for _, button in _buttons(chat)]
    raise NoSuchButtonError(f"no button {label!r}; on the screen, newest first: {there}")


def _buttons(chat: Chat) -> Iterator[tuple[Message, Json]]:
    for message in reversed(chat.messages.values()):
        for row in message.rows:
            for button in row:
                yield message, button


def _shown(message: Message) -> Shown:
    body, is_edited = message.body, message.edited_at is not None
    head = message.message_id, message.author, body.text, message.labels
    is_protected = bool(message.extra.get("has_protected_content"))
    looks = is_protected, message.styles
    return Shown(*head, body.photo, body.document, is_edited, message.at, *looks)


def menu_in(chat: Chat) -> tuple[str, ...]:
    """The keyboard below what is typed, as the last message that is about one left it."""
    found = (message.menu for message in reversed(chat.messages.values()))
    return next((menu for menu in found if menu is not None), ())
