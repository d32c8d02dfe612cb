"""The longest time for which a loop came to nothing else."""

from __future__ import annotations

import asyncio
from typing import Final

# Seconds between two looks: short beside a stall that anybody minds, and cheap.
_LOOK_EVERY: Final = 0.005


class StallWatch:
    """Looks again and again how late it wakes up."""

    def __init__(self) -> None:
        self._longest = 0.0

    async def run(self) -> None:
        """Watch until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _LOOK_EVERY
            await asyncio.sleep(_LOOK_EVERY)
            self._longest = max(self._longest, loop.time() - due)

    async def take(self) -> float:
        """The longest stall since this was asked last, in milliseconds."""
        longest, self._longest = self._longest, 0.0
        return longest * 1000
