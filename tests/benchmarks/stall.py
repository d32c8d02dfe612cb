"""The longest time for which a loop came to nothing else."""

from __future__ import annotations

import asyncio
from typing import Final

from tests.benchmarks.line import percentile

# Seconds between two looks: short beside a stall that anybody minds, and cheap.
_LOOK_EVERY: Final = 0.005


class StallWatch:
    """Looks again and again how late it wakes up."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._late: list[float] = []

    async def run(self) -> None:
        """Watch until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _LOOK_EVERY
            await asyncio.sleep(_LOOK_EVERY)
            late = loop.time() - due
            self._longest = max(self._longest, late)
            self._late.append(late)

    async def take(self) -> float:
        """The longest stall since this was asked last, in milliseconds."""
        longest, self._longest = self._longest, 0.0
        return longest * 1000

    async def heartbeat(self) -> float:
        """How late 99 of 100 looks were at most since this was asked last, in milliseconds."""
        late, self._late = self._late, []
        return percentile(late, 0.99) * 1000 if late else 0.0
