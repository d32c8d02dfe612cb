"""The audit log: whoever edits, deletes, swaps, adds or cuts entries is found out."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import audit, facts
from bot.storage.audit import Wanted
from bot.storage.database import Database
from bot.storage.tables.system import AuditEntry, Fact
from bot.storage.vault import new_vault
from tests.quick import quick_database

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
COUNT, MOST, TRIES = 12, 1_000, 1_000


async def _write(database: Database, count: int) -> None:
    async with database.transaction() as session:
        for number in range(count):
            entry = (f"m{number % 3}", "view", f"p{number % 4}")
            await audit.append(session, database.vault, entry, START + timedelta(hours=number))


async def _rows(session: AsyncSession) -> list[dict[str, Any]]:
    rows = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    names = ("id", "at", "actor", "action", "subject", "chain")
    return [{name: getattr(row, name) for name in names} for row in rows]


async def _edit(session: AsyncSession, rows: list[dict[str, Any]], dice: random.Random) -> None:
    row = dice.choice(rows)
    values: list[dict[str, Any]] = [
        {"actor": "m9"},
        {"action": "why"},
        {"subject": None},
        {"at": row["at"] + timedelta(seconds=1)},
        {"chain": f"{dice.getrandbits(256):064x}"},
    ]
    value = dice.choice(values)
    await session.execute(update(AuditEntry).where(AuditEntry.id == row["id"]).values(value))


async def _drop(session: AsyncSession, rows: list[dict[str, Any]], dice: random.Random) -> None:
    gone = dice.sample([row["id"] for row in rows], dice.randint(1, 3))
    await session.execute(delete(AuditEntry).where(AuditEntry.id.in_(gone)))


async def _swap(session: AsyncSession, rows: list[dict[str, Any]], dice: random.Random) -> None:
    one, other = dice.sample(rows, 2)
    for row, like in ((one, other), (other, one)):
        values = {name: like[name] for name in ("at", "actor", "action", "subject", "chain")}
        await session.execute(update(AuditEntry).where(AuditEntry.id == row["id"]).values(values))


async def _cut(session: AsyncSession, rows: list[dict[str, Any]], dice: random.Random) -> None:
    """The tail goes, and the head is set to what it was, as far as that can be seen."""
    kept = dice.randint(0, len(rows) - 1)
    gone = [row["id"] for row in rows[kept:]]
    await session.execute(delete(AuditEntry).where(AuditEntry.id.in_(gone)))
    chain = rows[kept - 1]["chain"] if kept else ""
    head = await session.scalar(select(Fact.value).where(Fact.name == "audit_head")) or ""
    seal = head.rpartition(":")[2]
    guess = dice.choice([head, chain, "", f"{kept}:{chain}:{seal}", f"{kept}:{chain}:{'0' * 64}"])
    if kept == 0 and not guess:
        # An empty log with no head is that of a new bot: only what was noted elsewhere tells.
        guess = f"0::{seal}"
    await facts.write(session, "audit_head", guess)


async def _add(session: AsyncSession, rows: list[dict[str, Any]], dice: random.Random) -> None:
    row = {**dice.choice(rows), "id": rows[-1]["id"] + dice.randint(1, 9)}
    await session.execute(insert(AuditEntry).values(row))


async def test_a_thousand_tamperings_are_all_found(sqlite_url: str) -> None:
    sqlite = quick_database(sqlite_url)
    await _write(sqlite, COUNT)
    dice, missed = random.Random(1), []
    for number in range(TRIES):
        tamper = dice.choice([_edit, _drop, _swap, _cut, _add])
        async with sqlite.engine.connect() as connection, connection.begin() as transaction:
            session = AsyncSession(connection)
            await tamper(session, await _rows(session), dice)
            seen = await audit.verify(session, sqlite.vault, dice.choice([MOST, COUNT + 1]))
            if seen.broken is None:
                missed.append((number, tamper.__name__))
            session.expunge_all()
            await transaction.rollback()

    assert missed == []
    async with sqlite.reading() as session:
        assert (await audit.verify(session, sqlite.vault, MOST)).broken is None
    await sqlite.close()


async def test_a_head_sealed_with_another_key_is_not_ours(database: Database) -> None:
    await _write(database, 3)
    async with database.transaction() as session:
        head = await audit.head_of(session, database.vault)
        assert head is not None
        assert head.count == 3
        await facts.write(session, "audit_head", head.seal(new_vault()))
    async with database.reading() as session:
        assert (await audit.verify(session, database.vault, MOST)).broken == 0


async def test_what_was_cut_is_still_missed_after_more_was_written(database: Database) -> None:
    await _write(database, 5)
    async with database.transaction() as session:
        rows = await _rows(session)
        await session.execute(delete(AuditEntry).where(AuditEntry.id == rows[-1]["id"]))
        await facts.write(session, "audit_head", rows[-2]["chain"])
    await _write(database, 2)

    async with database.reading() as session:
        assert (await audit.verify(session, database.vault, MOST)).broken is not None


@pytest.mark.parametrize("most", [2, 4, 6, 7])
async def test_the_newest_are_verified_however_many_there_are(
    database: Database, most: int
) -> None:
    await _write(database, 6)
    async with database.reading() as session:
        seen = await audit.verify(session, database.vault, most)

    assert (seen.broken, seen.is_all, seen.head.count) == (None, most >= 6, 6)


async def test_pages_and_filters(database: Database) -> None:
    await _write(database, 8)
    async with database.reading() as session:
        newest = await audit.page(session, Wanted(), 3)
        older = await audit.page(session, Wanted(), 3, before=newest[-1].id)
        back = await audit.page(session, Wanted(), 3, after=older[0].id)
        mine = await audit.page(session, Wanted(actor="m1"), 9)
        about = await audit.page(session, Wanted(subject="p2"), 9)
        others = await audit.page(session, Wanted(names=frozenset({"view"}), is_not=True), 9)
        early = await audit.page(session, Wanted(end=START + timedelta(hours=2)), 9)

    assert [row.id for row in newest] == [row.id for row in back]
    assert older[0].id == newest[-1].id - 1
    assert (len(mine), len(about), len(others), len(early)) == (3, 2, 0, 2)
