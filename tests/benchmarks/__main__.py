"""Run the measurements: all, or those that are named."""

from __future__ import annotations

import sys

import click

from bot import logs
from tests.benchmarks import tick

_ALL = {"tick": tick.measure}


@click.command()
@click.argument("names", type=click.Choice(list(_ALL)), nargs=-1)
def main(names: tuple[str, ...]) -> None:
    """Measure and print, a line each; exits with 1 when a bound is exceeded."""
    logs.configure("WARNING")
    held = [_ALL[name]() for name in names or _ALL]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
