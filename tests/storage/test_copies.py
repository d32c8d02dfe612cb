"""Backups of a database that is being written to, whole or refused by name."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.storage.copies import CopyError, check_whole, put, write
from bot.storage.database import Database
from bot.storage.tables.people import Chat
from bot.storage.vault import new_vault
from tests.postgres import Cluster, client_tools
from tests.storage import rows

ROUNDS = 50
# Of a server each takes a second or two.
DUMPS = int(os.environ.get("DUMPS", "2"))


def _ignore(_done: int, _of: int | None) -> None:
    """Nobody looks on."""


def _count(told: Counter[int | None], _done: int, of: int | None) -> None:
    """Writers must not make it begin anew, and so never end."""
    told[of] += 1
    assert told.total() < 100


@contextmanager
def _busy(path: Path) -> Iterator[list[int]]:
    """A bot that commits as fast as it can; how many it has committed."""
    committed, is_over = [0], threading.Event()

    def work() -> None:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            while not is_over.is_set():
                with connection:
                    connection.execute("INSERT INTO n (x) VALUES (randomblob(2000))")
                committed[0] += 1

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE n (id INTEGER PRIMARY KEY, x BLOB)")
        # More than is copied in one step.
        with connection:
            connection.executemany("INSERT INTO n (x) VALUES (?)", [(b"x" * 4000,)] * 3000)
    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield committed
    finally:
        is_over.set()
        worker.join()


def test_each_backup_of_a_busy_database_is_whole(tmp_path: Path) -> None:
    source = tmp_path / "live.db"
    url = f"sqlite+inline:///{source}"
    with _busy(source) as committed:
        for number in range(ROUNDS):
            before, told = 3000 + committed[0], Counter[int | None]()
            target = tmp_path / "backups" / f"{number}.db"

            write(url, target, partial(_count, told))

            check_whole(url, target)
            with closing(sqlite3.connect(f"file:{target}?mode=ro", uri=True)) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                (count,) = copy.execute("SELECT count(*) FROM n").fetchone()
            assert count >= before
            assert target.stat().st_mode & 0o777 == 0o600
            target.unlink()

    assert [*(tmp_path / "backups").iterdir()] == []


async def test_each_dump_of_a_busy_server_is_whole(
    postgresql_url: str, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{client_tools()}{os.pathsep}{os.environ['PATH']}")
    database, is_over, committed = Database(postgresql_url, new_vault()), asyncio.Event(), 0

    async def work() -> None:
        nonlocal committed
        while not is_over.is_set():
            async with database.transaction() as session:
                await rows.store(session, rows.chat(f"c{committed}", telegram_id=str(committed)))
            committed += 1

    working = asyncio.create_task(work())
    for number in range(DUMPS):
        before, target = committed, tmp_path / f"{number}.dump"
        await asyncio.to_thread(write, postgresql_url, target, _ignore)
        await asyncio.to_thread(check_whole, postgresql_url, target)
        place = await asyncio.to_thread(cluster.create)
        await asyncio.to_thread(put, place, target, _ignore)
        copy = Database(place, new_vault())
        async with copy.reading() as session:
            found = await session.scalar(select(func.count(Chat.id))) or 0
        assert before <= found <= committed + 1
        await copy.close()
        await asyncio.to_thread(cluster.drop, place)
    is_over.set()
    await working
    await database.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A good one, of one table."""
    source = tmp_path / "live.db"
    with closing(sqlite3.connect(source)) as connection, connection:
        connection.execute("CREATE TABLE n (x BLOB)")
        connection.executemany("INSERT INTO n VALUES (?)", [(b"x" * 3000,)] * 20)
    write(f"sqlite+inline:///{source}", tmp_path / "good.db", _ignore)
    return tmp_path / "good.db"


def test_a_file_that_was_cut_is_named(backup: Path) -> None:
    whole = backup.stat().st_size
    with backup.open("rb+") as file:
        file.truncate(whole - 4096)

    with pytest.raises(CopyError, match=rf"good.db is cut: it has {whole - 4096:,} of {whole:,}"):
        check_whole("sqlite+inline:///x.db", backup)


@pytest.mark.parametrize(
    ("url", "content", "told"),
    [
        ("sqlite+inline:///x.db", b"", "is no SQLite database"),
        ("sqlite+inline:///x.db", b"PGDMP", "is no SQLite database"),
        ("postgresql+asyncpg://h/n", b"SQLite format 3\0", "is no dump of PostgreSQL"),
    ],
)
def test_a_file_of_another_kind_is_named(
    tmp_path: Path, url: str, content: bytes, told: str
) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)

    with pytest.raises(CopyError, match=told):
        check_whole(url, file)


def test_nothing_is_replaced(backup: Path, tmp_path: Path) -> None:
    url = f"sqlite+inline:///{tmp_path / 'live.db'}"
    with pytest.raises(CopyError, match=r"live.db is there already: move it away first"):
        put(url, backup, _ignore)
    with pytest.raises(CopyError, match=r"good.db is there already, and is not replaced"):
        write(url, backup, _ignore)
    (tmp_path / "gone.db-wal").touch()

    with pytest.raises(CopyError, match=r"gone.db-wal is there already"):
        put(f"sqlite+inline:///{tmp_path / 'gone.db'}", backup, _ignore)


def test_what_ends_in_the_middle_leaves_no_file(tmp_path: Path, backup: Path) -> None:
    def stop(_done: int, _of: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(f"sqlite+inline:///{backup}", tmp_path / "new.db", stop)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.db", "live.db"]


def test_how_far_it_is_is_told(tmp_path: Path, backup: Path) -> None:
    told: list[tuple[int, int | None]] = []

    write(f"sqlite+inline:///{backup}", tmp_path / "new.db", lambda *far: told.append(far))

    done, of = told[-1]
    assert done == of


def test_a_missing_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(CopyError, match=r"^pg_dump is missing: install PostgreSQL's client"):
        write("postgresql+asyncpg://u@h/n", tmp_path / "x.dump", _ignore)
