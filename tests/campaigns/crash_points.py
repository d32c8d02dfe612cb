"""The bot ends hard at every commit and every call of answer, conclusion and alert.

Each point is one life of the whole bot over HTTP, cut off there, and one life after it. The
calls are all that it makes: messages and edits, fetching updates, answering presses, menus.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from tests.campaigns import crash_count
from tests.campaigns.crash_bot import SHOWS_AT, Weakness
from tests.campaigns.crash_count import Count
from tests.campaigns.crash_lives import Lives
from tests.campaigns.crash_story import Stage, prepared
from tests.campaigns.report import Report

# From this many kills on, every point is visited.
ALL: Final = 100
# A life may have some more points than the undisturbed one had.
_SOME_MORE: Final = 10


@dataclass(slots=True)
class _Tally:
    """What all points together showed."""

    points: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    repeats: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether every promise held so far."""
        return not (self.lost or self.twice or self.complaints)

    def add(self, point: int, found: Count, wanted: Count) -> None:
        """Compare what was found after one point with what must be there."""
        self.points += 1
        self.repeats += found.repeats.total()
        self.lost += _at(point, found.missed + crash_count.lost(found, wanted))
        self.twice += _at(point, crash_count.twice(found, wanted))
        self.complaints += _at(point, found.complaints)


def _at(point: int, findings: Iterable[str]) -> list[str]:
    return [f"point {point}: {finding}" for finding in findings]


def run(kills: int, seed: int, weakness: Weakness = Weakness.NONE) -> Report:
    """End the bot at every point, or at `kills` of them when these are fewer than 100.

    With a weakness the campaign stops at the first promise that broke.
    """
    tally = asyncio.run(_campaign(prepared(), kills, Random(seed), weakness))
    return Report(
        name="crash_points",
        seed=seed,
        kills=tally.points,
        handled=tally.points,
        lost=len(tally.lost),
        twice=len(tally.twice),
        more={"repeats": tally.repeats},
        complaints=(*tally.lost, *tally.twice, *tally.complaints),
    )


async def _campaign(stage: Stage, kills: int, random: Random, weakness: Weakness) -> _Tally:
    tally = _Tally()
    with TemporaryDirectory() as folder:
        lives = Lives(stage, Path(folder), weakness)
        wanted, points = await lives.undisturbed()
        may_show = [n for n, name in enumerate(points, 1) if name in SHOWS_AT[weakness]]
        for point in _chosen(kills, random, may_show):
            found = await lives.cut_at(point)
            if found is None:
                # Beyond the last point: this life went through to its end.
                continue
            tally.add(point, found, wanted)
            if weakness is not Weakness.NONE and not tally.is_clean:
                break
    return tally


def _chosen(kills: int, random: Random, points: list[int]) -> Iterable[int]:
    """Every point, or a few in random order."""
    if kills >= ALL:
        return range(1, len(points) + _SOME_MORE)
    return random.sample(points, min(kills, len(points)))
