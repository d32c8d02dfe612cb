"""Reports and charts: what they take beside their statements alone, and who waits meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from tests.benchmarks.desk import Desk, open_desk
from tests.benchmarks.line import Comparison, Goal, Line, median
from tests.benchmarks.mass import Mass, found
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import add_asked
from tests.benchmarks.taps import EDIT
from tests.benchmarks.telegram import Tap

CHARTED: Final = "sendPhoto"
# Each has three check-ins that were answered: 100,000.
_FOLLOW_UPS: Final = 33_334
_CHARTS: Final = 200
_TAPS: Final = 5
_REPORTS: Final = 3
# Seconds: until a bot that was started has done what it does once; into what is slow; at rest.
_COME_UP: Final = 2.0
_INTO_IT: Final = 0.05
_REST: Final = 5.0
_BESIDE_SQL: Final = Goal(2.0)
_STALL: Final = Goal(20.0)
# Slower by no more than two taps differ that are alone.
_NOT_SLOWER: Final = Goal(1.1)
_HEARTBEAT: Final = Goal(10.0)
_MEMORY: Final = Goal(20.0)


def measure(run: Run) -> Iterator[Line]:
    """The report of all follow-ups, and taps behind it."""
    for db in run.kinds:
        mass = found(run.clinic(db))
        mass.grow(run.sized(_FOLLOW_UPS, 50))
        mass.conclude()
        rounds = run.sized(_TAPS, 1)
        taps = iter(each.tap() for each in add_asked(mass.clinic, 2 * rounds))
        with open_desk(run, mass) as desk:
            time.sleep(_COME_UP)
            yield from _report(desk, rounds, taps)


def _report(desk: Desk, rounds: int, taps: Iterator[Tap]) -> Iterator[Line]:
    db, process = desk.mass.clinic.db, desk.process
    # What the first one costs, no other does.
    bare = process.ask("bare_report")
    process.ask("watch")
    process.ask("stall")
    took = [process.ask("report") for _ in range(min(rounds, _REPORTS))]
    stall = process.ask("stall")
    yield Comparison("ms", median(took), bare, "sql").line("report", db, _BESIDE_SQL)
    yield Line("report_stall", {"ms": stall}, db, "ms", _STALL)
    alone, behind = list[float](), list[float]()
    for _ in range(rounds):
        alone.append(desk.wait(next(taps), EDIT))
        process.tell("report")
        time.sleep(_INTO_IT)
        behind.append(desk.wait_now(next(taps), EDIT))
        process.hear()
    beside = Comparison("ms", median(behind), median(alone), "alone")
    yield beside.line("tap_behind_report", db, _NOT_SLOWER)


def measure_charts(run: Run) -> Iterator[Line]:
    """Charts one after the other, as staff ask for them: the heartbeat meanwhile, memory after."""
    for db in run.kinds:
        mass = found(run.clinic(db))
        mass.grow(50)
        with open_desk(run, mass) as desk:
            time.sleep(_COME_UP)
            yield from _charts(desk, mass, run.sized(_CHARTS, 2))


def _charts(desk: Desk, mass: Mass, count: int) -> Iterator[Line]:
    db, process = mass.clinic.db, desk.process
    process.ask("watch")
    process.ask("heartbeat")
    time.sleep(_REST)
    idle, before = process.ask("heartbeat"), process.resident_mb
    began = time.monotonic()
    for _ in range(count):
        desk.wait(Tap(desk.free_member(), 1, f"k:chart:{mass.episode_id}"), CHARTED)
    seconds = time.monotonic() - began
    busy = process.ask("heartbeat")
    values = {"ms": busy - idle, "idle_ms": idle, "busy_ms": busy}
    notes: dict[str, object] = {"charts": count, "seconds": round(seconds)}
    yield Line("charts_heartbeat", values, db, "ms", _HEARTBEAT, notes)
    time.sleep(_REST)
    after = process.resident_mb
    values = {"mb": after - before, "before_mb": before, "after_mb": after}
    yield Line("charts_memory", values, db, "mb", _MEMORY)
