"""Strangers who never stop: what they cost in memory, and what is left of them on the disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from bot.sandbox.people.people import Person
from bot.sandbox.play import next_due
from bot.services.operations.retention import Retention
from bot.storage.database import Database
from bot.storage.tables.mail import InboxUpdate
from tests.campaigns.process import Change
from tests.campaigns.report import Report
from tests.campaigns.stand import Stand, imbalances, open_stand

# Updates for each of `kills`, and how many strangers write them.
_UPDATES: Final = 200
_STRANGERS: Final = 400
# Until then the bot takes what any work takes.
_WARM_UP: Final = 200
# So many may wait at Telegram, and seconds for the bot to handle all.
_WAITING: Final = 200
_WORKED_OFF: Final = 1800.0
_MEGABYTE: Final = 1_000_000
MOST_MEMORY: Final = 15.0
MOST_DISK: Final = 5.0
_LATER: Final = timedelta(days=8)
_TEXTS: Final = ("/start junk", "hello", "/status", "I have chest pain", "/enroll 12", "7")


def run(kills: int, seed: int, change: Change | None = None) -> Report:
    """Two hundred updates for each of `kills`, twenty thousand at the usual size; none dies.

    `more`: the megabytes by which memory grew meanwhile, and the database after the purge.
    """
    return asyncio.run(_run(_UPDATES * kills, seed, change))


async def _run(updates: int, seed: int, change: Change | None) -> Report:
    async with open_stand(seed, change) as stand:
        people = [stand.person() for _ in range(_STRANGERS)]
        await stand.start()
        await stand.listening()
        await _write(stand, people, _WARM_UP)
        memory, disk = stand.memory, await _disk(stand)
        await _write(stand, people, updates)
        memory = stand.memory - memory
        await stand.stop()
        complaints = await _wrong(stand)
        disk = await _disk(stand, forgets=True) - disk
    grown, kept = memory / _MEGABYTE, disk / _MEGABYTE
    if grown > MOST_MEMORY:
        complaints.append(f"memory grew by {grown:.1f} MB")
    if kept > MOST_DISK:
        complaints.append(f"the database grew by {kept:.1f} MB")
    more = {"memory_mb": round(grown, 1), "disk_mb": round(kept, 1)}
    return Report("strangers", seed, 0, updates, 0, 0, more, tuple(complaints))


async def _write(stand: Stand, people: list[Person], updates: int) -> None:
    """They write and press, no faster than it is taken, until all of it is handled."""
    random, queue = stand.random, stand.sandbox.world.queue
    for number in range(updates):
        person = random.choice(people)
        if number % 5 == 0:
            await person.press_data(await person.write("x"), "f:yes")
        else:
            await person.write(random.choice(_TEXTS))
        await stand.sandbox.until(lambda: len(queue.pending) < _WAITING, _WORKED_OFF)
    await stand.sandbox.idle(_WORKED_OFF)
    async with stand.runtime() as runtime, asyncio.timeout(_WORKED_OFF):
        # The bot is another process: there is no event to wait for.
        while await _waiting(runtime.database):  # noqa: ASYNC110
            await asyncio.sleep(0.2)


async def _waiting(database: Database) -> int:
    async with database.reading() as session:
        return await next_due.updates_waiting(session)


async def _disk(stand: Stand, *, forgets: bool = False) -> int:
    """How large the database is, after its log was written into it; and what is old was purged."""
    async with stand.runtime() as runtime:
        if forgets:
            stand.clock.advance(_LATER)
            await Retention(runtime).purge()
        await runtime.database.empty_log()
    return (stand.folder / "aftercare.db").stat().st_size


async def _wrong(stand: Stand) -> list[str]:
    async with stand.runtime() as runtime:
        found = [*stand.found(), *stand.leaks(), *await imbalances(runtime.database)]
        async with runtime.database.reading() as session:
            states = Counter(await session.scalars(select(InboxUpdate.state)))
    if failed := states["failed"]:
        found.append(f"{failed} updates were given up")
    return found
