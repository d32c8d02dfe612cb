"""What the use cases need from outside: the time, a way to reach Telegram, the commands."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Protocol, TypeAlias

from bot.domain.delivery import MessageKind, SendResult


class Clock(Protocol):
    """The time, as aware UTC."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Letter:
    """One call to Telegram: to which chat, what, and which message it edits, if any.

    `body` is what `messages.Draft.body` writes: method, text, keyboard, silent, link,
    topic, name and file, free where it may be saved, kept and menu.
    """

    telegram_id: int
    body: dict[str, Any] = field(repr=False)
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A message of the outbox that is marked as being sent, and goes to Telegram now.

    `moves`: that it was sent changes how its patient stands. `is_plain`: it changes nothing else.
    `is_urgent`: it keeps no wait for long that Telegram asks for.
    """

    row_id: int
    chat_id: str
    letter: Letter
    kind: MessageKind
    moves: bool = False
    is_plain: bool = False
    is_urgent: bool = False


# Why an edit was refused: the message is not there any more.
NOTHING_TO_EDIT: Final = "nothing_to_edit"
# Why a message was not pinned: the bot may not, or it is not there any more.
NOT_PINNED: Final = "not_pinned"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known after the call; `why` is a short code for the record."""

    result: SendResult
    message_id: int | None = None
    retry_after: timedelta | None = None
    moved_to: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """The seconds that pass while a loop runs, whatever the clock says, and waiting for some."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Messenger(Protocol):
    """Telegram as the sender sees it."""

    async def deliver(self, letter: Letter) -> Receipt:
        """Make one call and say what became of it; raises nothing that Telegram can cause."""
        ...


class Audience(StrEnum):
    """Whom a command is for; who is not on the team is shown what patients are."""

    PATIENT = "patient"
    NURSE = "nurse"
    # What a clinician has beside all that a nurse has, and an admin beside both.
    CLINICIAN = "clinician"
    ADMIN = "admin"
    AUDITOR = "auditor"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Offer:
    """The commands that an audience is shown, by name and in order: in the menu, in /help."""

    menu: tuple[str, ...]
    help: tuple[str, ...]


Offers: TypeAlias = Mapping[Audience, Offer]
