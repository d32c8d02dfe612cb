"""The audit log: append-only, each entry chained to the one before by a keyed hash."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Audited:
    """The first of the newest entries that is not as it was written, and whether all were read.

    It was edited, moved, or follows a deleted one; 0 for a cut tail, None for none.
    """

    broken: int | None
    is_all: bool


async def verify(session: AsyncSession, vault: Vault, most: int) -> Audited:
    """Follow the chain through the newest entries, so many at most."""
    # One more, from which the first of them follows.
    newest = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(most + 1)
    rows = list(reversed((await session.scalars(newest)).all()))
    is_all = len(rows) <= most
    chain = "" if is_all else rows.pop(0).chain
    for row in rows:
        chain = _link(vault, chain, (row.actor, row.action, row.subject), row.at)
        if chain != row.chain:
            return Audited(row.id, is_all)
    is_cut = (await facts.read(session, _HEAD) or "") != chain
    return Audited(0 if is_cut else None, is_all)
