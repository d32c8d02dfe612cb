"""Start: from the imports to the first poll, in clinics of 10,000 and 1,000,000 patients."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, TypeAlias

from bot.__main__ import main
from bot.settings import Settings, read_settings
from bot.storage.startup import open_database
from tests.benchmarks.clinic import FIRST_ADMIN, Clinic
from tests.benchmarks.line import Comparison, Goal, Line, median
from tests.benchmarks.mass import found
from tests.benchmarks.run import Run
from tests.benchmarks.telegram import Telegram

_Life: TypeAlias = Callable[[Path, Mapping[str, str], Connection], None]

_SIZES: Final = (10_000, 1_000_000)
# More than rounds of other measurements: a start is short.
_STARTS: Final = 5
_OVER_OPENING: Final = Goal(3.0)
# Milliseconds.
_GROWTH: Final = Goal(20.0)

# A Python that has imported the bot and waits: each process is forked from it.
_CONTEXT: Final = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    ["tests.benchmarks.start", "asyncpg", "httpcore._async.http11", "babel.messages.pofile"]
)


def measure(run: Run) -> Iterator[Line]:
    """A start over opening the database alone, and how it grows with the clinic."""
    few, many = (run.sized(size, 10) for size in _SIZES)
    # One that has grown already does not shrink.
    small = {db: _small(run, db, few) for db in run.kinds}
    large = {mass.clinic.db: mass.clinic for mass in run.grown(many)}
    for db in run.kinds:
        opening: list[float] = []
        starting: dict[int, list[float]] = {few: [], many: []}
        for clinic in (small[db], large[db]):
            # The first one greets the admin, and more.
            _start(run.telegram, clinic)
        for _ in range(run.sized(_STARTS)):
            opening.append(_open(large[db]))
            starting[few].append(_start(run.telegram, small[db]))
            starting[many].append(_start(run.telegram, large[db]))
        own, less = median(starting[many]), median(starting[few])
        yield Comparison("ms", own, median(opening), "opening").line("start", db, _OVER_OPENING)
        values = {f"ms_{few}": less, f"ms_{many}": own, "more_ms": own - less}
        yield Line("start_growth", values, db, judged="more_ms", goal=_GROWTH)


def _small(run: Run, db: str, size: int) -> Clinic:
    mass = found(run.clinic(db))
    mass.grow(size)
    return mass.clinic


def _open(clinic: Clinic) -> float:
    """Milliseconds to open the database and close it."""
    with _forked(_live_to_open, clinic) as told:
        seconds: float = told.recv()
    return seconds * 1000


def _start(telegram: Telegram, clinic: Clinic) -> float:
    """Milliseconds from the imports to the first poll."""
    telegram.forget(clinic.token)
    with _forked(_live_to_run, clinic) as told:
        began: float = told.recv()
        return (telegram.until_polled(clinic.token) - began) * 1000


@contextmanager
def _forked(live: _Life, clinic: Clinic) -> Iterator[Connection]:
    """A process that lives so, until the end of the block."""
    # One admin: each of the many that other measurements need is looked up at a start.
    environment = clinic.environment | {"ADMIN_IDS": str(FIRST_ADMIN)}
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=live, args=(clinic.folder, environment, theirs))
    process.start()
    try:
        yield ours
    finally:
        process.terminate()
        process.join()
        ours.close()
        theirs.close()


def _live_to_open(folder: Path, environment: Mapping[str, str], told: Connection) -> None:
    _come_up(folder, environment)
    settings = read_settings()
    began = time.perf_counter()
    asyncio.run(_open_and_close(settings))
    told.send(time.perf_counter() - began)


async def _open_and_close(settings: Settings) -> None:
    database = await open_database(settings.database_url, settings.encryption_key_file)
    await database.close()


def _live_to_run(folder: Path, environment: Mapping[str, str], told: Connection) -> None:
    _come_up(folder, environment)
    told.send(time.time())
    main(["run"], standalone_mode=False)


def _come_up(folder: Path, environment: Mapping[str, str]) -> None:
    # What the imports left is not what a start makes.
    gc.freeze()
    os.chdir(folder)
    os.environ.update(environment)
    log = os.open("process.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
