"""What can be watched: everything that a chat sees, and a pulse for those who wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Happening(StrEnum):
    """The things that a chat sees."""

    SENT = "sent"
    EDITED = "edited"
    DELETED = "deleted"
    WROTE = "wrote"
    CORRECTED = "corrected"
    PRESSED = "pressed"
    TOAST = "toast"
    ALERT = "alert"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a chat saw, at virtual time `at`; `who` is a first name or "bot"."""

    kind: Happening
    at: datetime
    chat_id: int
    who: str
    text: str = ""
    message_id: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    photo: bytes = b""


Observer = Callable[[Event], None]


class Pulse:
    """Wakes everybody who waits for something to change."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def beat(self) -> None:
        """Wake all who wait now."""
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self) -> None:
        """Return at the next beat."""
        await self._next.wait()
