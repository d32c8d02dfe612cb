"""Run the measurements: those that are named, or all that take minutes at most."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import click

from bot import logs
from tests.benchmarks import (
    backlog,
    burst,
    dispatch,
    looks,
    reading,
    reports,
    rest,
    screens,
    start,
    taps,
)
from tests.benchmarks.clinic import KINDS
from tests.benchmarks.line import Goal, Line
from tests.benchmarks.run import Run, open_run
from tests.benchmarks.table import render

Measure: TypeAlias = Callable[[Run], Iterator[Line]]

MEASURES: Final[dict[str, Measure]] = {
    "taps": taps.measure,
    "burst": burst.measure,
    "dispatch": dispatch.measure,
    "screens": screens.measure,
    "desk": looks.measure,
    "report": reports.measure,
    "charts": reports.measure_charts,
    "start": start.measure,
    "rest": rest.measure,
    "words": reading.measure,
    "backlog": backlog.measure,
}
# It takes a quarter of an hour.
ASKED_FOR: Final = frozenset({"backlog"})
# Seconds for all that are not, on two quiet cores.
_ALL: Final = Goal(480.0)


@click.command()
@click.argument("names", type=click.Choice(list(MEASURES)), nargs=-1)
@click.option("--scale", default=1.0, help="Which share of the usual counts to measure.")
@click.option("--db", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this database.")
@click.option("--table", "is_table", is_flag=True, help="At the end, a table for the README.")
def main(names: tuple[str, ...], scale: float, kinds: tuple[str, ...], is_table: bool) -> None:
    """Measure and print, a line each; exits with 1 when a goal is missed."""
    logs.configure("WARNING")
    lines: list[Line] = []
    started = time.monotonic()
    with open_run(kinds or KINDS, scale) as run:
        for name in names or [each for each in MEASURES if each not in ASKED_FOR]:
            began = time.monotonic()
            for line in MEASURES[name](run):
                print(line, flush=True)
                lines.append(line)
            print(f"# {name} took {time.monotonic() - began:.0f} s", flush=True)
    if not names:
        lines.append(Line("bench", {"s": time.monotonic() - started}, judged="s", goal=_ALL))
        print(lines[-1])
    if is_table:
        print("", *render(lines), sep="\n")
    sys.exit(not all(line.is_ok for line in lines))


if __name__ == "__main__":
    main()
