"""The transcript: what happens on the phones, put in order for somebody who reads along."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from bot.sandbox.state.events import Event, Happening
from bot.texts import dates

# Within a conversation the clock is not worth a line.
_JUMP: Final = timedelta(seconds=90)

Rows = tuple[tuple[str, ...], ...]


class EntryKind(StrEnum):
    """What an entry of the transcript is."""

    DAY = "day"
    TIME = "time"
    SCENE = "scene"
    NOTE = "note"
    SAID = "said"
    EDITED = "edited"
    WROTE = "wrote"
    TAPPED = "tapped"
    TOAST = "toast"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read: in whose voice, on which phones, with which buttons."""

    kind: EntryKind
    text: str
    who: str = ""
    phones: tuple[str, ...] = ()
    rows: Rows = ()
    has_picture: bool = False


Show = Callable[[Entry], None]

_KINDS: Final = {
    Happening.SENT: EntryKind.SAID,
    Happening.EDITED: EntryKind.EDITED,
    Happening.WROTE: EntryKind.WROTE,
    Happening.PRESSED: EntryKind.TAPPED,
    Happening.TOAST: EntryKind.TOAST,
    Happening.ALERT: EntryKind.TOAST,
}


@dataclass(slots=True)
class Transcript:
    """Collects what happens and shows it at each `flush`, an entry every `pace` seconds at most.

    What several phones of the staff show alike is shown once; a message that only loses its
    buttons is not shown again.
    """

    show: Show
    zone: ZoneInfo
    first_day: date
    pace: float = 0.0
    events: list[Event] = field(default_factory=list)
    _names: dict[int, str] = field(default_factory=dict)
    _staff: set[int] = field(default_factory=set)
    _new: list[Event] = field(default_factory=list)
    _texts: dict[tuple[int, int], str] = field(default_factory=dict)
    _last_at: datetime | None = None
    _is_hidden: bool = False
    _shown_at: float = 0.0

    def name(self, chat_id: int, name: str, *, is_staff: bool) -> None:
        """Tell whose phone, or which group, a chat is: patients first."""
        self._names[chat_id] = name
        if is_staff:
            self._staff.add(chat_id)

    def note(self, event: Event) -> None:
        """Take down what happened; an observer of the sandbox."""
        self.events.append(event)
        self._new.append(event)

    async def scene(self, text: str, at: datetime) -> None:
        """Say what comes next, in the play's own words."""
        await self._tell_time(at)
        await self.say(EntryKind.SCENE, text)

    async def say(self, kind: EntryKind, text: str) -> None:
        """Show an entry of the play's own."""
        await self._show(Entry(kind, text))

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Leave out what happens now, because the same was shown before; it is counted."""
        self._is_hidden, before = True, len(self.events)
        try:
            yield
        finally:
            self._is_hidden = False
            count = len(self.events) - before
            self._new.clear()
            self.show(Entry(EntryKind.NOTE, f"({count} messages and taps like those above)"))

    async def flush(self) -> None:
        """Show what happened since the last time."""
        if self._is_hidden:
            self._new.clear()
            return
        events, self._new = self._in_order(), []
        told: set[int] = set()
        for event in events:
            if id(event) not in told:
                twins = [each for each in events if self._is_twin(event, each)]
                told.update(map(id, twins))
                await self._tell(event, twins)

    def _in_order(self) -> list[Event]:
        """What the bot sent within one second in the order of the phones, patients first."""
        places = {chat_id: place for place, chat_id in enumerate(self._names)}
        ordered: list[Event] = []
        for (who, _), group in groupby(self._new, lambda event: (event.who, _second(event))):
            same = list(group)
            ordered += sorted(same, key=lambda e: places[e.chat_id]) if who == "bot" else same
        return ordered

    async def _tell(self, event: Event, twins: list[Event]) -> None:
        kind = _KINDS.get(event.kind)
        # A list, so that each phone's text is remembered.
        if kind is None or not any([self._is_news(each) for each in twins]):
            return
        await self._tell_time(event.at)
        showing = {each.chat_id for each in twins}
        phones = tuple(name for chat_id, name in self._names.items() if chat_id in showing)
        await self._show(Entry(kind, event.text, event.who, phones, event.rows, bool(event.photo)))

    def _is_twin(self, event: Event, other: Event) -> bool:
        """Whether two phones of the staff show the same now; patients each have their own."""
        if event is other:
            return True
        if event.who != "bot" or not {event.chat_id, other.chat_id} <= self._staff:
            return False
        is_same = (event.kind, event.text, event.rows) == (other.kind, other.text, other.rows)
        return is_same and abs(other.at - event.at) < _JUMP

    def _is_news(self, event: Event) -> bool:
        place = event.chat_id, event.message_id
        is_same = event.kind is Happening.EDITED and self._texts.get(place) == event.text
        if event.kind in {Happening.SENT, Happening.EDITED}:
            self._texts[place] = event.text
        return not is_same or bool(event.rows)

    async def _tell_time(self, at: datetime) -> None:
        local, last = at.astimezone(self.zone), self._last_at
        self._last_at = local
        if last is None or last.date() != local.date():
            number = (local.date() - self.first_day).days
            await self._show(Entry(EntryKind.DAY, f"Day {number} · {dates.day(local, 'en')}"))
        elif local - last < _JUMP:
            return
        await self._show(Entry(EntryKind.TIME, dates.short_time(local, "en")))

    async def _show(self, entry: Entry) -> None:
        loop = asyncio.get_running_loop()
        # What the bot took to get here counts as a rest.
        await asyncio.sleep(max(0.0, self._shown_at + self.pace - loop.time()))
        self.show(entry)
        self._shown_at = loop.time()


def _second(event: Event) -> datetime:
    return event.at.replace(microsecond=0)
