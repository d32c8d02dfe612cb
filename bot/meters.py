"""What the bot has done since it started, counted: for whoever watches it from outside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

# Seconds. Of an answer to a tap, and of a check-in that goes out after it was due.
HANDLING_BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
LATENESS_BOUNDS: Final = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14400.0)


@dataclass(slots=True)
class Histogram:
    """How many measurements fell below each bound, and their sum."""

    bounds: tuple[float, ...]
    total: float = 0.0
    counts: list[int] = field(init=False)
    """By bound, the last of them for what is above all."""

    def __post_init__(self) -> None:
        self.counts = [0] * (len(self.bounds) + 1)

    def add(self, seconds: float) -> None:
        """One more."""
        place = sum(bound < seconds for bound in self.bounds)
        self.counts[place] += 1
        self.total += seconds


@dataclass(slots=True)
class Meters:
    """Numbers only, by codes of this program: nothing that people said or are called.

    `polls` by `ok` or `failed`; `updates` by `done` or `failed`; `sends` by kind and result.
    """

    polls: Counter[str] = field(default_factory=Counter)
    updates: Counter[str] = field(default_factory=Counter)
    sends: Counter[tuple[str, str]] = field(default_factory=Counter)
    handling: Histogram = field(default_factory=lambda: Histogram(HANDLING_BOUNDS))
    lateness: Histogram = field(default_factory=lambda: Histogram(LATENESS_BOUNDS))
