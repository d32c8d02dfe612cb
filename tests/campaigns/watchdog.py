"""The watchdog: a bot that Telegram or the database fails says so in time, and hears again."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, closing
from math import inf
from time import monotonic
from typing import Final, TypeAlias

from bot.sandbox.faults import Fault, FaultKind
from tests.campaigns.report import Report
from tests.campaigns.seeding import Followed, add_patients
from tests.campaigns.stand import Stand, open_stand

# Seconds: within which trouble must be noticed, and a poison update stepped over.
NOTICED: Final = 60.0
STEPPED_OVER: Final = 5.0
_LOOK_EVERY: Final = 0.2
_NOTE: Final = "I could walk a bit further today."

# Makes trouble on a stand whose bot works; returns the seconds until the bot was well or gone.
Case: TypeAlias = Callable[[Stand, Followed], Awaitable[float]]


def run(kills: int, seed: int, cases: tuple[str, ...] = ()) -> Report:
    """Try every kind of trouble once, side by side; `kills` is the number of processes that end.

    `handled` counts the kinds, `lost` those that were not noticed in time.
    """
    return asyncio.run(_run(seed, cases or tuple(CASES)))


async def _run(seed: int, names: tuple[str, ...]) -> Report:
    turn = asyncio.Lock()
    seconds = await asyncio.gather(*(_try(name, seed, turn) for name in names))
    late = [
        f"{name}: {took:.1f} s"
        for name, took in zip(names, seconds, strict=True)
        if took > (STEPPED_OVER if name == "poison" else NOTICED)
    ]
    more = {f"{name}_s": round(took, 1) for name, took in zip(names, seconds, strict=True)}
    ended = len(set(names) & ENDS)
    return Report("watchdog", seed, ended, len(names), len(late), 0, more, tuple(late))


async def _try(name: str, seed: int, turn: asyncio.Lock) -> float:
    async with AsyncExitStack() as stack:
        # Alembic can build only one schema at a time in a process.
        async with turn:
            stand = await stack.enter_async_context(open_stand(seed))
            (patient,) = await add_patients(stand, 1)
            await stand.start()
            await stand.listening(0)
        return await CASES[name](stand, patient)


def _refused(kind: FaultKind) -> Case:
    """Every poll is refused: the bot must end, and not well, so that it is started anew."""

    async def case(stand: Stand, patient: Followed) -> float:
        await _strike(stand, patient, Fault(kind, "getUpdates", count=0))
        return await _seconds_until_ended(stand)

    return case


def _once(fault: Fault) -> Case:
    """One poll goes wrong: an answer that waits behind it must be stored."""

    async def case(stand: Stand, patient: Followed) -> float:
        await _strike(stand, patient, fault)
        await stand.sandbox.until(lambda: stand.sandbox.faults.is_empty)
        await patient.person.write(_NOTE)
        return await _seconds_until(lambda: len(stand.query("SELECT 1 FROM notes")) == 2)

    return case


async def _database_lost(stand: Stand, _patient: Followed) -> float:
    """Another program holds the file and does not let go."""
    with closing(sqlite3.connect(stand.folder / "aftercare.db", isolation_level=None)) as thief:
        thief.execute("BEGIN IMMEDIATE")
        return await _seconds_until_ended(stand)


async def _strike(stand: Stand, patient: Followed, fault: Fault) -> None:
    """Order the fault, and end the poll that is under way, so that it strikes the next one."""
    stand.sandbox.faults.add(fault)
    await patient.person.write(_NOTE)


async def _seconds_until_ended(stand: Stand) -> float:
    seconds = await _seconds_until(lambda: stand.exit_code is not None)
    return seconds if stand.exit_code else inf


async def _seconds_until(holds: Callable[[], bool]) -> float:
    start = monotonic()
    # The bot is another process: there is no event to wait for.
    while not holds() and monotonic() - start < 2 * NOTICED:  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_EVERY)
    return monotonic() - start


CASES: Final[dict[str, Case]] = {
    "unauthorized": _refused(FaultKind.UNAUTHORIZED),
    "not_found": _refused(FaultKind.NOT_FOUND),
    "conflict": _refused(FaultKind.CONFLICT),
    "unauthorized_once": _once(Fault(FaultKind.UNAUTHORIZED, "getUpdates")),
    "hung": _once(Fault(FaultKind.DELAY, "getUpdates", seconds=600)),
    "poison": _once(Fault(FaultKind.UNPARSEABLE_UPDATE)),
    "database_lost": _database_lost,
}
# The kinds of trouble that end the process, with a code that a supervisor sees.
ENDS: Final = frozenset({"unauthorized", "not_found", "conflict", "database_lost"})
