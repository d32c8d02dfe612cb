"""Whether this machine's clock agrees with Telegram's: only then is anything final or early."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

log = structlog.get_logger(__name__)

# A check-in may come five minutes early; a machine's clock is rarely off by a second.
TOLERANCE: Final = timedelta(minutes=5)
# Seconds between two questions to Telegram while the clocks are known to differ.
_ASK_EVERY: Final = 5.0


class Agreement:
    """Compares the clock with the times that Telegram's answers bear.

    Until an answer bore one, nothing is known. Whoever never asks, or is answered without a time,
    trusts the clock.
    """

    def __init__(
        self, now: Callable[[], datetime], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`seconds`: those that pass whatever the clock says."""
        self._now = now
        self._seconds = seconds
        self._theirs: tuple[datetime, float] | None = None
        self._is_mute = False
        self._refuted_at: float | None = None
        self.ask: Callable[[], Awaitable[object]] | None = None
        """Makes a call whose answer bears Telegram's time; else raises `ConnectionError`."""

    def note(self, theirs: datetime | None) -> None:
        """Telegram answered now, by its clock at this time; None: the answer did not say."""
        if theirs is not None:
            self._theirs, self._is_mute = (theirs, self._seconds()), False
        elif self._theirs is None:
            self._is_mute = True

    def note_at_least(self, theirs: datetime) -> None:
        """It is no earlier than this by Telegram's clock: somebody wrote a message then.

        A server of the Bot API on the same machine goes by the same clock, people do not.
        """
        known = self.theirs()
        if known is not None and theirs > known:
            self.note(theirs)

    def theirs(self) -> datetime | None:
        """The time by Telegram's clock, as far as it is known."""
        if self._theirs is None:
            return None
        at, seconds = self._theirs
        return at + timedelta(seconds=self._seconds() - seconds)

    def ahead(self) -> timedelta | None:
        """By how much this clock is ahead of Telegram's; None while that is not known."""
        theirs = self.theirs()
        return None if theirs is None else self._now() - theirs

    def is_refuted(self, now: datetime | None = None) -> bool:
        """Whether the clock, or a moment that was just read from it, is known to be wrong.

        Of a machine that slept this says so too, until Telegram is asked.
        """
        theirs = self.theirs()
        return theirs is not None and abs((now or self._now()) - theirs) > TOLERANCE

    async def holds(self) -> bool:
        """Whether the clocks agree to five minutes; Telegram is asked if they seem not to.

        False too while Telegram cannot be asked and nothing is known of its time.
        """
        if self.ask is None or self._is_mute:
            return True
        if self._theirs is not None and not self.is_refuted():
            self._refuted_at = None
            return True
        asked = self._refuted_at
        if asked is not None and self._seconds() - asked < _ASK_EVERY:
            return False
        try:
            await self.ask()
        except ConnectionError as error:
            log.warning("Telegram's time is not known", why=str(error))
            return False
        is_refuted = self._theirs is not None and self.is_refuted()
        self._refuted_at = self._seconds() if is_refuted else None
        return not is_refuted
