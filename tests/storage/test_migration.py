"""Migrations: from nothing to the tables that the code expects, once, whoever starts."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, select, text
from sqlalchemy import Table as CoreTable
from sqlalchemy.engine import make_url

from bot.storage import alerts, tallies
from bot.storage.database import Database
from bot.storage.migration import (
    SCRIPTS,
    SchemaError,
    current_revision,
    head_revision,
    migrate,
)
from bot.storage.tables.columns import Table
from bot.storage.tables.people import Chat
from bot.storage.tallies import Counts
from bot.storage.vault import new_vault
from tests.storage import rows
from tests.storage.rows import NOON
from tests.storage.schema import described


@pytest.fixture
async def empty(empty_database_url: str) -> AsyncIterator[Database]:
    """A database without tables."""
    database = Database(empty_database_url, new_vault())
    yield database
    await database.close()


def test_the_number_of_the_last_file_is_the_head_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))

    assert ScriptDirectory.from_config(config).get_current_head() == head_revision()


async def test_an_empty_database_has_no_revision(empty: Database) -> None:
    assert await current_revision(empty.engine) is None


async def test_it_comes_up_from_nothing_wherever_it_is_started(
    empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    await migrate(empty.engine)

    assert await current_revision(empty.engine) == head_revision()


async def test_coming_up_again_changes_nothing(database: Database) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.chat())

    await migrate(database.engine)

    async with database.reading() as session:
        assert await session.get(Chat, "c") is not None


async def test_chats_of_an_older_version_are_looked_at_once_more(
    empty: Database, tmp_path: Path
) -> None:
    older = tmp_path / "migrations"
    shutil.copytree(
        SCRIPTS, older, ignore=shutil.ignore_patterns("000[3-9]*", "00[1-9]*", "__pycache__")
    )
    await migrate(empty.engine, older)
    known = {"telegram_id": "7001", "created_at": NOON}
    owned = {"id": "c", "key": "c", "forget_at": None, **known}
    stranger = {"id": "d", "key": "d", "forget_at": NOON + timedelta(hours=9), **known}
    async with empty.transaction() as session:
        # Not as of today, with columns that came later.
        await session.execute(insert(cast(CoreTable, Chat.__table__)), [owned, stranger])

    await migrate(empty.engine)

    async with empty.reading() as session:
        found = await session.execute(select(Chat.id, Chat.forget_at).order_by(Chat.id))
        assert found.all() == [("c", NOON), ("d", NOON + timedelta(hours=9))]


OF_AN_OLDER_VERSION = """
INSERT INTO protocol_versions (number, body, created_at) VALUES (1, '{}', :now);
INSERT INTO patients (id, reference, reference_key, birth_year, state, language, zone, time_of_day,
    answered_by, is_test, created_at)
VALUES ('p', :sealed, 'k', :sealed, 'active', 'en', 'UTC', '10:00:00', 'self', false, :now);
INSERT INTO episodes (id, patient_id, version, procedure, area, injected_at, baseline_source,
    factor, state, created_at)
VALUES ('e', 'p', 1, 'x', 'neck', :now, 'none', 1, 'active', :now);
INSERT INTO check_ins (id, episode_id, position, due_at, look_at, state, reason, step, level,
    mismatch_kept, opened_at, uncertain, reminders_sent, answered_at, ended_at)
VALUES ('1', 'e', 0, :now, :now, 'answered', NULL, 'done', 'worse', false, :now, false, 0, :now,
    :now), ('2', 'e', 1, :now, :now, 'missed', 'no_answer', 'safety', NULL, false, :now, false, 0,
    NULL, :now);
INSERT INTO alerts (id, kind, priority, patient_id, check_in_id, details, raised_at)
VALUES ('in pain', 'no_answer', 3, 'p', '2', :sealed, :now),
    ('other', 'visit', 3, 'p', '2', :sealed, :now)
"""


async def test_what_an_older_version_stored_is_counted_and_listed(
    empty: Database, tmp_path: Path
) -> None:
    older = tmp_path / "migrations"
    newer = ("000[4-9]*", "00[1-9]*", "__pycache__")
    shutil.copytree(SCRIPTS, older, ignore=shutil.ignore_patterns(*newer))
    await migrate(empty.engine, older)
    values = {"sealed": empty.vault.seal("{}"), "now": NOON}
    async with empty.transaction() as session:
        for line in OF_AN_OLDER_VERSION.split(";"):
            needed = {name: value for name, value in values.items() if f":{name}" in line}
            await session.execute(text(line).bindparams(**needed))

    await migrate(empty.engine)

    async with empty.reading() as session:
        counts = await tallies.counts_between(session, NOON, NOON + timedelta(hours=1))
        assert counts == Counts(active=1, alerts=2, calls=2, sent=2, answered=1)
        listed = await alerts.open_ones(session, 9, calls_only=True)
        assert [(each.alert.id, each.alert.rank) for each in listed] == [
            ("in pain", 0),
            ("other", 1),
        ]


async def test_two_that_start_at_once_do_not_get_in_each_others_way(
    empty: Database, empty_database_url: str
) -> None:
    others = [Database(empty_database_url, new_vault()) for _ in range(3)]

    async with asyncio.timeout(60), asyncio.TaskGroup() as starting:
        for each in (empty, *others):
            starting.create_task(migrate(each.engine))

    assert await current_revision(empty.engine) == head_revision()
    for other in others:
        await other.close()


async def test_a_new_file_that_another_program_is_writing_is_waited_for(
    empty_sqlite_url: str,
) -> None:
    database = Database(empty_sqlite_url, new_vault())
    with closing(sqlite3.connect(make_url(empty_sqlite_url).database or "")) as other:
        other.execute("BEGIN IMMEDIATE")
        starting = asyncio.create_task(migrate(database.engine))
        done, _ = await asyncio.wait({starting}, timeout=0.1)
        assert not done
        other.rollback()

        await starting

    assert await current_revision(database.engine) == head_revision()
    await database.close()


def _differences(connection: Connection) -> object:
    return compare_metadata(MigrationContext.configure(connection), Table.metadata)


async def test_alembic_finds_no_difference_to_the_tables(database: Database) -> None:
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_checks_and_conditions_are_those_of_the_tables_too(
    empty: Database, database: Database
) -> None:
    async with empty.engine.begin() as connection:
        await connection.run_sync(Table.metadata.create_all)
        await connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))

    wanted, migrated = await described(empty.engine), await described(database.engine)

    assert migrated - wanted == set(), "only in the migrations"
    assert wanted - migrated == set(), "only in the tables"


async def test_a_database_of_a_newer_version_is_refused(empty: Database) -> None:
    await migrate(empty.engine)
    async with empty.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))

    with pytest.raises(SchemaError, match=f"has schema 9000, .* knows up to {head_revision()}"):
        await migrate(empty.engine)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_start_without_work_loads_no_alembic(database_url: str) -> None:
    program = f"""
import asyncio, sys
from bot.storage.database import Database
from bot.storage.migration import migrate
from bot.storage.vault import new_vault
asyncio.run(migrate(Database({database_url!r}, new_vault()).engine))
print("alembic" in sys.modules)
"""

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=SCRIPTS.parent, capture_output=True, text=True
    )

    assert ran.stdout == "False\n", ran.stderr
