"""People who use the bot in their private chats: what they do, and what they see."""

from __future__ import annotations

from bot.sandbox.people.hands import Hand, text_body
from bot.sandbox.people.screens import (
    Shown,
    find_button,
    last_buttons,
    last_text,
    menu_in,
    shown_in,
)
from bot.sandbox.state.chats import Status
from bot.sandbox.state.errors import Json
from bot.sandbox.state.events import Event, Happening
from bot.sandbox.state.messages import Body, Kind
from bot.sandbox.state.profile import Scope
from bot.sandbox.state.users import User
from bot.sandbox.state.world import World


class Person:
    """Somebody with a phone, in the private chat with the bot."""

    def __init__(self, world: World, user: User) -> None:
        self.user = user
        self.chat = world.chats[user.id]
        self.opened_links: list[str] = []
        self.copied: list[str] = []
        self._world = world
        self._hand = Hand(world, self.chat, user)

    @property
    def id(self) -> int:
        """The account's id, which is also the id of the private chat."""
        return self.user.id

    @property
    def screen(self) -> list[Shown]:
        """The messages as the person sees them now, oldest first."""
        return shown_in(self.chat)

    @property
    def last_text(self) -> str:
        """The text of the bot's newest message; empty when there is none."""
        return last_text(self.chat)

    @property
    def alerts(self) -> list[str]:
        """The toasts and alerts seen after pressing buttons, oldest first."""
        return self._world.toasts.setdefault(self.id, [])

    def buttons(self) -> list[str]:
        """The labels under the newest message that has any."""
        return last_buttons(self.chat)

    def keyboard(self) -> tuple[str, ...]:
        """The labels of the keyboard below what is typed; empty when there is none."""
        return menu_in(self.chat)

    def menu(self) -> list[str]:
        """The commands that the menu button offers this person, without the slash."""
        scopes = [Scope("chat", self.id), Scope("all_private_chats"), Scope()]
        return self._world.profile.menu(scopes, self.user.language_code)

    async def start(self, payload: str | None = None) -> int:
        """Press Start, or open a deep link with a payload; returns the message id."""
        if self._has_blocked:
            await self.unblock()
        return await self.write(f"/start {payload}" if payload else "/start")

    async def write(self, text: str) -> int:
        """Send a text; returns the message id."""
        return self._post(text_body(text))

    async def reply(self, message_id: int, text: str) -> int:
        """Send a text as a reply to another message; returns the message id."""
        answered = self.chat.messages[message_id]
        return self._hand.reply(text_body(text), answered).message_id

    async def edit(self, message_id: int, text: str) -> None:
        """Correct an own message."""
        self._hand.edit(message_id, text)

    async def press(self, label: str, times: int = 1) -> None:
        """Press the newest button with this label, else the newest that starts with it.

        Raises `NoSuchButtonError`, which lists the buttons on the screen.
        """
        message, button = find_button(self.chat, label)
        for _ in range(times):
            self._hand.press(message, button)
        if "url" in button:
            self.opened_links.append(str(button["url"]))
        if isinstance(copied := button.get("copy_text"), dict):
            self.copied.append(str(copied["text"]))

    async def press_data(self, message_id: int, data: str) -> str:
        """Send a press with any data, forged ones too; returns the callback query's id."""
        return self._hand.press_data(message_id, data)

    async def send_voice(self) -> int:
        """Send a voice message."""
        return self._media(Kind.VOICE, {"duration": 3, **_file("voice")})

    async def send_photo(self, caption: str = "") -> int:
        """Send a picture."""
        return self._media(Kind.PHOTO, [{"width": 90, "height": 90, **_file("photo")}], caption)

    async def send_document(self, name: str, content: bytes, caption: str = "") -> int:
        """Send a file."""
        file_id = self._world.store(content)
        own = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(content)}
        return self._media(Kind.DOCUMENT, {"file_name": name, **own}, caption)

    async def send_sticker(self) -> int:
        """Send a sticker."""
        looks = {"type": "regular", "width": 512, "height": 512}
        flags = {"is_animated": False, "is_video": False}
        return self._media(Kind.STICKER, {**looks, **flags, **_file("sticker")})

    async def send_contact(self) -> int:
        """Share the own phone number."""
        own = {"phone_number": "+10000000000", "user_id": self.id}
        return self._media(Kind.CONTACT, {**own, "first_name": self.user.first_name})

    async def send_location(self) -> int:
        """Share a place."""
        return self._media(Kind.LOCATION, {"latitude": 0.0, "longitude": 0.0})

    async def block(self) -> None:
        """Block the bot."""
        self._stand(Status.KICKED, Happening.BLOCKED)

    async def unblock(self) -> None:
        """Unblock the bot."""
        self._stand(Status.MEMBER, Happening.UNBLOCKED)

    async def deactivate(self) -> None:
        """Delete the account."""
        self.user.is_deactivated = True

    @property
    def _has_blocked(self) -> bool:
        return self.chat.status(self._world.bot.id) is Status.KICKED

    def _stand(self, status: Status, kind: Happening) -> None:
        self._world.set_status(self.chat, self._world.bot, status, self.user)
        now = self._world.clock.now()
        self._world.tell(Event(kind, now, self.id, self.user.first_name))

    def _media(self, kind: Kind, media: object, caption: str = "") -> int:
        return self._post(Body(kind, caption, media={kind.value: media}))

    def _post(self, body: Body) -> int:
        if self._has_blocked:
            raise AssertionError("who blocked the bot cannot write to it: unblock first")
        self.chat.standing.setdefault(self._world.bot.id, Status.MEMBER)
        return self._hand.post(body).message_id


def _file(name: str) -> Json:
    return {"file_id": f"person-{name}", "file_unique_id": f"u-person-{name}", "file_size": 1}
