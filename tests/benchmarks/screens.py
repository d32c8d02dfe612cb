"""Screens: what staff look at in clinics of 1,000 to 1,000,000 patients, and who waits for it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Final, TypeAlias

from tests.benchmarks.desk import Desk, open_desk
from tests.benchmarks.dispatch import SEND
from tests.benchmarks.line import Comparison, Goal, Line, median
from tests.benchmarks.mass import Mass, found
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_asked
from tests.benchmarks.taps import EDIT

SIZES: Final = (1_000, 100_000, 1_000_000)
_LOOKS: Final = 5
# Seconds for bots that were started to have done what they do once.
_COME_UP: Final = 2.0
# Seconds for the looks at one screen of one clinic; of a slow one there are fewer.
_LONGEST: Final = 4.0
_BEHIND: Final = 5
# Messages that a purge finds.
_FORGOTTEN: Final = 10_000
# Seconds from the beginning of what is slow to the tap.
_INTO_IT: Final = 0.005
# The same of a report.
_BEGINS: Final = 0.5
_FLAT: Final = Goal(2.0)
_LIKE_ALERTS: Final = Goal(1.5)
_WAITS: Final = Goal(2.0)

# Looks once, and says how many milliseconds it took.
_Look: TypeAlias = Callable[[Desk], float]
# The median by screen, database and size.
_Times: TypeAlias = dict[tuple[str, str, int], float]


def measure(run: Run) -> Iterator[Line]:
    """Each screen at each size, then taps behind what is slow at the largest.

    The bots of all clinics run side by side, so that a slow moment of the machine is one of all.
    """
    *smaller, largest = sizes = [run.sized(size, 10) for size in SIZES]
    masses = [_grown(run, db, size) for db in run.kinds for size in smaller]
    large = run.grown(largest)
    tapping = [iter(add_asked(mass.clinic, 6 * _BEHIND)) for mass in large]
    with ExitStack() as stack:
        desks = [stack.enter_context(open_desk(run, mass)) for mass in (*masses, *large)]
        time.sleep(_COME_UP)
        times = _look_at_all(desks, run.sized(_LOOKS))
        for db in run.kinds:
            yield from _lines(db, times, sizes)
        for desk, patients in zip(desks[-len(large) :], tapping, strict=True):
            yield from _behind(desk, run.sized(_BEHIND, 1), patients)
    for mass, patients in zip(large, tapping, strict=True):
        # It goes on for minutes: its bot is ended before the next one is measured.
        with open_desk(run, mass) as desk:
            time.sleep(_COME_UP)
            yield _behind_report(desk, run.sized(_BEHIND, 1), patients)


def _grown(run: Run, db: str, size: int) -> Mass:
    mass = found(run.clinic(db))
    mass.grow(size)
    return mass


def _look_at_all(desks: Sequence[Desk], count: int) -> _Times:
    for desk in desks:
        # One more, whom the first look takes.
        desk.prepare_enrolling(count + 1)
    screens: dict[str, _Look] = {
        "status": lambda desk: desk.wait(desk.writes("/status"), SEND),
        "alerts": lambda desk: desk.wait(desk.writes("/alerts"), SEND),
        "calls": lambda desk: desk.wait(desk.writes("/calls"), SEND),
        "patient": lambda desk: desk.wait(desk.writes(f"/patient {desk.reference}"), SEND),
        "why": lambda desk: desk.wait(desk.writes(f"/why {desk.reference}"), SEND),
        "enrolling": lambda desk: desk.wait(desk.confirms(), EDIT),
        "tick": lambda desk: _ask(desk, "tick"),
        "doctor": lambda desk: _ask(desk, "doctor"),
    }
    return {
        (screen, desk.mass.clinic.db, desk.mass.size): ms
        for screen, look in screens.items()
        for desk, ms in zip(desks, _look_in_turn(desks, look, count), strict=True)
    }


def _ask(desk: Desk, what: str) -> float:
    """What nobody waits for on a phone: all jobs once, or the doctor."""
    began = time.perf_counter()
    desk.process.ask(what)
    return (time.perf_counter() - began) * 1000


def _look_in_turn(desks: Sequence[Desk], look: _Look, count: int) -> list[float]:
    """The median of each desk."""
    took: list[list[float]] = [[] for _ in desks]
    for _ in range(count + 1):
        for desk, each in zip(desks, took, strict=True):
            if sum(each) < _LONGEST * 1000:
                each.append(look(desk))
    # What the first look costs, no other one does.
    return [median(each[1:] or each) for each in took]


def _lines(db: str, times: _Times, sizes: Sequence[int]) -> Iterator[Line]:
    smallest, *_, largest = sizes
    for screen in dict.fromkeys(screen for screen, *_ in times):
        values = {f"ms_{size}": times[screen, db, size] for size in sizes}
        values["ratio"] = values[f"ms_{largest}"] / values[f"ms_{smallest}"]
        # The doctor reads what it examines: that it says so is all that is asked of it.
        yield Line(f"screen_{screen}", values, db, goal=None if screen == "doctor" else _FLAT)
    status, alerts = times["status", db, largest], times["alerts", db, largest]
    yield Comparison("ms", status, alerts, "alerts").line("status_over_alerts", db, _LIKE_ALERTS)


def _behind(desk: Desk, rounds: int, patients: Iterator[Followed]) -> Iterator[Line]:
    """A tap alone, behind /status and behind a purge, in turn."""
    token, took = desk.mass.clinic.token, defaultdict[str, list[float]](list)
    for _ in range(rounds):
        took["alone"].append(desk.wait(next(patients).tap(), EDIT))
        desk.telegram.happen(token, [desk.writes("/status")], None)
        time.sleep(_INTO_IT)
        took["status"].append(desk.wait_now(next(patients).tap(), EDIT))
        desk.mass.forgotten_mail(_FORGOTTEN)
        desk.process.tell("purge")
        time.sleep(_INTO_IT)
        took["purge"].append(desk.wait_now(next(patients).tap(), EDIT))
        desk.process.hear()
    alone = median(took["alone"])
    for what in ("status", "purge"):
        beside = Comparison("ms", median(took[what]), alone, "alone")
        yield beside.line(f"tap_behind_{what}", desk.mass.clinic.db, _WAITS)


def _behind_report(desk: Desk, rounds: int, patients: Iterator[Followed]) -> Line:
    """A tap alone, and while a report of all follow-ups is read."""
    # What the first costs, no other does.
    _, *alone = [desk.wait(next(patients).tap(), EDIT) for _ in range(rounds + 1)]
    desk.telegram.happen(desk.mass.clinic.token, [desk.writes("/report")], None)
    time.sleep(_BEGINS)
    during = [desk.wait(next(patients).tap(), EDIT) for _ in range(rounds)]
    beside = Comparison("ms", median(during), median(alone), "alone")
    return beside.line("tap_behind_largest_report", desk.mass.clinic.db, _WAITS)
