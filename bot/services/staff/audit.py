"""Who did what: the append-only log of looks and changes; ids, and numbers of the clinic."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.services.kernel.transaction import Work
from bot.services.messaging.readers import StaffTurn
from bot.storage import audit
from bot.storage.tables.staff import Staff

# Who did what the bot did by itself.
BOT: Final = "bot"
# The newest of them: more is not done to a patient while one dialogue lasts.
_LOOKED_AT: Final = 5


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


async def by_another(turn: StaffTurn, action: str, subject: str, since: str | None) -> str | None:
    """Who else did just this since then, in ISO form: of two at once the first wins."""
    if since is None:
        return None
    start = datetime.fromisoformat(since)
    wanted = audit.Wanted(subject=subject, names=frozenset({action}), start=start)
    for entry in await audit.page(turn.work.session, wanted, _LOOKED_AT):
        if entry.actor not in {BOT, turn.member.id}:
            return (await turn.work.session.get_one(Staff, entry.actor)).label
    return None


async def _append(work: Work, entry: audit.Entry) -> None:
    await audit.append(work.session, work.runtime.database.vault, entry, work.now)
