"""What somebody does in a chat; each act becomes the update that Telegram would send."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.state.chats import Chat
from bot.sandbox.state.entities import commands_in
from bot.sandbox.state.errors import Json
from bot.sandbox.state.events import Event, Happening
from bot.sandbox.state.messages import Body, Kind, Message
from bot.sandbox.state.users import User
from bot.sandbox.state.world import Press, World


def text_body(text: str) -> Body:
    """What a person typed, with its commands marked."""
    return Body(Kind.TEXT, text, commands_in(text))


@dataclass(frozen=True, slots=True)
class Hand:
    """One user in one chat."""

    world: World
    chat: Chat
    user: User

    def post(self, body: Body, **extra: object) -> Message:
        """Put a message into the chat and tell the bot, if it is to know."""
        message = self.world.post(self.chat, self.user, body, **extra)
        self._publish(message)
        return message

    def reply(self, body: Body, to: Message) -> Message:
        """The same, as a reply to another message."""
        message = self.world.post(self.chat, self.user, body, reply_to_message=to.json())
        message.reply_to = to.message_id
        self._publish(message)
        return message

    def edit(self, message_id: int, text: str) -> None:
        """Correct an own message."""
        message = self.chat.messages[message_id]
        if message.sender is not self.user:
            raise AssertionError("only own messages can be edited")
        message.body = text_body(text)
        message.edited_at = self.world.clock.now()
        if self.world.sees(self.chat, message):
            self.world.queue.put("edited_message", message.json())
        self.world.show(Happening.CORRECTED, message)

    def press(self, message: Message, button: Json) -> str:
        """Press a button; returns the id of the callback query, empty for links and the like."""
        self._tell_press(str(button["text"]), message.message_id)
        data = button.get("callback_data")
        return self._query(data, message.json()) if isinstance(data, str) else ""

    def press_data(self, message_id: int, data: str) -> str:
        """Send any callback data, as if from this message, which may be gone or never was."""
        message = self.chat.messages.get(message_id)
        gone: Json = {"chat": self.chat.json(), "message_id": message_id, "date": 0}
        self._tell_press(data, message_id)
        return self._query(data, message.json() if message else gone)

    def _publish(self, message: Message) -> None:
        if self.world.sees(self.chat, message):
            self.world.queue.put("message", message.json())
        is_service = message.body.kind is Kind.SERVICE
        self.world.show(Happening.SERVICE if is_service else Happening.WROTE, message)

    def _query(self, data: str, message: Json) -> str:
        now = self.world.clock.now()
        query_id = self.world.add_press(Press(self.user.id, self.chat.id, now))
        place: Json = {"message": message, "chat_instance": f"instance-{self.chat.id}"}
        query: Json = {"id": query_id, "from": self.user.json(), **place, "data": data}
        self.world.queue.put("callback_query", query)
        return query_id

    def _tell_press(self, label: str, message_id: int) -> None:
        now, name = self.world.clock.now(), self.user.first_name
        self.world.tell(Event(Happening.PRESSED, now, self.chat.id, name, label, message_id))
