"""Run the measurements: all, or the one that is named."""

from __future__ import annotations

import sys

from bot import logs
from tests.benchmarks import tick

_ALL = {"tick": tick.measure}


def main() -> None:
    """Measure and print, a line each."""
    logs.configure("WARNING")
    names = sys.argv[1:] or list(_ALL)
    for name in names:
        _ALL[name]()


main()
