"""What a measurement says: one line, with the goal that it is held against."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a ratio or a value: the most it may be, or the least where more is better."""

    bound: float
    is_least: bool = False

    def is_reached(self, value: float) -> bool:
        """Whether the value keeps within it; what could not be measured never does."""
        return value >= self.bound if self.is_least else value <= self.bound


@dataclass(frozen=True, slots=True)
class Line:
    """One result; `values` are medians, each under its name with the unit.

    `judged`: which of the values the goal is about.
    """

    what: str
    values: dict[str, float]
    db: str = ""
    judged: str = "ratio"
    goal: Goal | None = None
    notes: dict[str, object] = field(default_factory=dict)

    @property
    def is_ok(self) -> bool:
        """Whether the goal, if there is one, is reached."""
        return self.goal is None or self.goal.is_reached(self.values[self.judged])

    def __str__(self) -> str:
        """`bench WHAT db=… name=value … goal=… ok|short`; without a goal it ends before it."""
        parts = ["bench", self.what]
        parts += [f"db={self.db}"] if self.db else []
        parts += [f"{name}={value}" for name, value in self.notes.items()]
        parts += [f"{name}={_short(value)}" for name, value in self.values.items()]
        if self.goal is not None:
            parts += [f"goal={self.goal.bound}", "ok" if self.is_ok else "short"]
        return " ".join(parts)


def _short(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 1 else f"{value:.2f}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value of ours beside the same of something else, named by `beside`."""

    unit: str
    ours: float
    theirs: float
    beside: str = "peer"

    def line(self, what: str, db: str, goal: Goal | None) -> Line:
        """Both, and how many times theirs ours is."""
        ratio = self.ours / self.theirs if self.theirs else float("inf")
        values = {self.unit: self.ours, f"{self.beside}_{self.unit}": self.theirs, "ratio": ratio}
        return Line(what, values, db, goal=goal)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share does not exceed; NaN of nothing."""
    if not values:
        return float("nan")
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def median(values: Sequence[float]) -> float:
    """The median; NaN of nothing."""
    return statistics.median(values) if values else float("nan")
