"""The way to Telegram in virtual time, on which calls overtake each other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final, TypeAlias

from bot.services.ports import Clock, Letter, Messenger, Receipt

# From when until when the bot knows that Telegram asked not to send.
Wait: TypeAlias = tuple[datetime, datetime]

# Seconds that a call takes: most of them, and the part that is stuck somewhere for longer.
_USUAL: Final = (0.0, 0.1)
_STUCK: Final = (0.1, 4.0)
_STUCK_SHARE: Final = 0.05


@dataclass(slots=True)
class Network:
    """Carries each letter for a while before the real messenger makes the call.

    `left`: when each text left, once a try.
    """

    messenger: Messenger
    clock: Clock
    random: Random
    waits: list[Wait] = field(default_factory=list)
    left: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    _travelling: list[tuple[datetime, asyncio.Event]] = field(default_factory=list)

    async def deliver(self, letter: Letter) -> Receipt:
        """Carry the letter, make the call, and note how long Telegram asks to wait."""
        self.left[letter.body["text"]].append(self.clock.now())
        await self._travel()
        receipt = await self.messenger.deliver(letter)
        if receipt.retry_after is not None:
            now = self.clock.now()
            self.waits.append((now, now + receipt.retry_after))
        return receipt

    async def _travel(self) -> None:
        span = _STUCK if self.random.random() < _STUCK_SHARE else _USUAL
        takes = timedelta(seconds=self.random.uniform(*span))
        arrived = asyncio.Event()
        self._travelling.append((self.clock.now() + takes, arrived))
        await arrived.wait()

    @property
    def on_the_way(self) -> int:
        """How many calls have left and not reached Telegram."""
        return len(self._travelling)

    @property
    def next_arrival(self) -> datetime | None:
        """When the next call reaches Telegram; None when none is on its way."""
        return min((at for at, _ in self._travelling), default=None)

    def arrive(self) -> None:
        """Let the calls whose time has come reach Telegram."""
        now = self.clock.now()
        for at, arrived in self._travelling:
            if at <= now:
                arrived.set()
        self._travelling = [each for each in self._travelling if each[0] > now]
