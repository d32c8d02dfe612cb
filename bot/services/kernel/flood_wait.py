"""What Telegram has just asked to wait, known at once and before it is written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta


class FloodWait:
    """The newest wait that this process heard of; the database keeps it for the others."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._since: datetime | None = None
        self._until: datetime | None = None

    def ask(self, wait: timedelta) -> None:
        """Nobody may call for so long; a longer wait that is on stays."""
        now, left = self._now(), self.left()
        self._since, self._until = now, now + max(wait, left or wait)

    def left(self) -> timedelta | None:
        """How long nobody may call, None when nobody has to wait."""
        now = self._now()
        if self._since is None or self._until is None or not self._since <= now < self._until:
            # Over, or from before the clock was set back.
            return None
        return self._until - now
