"""Messages as the server keeps them, and as the Bot API shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.sandbox.state.errors import Json
from bot.sandbox.state.users import User


class Kind(StrEnum):
    """What a message mainly is; the value is its field in the Bot API."""

    TEXT = "text"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    STICKER = "sticker"
    CONTACT = "contact"
    LOCATION = "location"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says: its text or caption, and whatever goes with it.

    `media` are the fields of a message that is more than text; `content` is the file itself.
    """

    kind: Kind = Kind.TEXT
    text: str = ""
    entities: Sequence[Json] = ()
    media: Mapping[str, object] = field(default_factory=dict)
    content: bytes = b""

    @property
    def photo(self) -> bytes:
        """The picture, if it is one."""
        return self.content if self.kind is Kind.PHOTO else b""

    @property
    def document(self) -> bytes:
        """The file, if it is one."""
        return self.content if self.kind is Kind.DOCUMENT else b""

    def json(self) -> Json:
        """The fields that a message has for its body."""
        word, listed = ("text", "entities") if self.kind is Kind.TEXT else _CAPTION
        body: Json = dict(self.media)
        if self.text:
            body[word] = self.text
        if self.entities:
            body[listed] = list(self.entities)
        return body


_CAPTION = ("caption", "caption_entities")


@dataclass(slots=True)
class Message:
    """One message of one chat; `chat` is the chat's own JSON."""

    message_id: int
    chat: Json
    sender: User
    at: datetime
    body: Body
    markup: Json | None = None
    edited_at: datetime | None = None
    extra: Json = field(default_factory=dict)
    reply_to: int = 0

    @property
    def rows(self) -> tuple[tuple[Json, ...], ...]:
        """The inline buttons, row by row."""
        found = (self.markup or {}).get("inline_keyboard")
        if not isinstance(found, list):
            return ()
        return tuple(tuple(row) for row in found)

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """What stands on the inline buttons, row by row."""
        return tuple(tuple(str(button["text"]) for button in row) for row in self.rows)

    @property
    def styles(self) -> dict[str, str]:
        """How its buttons look, by their labels; those that look plain are left out."""
        buttons = [button for row in self.rows for button in row]
        return {str(each["text"]): str(each["style"]) for each in buttons if "style" in each}

    @property
    def menu(self) -> tuple[str, ...] | None:
        """The keyboard that it puts below what is typed, empty to take one away; None: neither."""
        markup = self.markup or {}
        if markup.get("remove_keyboard"):
            return ()
        rows = markup.get("keyboard")
        if not isinstance(rows, list):
            return None
        return tuple(str(button["text"]) for row in rows for button in row)

    @property
    def author(self) -> str:
        """Who wrote it, as a screen shows it: a first name, "anonymous" or "bot"."""
        if "sender_chat" in self.extra:
            return "anonymous"
        return "bot" if self.sender.is_bot else self.sender.first_name

    @property
    def is_editable(self) -> bool:
        """Whether a bot may edit it: its own, with an inline keyboard or none."""
        return self.sender.is_bot and (self.markup is None or "inline_keyboard" in self.markup)

    def json(self) -> Json:
        """The message as the Bot API shows it."""
        fields: Json = {
            "message_id": self.message_id,
            "from": self.sender.json(),
            "chat": self.chat,
            "date": int(self.at.timestamp()),
            **self.body.json(),
            **self.extra,
        }
        if self.edited_at:
            fields["edit_date"] = int(self.edited_at.timestamp())
        if self.rows:
            fields["reply_markup"] = self.markup
        return fields
