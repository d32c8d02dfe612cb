"""The queue of updates: kept until confirmed by offset, handed out by getUpdates."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from bot.sandbox.state.errors import ApiError, Json, bad_request, conflict
from bot.sandbox.state.events import Pulse

FIRST_ID: Final = 500_000_001
# An offset further ahead than this belongs to an older numbering and confirms nothing of this.
_FUTURE: Final = 10
_UNASKED: Final = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Poll:
    """One getUpdates request; `timeout` in real seconds."""

    offset: int = 0
    limit: int = 100
    timeout: float = 0


@dataclass(frozen=True, slots=True)
class Update:
    """One update; `numbering` goes up each time the ids start anew."""

    id: int
    kind: str
    payload: Json
    numbering: int = 0

    def json(self) -> Json:
        """The update as the Bot API shows it."""
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    """Updates wait here until the bot confirms them; one poll at a time."""

    def __init__(self, pulse: Pulse) -> None:
        self.pending: list[Update] = []
        self.confirmed: list[Update] = []
        self.allowed: Collection[str] = ()
        self.webhook_url = ""
        self._pulse = pulse
        self._next_id = FIRST_ID
        self._numbering = 0
        self._polls = 0
        self._is_closed = False

    def put(self, kind: str, payload: Json) -> None:
        """Add an update, unless its kind was not asked for."""
        is_refused = kind not in self.allowed if self.allowed else kind in _UNASKED
        if is_refused:
            return
        self.pending.append(Update(self._next_id, kind, payload, self._numbering))
        self._next_id += 1
        self._pulse.beat()

    def put_unparseable(self) -> None:
        """Add an update that no library can read: its date is no number."""
        chat: Json = {"id": 1, "type": "private"}
        self.put("message", {"message_id": 1, "date": "x", "chat": chat})

    def renumber(self, next_id: int) -> None:
        """Go on with another update id, as Telegram does after a week of silence."""
        self._next_id = next_id
        self._numbering += 1

    def skip_ids(self, how_many: int) -> None:
        """Leave a gap in the ids."""
        self._next_id += how_many

    async def poll(self, request: Poll) -> list[Update]:
        """The unconfirmed updates from `offset` on; waits for one up to the timeout.

        An older poll that still waits is ended with 409.
        """
        if self.webhook_url:
            rest = "use deleteWebhook to delete the webhook first"
            raise ApiError(409, f"can't use getUpdates method while webhook is active; {rest}")
        self._polls += 1
        mine = self._polls
        self._confirm(request.offset)
        self._pulse.beat()
        with suppress(TimeoutError):
            async with asyncio.timeout(request.timeout):
                await self._wait(mine)
        return self.pending[: request.limit]

    async def _wait(self, mine: int) -> None:
        while not self.pending and not self._is_closed:
            await self._pulse.wait()
            if self._polls != mine:
                raise conflict()

    def close(self) -> None:
        """End the polls that wait; later ones return at once."""
        self._is_closed = True
        self._pulse.beat()

    def drop(self) -> None:
        """Forget what waits (drop_pending_updates)."""
        self.pending.clear()
        self._pulse.beat()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            done, kept = self.pending[:offset], self.pending[offset:]
        else:
            done = [update for update in self.pending if self._is_done(update, offset)]
            kept = [update for update in self.pending if not self._is_done(update, offset)]
        self.confirmed = done or self.confirmed
        self.pending = kept

    def _is_done(self, update: Update, offset: int) -> bool:
        is_current = update.numbering == self._numbering
        return update.id < offset and not (is_current and offset > self._next_id + _FUTURE)


def checked_kinds(value: object) -> Collection[str] | None:
    """The allowed_updates of a call: None when it says nothing about them."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise bad_request("can't parse allowed updates JSON array")
    return [str(kind) for kind in value]
