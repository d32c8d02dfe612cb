"""What goes to Telegram and went lately: how many calls may begin now, and to which chats."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from bot.domain.delivery import (
    CHAT_GAP,
    GROUP_PER_MINUTE,
    PER_SECOND,
    STRANGER_HOUR,
    is_answered,
)

# More only makes calls slower.
MOST_AT_ONCE: Final = 8
SECOND: Final = timedelta(seconds=1)
MINUTE: Final = timedelta(minutes=1)
# How long a group that is at its limit waits.
_GROUP_GAP: Final = 4 * CHAT_GAP
# So many chats are remembered before those that are free again are forgotten.
_MANY: Final = 1_000
# Two chats that are told to wait within this time mean that the bot is.
_TOGETHER: Final = timedelta(seconds=10)
# How long what cannot wait (P1, P2 and safety texts) is held back by a wait at most.
URGENT_AFTER: Final = timedelta(seconds=30)

# So many calls in a row that found no way to Telegram mean that there is none; then one is tried
# after a second, later and later, as often as what cannot wait is tried at least.
_LOST: Final = 3
_PROBE_EVERY: Final = timedelta(seconds=15)

# Whose a wait is, beside the chats by their ids.
TOASTS: Final = "toasts"
MENUS: Final = "menus"
_BOT: Final = "bot"


@dataclass(slots=True)
class _Wait:
    """What Telegram asked for: when it did so last, and until when nothing should be called.

    `urgent_at`: from when on what cannot wait is tried all the same.
    """

    asked_at: datetime
    until: datetime
    urgent_at: datetime

    def is_on(self, now: datetime) -> bool:
        """Over, or from before the clock was set back, it is not."""
        return self.asked_at <= now < self.until


class Traffic:
    """Telegram's limits, kept in memory: one process at a time calls it.

    A wait that it asks for belongs to what it was given for: a chat, the toasts, the menus. Only
    one given to several chats is the bot's, which is also written down for the next start. What
    went out just before a start is told by `remember`.
    """

    def __init__(self, now: Callable[[], datetime], per_second: int = PER_SECOND) -> None:
        self._now = now
        self.per_second = per_second
        """Telegram's limit on all calls together."""
        self._waits: dict[str, _Wait] = {}
        # Of each chat that is being called: how often at once, and since when.
        self._under_way: Counter[str] = Counter()
        self._since: dict[str, datetime] = {}
        # When the last calls ended, of all chats and of each, oldest first.
        self._ended: deque[datetime] = deque()
        self._ended_of: dict[str, deque[datetime]] = {}
        # Of each stranger's chat: since when it is counted, and how often it wrote.
        self._strangers: dict[str, tuple[datetime, int]] = {}
        # How many calls in a row were lost; once that is too many, when to try the next.
        self._lost = 0
        self._probe: tuple[datetime, timedelta] | None = None

    def ask(self, whose: str, wait: timedelta) -> None:
        """Telegram asks to wait so long: this chat, the `TOASTS` or the `MENUS`.

        What two chats are asked within seconds all of them must keep: as long as both were told.
        """
        now = self._now()
        if whose not in (TOASTS, MENUS):
            others = [
                each
                for name, each in self._waits.items()
                if name not in (whose, TOASTS, MENUS, _BOT)
                and each.is_on(now)
                and now - each.asked_at < _TOGETHER
            ]
            if others:
                self.ask_all(min(wait, max(each.until for each in others) - now))
        self._ask(whose, wait)

    def ask_all(self, wait: timedelta) -> None:
        """Nobody may call for so long."""
        self._ask(_BOT, wait)

    def _ask(self, whose: str, wait: timedelta) -> None:
        now, standing = self._now(), self._on(whose)
        until = max(now + wait, standing.until) if standing else now + wait
        if len(self._waits) >= _MANY:
            self._waits = {name: each for name, each in self._waits.items() if each.is_on(now)}
        self._waits[whose] = _Wait(now, until, min(until, now + URGENT_AFTER))

    def _on(self, whose: str) -> _Wait | None:
        wait = self._waits.get(whose)
        return wait if wait is not None and wait.is_on(self._now()) else None

    def left(self, whose: str = _BOT) -> timedelta | None:
        """How long nobody may call, or these not (the bot's wait is theirs too); None: no time."""
        standing = [wait for each in (whose, _BOT) if (wait := self._on(each)) is not None]
        return max(wait.until for wait in standing) - self._now() if standing else None

    def urgent_at(self, chat_id: str) -> datetime | None:
        """From when on what cannot wait is tried here although Telegram asked to; None: no wait.

        While the bot must wait that is one message a second, so that a Telegram that still
        refuses is not asked at every turn.
        """
        standing = [wait for each in (chat_id, _BOT) if (wait := self._on(each)) is not None]
        return max((wait.urgent_at for wait in standing), default=None)

    def lose(self) -> None:
        """A call found no way to Telegram."""
        now, self._lost = self._now(), self._lost + 1
        if self._probe is None:
            if self._lost >= _LOST:
                self._probe = now + SECOND, SECOND
            return
        at, pause = self._probe
        if at <= now:
            pause = min(2 * pause, _PROBE_EVERY)
            self._probe = now + pause, pause

    def reach(self) -> bool:
        """Telegram answered; whether it was away until now."""
        was_away, self._lost, self._probe = self.is_away, 0, None
        return was_away

    @property
    def is_away(self) -> bool:
        """Whether Telegram cannot be reached, so that only one call at a time tries it."""
        return self._probe is not None

    def _may_probe(self, at: datetime, pause: timedelta) -> bool:
        # Further ahead than a pause is from before the clock was set back.
        now = self._now()
        return not self._under_way and not now < at <= now + pause

    def room(self, more: int = 0) -> int:
        """How many calls may begin now, by Telegram's limit and so many more.

        Those under way count however old they are: nobody knows when they arrive. While the bot
        must wait there is room for one now and then, for what cannot; while Telegram is away too,
        to see whether it still is.
        """
        if self._probe is not None:
            return int(self._may_probe(*self._probe))
        wait = self._on(_BOT)
        if wait is not None:
            return int(wait.urgent_at <= self._now())
        return max(0, self.per_second + more - self.under_way - len(self._recent()))

    @property
    def under_way(self) -> int:
        """How many calls have begun and are not written down."""
        return self._under_way.total()

    def next_room(self) -> datetime:
        """When to ask for room again, if no call ends before: for some at once, not one by one."""
        now, wait = self._now(), self._on(_BOT)
        if self._probe is not None:
            return max(self._probe[0], now + SECOND)
        if wait is not None:
            return wait.until if wait.urgent_at <= now else wait.urgent_at
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

    def busy_until(
        self, chat_id: str, *, is_group: bool, is_urgent: bool = False
    ) -> datetime | None:
        """When the next message to this chat may go, by the last ones; None when it is free.

        `is_urgent`: of a wait that Telegram asked for it keeps the first half minute.
        """
        now = self._now()
        if (wait := self._on(chat_id)) is not None:
            until = wait.urgent_at if is_urgent else wait.until
            if until > now:
                return until
        # What ended later was sent before the clock was set back.
        ended = [at for at in self._ended_of.get(chat_id, ()) if now - MINUTE < at <= now]
        if is_group and len(ended) >= GROUP_PER_MINUTE:
            return now + _GROUP_GAP
        free_at = ended[-1] + CHAT_GAP if ended else now
        return free_at if free_at > now else None

    def answers(self, chat_id: str) -> bool:
        """Whether what a stranger just wrote is answered: within an hour less and less often."""
        now = self._now()
        began, times = self._strangers.get(chat_id, (now, 0))
        if times == 0 or not began <= now < began + STRANGER_HOUR:
            # Of too many the one who began first is forgotten, and just answered again.
            self._strangers.pop(chat_id, None)
            if len(self._strangers) >= _MANY:
                del self._strangers[next(iter(self._strangers))]
            began, times = now, 0
        self._strangers[chat_id] = began, times + 1
        return is_answered(times + 1)

    def begin(self, chat_id: str) -> None:
        """A call to this chat is about to begin."""
        if (wait := self._on(_BOT)) is not None:
            wait.urgent_at = min(wait.until, self._now() + SECOND)
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
