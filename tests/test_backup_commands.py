"""`backup` and `restore` as an operator runs them, on both databases, and what they refuse."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.startup import open_database
from bot.storage.tables.people import Chat
from bot.storage.vault import make_key_file
from tests.commands import run
from tests.postgres import client_tools
from tests.storage import rows

KEY = "secrets/aftercare.key"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """The folder in which commands are run."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    return folder


@pytest.fixture
def url(empty_database_url: str) -> str:
    """The clinic's database, as DATABASE_URL says it."""
    return empty_database_url


@pytest.fixture
def place(backend: str, url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where there is nothing yet."""
    if backend == "sqlite":
        yield f"{url}.restored"
        return
    cluster = request.getfixturevalue("cluster")
    address = cluster.create()
    yield address
    cluster.drop(address)


async def _run(clinic: Path, command: str, url: str) -> tuple[int, str]:
    path = f"{client_tools()}{os.pathsep}{os.environ['PATH']}"
    return await run(clinic, command, DATABASE_URL=url, PATH=path)


@asynccontextmanager
async def _opened(clinic: Path, url: str) -> AsyncIterator[Database]:
    database = await open_database(url, clinic / KEY)
    try:
        yield database
    finally:
        await database.close()


async def _fill(clinic: Path, url: str) -> None:
    async with _opened(clinic, url) as database, database.transaction() as session:
        await rows.store(session, rows.chat("before", telegram_id="7001"))


async def _backup(clinic: Path, url: str) -> Path:
    code, output = await _run(clinic, "backup ../backups", url)
    assert (code, "Traceback" in output) == (0, False), output
    (file,) = (clinic.parent / "backups").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    return file


async def test_a_backup_goes_back_with_all_that_was_in_it(
    clinic: Path, url: str, place: str
) -> None:
    await _fill(clinic, url)
    file = await _backup(clinic, url)

    code, output = await _run(clinic, f"restore --verify {file}", url)
    assert code == 0, output
    assert f"{file} can be put back.\n" in output
    assert [line for line in output.splitlines() if line.startswith("LOOK")] == []
    assert "ok    ledger: 0 planned" in output

    code, output = await _run(clinic, f"restore {file}", place)
    assert code == 0, output
    async with _opened(clinic, place) as database, database.reading() as session:
        chat = await session.get(Chat, "before")
        assert chat is not None
        assert chat.telegram_id == "7001"


async def test_nothing_is_put_over_a_clinics_data(clinic: Path, url: str) -> None:
    await _fill(clinic, url)
    file = await _backup(clinic, url)

    code, output = await _run(clinic, f"restore {file}", url)

    assert code == 1
    assert output.splitlines()[-1].startswith("Error: DATABASE_URL: ")
    assert "move it away first" in output or "name a new, empty one" in output


async def test_another_key_is_refused(clinic: Path, url: str) -> None:
    await _fill(clinic, url)
    file = await _backup(clinic, url)
    (clinic / KEY).unlink()
    make_key_file(clinic / KEY)

    code, output = await _run(clinic, f"restore --verify {file}", url)

    assert code == 1
    assert f"{KEY} is not the key that this database was written with" in output


@pytest.mark.parametrize(
    ("revision", "told"),
    [("0001", "behind"), ("9999", "this Aftercare knows up to")],
)
async def test_another_schema_is_refused_by_name(
    clinic: Path, empty_sqlite_url: str, revision: str, told: str
) -> None:
    await _fill(clinic, empty_sqlite_url)
    async with _opened(clinic, empty_sqlite_url) as database, database.transaction() as session:
        await session.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
    file = await _backup(clinic, empty_sqlite_url)

    code, output = await _run(clinic, f"restore --verify {file}", empty_sqlite_url)

    assert code == 1
    (line,) = [each for each in output.splitlines() if each.startswith("LOOK")]
    assert line.startswith("LOOK  schema: ")
    assert told in line
    assert f"Error: {file} is not put back: look at schema" in output


async def test_a_file_that_was_cut_is_refused(clinic: Path, url: str) -> None:
    await _fill(clinic, url)
    file = await _backup(clinic, url)
    with file.open("rb+") as content:
        content.truncate(file.stat().st_size * 2 // 3)

    code, output = await _run(clinic, f"restore --verify {file}", url)

    assert code == 1
    assert output.startswith(f"Error: {file}")
    assert output.count("\n") == 1


async def test_a_ledger_that_does_not_balance_is_refused(
    clinic: Path, empty_sqlite_url: str
) -> None:
    await _fill(clinic, empty_sqlite_url)
    file = await _backup(clinic, empty_sqlite_url)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO tallies VALUES (0, 'active', 0, 3)")

    code, output = await _run(clinic, f"restore --verify {file}", empty_sqlite_url)

    assert code == 1
    assert "look at counts" in output
