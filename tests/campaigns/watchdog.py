"""The watchdog: a bot that Telegram or the database fails says so in time, and hears again."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, closing, suppress
from dataclasses import dataclass
from functools import partial
from math import inf
from time import monotonic
from typing import Final, TypeAlias

import httpx
from sqlalchemy import func, select

from bot.domain.alerts import AlertKind
from bot.sandbox.server.faults import Fault, FaultKind
from bot.storage.tables.followups import Note
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.staff import Alert
from tests.campaigns.process import Change
from tests.campaigns.report import Report
from tests.campaigns.seeding import Followed, add_patients
from tests.campaigns.stand import Stand, imbalances, open_stand
from tests.commands import free_port

# Seconds: within which trouble must be noticed, and a poison update stepped over.
NOTICED: Final = 60.0
STEPPED_OVER: Final = 5.0
_GIVEN_UP: Final = 1.5 * NOTICED
# With a weaker bot, which is expected to fail.
_LITTLE_PATIENCE: Final = 2 * STEPPED_OVER
_LOOK_EVERY: Final = 0.2
_ASK_EVERY: Final = 1.0
_NOTE: Final = "I could walk a bit further today."

# Makes trouble on a stand whose bot works; returns the seconds until the bot was well or gone.
Case: TypeAlias = Callable[[Stand, Followed], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One kind of trouble with one bot: how long it took, and what else was wrong."""

    name: str
    seconds: float
    complaints: tuple[str, ...]


def run(
    kills: int,
    seed: int,
    cases: tuple[str, ...] = (),
    change: Change | None = None,
    *,
    stepped_over: float = STEPPED_OVER,
) -> Report:
    """Try every kind of trouble once, side by side; `kills` is the number of processes that end.

    `stepped_over`: seconds within which a poison update must be. `handled` counts the kinds,
    `lost` those that were not noticed in time.
    """
    return asyncio.run(_run(seed, cases or tuple(CASES), change, stepped_over))


async def _run(
    seed: int, names: tuple[str, ...], change: Change | None, stepped_over: float
) -> Report:
    turn = asyncio.Lock()
    trials = await asyncio.gather(*(_try(name, seed, change, turn) for name in names))
    bars = {"poison": stepped_over}
    late = [
        f"{trial.name}: {trial.seconds:.1f} s"
        for trial in trials
        if trial.seconds > bars.get(trial.name, NOTICED)
    ]
    others = [complaint for trial in trials for complaint in trial.complaints]
    more = {f"{trial.name}_s": round(trial.seconds, 1) for trial in trials}
    ended = len(set(names) & ENDS)
    return Report("watchdog", seed, ended, len(names), len(late), 0, more, (*late, *others))


async def _try(name: str, seed: int, change: Change | None, turn: asyncio.Lock) -> Trial:
    async with AsyncExitStack() as stack:
        # Alembic can build only one schema at a time in a process.
        async with turn:
            stand = await stack.enter_async_context(open_stand(seed, change))
            (patient,) = await add_patients(stand, 1)
            stand.besides["WEB_ADDRESS"] = address = f"127.0.0.1:{free_port()}"
            await stand.start()
            await stand.listening()
        told = asyncio.create_task(_seconds_until_told(address))
        seconds = await CASES[name](stand, patient)
        is_told = told.done() and told.result() <= NOTICED
        told.cancel()
        await asyncio.wait([told])
        _expect(stand, is_told or name not in TELLS, "a monitor was told too late, or never")
        async with stand.runtime() as runtime:
            complaints = [*stand.complaints, *stand.leaks(), *await imbalances(runtime.database)]
    return Trial(name, seconds, tuple(f"{name}: {each}" for each in complaints))


def _refused(kind: FaultKind) -> Case:
    """Every poll is refused: the bot must end, and not well, so that it is started anew."""

    async def case(stand: Stand, patient: Followed) -> float:
        await _strike(stand, patient, Fault(kind, "getUpdates", count=0))
        seconds = await _seconds_until_ended(stand)
        _expect(stand, "Telegram refuses to hand out updates" in stand.log, "it ended silently")
        return seconds

    return case


def _once(fault: Fault) -> Case:
    """One poll goes wrong: an answer that waits behind it must be stored."""

    async def case(stand: Stand, patient: Followed) -> float:
        await _strike(stand, patient, fault)
        await stand.sandbox.until(lambda: stand.sandbox.faults.is_empty)
        await patient.person.write(_NOTE)
        return await _seconds_until(stand, partial(_has_notes, stand, 2))

    return case


def _silenced(fault: Fault) -> Case:
    """No poll brings anything for a while: it is told, and what waits meanwhile is heard."""

    async def case(stand: Stand, patient: Followed) -> float:
        await _strike(stand, patient, fault)
        seconds = await _seconds_until(stand, partial(_says, stand, "no updates are heard"))
        await patient.person.write(_NOTE)
        stand.sandbox.faults.clear()
        took = await _seconds_until(stand, partial(_has_notes, stand, 2))
        _expect(stand, took < NOTICED, "what was written meanwhile is not there")
        is_told = await _says(stand, "updates are heard again")
        _expect(stand, is_told, "it is not told that the bot hears again")
        return seconds

    return case


async def _poison(stand: Stand, patient: Followed) -> float:
    """An update that cannot be read: stepped over, kept, and staff are told."""
    seconds = await _once(Fault(FaultKind.UNPARSEABLE_UPDATE))(stand, patient)
    kept = (InboxUpdate.state == "failed") & InboxUpdate.body.is_not(None)
    is_kept = await stand.scalar(select(func.count()).where(kept)) == 1
    _expect(stand, is_kept, "the update that cannot be read is not kept")
    told = (Alert.kind == AlertKind.UPDATE_FAILED) & (Alert.priority == 2)
    is_told = await stand.scalar(select(func.count()).where(told)) == 1
    _expect(stand, is_told, "staff are not told")
    return seconds


async def _database_lost(stand: Stand, patient: Followed) -> float:
    """Another program holds the file for a while: it is told, and what waits then is heard."""
    with closing(sqlite3.connect(stand.folder / "aftercare.db", isolation_level=None)) as thief:
        thief.execute("BEGIN IMMEDIATE")
        await patient.person.write(_NOTE)
        seconds = await _seconds_until(stand, partial(_says, stand, "no updates are heard"))
    took = await _seconds_until(stand, partial(_has_notes, stand, 1))
    _expect(stand, took < NOTICED, "what was written meanwhile is not there")
    return seconds


def _expect(stand: Stand, holds: bool, otherwise: str) -> None:
    if not holds:
        stand.complaints.append(otherwise)


async def _strike(stand: Stand, patient: Followed, fault: Fault) -> None:
    """Order the fault, and end the poll that is under way, so that it strikes the next one."""
    stand.sandbox.faults.add(fault)
    await patient.person.write(_NOTE)


async def _says(stand: Stand, words: str) -> bool:
    return words in stand.log


async def _has_notes(stand: Stand, how_many: int) -> bool:
    return bool(await stand.scalar(select(func.count(Note.id))) == how_many)


async def _seconds_until_told(address: str) -> float:
    """How long a monitor that asks whether the bot is ready, or is there, hears that it is."""
    start = monotonic()
    async with httpx.AsyncClient(trust_env=False) as client:
        with suppress(httpx.TransportError):
            while (await client.get(f"http://{address}/health/ready")).is_success:  # noqa: ASYNC110
                await asyncio.sleep(_ASK_EVERY)
    return monotonic() - start


async def _seconds_until_ended(stand: Stand) -> float:
    async def has_ended() -> bool:
        return stand.exit_code is not None

    seconds = await _seconds_until(stand, has_ended)
    return seconds if stand.exit_code else inf


async def _seconds_until(stand: Stand, holds: Callable[[], Awaitable[bool]]) -> float:
    """How long it took; for ever when it does not."""
    start = monotonic()
    patience = _GIVEN_UP if stand.change is None else _LITTLE_PATIENCE
    # The bot is another process: there is no event to wait for.
    while not await holds():
        if monotonic() - start > patience:
            return inf
        await asyncio.sleep(_LOOK_EVERY)
    return monotonic() - start


CASES: Final[dict[str, Case]] = {
    "unauthorized": _refused(FaultKind.UNAUTHORIZED),
    "not_found": _refused(FaultKind.NOT_FOUND),
    "conflict": _refused(FaultKind.CONFLICT),
    "unauthorized_once": _once(Fault(FaultKind.UNAUTHORIZED, "getUpdates")),
    "hung": _once(Fault(FaultKind.DELAY, "getUpdates", seconds=600)),
    "hung_on": _silenced(Fault(FaultKind.DELAY, "getUpdates", count=0, seconds=600)),
    "firewall": _silenced(Fault(FaultKind.FOREIGN, "getUpdates", count=0)),
    "not_found_once": _once(Fault(FaultKind.NOT_FOUND, "getUpdates")),
    "conflict_once": _once(Fault(FaultKind.CONFLICT, "getUpdates")),
    "poison": _poison,
    "database_lost": _database_lost,
}
# The kinds of trouble that end the process, with a code that a supervisor sees.
ENDS: Final = frozenset({"unauthorized", "not_found", "conflict"})
# Those of which whoever watches must hear; the others are over before.
TELLS: Final = ENDS | {"hung_on", "firewall", "database_lost"}
