"""SQLite in the event loop's own thread: only what waits for the disk leaves it.

A statement takes less time than handing it to a thread and back. A commit waits for the disk, so
that it goes to a thread.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import URL, event, pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import await_

# An execution option of a connection: it only reads.
READING: Final = "aftercare_reading"

_PRAGMAS: Final = (
    "PRAGMA foreign_keys=ON",
    # The inbox is an acknowledgement to Telegram: NORMAL may lose the last commits at power loss.
    "PRAGMA synchronous=FULL",
    # What is deleted is overwritten, also where SQLite was built to leave it in free pages.
    "PRAGMA secure_delete=ON",
)
# Seconds between two tries for what another process holds, and how often it is tried: 30 seconds.
_PAUSE: Final = 0.01
_TRIES: Final = 3_000
# Bytes that are free, and those of a file of which it takes a second to give them back.
_MUCH: Final = 5_000_000
_LARGE: Final = 100_000_000
# Not that a snapshot is too old, which no wait makes younger.
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY})


class _Cursor(sqlite3.Cursor):
    """With the one asynchronous method that SQLAlchemy calls on what it was given."""

    async def _async_soft_close(self) -> None:
        """Leave the rows as they are: they are read already, or never will be."""


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class InlineSQLite(SQLiteDialect_pysqlite):
    """SQLAlchemy's own dialect behind its asynchronous interface, with no thread beneath."""

    driver = "inline"
    supports_statement_cache = True
    is_async = True
    has_terminate = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[pool.Pool]:
        """Connections wait for each other without blocking the loop."""
        return pool.AsyncAdaptedQueuePool if cls._is_url_file_db(url) else pool.StaticPool

    def create_connect_args(self, url: URL) -> Any:
        """The connection passes between threads, one after the other; no wait blocks the loop."""
        arguments, options = super().create_connect_args(url)
        ours = {
            "check_same_thread": False,
            "factory": _Connection,
            "isolation_level": None,
            "timeout": 0,
        }
        return arguments, {**options, **ours}

    def do_commit(self, dbapi_connection: Any) -> None:
        """Wait for the disk in a thread."""
        if dbapi_connection.in_transaction:
            _in_thread(dbapi_connection.commit)

    def do_execute(
        self, cursor: Any, statement: str, parameters: Any, context: Any = None
    ) -> None:
        """Run a statement here, once no other process is in the way."""
        _persist(lambda: _here(cursor.execute, statement, parameters))

    def do_executemany(
        self, cursor: Any, statement: str, parameters: Any, context: Any = None
    ) -> None:
        """The same for many rows."""
        _here(cursor.executemany, statement, parameters)

    def get_driver_connection(self, connection: Any) -> Any:
        """There is nothing beneath it."""
        return connection


registry.register("sqlite.inline", __name__, "InlineSQLite")


def listen(engine: Engine) -> None:
    """Prepare each connection, and begin each transaction as what it is."""
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)


class _AtOnce:
    """An awaitable that is there already: SQLAlchemy refuses a driver that never awaits."""

    def __await__(self) -> Generator[None, None, None]:
        return
        yield


_AT_ONCE: Final = _AtOnce()


def _here(call: Callable[..., object], *arguments: object) -> None:
    await_(_AT_ONCE)
    call(*arguments)


def _in_thread(call: Callable[[], object]) -> None:
    await_(asyncio.get_running_loop().run_in_executor(None, call))


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        # For this a new file must be nobody's.
        _persist(lambda: connection.execute("PRAGMA journal_mode=WAL"))
    except BaseException:
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    # After a deferred BEGIN, reading and then writing loses updates or fails with BUSY_SNAPSHOT.
    is_reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


async def at_once(engine: AsyncEngine, statement: str, values: Callable[[], Sequence[Any]]) -> Any:
    """Run one statement, committed by itself, in a thread; the first value that it gives."""
    loop = asyncio.get_running_loop()
    connection = await engine.raw_connection()
    try:
        for _ in range(_TRIES):
            try:
                file = connection.driver_connection
                return await loop.run_in_executor(None, _first, file, statement, values())
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode not in _BUSY:
                    raise
            await asyncio.sleep(_PAUSE)
    finally:
        connection.close()
    raise TimeoutError("another process writes")


def _first(file: Any, statement: str, values: Sequence[Any]) -> Any:
    # All of it is read, as it is committed with its last row.
    rows = file.execute(statement, values).fetchall()
    return rows[0][0] if rows else None


async def empty_log(engine: AsyncEngine) -> bool:
    """Write what is in the log into the database and cut the log to nothing.

    What was erased stands in its older pages until then. False while somebody still reads them.
    """
    async with engine.connect() as connection:
        adapted = await connection.get_raw_connection()
        log = adapted.driver_connection
        assert isinstance(log, sqlite3.Connection)
        checkpoint = partial(log.execute, "PRAGMA wal_checkpoint(TRUNCATE)")
        cursor = await asyncio.get_running_loop().run_in_executor(None, checkpoint)
        is_busy, *_ = cursor.fetchone()
        return not is_busy


async def shrink(engine: AsyncEngine) -> bool:
    """Give back the pages that are free, where they are many; whether that was done.

    Of a large file it would take longer than anybody should wait.
    """
    async with engine.connect() as connection:
        adapted = await connection.get_raw_connection()
        file = adapted.driver_connection
        assert isinstance(file, sqlite3.Connection)
        size, pages, free = (
            file.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_size", "page_count", "freelist_count")
        )
        if size * free < _MUCH or 2 * free < pages or size * pages > _LARGE:
            return False
        await asyncio.get_running_loop().run_in_executor(None, file.execute, "VACUUM")
        return True


def log_size(path: str) -> int:
    """How many bytes the log beside a database file has."""
    try:
        return os.stat(f"{path}-wal").st_size
    except FileNotFoundError:
        return 0


def _persist(step: Callable[[], object]) -> None:
    """Try until no other process is in the way, 30 seconds at most; the loop goes on meanwhile."""
    for _ in range(_TRIES):
        try:
            step()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _BUSY:
                raise
        else:
            return
        await_(asyncio.sleep(_PAUSE))
    step()
