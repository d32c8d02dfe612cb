"""A damaged page of any table: a warning sign is answered all the same, and staff are called."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.domain.errors import StartError
from bot.sandbox.people.people import Person
from bot.sandbox.play.player import build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.tables.columns import Table
from tests.quick import quick_database
from tests.world import MONDAY, World, first_life, make_settings, open_world

# All but what holds the schema itself.
TABLES = sorted(Table.metadata.tables)


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """A clinic, on a file that is damaged later."""
    async with open_world(sqlite_url) as world:
        yield world


def _damage(path: Path, table: str) -> None:
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


async def _is_heard(app: App, clock: VirtualClock, ben: Person, nurse: Person, seen: int) -> None:
    async with asyncio.timeout(60):
        while not (_texts(ben) and len(_texts(nurse)) > seen):
            # A chat that was just written to waits for its second.
            clock.advance(timedelta(seconds=1))
            app.runtime.mail.set()
            app.runtime.post.set()
            await asyncio.sleep(0.02)
    told = _texts(nurse)[seen:]
    assert any(text.startswith("P1") for text in told), told
    assert "911" in _texts(ben)[-1] or "988" in _texts(ben)[-1], _texts(ben)


@pytest.mark.parametrize(
    ("table", "words"),
    [*((table, "I have chest pain") for table in TABLES), ("outbox", "I want to kill myself")],
)
async def test_help_and_p1_come_whatever_is_damaged(
    world: World, sqlite_path: Path, table: str, words: str
) -> None:
    ben = await world.join("B", "K7-204")
    await world.app.rescue.learn()
    seen = len(_texts(world.nurse))
    _damage(sqlite_path, table)

    await ben.write(words)

    await _is_heard(world.app, world.clock, ben, world.nurse, seen)


@pytest.mark.parametrize("table", ["audit", "check_ins", "outbox", "protocol_versions", "tallies"])
async def test_a_bot_starts_on_a_damaged_database_and_answers(
    sqlite_url: str, sqlite_path: Path, table: str
) -> None:
    clock, database = VirtualClock(MONDAY), quick_database(sqlite_url)
    async with Sandbox(clock) as sandbox:
        async with first_life(sandbox, database, clock) as world:
            ben, admin = await world.join("B", "K7-204"), world.admin
        await database.close()
        _damage(sqlite_path, table)
        await ben.write("I have chest pain")
        seen = len(_texts(admin))

        app = build_unhurried(make_settings(sandbox, admin.id), database, clock)
        async with app.running():
            await _is_heard(app, clock, ben, admin, seen)
    await database.close()


@pytest.mark.parametrize("table", ["leases"])
async def test_without_a_lease_it_refuses_to_start_in_a_sentence(
    sqlite_url: str, sqlite_path: Path, table: str
) -> None:
    clock, database = VirtualClock(MONDAY), quick_database(sqlite_url)
    async with Sandbox(clock) as sandbox:
        admin = sandbox.person("A")
        _damage(sqlite_path, table)
        app = build_unhurried(make_settings(sandbox, admin.id), database, clock)

        with pytest.raises(StartError, match="put a backup back"):
            async with app.running():
                pass
    await database.close()
