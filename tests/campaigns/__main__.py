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
from tests.campaigns import pair
from tests.campaigns.pair import Blow
from tests.campaigns.report import Report
from tests.postgres import Cluster, restartable_server, running_server

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
    "strangers",
    "watchdog",
)
# Those whose bot also lives on a server: what they kill is a process, whatever it writes to.
ON_POSTGRESQL: Final = ("answers", "check_ins", "pair")
# Those in which people do something that Telegram may post as well.
BY_WEBHOOK: Final = ON_POSTGRESQL


@click.command()
@click.option("--kills", default=100, show_default=True, help="How often the bot is killed.")
@click.option("--seed", type=int, help="Repeats a run; random unless told.")
@click.option("--only", type=click.Choice(CAMPAIGNS), multiple=True, help="Run only this one.")
@click.option("--postgresql", is_flag=True, help=f"On PostgreSQL: {' and '.join(ON_POSTGRESQL)}.")
@click.option("--webhook", is_flag=True, help=f"By webhook: {' and '.join(BY_WEBHOOK)}.")
@click.option("--blow", type=click.Choice(list(Blow)), multiple=True, help="Of pair: only this.")
def main(
    kills: int,
    seed: int | None,
    only: tuple[str, ...],
    postgresql: bool,
    webhook: bool,
    blow: tuple[str, ...],
) -> None:
    """Run the campaigns one after the other."""
    # What goes wrong on purpose is told by the bots at length.
    logs.configure("CRITICAL")
    # Who is asked to end takes the bots along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    seed = seed if seed is not None else SystemRandom().randrange(1_000_000)
    possible = ON_POSTGRESQL if postgresql or webhook else CAMPAIGNS
    if not {*only} <= {*possible}:
        raise click.UsageError(f"there are only {' and '.join(possible)} of that kind")
    held = []
    for name in only or possible:
        if name == "pair":
            held.append(_run_pair(kills, seed, [Blow(each) for each in blow], webhook))
        elif postgresql:
            held.append(_run_on_postgresql(name, kills, seed, webhook))
        else:
            held.append(_run(name, kills, seed, webhook))
    sys.exit(not all(held))


def _run_pair(kills: int, seed: int, blows: list[Blow], by_webhook: bool) -> bool:
    with restartable_server() as server:
        hardship = pair.Hardship(by_webhook=by_webhook, server=server)
        report = pair.run(kills, seed, None, blows or [*Blow], url=server.url, hardship=hardship)
    return _print(report, "on-postgresql", *_way(by_webhook))


def _run_on_postgresql(name: str, kills: int, seed: int, by_webhook: bool) -> bool:
    with running_server() as server, Cluster(server) as cluster:
        options = {"by_webhook": True} if by_webhook else {}
        report = _campaign(name)(kills, seed, url=cluster.create(), **options)
    return _print(report, "on-postgresql", *_way(by_webhook))


def _run(name: str, kills: int, seed: int, by_webhook: bool) -> bool:
    options = {"by_webhook": True} if by_webhook else {}
    return _print(_campaign(name)(kills, seed, **options), *_way(by_webhook))


def _way(by_webhook: bool) -> list[str]:
    return ["by-webhook"] if by_webhook else []


def _campaign(name: str) -> Campaign:
    campaign: Campaign = importlib.import_module(f"tests.campaigns.{name}").run
    return campaign


def _print(report: Report, *how: str) -> bool:
    report = replace(report, name="-".join([report.name, *how]))
    for complaint in report.complaints:
        print(f"  {complaint}")
    print(report.line, flush=True)
    return report.holds


if __name__ == "__main__":
    main()
