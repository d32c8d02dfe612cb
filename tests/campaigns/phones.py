"""Telegram as the campaign plays it: phones that outlive a crash, and the crash itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Letter, Receipt
from bot.storage.database import Database
from tests.services.support.fake_messenger import FakeMessenger


class CrashError(BaseException):
    """The process is gone; no `except Exception` may notice."""


@dataclass(slots=True)
class Fuse:
    """Burns at each boundary where a crash may fall: round each commit and each call."""

    left: int | None = None
    crashes: int = 0

    def burn(self) -> None:
        """Pass a boundary; raises `CrashError` when the fuse is burnt down."""
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            self.crashes += 1
            raise CrashError


class FragileDatabase(Database):
    """A database whose user may be gone before or after any commit."""

    fuse = Fuse()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """As ever, with a boundary on either side of the commit."""
        async with super().transaction() as session:
            yield session
            self.fuse.burn()
        self.fuse.burn()


@dataclass(frozen=True, slots=True)
class Sending:
    """One call about a row of the outbox, and what Telegram said; `arrived`: the phone shows it.

    A crash may have kept the bot from hearing it.
    """

    at: datetime
    row_id: int
    letter: Letter
    result: SendResult
    arrived: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A button that a phone showed at some time, and what it reports."""

    message_id: int
    label: str
    data: str


# No slots: `super()` would look for the class before they were added.
@dataclass
class Phones(FakeMessenger):
    """Every phone and group; `moved` tells the new ids of groups, `blocked` who hears nothing."""

    fuse: Fuse = field(default_factory=Fuse)
    row_id: int = 0
    sendings: list[Sending] = field(default_factory=list)
    seen: dict[int, list[Seen]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    _has_arrived: bool = False

    async def deliver(self, letter: Letter) -> Receipt:
        """Make the call, with a boundary on either side."""
        self.fuse.burn()
        self._has_arrived = False
        receipt = self._refusal(letter) or await super().deliver(letter)
        now = self.clock.now()
        self.sendings.append(Sending(now, self.row_id, letter, receipt.result, self._has_arrived))
        self.fuse.burn()
        return receipt

    def _refusal(self, letter: Letter) -> Receipt | None:
        if letter.telegram_id in self.blocked:
            return Receipt(SendResult.GONE, why="blocked")
        if letter.telegram_id in self.moved:
            new_id = self.moved[letter.telegram_id]
            return Receipt(SendResult.MIGRATED, moved_to=new_id, why="migrated")
        return None

    def _show(self, letter: Letter) -> int:
        self._has_arrived = True
        message_id = super()._show(letter)
        seen = self.seen.setdefault(letter.telegram_id, [])
        # One that copies a number reports nothing when it is pressed.
        buttons = [each for row in letter.body["keyboard"] for each in row if "data" in each]
        seen.extend(Seen(message_id, each["text"], each["data"]) for each in buttons)
        return message_id
