"""What delivery asks of whoever owes a message: may it go, and what follows from its fate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.delivery import SendResult
from bot.services.kernel.transaction import Owed, Work
from bot.storage.tables.mail import OutboxMessage


@dataclass(frozen=True, slots=True)
class Verdict:
    """Send it (onto `message_id` if it edits one), wait until a time, or drop it and why."""

    drop: str | None = None
    wait_until: datetime | None = None
    message_id: int | None = None

    @property
    def may_go(self) -> bool:
        """Whether it goes now."""
        return self.drop is None and self.wait_until is None


class MessageOwner(Protocol):
    """Who knows whom a message is for; each call is part of the transaction that it is given."""

    async def get_ready(self, work: Work, rows: Sequence[OutboxMessage]) -> None:
        """Several are about to be looked at: read in one go what is asked of each."""
        ...

    async def may_go(self, work: Work, row: OutboxMessage) -> Verdict:
        """Whether what the message says is still true, and whether it may be said now."""
        ...

    def may_go_at_once(self, owed: Owed) -> bool:
        """The same of a message that the transaction wrote itself, by what it knows."""
        ...

    def is_plain(self, work: Work, row: OutboxMessage) -> bool:
        """Whether nothing follows from it that Telegram takes this message."""
        ...

    async def were_sent(self, work: Work, rows: Sequence[OutboxMessage]) -> None:
        """Telegram took them."""
        ...

    async def is_uncertain(self, work: Work, row: OutboxMessage) -> None:
        """Nobody knows whether it arrived."""
        ...

    async def has_failed(self, work: Work, row: OutboxMessage, result: SendResult) -> None:
        """The chat is gone (`GONE`), or Telegram refused the message (`REFUSED`)."""
        ...

    async def is_stuck(self, work: Work, patient_id: str) -> None:
        """A message for this patient could not even be looked at, again and again."""
        ...
