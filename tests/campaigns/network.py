"""The way to Telegram in virtual time, on which calls overtake each other."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from bot.sandbox.server.calls import Call
from bot.services.kernel.ports import Clock, Letter, Messenger, Receipt

# Seconds that a call takes: most of them, and the part that is stuck somewhere for longer.
_USUAL: Final = (0.0, 0.1)
_STUCK: Final = (0.1, 4.0)
_STUCK_SHARE: Final = 0.05


@dataclass(slots=True)
class Trip:
    """When a letter left, and when its answer was there: real seconds, as a call's `monotonic`."""

    left: float
    answered: float = float("inf")


@dataclass(slots=True)
class Network:
    """Carries each letter for a while before the real messenger makes the call."""

    messenger: Messenger
    clock: Clock
    random: Random
    _trips: dict[str, list[Trip]] = field(default_factory=lambda: defaultdict(list))
    _travelling: list[tuple[datetime, asyncio.Event]] = field(default_factory=list)

    async def deliver(self, letter: Letter) -> Receipt:
        """Carry the letter and make the call."""
        trip = Trip(time.monotonic())
        self._trips[letter.body["text"]].append(trip)
        await self._travel()
        receipt = await self.messenger.deliver(letter)
        trip.answered = time.monotonic()
        return receipt

    def trip_of(self, call: Call) -> Trip:
        """The trip on which the letter was that became this call."""
        trips = self._trips[str(call.parameters["text"])]
        return next(each for each in trips if each.left <= call.monotonic <= each.answered)

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
