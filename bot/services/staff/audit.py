"""Who did what: the append-only log of looks and changes; ids only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.services.kernel.transaction import Work
from bot.services.messaging.readers import StaffTurn
from bot.storage import audit

# Who did what the bot did by itself.
BOT: Final = "bot"


async def write(turn: StaffTurn, action: str, subject: str | None = None) -> None:
    """Add to the append-only log what this member of staff looked at or changed; ids only."""
    await _append(turn.work, (turn.member.id, action, subject))


async def write_each(turn: StaffTurn, action: str, subjects: Iterable[str]) -> None:
    """The same of several subjects at once."""
    entries = [(turn.member.id, action, subject) for subject in subjects]
    work = turn.work
    await audit.append_all(work.session, work.runtime.database.vault, entries, work.now)


async def write_own(work: Work, action: str, subject: str | None = None) -> None:
    """The same for what the bot did by itself."""
    await _append(work, (BOT, action, subject))


async def _append(work: Work, entry: audit.Entry) -> None:
    await audit.append(work.session, work.runtime.database.vault, entry, work.now)
