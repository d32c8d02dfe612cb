"""Damage to the database is found where it is looked for, and what is not read is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.storage import damage
from bot.storage.damage import Inspection
from bot.storage.database import Database
from tests.storage import rows

ON_SQLITE: Final = pytest.mark.parametrize("backend", ["sqlite"])


async def _inspect(database: Database, most: int = 1_000) -> Inspection:
    async with database.reading() as session:
        return await damage.inspect(session, most)


def _behind_its_back(url: str, change: Callable[[sqlite3.Connection], object]) -> None:
    with closing(sqlite3.connect(make_url(url).database or "")) as connection, connection:
        change(connection)


def _lose_page(url: str, number: int, size: int) -> None:
    with Path(make_url(url).database or "").open("r+b") as file:
        file.seek((number - 1) * size)
        file.write(bytes(size))


async def test_a_sound_database_has_no_damage(database: Database) -> None:
    found = await _inspect(database)

    assert found == Inspection(None, [] if database.is_sqlite else ["every table"])


@ON_SQLITE
async def test_rows_that_refer_to_nothing_are_found(database: Database, database_url: str) -> None:
    async with database.transaction() as session:
        await rows.store(session, *rows.follow_up())

    _behind_its_back(database_url, lambda connection: connection.execute("DELETE FROM patients"))

    assert await _inspect(database) == Inspection("1 rows refer to nothing", [])


@ON_SQLITE
async def test_a_page_that_was_lost_is_found(database: Database, database_url: str) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.chat())
        at = await session.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'chats'"))
        size = await session.scalar(text("PRAGMA page_size"))
    await database.close()

    _lose_page(database_url, at, size)

    assert "malformed" in str((await _inspect(database)).damage)


@ON_SQLITE
async def test_a_large_table_is_left_out_and_named(database: Database, database_url: str) -> None:
    async with database.transaction() as session:
        await rows.store(session, *rows.follow_up(), *map(rows.chat, "abc"))

    assert await _inspect(database, most=2) == Inspection(None, ["chats"])
    _behind_its_back(database_url, lambda connection: connection.execute("DELETE FROM patients"))
    assert await _inspect(database, most=2) == Inspection("1 rows refer to nothing", ["chats"])
