"""Screens: what staff look at in clinics of 1,000 to 1,000,000 patients, and who waits for it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeAlias

from tests.benchmarks.desk import Desk, open_desk
from tests.benchmarks.dispatch import SEND
from tests.benchmarks.line import Goal, Line, compare, median
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_asked
from tests.benchmarks.taps import EDIT

SIZES: Final = (1_000, 100_000, 1_000_000)
_LOOKS: Final = 7
_FEWEST: Final = 3
# Seconds for the looks at one screen; of a slow one there are fewer.
_LONGEST: Final = 4.0
_BEHIND: Final = 5
# Messages that a purge finds.
_FORGOTTEN: Final = 10_000
# Seconds from the beginning of what is slow to the tap.
_INTO_IT: Final = 0.005
_FLAT: Final = Goal(2.0)
_LIKE_ALERTS: Final = Goal(1.5)
_WAITS: Final = Goal(2.0)

# Milliseconds by screen, database and size.
_Times: TypeAlias = dict[tuple[str, str, int], float]


def measure(run: Run) -> Iterator[Line]:
    """Each screen at each size, then taps behind what is slow at the largest."""
    times: _Times = {}
    behind: list[Line] = []
    sizes = [run.sized(size, 10) for size in SIZES]
    for size in sizes:
        for mass in run.grown(size):
            taps = iter(add_asked(mass.clinic, 3 * _BEHIND)) if size == sizes[-1] else None
            with open_desk(run.telegram, mass) as desk:
                for screen, ms in _look(desk, run.sized(_LOOKS)):
                    times[screen, mass.clinic.db, size] = ms
                if taps is not None:
                    behind += _behind(desk, run.sized(_BEHIND, 1), taps)
    for db in run.kinds:
        yield from _lines(db, times, sizes)
    yield from behind


def _look(desk: Desk, count: int) -> Iterator[tuple[str, float]]:
    """The median of each screen."""
    reference = desk.mass.model.chat
    commands = ("status", "alerts", "calls", f"patient {reference}", f"why {reference}")
    for command in commands:
        yield command.split()[0], _median(count, partial(_read, desk, f"/{command}"))
    presses = iter(desk.enrollers(count + 1))
    yield "enrolling", _median(count, lambda: desk.wait(next(presses), EDIT))
    yield "tick", _median(count, partial(_ask, desk, "tick"))
    yield "doctor", _median(_FEWEST, partial(_ask, desk, "doctor"))


def _read(desk: Desk, command: str) -> float:
    return desk.wait(desk.writes(command), SEND)


def _ask(desk: Desk, what: str) -> float:
    """What nobody waits for on a phone: all jobs once, or the doctor."""
    began = time.perf_counter()
    desk.process.ask(what)
    return (time.perf_counter() - began) * 1000


def _median(count: int, look: Callable[[], float]) -> float:
    # What the first look costs, no other one does.
    look()
    found: list[float] = []
    end = time.monotonic() + _LONGEST
    while len(found) < count and (len(found) < _FEWEST or time.monotonic() < end):
        found.append(look())
    return median(found)


def _lines(db: str, times: _Times, sizes: list[int]) -> Iterator[Line]:
    screens = dict.fromkeys(screen for screen, *_ in times)
    smallest, *_, largest = sizes
    for screen in screens:
        values = {f"ms_{size}": times[screen, db, size] for size in sizes}
        values["ratio"] = values[f"ms_{largest}"] / values[f"ms_{smallest}"]
        # The doctor reads what it examines: that it says so is all that is asked of it.
        yield Line(f"screen_{screen}", values, db, goal=None if screen == "doctor" else _FLAT)
    status, alerts = times["status", db, largest], times["alerts", db, largest]
    yield compare("status_over_alerts", db, "ms", status, alerts, _LIKE_ALERTS, "alerts")


def _behind(desk: Desk, rounds: int, patients: Iterator[Followed]) -> Iterator[Line]:
    """A tap alone, behind /status and behind a purge, in turn."""
    token, took = desk.mass.clinic.token, defaultdict[str, list[float]](list)
    for _ in range(rounds):
        took["alone"].append(desk.wait(next(patients).tap(), EDIT))
        desk.telegram.happen(token, [desk.writes("/status")], None)
        time.sleep(_INTO_IT)
        took["status"].append(desk.wait(next(patients).tap(), EDIT))
        desk.mass.forgotten_mail(_FORGOTTEN)
        desk.process.tell("purge")
        time.sleep(_INTO_IT)
        took["purge"].append(desk.wait(next(patients).tap(), EDIT))
        desk.process.hear()
    alone = median(took["alone"])
    for what in ("status", "purge"):
        db = desk.mass.clinic.db
        yield compare(f"tap_behind_{what}", db, "ms", median(took[what]), alone, _WAITS, "alone")
