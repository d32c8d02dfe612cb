"""Groups: several people and the bot in one chat, which may turn into a supergroup."""

from __future__ import annotations

from bot.sandbox.people.hands import Hand, text_body
from bot.sandbox.people.people import Person
from bot.sandbox.people.screens import Shown, find_button, last_buttons, last_text, shown_in
from bot.sandbox.state.chats import Chat, ChatKind, Status
from bot.sandbox.state.messages import Body, Kind
from bot.sandbox.state.users import ANONYMOUS_ADMIN, User
from bot.sandbox.state.world import World


class Group:
    """A group chat; unless the bot is an administrator it hears commands and replies only."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.chat = chat
        self._world = world

    @property
    def id(self) -> int:
        """The chat's id; another one after `migrate`."""
        return self.chat.id

    @property
    def screen(self) -> list[Shown]:
        """The messages as members see them now, oldest first."""
        return shown_in(self.chat)

    @property
    def last_text(self) -> str:
        """The text of the bot's newest message; empty when there is none."""
        return last_text(self.chat)

    @property
    def pinned(self) -> list[str]:
        """What the pinned messages say now, oldest first."""
        return [self.chat.messages[each].body.text for each in self.chat.pinned]

    def buttons(self) -> list[str]:
        """The labels under the newest message that has any."""
        return last_buttons(self.chat)

    async def add(self, person: Person) -> None:
        """A person joins."""
        self._join(person.user, person.user)

    async def remove(self, person: Person) -> None:
        """A person leaves."""
        self._world.set_status(self.chat, person.user, Status.LEFT, person.user)
        self._service(person.user, left_chat_member=person.user.json())

    async def promote(self, person: Person) -> None:
        """A member becomes an administrator."""
        self._world.set_status(self.chat, person.user, Status.ADMINISTRATOR, person.user)

    async def add_bot(self, by: Person) -> None:
        """A member adds the bot."""
        self._join(self._world.bot, by.user)

    async def promote_bot(self, by: Person) -> None:
        """The bot becomes an administrator, so that it hears everything."""
        self._world.set_status(self.chat, self._world.bot, Status.ADMINISTRATOR, by.user)

    async def remove_bot(self, by: Person) -> None:
        """The bot is thrown out."""
        self._world.set_status(self.chat, self._world.bot, Status.KICKED, by.user)
        self._service(by.user, left_chat_member=self._world.bot.json())

    async def write(self, person: Person, text: str, *, topic: int | None = None) -> int:
        """A member sends a text, in a forum to a topic; returns the message id."""
        where = {} if topic is None else {"message_thread_id": topic, "is_topic_message": True}
        return self._hand(person).post(text_body(text), **where).message_id

    async def reply(self, person: Person, message_id: int, text: str) -> int:
        """A member answers a message; returns the message id."""
        answered = self.chat.messages[message_id]
        return self._hand(person).reply(text_body(text), answered).message_id

    async def write_anonymously(self, text: str) -> int:
        """An administrator writes in the name of the group; returns the message id."""
        hand = Hand(self._world, self.chat, ANONYMOUS_ADMIN)
        return hand.post(text_body(text), sender_chat=self.chat.json()).message_id

    async def press(self, person: Person, label: str) -> None:
        """A member presses a button; raises `NoSuchButtonError` when there is none."""
        message, button = find_button(self.chat, label)
        self._hand(person).press(message, button)

    async def press_data(self, person: Person, message_id: int, data: str) -> str:
        """Anybody presses with any data, forged ones too; returns the callback query's id."""
        return Hand(self._world, self.chat, person.user).press_data(message_id, data)

    async def migrate(self) -> int:
        """The group becomes a supergroup: new id, messages start anew; returns the new id."""
        old, owner = self.chat, self._any_member()
        new = self._world.add_group(old.name, ChatKind.SUPERGROUP)
        new.standing.update(old.standing)
        self._service(owner, migrate_to_chat_id=new.id)
        old.migrated_to = new.id
        self.chat = new
        self._service(owner, migrate_from_chat_id=old.id)
        return new.id

    def _hand(self, person: Person) -> Hand:
        if not self.chat.status(person.id).is_inside:
            raise AssertionError(f"{person.user.first_name} is no member of {self.chat.name}")
        return Hand(self._world, self.chat, person.user)

    def _join(self, user: User, by: User) -> None:
        self._world.set_status(self.chat, user, Status.MEMBER, by)
        self._service(by, new_chat_members=[user.json()])

    def _service(self, by: User, **fields: object) -> None:
        Hand(self._world, self.chat, by).post(Body(Kind.SERVICE, media=fields))

    def _any_member(self) -> User:
        inside = (key for key, status in self.chat.standing.items() if status.is_inside)
        return self._world.users[next(inside)]
