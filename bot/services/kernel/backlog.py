"""What waits to be handled, as far as this process has stored it itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Container
from dataclasses import dataclass
from typing import Any, Protocol


class InLine(Protocol):
    """Something that waits: in which chat, and whose turn it has; lower ranks come first."""

    @property
    def chat_key(self) -> str:
        """The chat whose order it keeps."""
        ...

    @property
    def rank(self) -> int:
        """How urgent it is."""
        ...


class Line:
    """What waits and nobody handles: chats by rank and in turn, what each wrote in its order.

    A chat has the rank of the most urgent that it wrote, so that this waits for no other chat.
    """

    def __init__(self) -> None:
        self._count = 0
        self._written: dict[str, deque[Any]] = {}
        # The chats of each rank, those that waited longest first.
        self._chats: dict[int, dict[str, None]] = {}
        self._rank_of: dict[str, int] = {}

    def __len__(self) -> int:
        return self._count

    def __contains__(self, chat_key: str) -> bool:
        return chat_key in self._written

    def add(self, each: InLine) -> None:
        """Something came."""
        self._count += 1
        self._written.setdefault(each.chat_key, deque()).append(each)
        standing = self._rank_of.get(each.chat_key)
        if standing is None or each.rank < standing:
            self._leave(each.chat_key)
            self._enter(each.chat_key, each.rank)

    def next(self, busy: Container[str]) -> Any | None:
        """Take the first of a chat that is not busy; None when there is none."""
        for rank in sorted(self._chats):
            for chat_key in self._chats[rank]:
                if chat_key not in busy:
                    return self._take(chat_key)
        return None

    def _take(self, chat_key: str) -> Any:
        written = self._written[chat_key]
        taken = written.popleft()
        self._count -= 1
        self._leave(chat_key)
        if written:
            # Behind the others: who writes much keeps nobody waiting.
            self._enter(chat_key, min(each.rank for each in written))
        else:
            del self._written[chat_key]
        return taken

    def _enter(self, chat_key: str, rank: int) -> None:
        self._rank_of[chat_key] = rank
        self._chats.setdefault(rank, {})[chat_key] = None

    def _leave(self, chat_key: str) -> None:
        rank = self._rank_of.pop(chat_key, None)
        if rank is not None:
            del self._chats[rank][chat_key]


@dataclass(slots=True)
class Backlog:
    """Shared by all who take updates in and hand them out, so that each need not be looked up.

    `known`: all that waits and nobody handles; None while only the database knows. `begun` and
    `ended` count how often something was stored: a look meanwhile may not have seen it.
    """

    known: Line | None = None
    begun: int = 0
    ended: int = 0
