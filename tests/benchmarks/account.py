"""What the mock server keeps of one bot: the calls that came, the updates that it may fetch."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Update: TypeAlias = dict[str, Any]

_MOST_AT_ONCE: Final = 100
_ME: Final = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
# In small letters: Telegram does not mind the case of a method, and one poll is spelled otherwise.
_MESSAGES: Final = frozenset({"sendmessage", "sendphoto", "editmessagetext"})


@dataclass(slots=True)
class Account:
    """One bot; `calls` are the moment, the method and the chat of each call but its polls."""

    calls: list[tuple[float, str, int]] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    _waiting: deque[Update] = field(default_factory=deque)
    _poll: asyncio.Future[list[Update]] | None = None
    _update_id: int = 1_000
    _message_id: int = 1_000_000
    _called: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, method: str, parameters: dict[str, Any]) -> Any:
        """The result of a call."""
        now = time.time()
        if method == "getupdates":
            self.polls.append(now)
            return await self._updates(parameters)
        chat = int(parameters.get("chat_id") or 0)
        self.calls.append((now, method, chat))
        self._called.set()
        if method == "getme":
            return _ME
        return self._message(chat, parameters) if method in _MESSAGES else True

    def _message(self, chat: int, parameters: dict[str, Any]) -> dict[str, Any]:
        self._message_id += 1
        return {
            "message_id": int(parameters.get("message_id") or self._message_id),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "P"},
            "text": parameters.get("text", "-"),
        }

    async def _updates(self, parameters: dict[str, Any]) -> list[Update]:
        offset, timeout = int(parameters.get("offset") or 0), float(parameters.get("timeout") or 0)
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()
        if self._poll is not None and not self._poll.done():
            self._poll.set_result([])
        if not self._waiting and timeout:
            self._poll = asyncio.get_running_loop().create_future()
            await asyncio.wait([self._poll], timeout=timeout)
        return list(self._waiting)[:_MOST_AT_ONCE]

    def happen(self, updates: list[Update], offsets: list[float]) -> float:
        """Let the updates happen so many seconds from now; the moment from which they count."""
        loop, now = asyncio.get_running_loop(), time.time()
        for update, offset in zip(updates, offsets, strict=True):
            loop.call_later(offset, self._add, update)
        return now

    def _add(self, update: Update) -> None:
        # Numbered here: those of one moment come in any order.
        self._update_id += 1
        self._waiting.append({"update_id": self._update_id, **update})
        if self._poll is not None and not self._poll.done():
            # At the end of this moment, so that what happens at once is fetched at once.
            self._poll.set_result([])

    async def until(self, methods: list[str], count: int, within: float) -> list[Any]:
        """The calls of these methods since the last `forget`, once there are so many."""
        wanted = {method.lower() for method in methods}
        try:
            async with asyncio.timeout(within):
                while len(found := self._of(wanted)) < count:
                    self._called.clear()
                    await self._called.wait()
        except TimeoutError:
            return self._of(wanted)
        return found

    def _of(self, methods: set[str]) -> list[Any]:
        return [call for call in self.calls if call[1] in methods]

    def forget(self) -> None:
        """Begin to count anew."""
        self.calls.clear()
        self.polls.clear()
