"""A disk that is full or read-only for a while, under the whole bot over HTTP."""

from __future__ import annotations

import asyncio
import os
import resource
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from bot.app import App
from bot.chat.polling import Poll
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Stopwatch
from bot.storage.database import Database
from tests.campaigns.crash_bot import LazyInbox
from tests.campaigns.crash_count import Count, count
from tests.campaigns.crash_story import Stage, StuckError, play
from tests.world import make_settings

_PATIENCE: Final = 60.0
_LITTLE_PATIENCE: Final = 4.0
# What a process of its own may take.
_ALONE: Final = 180.0
# More than SQLite's index of its log, less than the log will be.
_MOST_BYTES: Final = 40_000
# Seconds of trouble at most: without its database the bot ends itself after 20.
_LASTS: Final = 10.0
# So often the disk refuses before there is room again.
_REFUSALS: Final = 12
_AS_IT_IS: Final = 1
_NO_LIMIT: Final = 1_073_741_823
_REFUSES: Final = ("is full", "readonly", "disk I/O error")


class Trouble(StrEnum):
    """What is wrong with the disk."""

    NONE = "nothing"
    FULL = "it is full"
    READ_ONLY = "it is read-only"
    # By the system itself, for a whole process: see `live_alone`.
    NO_GROWTH = "its files may not grow"


@dataclass(slots=True)
class Disk:
    """The disk of one database; each transaction meets it as it is at its beginning."""

    trouble: Trouble = Trouble.NONE
    refusals: int = 0
    has_refused: asyncio.Event = field(default_factory=asyncio.Event)

    def put_under(self, database: Database) -> None:
        """Have a database stand on this disk."""
        event.listen(database.engine.sync_engine, "checkout", self._set)
        event.listen(database.engine.sync_engine, "handle_error", self._note)

    def _set(self, connection: Any, *_: object) -> None:
        most = _AS_IT_IS if self.trouble is Trouble.FULL else _NO_LIMIT
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count={most}")
        cursor.execute(f"PRAGMA query_only={self.trouble is Trouble.READ_ONLY:d}")
        cursor.close()

    def _note(self, context: ExceptionContext) -> None:
        message = str(context.original_exception)
        self.refusals += any(refuses in message for refuses in _REFUSES)
        if self.refusals >= _REFUSALS:
            self.has_refused.set()


def live_alone(stage: Stage, trouble: Trouble) -> Count:
    """`live_through` in a process of its own, since this trouble is that of the whole process."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.campaigns.crash_nursery"])
    line, end = context.Pipe()
    process = context.Process(target=_tell, args=(stage, trouble, end), daemon=True)
    process.start()
    end.close()
    with closing(line):
        found = line.recv() if line.poll(_ALONE) else None
    process.kill()
    process.join()
    assert isinstance(found, Count), f"no word from the bot while {trouble}"
    return found


def _tell(stage: Stage, trouble: Trouble, line: Connection) -> None:
    # The log may be a file, which could not grow either.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    line.send(asyncio.run(live_through(stage, trouble)))


@contextmanager
def _troubled(disk: Disk, trouble: Trouble) -> Iterator[None]:
    disk.trouble = trouble
    with _no_growth() if trouble is Trouble.NO_GROWTH else nullcontext():
        yield
    disk.trouble = Trouble.NONE


@contextmanager
def _no_growth() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_BYTES, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def live_through(stage: Stage, trouble: Trouble, *, is_hasty: bool = False) -> Count:
    """Play the story while the disk is in trouble for a while; what there is in the end.

    `is_hasty`: a bot that acknowledges updates before it has stored them.
    """
    disk = Disk()
    async with _open_app(stage, disk, is_hasty) as (app, sandbox, clock):
        player = Player(app, sandbox, clock)
        patience = _LITTLE_PATIENCE if is_hasty else _PATIENCE
        story = asyncio.create_task(play(sandbox, stage, patience))
        ageing = asyncio.create_task(_let_time_pass(player))
        with capture_logs() as lines:
            with _troubled(disk, trouble):
                await _until_refused(disk, story, min(patience, _LASTS))
            await asyncio.wait({story})
        ageing.cancel()
        await player.settle()
        found = await count(app.runtime.database, sandbox)
    if isinstance(error := story.exception(), StuckError):
        found.missed.append(str(error))
    found.complaints += _silence(trouble, disk, [str(line["log_level"]) for line in lines])
    return found


async def _until_refused(disk: Disk, story: asyncio.Task[None], patience: float) -> None:
    if disk.trouble is Trouble.NONE:
        return
    refused = asyncio.create_task(disk.has_refused.wait())
    await asyncio.wait({refused, story}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
    refused.cancel()


async def _let_time_pass(player: Player) -> None:
    while True:
        # The player looks into the same database.
        with suppress(DBAPIError):
            await player.settle()
        await asyncio.sleep(0.002)


def _silence(trouble: Trouble, disk: Disk, levels: list[str]) -> list[str]:
    """What the bot did not tell about the trouble."""
    if trouble is Trouble.NONE:
        return []
    if not disk.refusals:
        return [f"nothing went wrong although {trouble}"]
    if not {"error", "critical"}.intersection(levels):
        return [f"no error was logged although {trouble}"]
    return []


@asynccontextmanager
async def _open_app(
    stage: Stage, disk: Disk, is_hasty: bool
) -> AsyncIterator[tuple[App, Sandbox, VirtualClock]]:
    clock = VirtualClock(stage.now)
    database = Database(stage.copy_database(stage.template.with_name("disk.db")), stage.vault)
    disk.put_under(database)
    try:
        async with Sandbox(clock) as sandbox:
            stage.furnish(sandbox)
            app = build_unhurried(make_settings(sandbox, stage.admin), database, clock)
            inbox = (LazyInbox if is_hasty else Inbox)(app.runtime)
            app.poll = Poll(app.application.bot, inbox, 1, Stopwatch(sleep=_nap))
            async with app.running():
                yield app, sandbox, clock
    finally:
        await database.close()


async def _nap(seconds: float) -> None:
    await asyncio.sleep(min(seconds, 0.02))
