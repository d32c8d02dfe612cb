"""Whether the bot hears: what failed polls mean, told in the log, and when the bot must end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog
from telegram.error import Conflict, EndPointNotFound, InvalidToken

log = structlog.get_logger(__name__)

# A bot that is refused for this long must say so and end, so that it is started anew.
DEAF_AFTER: Final = 60.0


class DeafError(Exception):
    """Telegram refused polls for a minute: a wrong token, or another instance polls."""


@dataclass(slots=True)
class _Series:
    """Refusals of one kind that keep coming; a minute without one ends the series."""

    began: float | None = None
    latest: float = 0.0

    def add(self, now: float) -> float:
        """One more came; for how long they have been coming."""
        if self.began is None or now - self.latest > DEAF_AFTER:
            self.began = now
        self.latest = now
        return now - self.began


class Hearing:
    """Judges polls by their results; `heard_at`: the last that succeeded, by the stopwatch."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self.heard_at = seconds()
        self._is_deaf = False
        self._refusals = _Series()
        self._conflicts = _Series()

    def succeeded(self) -> None:
        """A poll brought an answer, and it is stored. It ends refusals, but not conflicts.

        Of two instances that take turns each is answered in between, and gets half the updates.
        """
        if self._is_deaf:
            log.warning("updates are heard again", silent_for=round(self._silent_for()))
        self._is_deaf = False
        self.heard_at = self._seconds()
        self._refusals = _Series()

    def failed(self, error: Exception, pause: float, patience: float) -> None:
        """A poll failed, the next comes after a pause; raises `DeafError` when it is no use.

        `patience`: how long the next may take to fail, since by then a minute must not be over.
        A network that is away, or a poll that hangs, is no reason to end: it is told once.
        """
        refused_for = self._refused_for(error)
        if refused_for is not None and refused_for + pause > DEAF_AFTER:
            raise DeafError(
                "Telegram refuses to hand out updates: is the token right, does no other instance"
                " of this bot run, and does nothing set a webhook again and again?"
            ) from None
        if not self._is_deaf and self._silent_for() + pause + patience > DEAF_AFTER:
            self._is_deaf = True
            # Telegram does not answer, or what it says cannot be stored.
            silent_for = round(self._silent_for())
            log.error("no updates are heard", why=type(error).__name__, silent_for=silent_for)

    def _refused_for(self, error: Exception) -> float | None:
        if isinstance(error, Conflict):
            return self._conflicts.add(self._seconds())
        if isinstance(error, EndPointNotFound | InvalidToken):
            return self._refusals.add(self._seconds())
        return None

    def _silent_for(self) -> float:
        return self._seconds() - self.heard_at
