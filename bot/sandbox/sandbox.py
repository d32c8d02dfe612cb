"""The sandbox as a whole: start it, make people, watch the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from bot.sandbox.people.groups import Group
from bot.sandbox.people.people import Person
from bot.sandbox.server.calls import Call, sends
from bot.sandbox.server.faults import Faults
from bot.sandbox.server.limits import Limits
from bot.sandbox.server.server import BotApi
from bot.sandbox.server.wires import HOST
from bot.sandbox.state.chats import ChatKind
from bot.sandbox.state.clock import VirtualClock
from bot.sandbox.state.events import Observer
from bot.sandbox.state.users import User
from bot.sandbox.state.world import World

TOKEN: Final = "1:sandbox"


class Sandbox:
    """Telegram for one machine: `async with Sandbox(clock) as sandbox:` inside a running loop."""

    def __init__(self, clock: VirtualClock, token: str = TOKEN, *, seed: int = 0) -> None:
        self.clock = clock
        self.token = token
        bot_id = int(token.partition(":")[0])
        self.world = World(clock, User(bot_id, "Sandbox", is_bot=True, username="sandbox_bot"))
        self.faults = Faults(self.world.queue, seed)
        self._api = BotApi(self.world, token, self.faults)

    async def __aenter__(self) -> Self:
        await self.go_online()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._api.closing.set()
        self.world.queue.close()
        await self.go_offline()
        await self._api.wires.finish()

    @property
    def url(self) -> str:
        """The root URL; the bot's base_url is `url + "/bot"`."""
        return f"http://{HOST}:{self._api.wires.port}"

    @property
    def calls(self) -> list[Call]:
        """Every call that the bot made, oldest first."""
        return self._api.calls

    def sends(self, chat_id: int | None = None) -> list[Call]:
        """The sends that took effect, of one chat or of all, oldest first."""
        return sends(self.calls, chat_id)

    @property
    def limits(self) -> Limits:
        """The flood limits; set `limits.is_strict` to have them enforced."""
        return self._api.limits

    def tell_time(self) -> None:
        """From now on each answer bears the time, as Telegram's do."""
        self._api.tells_time = True

    @property
    def is_idle(self) -> bool:
        """Whether the bot confirmed every update."""
        return not self.world.queue.pending

    async def idle(self, within: float = 10.0) -> None:
        """Return once the bot confirmed every update; TimeoutError after real seconds."""
        await self.until(lambda: self.is_idle, within)

    async def until(self, condition: Callable[[], bool], within: float = 10.0) -> None:
        """Return once the condition holds; looked at after each call and each thing seen."""
        async with asyncio.timeout(within):
            while not condition():
                await self.world.pulse.wait()

    def observe(self, observer: Observer) -> None:
        """Have the observer called, at once, with everything that a chat sees."""
        self.world.observers.append(observer)

    def person(self, first_name: str = "A", language_code: str = "en") -> Person:
        """Somebody new, who has not started the bot yet."""
        return Person(self.world, self.world.add_user(first_name, language_code))

    def group(self, title: str = "Clinic", *, is_super: bool = False) -> Group:
        """A new group, still empty: add members and the bot."""
        kind = ChatKind.SUPERGROUP if is_super else ChatKind.GROUP
        return Group(self.world, self.world.add_group(title, kind))

    async def go_offline(self) -> None:
        """Refuse connections from now on, and cut those that are open."""
        await self._api.wires.close()

    async def go_online(self) -> None:
        """Listen again, under the same URL."""
        await self._api.wires.open()
