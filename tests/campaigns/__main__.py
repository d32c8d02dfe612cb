"""Runs the campaigns and prints a line of figures for each; exits with 1 when a promise broke."""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Callable
from random import SystemRandom
from typing import Final, TypeAlias

import click

from bot import logs
from tests.campaigns.report import Report

# How many kills (or what stands for them), and the seed of all that is random.
Campaign: TypeAlias = Callable[[int, int], Report]

CAMPAIGNS: Final = (
    "answers",
    "check_ins",
    "crash_points",
    "faults",
    "machine",
    "sqlite",
    "watchdog",
)


@click.command()
@click.option("--kills", default=100, show_default=True, help="How often the bot is killed.")
@click.option("--seed", type=int, help="Repeats a run; random unless told.")
@click.option("--only", type=click.Choice(CAMPAIGNS), multiple=True, help="Run only this one.")
def main(kills: int, seed: int | None, only: tuple[str, ...]) -> None:
    """Run the campaigns one after the other."""
    # What goes wrong on purpose is told by the bots at length.
    logs.configure("CRITICAL")
    # Who is asked to end takes the bots along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    seed = seed if seed is not None else SystemRandom().randrange(1_000_000)
    held = [_run(name, kills, seed) for name in only or CAMPAIGNS]
    sys.exit(not all(held))


def _run(name: str, kills: int, seed: int) -> bool:
    campaign: Campaign = importlib.import_module(f"tests.campaigns.{name}").run
    report = campaign(kills, seed)
    for complaint in report.complaints:
        print(f"  {complaint}")
    print(report.line, flush=True)
    return report.holds


if __name__ == "__main__":
    main()
