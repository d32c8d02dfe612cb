"""Rest: what a bot takes while nothing happens, and while Telegram is away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from tests.benchmarks.clinic import Clinic
from tests.benchmarks.line import Comparison, Goal, Line
from tests.benchmarks.process import Process, started
from tests.benchmarks.product import PACED
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_waiting, begin
from tests.benchmarks.taps import echoing

# Seconds for a bot to be started, for each of its jobs to have run once more, which is when the
# last statement is compiled, of an idle bot, of one that is cut off.
_COMES_UP: Final = 4.0
_SETTLES: Final = 62
_IDLE: Final = 20
_AWAY: Final = 15
# Seconds within which all messages are written and one has failed, and between two looks.
_FAIL_WITHIN: Final = 60.0
_LOOK_EVERY: Final = 0.5
_MESSAGES: Final = 100
_OWED_FOR: Final = 60.0
# As often has each failed when Telegram has been away for half an hour; then the next try comes
# after five minutes.
_ATTEMPTS: Final = 14
_PAUSE: Final = 300.0
_INSTALLED: Final = "tests.benchmarks.installed"
_MEMORY: Final = Goal(100.0)
_STATEMENTS: Final = Goal(1.5)
_SHARE: Final = Goal(2.0)


@dataclass(slots=True)
class Idle:
    """The product in a clinic of a few patients, whose check-ins are for later."""

    clinic: Clinic
    patients: list[Followed]
    process: Process
    share: float = 0.0


def measure(run: Run) -> Iterator[Line]:
    """Memory and work of a bot to which nothing happens; then Telegram goes away."""
    yield from _memory(run)
    with ExitStack() as stack:
        echo = stack.enter_context(echoing(run))
        bots = [_idle(run, db, stack) for db in run.kinds]
        time.sleep(run.sized(_SETTLES))
        for bot in bots:
            bot.process.ask("count")
        seconds = run.sized(_IDLE, 1)
        theirs, *ours = _shares([echo.process, *(bot.process for bot in bots)], seconds)
        for bot, share in zip(bots, ours, strict=True):
            bot.share = share
            values = {"a_second": bot.process.ask("statements") / seconds}
            yield Line("idle_statements", values, bot.clinic.db, "a_second", _STATEMENTS)
            yield Comparison("percent", share, theirs).line("idle_cpu", bot.clinic.db, _SHARE)
        yield from _away(run, bots)


def _memory(run: Run) -> Iterator[Line]:
    """Of `aftercare run` itself, as it is after every start but the very first."""
    clinics = [run.clinic(db) for db in run.kinds]
    for clinic in clinics:
        # What makes the schema takes ten megabytes along.
        clinic.number("SELECT 1")
    with ExitStack() as stack:
        processes = [
            stack.enter_context(
                started(clinic.folder, _INSTALLED, "run", environment=clinic.environment)
            )
            for clinic in clinics
        ]
        for clinic in clinics:
            run.telegram.until_polled(clinic.token)
        time.sleep(_COMES_UP)
        for clinic, process in zip(clinics, processes, strict=True):
            yield Line("memory_idle", {"mb": process.resident_mb}, clinic.db, "mb", _MEMORY)


def _idle(run: Run, db: str, stack: ExitStack) -> Idle:
    clinic = run.clinic(db)
    patients = add_waiting(clinic, run.sized(_MESSAGES))
    return Idle(clinic, patients, stack.enter_context(run.product(clinic, PACED)))


def _shares(processes: list[Process], seconds: float) -> list[float]:
    """How many percent of a core each takes while time passes."""
    before = [process.cpu for process in processes]
    time.sleep(seconds)
    return [
        (process.cpu - cpu) / seconds * 100 for process, cpu in zip(processes, before, strict=True)
    ]


def _away(run: Run, bots: list[Idle]) -> Iterator[Line]:
    """Telegram cannot be reached, and messages have waited for half an hour already."""
    run.telegram.away()
    for bot in bots:
        # Since before the last poll: what people did after it is not known.
        begin(bot.process, bot.patients, [time.time() - _OWED_FOR] * len(bot.patients))
    for bot in bots:
        _wait_until_one_failed(bot)
        bot.process.ask("grow_old", attempts=_ATTEMPTS, seconds=_PAUSE)
    seconds = run.sized(_AWAY, 1)
    shares = _shares([bot.process for bot in bots], seconds)
    run.telegram.back()
    for bot, share in zip(bots, shares, strict=True):
        beside = Comparison("percent", share, bot.share, "idle")
        line = beside.line("away_cpu", bot.clinic.db, _SHARE)
        line.notes.update(messages=len(bot.patients), seconds=seconds)
        yield line


def _wait_until_one_failed(bot: Idle) -> None:
    """Whether there is a way to Telegram is tried with one; all are written."""
    end = time.monotonic() + _FAIL_WITHIN
    tried = "CASE WHEN max(attempts) > 0 THEN count(*) ELSE 0 END"
    waiting = f"SELECT {tried} FROM outbox WHERE state = 'queued'"
    while bot.clinic.number(waiting) < len(bot.patients):
        assert time.monotonic() < end, "messages were not tried"
        time.sleep(_LOOK_EVERY)
