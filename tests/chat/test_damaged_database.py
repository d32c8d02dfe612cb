"""A damaged page of any table: a warning sign is answered all the same, and staff are called."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.sandbox.people.people import Person
from bot.storage.tables.columns import Table
from tests.world import World, open_world

# All but what holds the schema itself.
TABLES = sorted(Table.metadata.tables)


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """A clinic, on a file that is damaged later."""
    async with open_world(sqlite_url) as world:
        yield world


def _damage(world: World, path: Path, table: str) -> None:
    """Overwrite the page on which a table begins, and have every connection read anew."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(query, [table]).fetchone()
        with path.open("r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)
        # A commit of another program's has each connection forget the pages that it keeps.
        connection.execute("CREATE TABLE something_else (id INTEGER)")
        connection.commit()


def _texts(person: Person) -> list[str]:
    return [shown.text for shown in person.screen if shown.is_from_bot]


@pytest.mark.parametrize("words", ["I have chest pain", "I want to kill myself"])
@pytest.mark.parametrize("table", TABLES)
async def test_help_and_p1_come_whatever_is_damaged(
    world: World, sqlite_path: Path, table: str, words: str
) -> None:
    ben = await world.join("B", "K7-204")
    await world.app.rescue.learn()
    before = len(_texts(world.nurse))
    _damage(world, sqlite_path, table)

    await ben.write(words)

    async with asyncio.timeout(10):
        while not (_texts(ben) and len(_texts(world.nurse)) > before):
            # A chat that was just written to waits for its second.
            world.clock.advance(timedelta(seconds=1))
            world.app.runtime.mail.set()
            world.app.runtime.post.set()
            await asyncio.sleep(0.02)
    told = _texts(world.nurse)[before:]
    assert any(text.startswith("P1") for text in told), told
    assert any("911" in text or "988" in text for text in _texts(ben)), _texts(ben)
    assert not any("Something went wrong" in text for text in _texts(ben)[:1])
