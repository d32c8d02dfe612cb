"""Run the measurements: all, or the one that is named."""

from __future__ import annotations

import sys

from bot import logs
from tests.benchmarks import tick

_ALL = {"tick": tick.measure}


def main() -> None:
    """Measure and print, a line each; exits with 1 when a bound is exceeded."""
    logs.configure("WARNING")
    names = sys.argv[1:] or list(_ALL)
    held = [_ALL[name]() for name in names]
    sys.exit(not all(held))


main()
