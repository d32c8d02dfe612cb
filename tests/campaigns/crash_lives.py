"""Lives of the bot in processes of their own, on fresh copies of one prepared database."""

from __future__ import annotations

import asyncio
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Final

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.database import Database
from tests.campaigns.crash_bot import DIED, Order, Point, Weakness, live
from tests.campaigns.crash_count import Count, count
from tests.campaigns.crash_story import Stage, StuckError, play
from tests.world import make_settings

# How long a patient waits for the next question, and everybody for the bot to end.
_PATIENCE: Final = 60.0
# A weak bot may let them wait for ever.
_LITTLE_PATIENCE: Final = 4.0
# Long enough for the lease of a leader who died, too short for an outage.
_AWAY: Final = timedelta(minutes=5)


@dataclass(slots=True)
class Lives:
    """Plays the story again and again, each time on a database of its own."""

    stage: Stage
    folder: Path
    weakness: Weakness
    _context: ForkServerContext = field(init=False)

    def __post_init__(self) -> None:
        # Not a fork of this process: it has threads, which a fork would leave behind.
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["tests.campaigns.crash_nursery"])

    async def undisturbed(self) -> tuple[Count, list[Point]]:
        """What there must be in the end, and the points of such a life."""
        async with Sandbox(VirtualClock(self.stage.now)) as sandbox:
            life = self._life(sandbox, Weakness.NONE)
            points = await life.go(0)
            assert points is not None, "the undisturbed life ended early"
            return await life.count(), points

    async def cut_at(self, point: int) -> Count | None:
        """End at a point and live on; what there is then, or None when there is no such point."""
        async with Sandbox(VirtualClock(self.stage.now)) as sandbox:
            life = self._life(sandbox, self.weakness)
            if await life.go(point) is not None:
                life.story.cancel()
                return None
            await life.go(0, later=_AWAY)
            return await life.count()

    def _life(self, sandbox: Sandbox, weakness: Weakness) -> _Life:
        self.stage.furnish(sandbox)
        url = self.stage.copy_database(self.folder / "life.db")
        settings = make_settings(sandbox, self.stage.admin)
        order = Order(url, self.stage.vault, settings, self.stage.now, 0, weakness)
        patience = _PATIENCE if weakness is Weakness.NONE else _LITTLE_PATIENCE
        story = asyncio.create_task(play(sandbox, self.stage, patience))
        return _Life(self._context, sandbox, order, story)


@dataclass(slots=True)
class _Life:
    """One story, and the bot that is part of it, in one or two goes."""

    context: ForkServerContext
    sandbox: Sandbox
    order: Order
    story: asyncio.Task[None]
    complaints: list[str] = field(default_factory=list)

    async def go(self, dies_at: int, later: timedelta = timedelta()) -> list[Point] | None:
        """Start the bot and let it end, after the story or at a point; its points, if it lived."""
        order = replace(self.order, dies_at=dies_at, starts_at=self.order.starts_at + later)
        line, end = self.context.Pipe()
        process = self.context.Process(target=live, args=(order, end))
        process.start()
        end.close()
        with closing(line):
            await self._wait(process, line)
            if process.exitcode == 0:
                return list(line.recv())
        if process.exitcode != DIED or not dies_at:
            self.complaints.append(f"the bot ended with {process.exitcode}")
        return None

    async def _wait(self, process: ForkServerProcess, line: Connection) -> None:
        ended = asyncio.create_task(asyncio.to_thread(process.join, 3 * _PATIENCE))
        await asyncio.wait({ended, self.story}, return_when=asyncio.FIRST_COMPLETED)
        if self.story.done() and process.is_alive():
            with suppress(OSError):
                line.send("the story is over")
        await ended
        if process.is_alive():
            self.complaints.append("the bot did not end")
            process.kill()
            await asyncio.to_thread(process.join)

    async def count(self) -> Count:
        """What there is at the end of the story."""
        database = Database(self.order.url, self.order.vault)
        found = await count(database, self.sandbox)
        await database.close()
        found.complaints += self.complaints
        error = self.story.exception()
        if isinstance(error, StuckError):
            found.missed.append(str(error))
        elif error is not None:
            raise error
        return found
