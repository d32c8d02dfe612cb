"""What goes to Telegram and went lately: how many calls may begin now, and to which chats."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from bot.domain.delivery import CHAT_GAP, GROUP_PER_MINUTE, PER_SECOND

# More only makes calls slower.
MOST_AT_ONCE: Final = 8
SECOND: Final = timedelta(seconds=1)
MINUTE: Final = timedelta(minutes=1)
# How long a group that is at its limit waits.
_GROUP_GAP: Final = 4 * CHAT_GAP
# So many chats are remembered before those that are free again are forgotten.
_MANY: Final = 1_000


class Traffic:
    """Telegram's limits, kept in memory: one process at a time calls it.

    The waits that it asks for hold at once, and are written down for the next start; what went
    out just before a start is told by `remember`.
    """

    def __init__(self, now: Callable[[], datetime], per_second: int = PER_SECOND) -> None:
        self._now = now
        self.per_second = per_second
        """Telegram's limit on all calls together."""
        self._wait: tuple[datetime, datetime] | None = None
        # Of each chat that is being called: how often at once, and since when.
        self._under_way: Counter[str] = Counter()
        self._since: dict[str, datetime] = {}
        # When the last calls ended, of all chats and of each, oldest first.
        self._ended: deque[datetime] = deque()
        self._ended_of: dict[str, deque[datetime]] = {}

    def ask(self, wait: timedelta) -> None:
        """Telegram asks that nobody calls for so long; a longer wait that is on stays."""
        now, left = self._now(), self.left()
        self._wait = now, now + max(wait, left or wait)

    def left(self) -> timedelta | None:
        """How long nobody may call, None when nobody has to wait."""
        now = self._now()
        if self._wait is None or not self._wait[0] <= now < self._wait[1]:
            # Over, or from before the clock was set back.
            return None
        return self._wait[1] - now

    def room(self, more: int = 0) -> int:
        """How many calls may begin now, by Telegram's limit and so many more.

        Those under way count however old they are: nobody knows when they arrive.
        """
        if self.left() is not None:
            return 0
        return max(0, self.per_second + more - self.under_way - len(self._recent()))

    @property
    def under_way(self) -> int:
        """How many calls have begun and are not written down."""
        return self._under_way.total()

    def next_room(self) -> datetime:
        """When to ask for room again, if no call ends before: for some at once, not one by one."""
        now, left = self._now(), self.left()
        if left is not None:
            return now + left
        recent = self._recent()
        return (list(islice(recent, MOST_AT_ONCE // 2)) or [now])[-1] + SECOND

    def _recent(self) -> deque[datetime]:
        """When the calls of the last second ended, oldest first."""
        now, ended = self._now(), self._ended
        if ended and ended[-1] > now:
            # The clock was set back.
            ended.clear()
        while ended and ended[0] <= now - SECOND:
            ended.popleft()
        return ended

    def under_way_since(self, chat_id: str) -> datetime | None:
        """Since when the newest call to this chat is under way."""
        return self._since.get(chat_id)

    def busy_until(self, chat_id: str, *, is_group: bool) -> datetime | None:
        """When the next message to this chat may go, by the last ones; None when it is free."""
        now = self._now()
        # What ended later was sent before the clock was set back.
        ended = [at for at in self._ended_of.get(chat_id, ()) if now - MINUTE < at <= now]
        if is_group and len(ended) >= GROUP_PER_MINUTE:
            return now + _GROUP_GAP
        free_at = ended[-1] + CHAT_GAP if ended else now
        return free_at if free_at > now else None

    def begin(self, chat_id: str) -> None:
        """A call to this chat is about to begin."""
        self._under_way[chat_id] += 1
        self._since[chat_id] = self._now()

    def end(self, chat_id: str) -> None:
        """It ended, and what became of it is written down."""
        self.call_off(chat_id)
        self._note_end(chat_id, self._now())

    def call_off(self, chat_id: str) -> None:
        """It did not begin after all."""
        self._under_way[chat_id] -= 1
        if self._under_way[chat_id] <= 0:
            del self._under_way[chat_id], self._since[chat_id]

    def remember(self, ended: Iterable[tuple[str, datetime]]) -> None:
        """What the process before this one called, and when that ended, oldest first."""
        for chat_id, at in ended:
            self._note_end(chat_id, at)

    def _note_end(self, chat_id: str, at: datetime) -> None:
        if len(self._ended_of) >= _MANY:
            since = self._now() - MINUTE
            self._ended_of = {
                id_: ends for id_, ends in self._ended_of.items() if ends[-1] > since
            }
        self._ended.append(at)
        self._ended_of.setdefault(chat_id, deque(maxlen=GROUP_PER_MINUTE)).append(at)
