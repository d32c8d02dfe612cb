"""The audit log: append-only, each entry chained to the one before, its end sealed apart."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import facts
from bot.storage.tables.system import AuditEntry
from bot.storage.vault import Vault

# Actor, action, subject.
Entry: TypeAlias = tuple[str, str, str | None]

_HEAD: Final = "audit_head"
# Letters of a hash: enough to compare two.
SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log: how many entries there are, and the hash of the last."""

    count: int = 0
    chain: str = ""

    def seal(self, vault: Vault) -> str:
        """As it is kept: without the key nobody can make one for a log that is shorter."""
        return f"{self.count}:{self.chain}:{_seal_of(vault, self.count, self.chain)}"


def _seal_of(vault: Vault, count: int, chain: str) -> str:
    return vault.digest(_HEAD, f"{count}\0{chain}")


def _read(vault: Vault, kept: str) -> Head | None:
    """The head that was sealed; None for one that was not."""
    if not kept:
        return Head()
    count, _, rest = kept.partition(":")
    chain, _, seal = rest.partition(":")
    if not (count.isascii() and count.isdecimal()):
        return None
    head = Head(int(count), chain)
    return head if hmac.compare_digest(_seal_of(vault, head.count, chain), seal) else None


async def append(session: AsyncSession, vault: Vault, entry: Entry, at: datetime) -> None:
    """Write an entry and move the head of the chain."""
    await append_all(session, vault, [entry], at)


async def append_all(
    session: AsyncSession, vault: Vault, entries: Iterable[Entry], at: datetime
) -> None:
    """The same with several, in this order."""
    # Two entries must not follow the same one.
    kept = await facts.lock(session, _HEAD)
    # After a head that is not ours the chain is broken, and stays so for whoever looks.
    head = _read(vault, kept) or Head()
    for entry in entries:
        actor, action, subject = entry
        head = Head(head.count + 1, _link(vault, head.chain, entry, at))
        session.add(
            AuditEntry(at=at, actor=actor, action=action, subject=subject, chain=head.chain)
        )
    await facts.write(session, _HEAD, head.seal(vault))


def _link(vault: Vault, before: str, entry: Entry, at: datetime) -> str:
    actor, action, subject = entry
    content = "\0".join([before, at.isoformat(), actor, action, subject or ""])
    return vault.digest("audit", content)


@dataclass(frozen=True, slots=True)
class Audited:
    """The first of the newest entries that is not as it was written, and whether all were read.

    It was edited, moved, or follows a deleted one; 0 for a cut tail or a head that is not ours,
    None for none. `head`: the end of the log, as far as it was sealed here.
    """

    broken: int | None
    is_all: bool
    head: Head = Head()


async def head_of(session: AsyncSession, vault: Vault) -> Head | None:
    """The end of the log, to be noted elsewhere too; None when it was not sealed here."""
    return _read(vault, await facts.read(session, _HEAD) or "")


async def verify(session: AsyncSession, vault: Vault, most: int) -> Audited:
    """Follow the chain through the newest entries, so many at most, and count all."""
    # One more, from which the first of them follows.
    newest = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(most + 1)
    rows = list(reversed((await session.scalars(newest)).all()))
    is_all = len(rows) <= most
    chain = "" if is_all else rows.pop(0).chain
    for row in rows:
        chain = _link(vault, chain, (row.actor, row.action, row.subject), row.at)
        if chain != row.chain:
            return Audited(row.id, is_all)
    head = await head_of(session, vault)
    count = await session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    if head is None or head != Head(count, chain):
        return Audited(0, is_all)
    return Audited(None, is_all, head)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: by whom, about whom or what, from when until before when.

    `names`, `prefixes`: of their actions; `is_not`: all but these.
    """

    actor: str | None = None
    subject: str | None = None
    names: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    is_not: bool = False
    start: datetime | None = None
    end: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as conditions."""
        found: list[ColumnElement[bool]] = []
        if self.actor is not None:
            found.append(AuditEntry.actor == self.actor)
        if self.subject is not None:
            found.append(AuditEntry.subject == self.subject)
        if self.names or self.prefixes:
            starts = (
                AuditEntry.action.startswith(each, autoescape=True) for each in self.prefixes
            )
            is_one = or_(AuditEntry.action.in_(self.names), *starts)
            found.append(~is_one if self.is_not else is_one)
        if self.start is not None:
            found.append(AuditEntry.at >= self.start)
        if self.end is not None:
            found.append(AuditEntry.at < self.end)
        return found


async def page(
    session: AsyncSession,
    wanted: Wanted,
    most: int,
    *,
    before: int | None = None,
    after: int | None = None,
) -> Sequence[AuditEntry]:
    """So many entries at most, newest first: those before an id, or those that follow one."""
    statement = select(AuditEntry).where(*wanted.conditions()).limit(most)
    if after is not None:
        later = statement.where(AuditEntry.id > after).order_by(AuditEntry.id)
        return list(reversed((await session.scalars(later)).all()))
    if before is not None:
        statement = statement.where(AuditEntry.id < before)
    return (await session.scalars(statement.order_by(AuditEntry.id.desc()))).all()
