"""Transactions: none is lost, none is left half done, and readers hold up nobody."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.storage import patients
from bot.storage.database import Database
from bot.storage.tables.people import Chat, Patient
from tests.storage import rows

TASKS, ROUNDS = 8, 40


async def _count_up(database: Database) -> None:
    async with database.transaction() as session:
        patient = await patients.lock(session, "p")
        await asyncio.sleep(0)
        patient.birth_year = str(int(patient.birth_year) + 1)


async def test_no_update_is_lost_when_many_read_and_then_write(database: Database) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.patient(birth_year="0"))

    async def work() -> None:
        for _ in range(ROUNDS):
            await _count_up(database)

    await asyncio.gather(*(work() for _ in range(TASKS)))

    async with database.reading() as session:
        assert (await session.get_one(Patient, "p")).birth_year == str(TASKS * ROUNDS)


async def _store_and_fail(database: Database) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.chat())
        raise LookupError


async def test_an_error_undoes_all_of_a_transaction(database: Database) -> None:
    with pytest.raises(LookupError):
        await _store_and_fail(database)

    async with database.reading() as session:
        assert await session.get(Chat, "c") is None


async def test_a_reader_and_a_writer_do_not_wait_for_each_other(database: Database) -> None:
    async with database.reading() as reader:
        assert (await reader.scalars(select(Chat))).all() == []

        async with asyncio.timeout(30), database.transaction() as writer:
            await rows.store(writer, rows.chat())
            assert (await reader.scalars(select(Chat))).all() == []


def _may_write(path: str) -> bool:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_only_writers_take_the_write_lock(database: Database, sqlite_path: Path) -> None:
    path = str(sqlite_path)

    async with database.reading() as session:
        await session.execute(select(Chat))
        assert _may_write(path)
    async with database.transaction() as session:
        await session.execute(select(Chat))
        assert not _may_write(path)


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2)],
)
async def test_each_connection_is_set_for_safety(
    database: Database, pragma: str, value: object
) -> None:
    async with database.reading() as first, database.reading() as second:
        found = [await session.scalar(text(f"PRAGMA {pragma}")) for session in (first, second)]

    assert found == [value, value]
