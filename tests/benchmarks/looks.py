"""Looks: what a nurse opens between two patients, in clinics of 1,000 to 100,000, beside a tap."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Final, TypeAlias

from tests.benchmarks.desk import Desk, open_desk
from tests.benchmarks.dispatch import SEND
from tests.benchmarks.line import Goal, Line, median
from tests.benchmarks.mass import Mass, found
from tests.benchmarks.run import Run
from tests.benchmarks.seeding import Followed, add_asked
from tests.benchmarks.taps import EDIT
from tests.benchmarks.telegram import Tap

SIZES: Final = (1_000, 10_000, 100_000)
TAP: Final = "tap"
_ROUNDS: Final = 9
# Seconds for bots that were started to have done what they do once.
_COME_UP: Final = 2.0
_BESIDE_TAP: Final = Goal(1.5)
_BESIDE_SMALLEST: Final = Goal(2.0)

# Looks once, and says how many milliseconds the reply took.
_Look: TypeAlias = Callable[[Desk], float]
_LOOKS: Final[dict[str, _Look]] = {
    "status": lambda desk: desk.wait(desk.writes("/status"), SEND),
    "page": lambda desk: desk.wait(Tap(desk.free_member(), 1, "u:page_2"), EDIT),
    "find": lambda desk: desk.wait(desk.writes(f"/find {desk.reference[1:5]}"), SEND),
    "card": lambda desk: desk.wait(desk.writes(f"/patient {desk.reference}"), SEND),
}


def measure(run: Run) -> Iterator[Line]:
    """Each look at each size, with patients' taps in turn; all bots run side by side."""
    sizes, rounds = [run.sized(size, 20) for size in SIZES], run.sized(_ROUNDS)
    for db in run.kinds:
        masses = [_full(run, db, size) for size in sizes]
        patients = [iter(add_asked(mass.clinic, rounds + 1)) for mass in masses]
        with ExitStack() as stack:
            desks = [stack.enter_context(open_desk(run, mass)) for mass in masses]
            time.sleep(_COME_UP)
            took = _in_turn(desks, patients, rounds)
        yield from _lines(db, sizes, took)


def _full(run: Run, db: str, size: int) -> Mass:
    mass = found(run.clinic(db), is_full=True)
    mass.grow(size)
    return mass


def _in_turn(
    desks: Sequence[Desk], patients: Sequence[Iterator[Followed]], rounds: int
) -> dict[tuple[str, int], float]:
    """The median by look and place of the desk; what the first of each costs, no other does."""
    took: dict[tuple[str, int], list[float]] = {}
    for _ in range(rounds + 1):
        for at, (desk, asked) in enumerate(zip(desks, patients, strict=True)):
            took.setdefault((TAP, at), []).append(desk.wait(next(asked).tap(), EDIT))
            for what, look in _LOOKS.items():
                took.setdefault((what, at), []).append(look(desk))
    return {key: median(each[1:]) for key, each in took.items()}


def _lines(db: str, sizes: Sequence[int], took: dict[tuple[str, int], float]) -> Iterator[Line]:
    """The middle one beside a tap of its own, the largest beside the smallest."""
    for at, size in enumerate(sizes):
        for what in (TAP, *_LOOKS):
            ms = took[what, at]
            beside, goal = took[TAP, at], _BESIDE_TAP if at == 1 and what != TAP else None
            if at == len(sizes) - 1:
                beside, goal = took[what, 0], _BESIDE_SMALLEST
            values = {"ms": ms, "ratio": ms / beside}
            yield Line("desk", values, db, goal=goal, notes={"size": size, "what": what})
