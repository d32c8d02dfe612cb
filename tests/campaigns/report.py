"""What a campaign found: one line of figures, and whether the promises held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# A bot without a guard is let off now and then: the machine's own pace decides what is under way
# at a kill. One of several tries must find it out.
SEEDS: Final = range(7, 15)
# Times the bar on how long something may take, for tests: a machine that is busy with something
# else is slow, and a bot without its guard is late by far more, or for ever.
BUSY: Final = 6.0


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one campaign.

    `handled`: how many answers, check-ins or sends went through; `more`: further counts for the
    line; `complaints`: what else broke a promise, in words.
    """

    name: str
    seed: int
    kills: int
    handled: int
    lost: int
    twice: int
    more: Mapping[str, int | float] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, nothing came twice and there is no complaint."""
        return not (self.lost or self.twice or self.complaints)

    @property
    def line(self) -> str:
        """The figures as one line."""
        figures = {
            "seed": self.seed,
            "kills": self.kills,
            "handled": self.handled,
            "lost": self.lost,
            "twice": self.twice,
            **self.more,
        }
        words = " ".join(f"{name}={value}" for name, value in figures.items())
        return f"campaign {self.name}: {words}"
