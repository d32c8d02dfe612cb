"""The audit log: append-only, each entry chained to the one before by a keyed hash."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import facts
from bot.storage.tables.system import AuditEntry
from bot.storage.vault import Vault

_HEAD = "audit_head"


async def append(
    session: AsyncSession, vault: Vault, entry: tuple[str, str, str | None], at: datetime
) -> None:
    """Write an entry (actor, action, subject) and move the head of the chain."""
    actor, action, subject = entry
    # Two entries must not follow the same one.
    before = await facts.lock(session, _HEAD)
    chain = _link(vault, before, entry, at)
    session.add(AuditEntry(at=at, actor=actor, action=action, subject=subject, chain=chain))
    await facts.write(session, _HEAD, chain)


def _link(vault: Vault, before: str, entry: tuple[str, str, str | None], at: datetime) -> str:
    actor, action, subject = entry
    content = "\0".join([before, at.isoformat(), actor, action, subject or ""])
    return vault.digest("audit", content)


async def first_broken(session: AsyncSession, vault: Vault) -> int | None:
    """The first entry that was edited, moved or follows a deleted one; 0 for a cut tail."""
    chain = ""
    for row in await session.scalars(select(AuditEntry).order_by(AuditEntry.id)):
        chain = _link(vault, chain, (row.actor, row.action, row.subject), row.at)
        if chain != row.chain:
            return row.id
    return None if (await facts.read(session, _HEAD) or "") == chain else 0
