"""Up to which moment the bot knows all that people did: only until then may silence count."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime


class Listening:
    """What the polls so far say about the silence of people; before the first poll, nothing.

    A bot that was down, asleep or cut off must not take for silence what it has not heard yet: an
    answer may wait at Telegram.
    """

    def __init__(self, now: Callable[[], datetime], wall: Callable[[], float] = time.time) -> None:
        """`wall`: the machine's own time in seconds, which goes on while the machine sleeps."""
        self._now = now
        self._wall = wall
        self._has_begun = False
        self._given_up_at = self._asked_at = 0.0
        self._heard_at: datetime | None = None
        self.is_in_touch = False
        """Whether the last poll brought all there was."""
        self.silent_since: datetime | None = None
        """Until when all was known before polls failed, once they succeed again."""
        self._has_failed = False
        self.polled_at: datetime | None = None
        """When a poll last succeeded."""
        self.has_heard = asyncio.Event()
        """Set once a poll has brought all there was."""

    def begin(self) -> None:
        """From now on only what polls bring is known; until this is called nothing is missed."""
        self._has_begun = True
        self._heard_at = None
        self.is_in_touch = False

    def ask(self, patience: float) -> None:
        """A poll goes out, to be given up after so many seconds.

        While it is open, what people do would end it at once.
        """
        self._asked_at = self._wall()
        self._given_up_at = self._asked_at + patience

    def answered(self) -> datetime | None:
        """A poll is answered, its updates not yet stored: up to when it tells, None if too old."""
        self.is_in_touch = False
        return self._now() if self._is_fresh() else None

    def heard(self, until: datetime | None) -> None:
        """All that people did until then is stored; None when a poll does not tell."""
        self.polled_at = self._now()
        self.is_in_touch = until is not None
        if until is not None and self._has_failed:
            self.silent_since, self._has_failed = self.silent_since or self._heard_at, False
        self._heard_at = until or self._heard_at
        if self.is_in_touch:
            self.has_heard.set()

    def lose(self) -> None:
        """A poll failed."""
        self.is_in_touch = False
        self._has_failed = True

    def heard_until(self) -> datetime | None:
        """The moment up to which all is known; None while nothing is."""
        is_listening = self.is_in_touch and self._is_fresh()
        return self._now() if is_listening or not self._has_begun else self._heard_at

    def _is_fresh(self) -> bool:
        # An older poll's answer may have been written before the machine slept.
        return self._asked_at <= self._wall() <= self._given_up_at
