"""All that this Telegram knows: accounts, chats, files, presses and who watches."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from bot.sandbox.state.chats import Chat, ChatKind, Status, member_json
from bot.sandbox.state.clock import VirtualClock
from bot.sandbox.state.errors import Json, chat_not_found
from bot.sandbox.state.events import Event, Happening, Observer, Pulse
from bot.sandbox.state.messages import Body, Kind, Message
from bot.sandbox.state.profile import Profile
from bot.sandbox.state.updates import UpdateQueue
from bot.sandbox.state.users import User

_SUPERGROUP_BASE: Final = -1_000_000_000_000


@dataclass(slots=True)
class Press:
    """A button that a person pressed; the bot may answer it once, and not for long."""

    user_id: int
    chat_id: int
    at: datetime
    is_answered: bool = False


@dataclass(slots=True)
class World:
    """The state behind the Bot API server, shared by the bot's calls and the people."""

    clock: VirtualClock
    bot: User
    pulse: Pulse = field(default_factory=Pulse)
    queue: UpdateQueue = field(init=False)
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    toasts: dict[int, list[str]] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    observers: list[Observer] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=lambda: count(1001))
    _message_ids: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.queue = UpdateQueue(self.pulse)
        self.users[self.bot.id] = self.bot

    def add_user(self, first_name: str, language_code: str) -> User:
        """A new account and its private chat, which the bot does not know yet."""
        user = User(next(self._numbers), first_name, language_code=language_code)
        self.users[user.id] = user
        self.chats[user.id] = Chat(user.id, ChatKind.PRIVATE, first_name, owner=user)
        return user

    def add_group(self, title: str, kind: ChatKind) -> Chat:
        """A new group without members."""
        number = next(self._numbers)
        chat_id = _SUPERGROUP_BASE - number if kind is ChatKind.SUPERGROUP else -number
        chat = Chat(chat_id, kind, title)
        self.chats[chat_id] = chat
        return chat

    def chat(self, chat_id: int) -> Chat:
        """The chat under this id, if the bot ever met it."""
        chat = self.chats.get(chat_id)
        if chat is None or not self._has_met(chat):
            raise chat_not_found()
        return chat

    def writable_chat(self, chat_id: int) -> Chat:
        """The chat under this id, if the bot may write to it now."""
        chat = self.chat(chat_id)
        refusal = chat.refusal(self.bot.id)
        if refusal:
            raise refusal
        return chat

    def post(self, chat: Chat, sender: User, body: Body, **extra: object) -> Message:
        """Put a message into a chat, at the virtual time."""
        chat.last_message_id = self._message_id(chat)
        place = chat.last_message_id, chat.json(), sender, self.clock.now()
        message = Message(*place, body, extra=extra)
        chat.messages[message.message_id] = message
        return message

    def add_press(self, press: Press) -> str:
        """Remember a press; returns the id of its callback query."""
        query_id = str(4_000_000_000_000 + len(self.presses))
        self.presses[query_id] = press
        return query_id

    def store(self, content: bytes) -> str:
        """Keep a file; returns its file_id."""
        file_id = f"sandbox-file-{len(self.files) + 1}"
        self.files[file_id] = content
        return file_id

    def set_status(self, chat: Chat, user: User, status: Status, by: User) -> None:
        """Change how somebody stands to a chat and tell the bot, as far as Telegram would."""
        before = chat.status(user.id)
        chat.standing[user.id] = status
        change: Json = {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": member_json(user, before),
            "new_chat_member": member_json(user, status),
        }
        if user.id == self.bot.id:
            self.queue.put("my_chat_member", change)
        elif chat.status(self.bot.id) is Status.ADMINISTRATOR:
            self.queue.put("chat_member", change)

    def show(self, kind: Happening, message: Message) -> None:
        """Tell the observers what became of a message."""
        place = kind, self.clock.now(), _chat_id(message), message.author, message.body.text
        seen = message.message_id, message.labels, message.body.photo
        self.tell(Event(*place, *seen))

    def tell(self, event: Event) -> None:
        """Hand an event to the observers and wake those who wait."""
        for observer in self.observers:
            observer(event)
        self.pulse.beat()

    def age(self, since: datetime) -> timedelta:
        """Virtual time that passed since then."""
        return self.clock.now() - since

    def sees(self, chat: Chat, message: Message) -> bool:
        """Whether the bot is told of this message: in groups it is only of what concerns it."""
        if chat.is_private:
            return True
        status = chat.status(self.bot.id)
        if status is Status.ADMINISTRATOR or not status.is_inside:
            return status.is_inside
        return message.body.kind is Kind.SERVICE or self._is_addressed(chat, message)

    def _is_addressed(self, chat: Chat, message: Message) -> bool:
        replied = chat.messages.get(message.reply_to)
        if replied and replied.sender.id == self.bot.id:
            return True
        command = message.body.text.split(maxsplit=1)[0] if message.body.text.strip() else ""
        return command.startswith("/") and command.partition("@")[2] in {"", self.bot.username}

    def _has_met(self, chat: Chat) -> bool:
        if self.bot.id in chat.standing or chat.owner is None:
            return self.bot.id in chat.standing
        groups = (other for other in self.chats.values() if other.owner is None)
        return any({self.bot.id, chat.id} <= group.standing.keys() for group in groups)

    def _message_id(self, chat: Chat) -> int:
        """Supergroups count for themselves; all other chats of an account share one count."""
        if chat.kind is ChatKind.SUPERGROUP:
            return chat.last_message_id + 1
        return next(self._message_ids)


def _chat_id(message: Message) -> int:
    found = message.chat["id"]
    assert isinstance(found, int)
    return found
