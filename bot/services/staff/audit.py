"""Who did what: the append-only log of looks and changes; ids only."""

from __future__ import annotations

from bot.services.kernel.transaction import Work
from bot.storage import audit
from bot.storage.tables.staff import Staff


async def write(work: Work, member: Staff | None, action: str, subject: str | None = None) -> None:
    """Add to the append-only log who (None: the bot) looked at or changed what; ids only."""
    entry = (member.id if member else "bot", action, subject)
    await audit.append(work.session, work.desk.database.vault, entry, work.now)
