"""The sandbox's time: it stands still until somebody moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

START: Final = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


class VirtualClock:
    """A clock that moves only when told to, forward or back, so that a week passes in no time."""

    def __init__(self, start: datetime = START) -> None:
        """Start at an aware moment; a naive one is refused with `ValueError`."""
        self._now = _as_utc(start)

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self._now

    def move_to(self, when: datetime) -> None:
        """Set the clock to an aware moment, earlier ones included (a clock set wrong)."""
        self._now = _as_utc(when)

    def advance(self, span: timedelta) -> None:
        """Let `span` pass; a negative span sets the clock back."""
        self._now += span


def _as_utc(when: datetime) -> datetime:
    if when.tzinfo is None:
        raise ValueError("the virtual clock needs an aware datetime")
    return when.astimezone(UTC)
