"""Whether a job need look at all: while nothing changes, the time of the next is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ledger import Due
from bot.services.kernel.transaction import Runtime, Service
from bot.storage import due

# What no commit tells of: that a message was sent, from which reminders count, minutes later at
# the earliest; and another process, should one change something.
_LOOK_ANYWAY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Look:
    """The last look: when, after how many commits, and what was next of each kind then."""

    at: datetime
    commits: int
    next_at: dict[Due, datetime]


class Lookout(Service):
    """Tells the jobs whether it is worth to look; asks the database once for all of them.

    Once after a start, and after the clock was set back, it is worth it whatever comes next:
    times by another clock tell nothing.
    """

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self._unseen = set(Due)
        self._asked_at = runtime.clock.now()
        self._last: _Look | None = None

    async def is_due(self, kind: Due) -> bool:
        """Whether the time of something of this kind may have come."""
        now = self.runtime.clock.now()
        if now < self._asked_at:
            self._unseen, self._last = set(Due), None
        self._asked_at = now
        if kind in self._unseen:
            self._unseen.discard(kind)
            return True
        next_at = (await self._look(now)).next_at.get(kind)
        return next_at is not None and next_at <= now

    async def _look(self, now: datetime) -> _Look:
        last, commits = self._last, self.runtime.commits
        if last is None or last.commits != commits or now >= last.at + _LOOK_ANYWAY:
            async with self.runtime.database.reading() as session:
                last = self._last = _Look(now, commits, await due.next_due(session))
        return last
