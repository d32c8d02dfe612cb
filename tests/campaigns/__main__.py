"""Runs the campaigns and prints a line of figures for each; exits with 1 when a promise broke."""

from __future__ import annotations

import importlib
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from random import SystemRandom
from typing import Final, TypeAlias

import click

from bot import logs
from tests.campaigns.report import Report
from tests.postgres import Cluster, running_server

# How many kills (or what stands for them), and the seed of all that is random.
Campaign: TypeAlias = Callable[..., Report]

CAMPAIGNS: Final = (
    "answers",
    "attack",
    "check_ins",
    "crash_points",
    "faults",
    "floods",
    "machine",
    "pair",
    "sqlite",
    "watchdog",
)
# Those whose bot also lives on a server: what they kill is a process, whatever it writes to.
ON_POSTGRESQL: Final = ("answers", "check_ins", "pair")
# Those that two machines share.
_ONLY_ON_POSTGRESQL: Final = ("pair",)


@click.command()
@click.option("--kills", default=100, show_default=True, help="How often the bot is killed.")
@click.option("--seed", type=int, help="Repeats a run; random unless told.")
@click.option("--only", type=click.Choice(CAMPAIGNS), multiple=True, help="Run only this one.")
@click.option("--postgresql", is_flag=True, help=f"On PostgreSQL: {' and '.join(ON_POSTGRESQL)}.")
def main(kills: int, seed: int | None, only: tuple[str, ...], postgresql: bool) -> None:
    """Run the campaigns one after the other."""
    # What goes wrong on purpose is told by the bots at length.
    logs.configure("CRITICAL")
    # Who is asked to end takes the bots along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    seed = seed if seed is not None else SystemRandom().randrange(1_000_000)
    names = only or (ON_POSTGRESQL if postgresql else CAMPAIGNS)
    if postgresql and not set(names) <= set(ON_POSTGRESQL):
        raise click.UsageError(f"on PostgreSQL there are only {' and '.join(ON_POSTGRESQL)}")
    held = []
    for name in names:
        on_server = postgresql or name in _ONLY_ON_POSTGRESQL
        held.append((_run_on_postgresql if on_server else _run)(name, kills, seed))
    sys.exit(not all(held))


def _run_on_postgresql(name: str, kills: int, seed: int) -> bool:
    with running_server() as server, Cluster(server) as cluster:
        report = _campaign(name)(kills, seed, url=cluster.create())
    return _print(replace(report, name=f"{report.name}-on-postgresql"))


def _run(name: str, kills: int, seed: int) -> bool:
    return _print(_campaign(name)(kills, seed))


def _campaign(name: str) -> Campaign:
    campaign: Campaign = importlib.import_module(f"tests.campaigns.{name}").run
    return campaign


def _print(report: Report) -> bool:
    for complaint in report.complaints:
        print(f"  {complaint}")
    print(report.line, flush=True)
    return report.holds


if __name__ == "__main__":
    main()
