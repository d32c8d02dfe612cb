"""SQLite under writers at the same time, callers that give up, and a disk in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError

from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.transaction import Runtime, Work
from bot.storage import facts
from bot.storage.database import Database
from bot.storage.vault import new_vault
from bot.texts.catalogue import Texts
from tests.campaigns import crash_count
from tests.campaigns.bad_disk import Trouble, live_alone, live_through
from tests.campaigns.crash_bot import hurry
from tests.campaigns.crash_count import Count
from tests.campaigns.crash_story import Stage, make_schema, prepared, url_of
from tests.campaigns.report import Report
from tests.campaigns.weak_database import (
    DeferredDatabase,
    LegacyDatabase,
    RetentiveDatabase,
    UnshieldedRuntime,
)
from tests.services.support.bench import make_clinic

_WRITERS: Final = 8
_COUNTER: Final = "counter"
_BATCH: Final = 20
# Seconds for the callers of a batch and one transaction more: four times what they took on a
# machine with far too much to do, and less than locks were kept that a caller had left behind.
_AT_ONCE: Final = 6.0
# So many callers at most for each that gives up.
_MOST_CALLERS: Final = 10
# Turns of the event loop before a caller gives up, at most.
_TURNS: Final = 600
# How many of them give up just when their transaction has the lock.
_HALFWAY: Final = 0.2


class Weakness(StrEnum):
    """A guard that is taken off, to see that the campaign notices."""

    NONE = "none"
    DEFERRED = "takes the write lock late"
    LEGACY = "begins a transaction only when it writes"
    UNSHIELDED = "is cut in half by a caller who gives up"
    RETENTIVE = "keeps its lock for a while when its caller gives up"
    HASTY = "acknowledges before it has stored"


_DATABASES: Final[dict[Weakness, type[Database]]] = {
    Weakness.DEFERRED: DeferredDatabase,
    Weakness.LEGACY: LegacyDatabase,
    Weakness.RETENTIVE: RetentiveDatabase,
}
_UNSHIELDED: Final = frozenset({Weakness.UNSHIELDED, Weakness.RETENTIVE})


@dataclass(slots=True)
class _Tally:
    updates: int = 0
    cancelled: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def run(kills: int, seed: int, weakness: Weakness = Weakness.NONE) -> Report:
    """8 tasks count up `kills` times each, as many callers give up, and the disk fails twice."""
    tally = _Tally()
    if weakness is not Weakness.HASTY:
        asyncio.run(_write_and_give_up(kills, Random(seed), weakness, tally))
    if weakness in {Weakness.NONE, Weakness.HASTY}:
        asyncio.run(_trouble_the_disk(prepared(), weakness, tally))
    return Report(
        name="sqlite",
        seed=seed,
        kills=tally.cancelled,
        handled=tally.updates,
        lost=len(tally.lost),
        twice=len(tally.twice),
        complaints=(*tally.lost, *tally.twice, *tally.complaints),
    )


async def _write_and_give_up(
    kills: int, random: Random, weakness: Weakness, tally: _Tally
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "counter.db")
        await make_schema(path)
        async with _open_runtime(path, weakness) as runtime:
            await _count_up(runtime, kills, tally)
            await _give_up(runtime, kills, random, tally)


@asynccontextmanager
async def _open_runtime(path: Path, weakness: Weakness) -> AsyncIterator[Runtime]:
    database = _DATABASES.get(weakness, Database)(url_of(path), new_vault())
    # How long a lock is kept must not depend on how slow the disk is.
    event.listen(database.engine.sync_engine, "connect", hurry)
    kind = UnshieldedRuntime if weakness in _UNSHIELDED else Runtime
    runtime = kind(database, VirtualClock(), Texts({}), make_clinic())
    yield runtime
    await runtime.settled()
    await database.close()


async def _count_up(runtime: Runtime, rounds: int, tally: _Tally) -> None:
    """Read and then write from many tasks at once: each update must be there in the end."""

    async def writer() -> None:
        for _ in range(rounds):
            try:
                await runtime.transact(_add_one)
            except DBAPIError as error:
                tally.complaints.append(f"an update failed: {error.orig}")

    await asyncio.gather(*(writer() for _ in range(_WRITERS)))
    tally.updates = _WRITERS * rounds - len(tally.complaints)
    async with runtime.database.reading() as session:
        counted = int(await facts.read(session, _COUNTER) or 0)
    if counted != tally.updates:
        tally.lost.append(f"{tally.updates - counted} updates were overwritten")


async def _add_one(work: Work) -> None:
    counted = int(await facts.read(work.session, _COUNTER) or 0)
    await asyncio.sleep(0)
    await facts.write(work.session, _COUNTER, str(counted + 1))


async def _give_up(runtime: Runtime, callers: int, random: Random, tally: _Tally) -> None:
    """Cancel callers at any moment: what began is finished, and no lock is kept."""
    begun: set[int] = set()
    called = 0
    # Some are done before they give up.
    while tally.cancelled < callers and called < _MOST_CALLERS * callers:
        numbers = range(called, called + min(_BATCH, callers - tally.cancelled))
        called = numbers.stop
        try:
            async with asyncio.timeout(_AT_ONCE):
                tally.cancelled += await _give_up_some(runtime, numbers, random, begun)
                await runtime.settled()
                await _write_two(runtime, -called, begun)
        except (TimeoutError, DBAPIError) as error:
            tally.complaints.append(f"a lock is kept: {type(error).__name__}")
            return
    await runtime.settled()
    await _look_for_halves(runtime, begun, tally)


async def _give_up_some(
    runtime: Runtime, numbers: Sequence[int], random: Random, begun: set[int]
) -> int:
    """Let each of these begin, and then give up; how many were still at it."""
    tasks: dict[int, asyncio.Task[None]] = {}
    prompt = {number for number in numbers if random.random() < _HALFWAY}

    def leave(number: int) -> None:
        if number in prompt:
            tasks[number].cancel()

    for number in numbers:
        tasks[number] = asyncio.create_task(_write_two(runtime, number, begun, leave))
    others = [tasks[number] for number in numbers if number not in prompt]
    await asyncio.gather(*(_cancel(task, random.randrange(_TURNS)) for task in others))
    results = await asyncio.gather(*tasks.values(), return_exceptions=True)
    return sum(isinstance(each, asyncio.CancelledError) for each in results)


def _stay(number: int) -> None:
    """Do not give up."""


async def _write_two(
    runtime: Runtime, number: int, begun: set[int], halfway: Callable[[int], None] = _stay
) -> None:
    async def use_case(work: Work) -> None:
        begun.add(number)
        await facts.write(work.session, f"left {number}", "")
        halfway(number)
        await asyncio.sleep(0)
        await facts.write(work.session, f"right {number}", "")

    await runtime.transact(use_case)


async def _cancel(task: asyncio.Task[None], turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()


async def _look_for_halves(runtime: Runtime, begun: set[int], tally: _Tally) -> None:
    async with runtime.database.reading() as session:
        for number in begun:
            left = await facts.read(session, f"left {number}")
            right = await facts.read(session, f"right {number}")
            if left is None or right is None:
                tally.lost.append(f"transaction {number} began and was not finished")


async def _trouble_the_disk(stage: Stage, weakness: Weakness, tally: _Tally) -> None:
    """The story of the crash points, while the disk is full or read-only for a while."""
    is_hasty = weakness is Weakness.HASTY
    wanted = await live_through(stage, Trouble.NONE)
    for trouble in (Trouble.READ_ONLY,) if is_hasty else (Trouble.READ_ONLY, Trouble.FULL):
        _compare(await live_through(stage, trouble, is_hasty=is_hasty), wanted, tally)
    if not is_hasty:
        found = await asyncio.to_thread(live_alone, stage, Trouble.NO_GROWTH)
        _compare(found, wanted, tally)


def _compare(found: Count, wanted: Count, tally: _Tally) -> None:
    tally.lost += found.missed + crash_count.lost(found, wanted)
    tally.twice += crash_count.twice(found, wanted)
    tally.complaints += found.complaints
