"""The real databases without what a short life does not need: disks, threads, compiling anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import aiosqlite
from sqlalchemy import Dialect, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.storage.database import Database
from bot.storage.vault import new_vault

# The one statement that waits for another connection's transaction.
_WAITS: Final = "BEGIN IMMEDIATE"


@lru_cache(maxsize=8)
def quick_database(url: str) -> Database:
    """The database at this address; made once, so that its compiled statements are kept."""
    return hasten(Database(url, new_vault()))


def hasten(database: Database) -> Database:
    """The same database, on SQLite without threads and without waiting for the disk.

    On PostgreSQL it does not ask whether a connection still stands: three round trips each time.
    """
    database.engine.sync_engine.pool._pre_ping = False
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "do_connect", _connect)
        event.listen(database.engine.sync_engine, "connect", _hurry)
    return database


class _Connection(aiosqlite.Connection):
    """Works in the event loop's thread: handing over takes longer than most statements."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if _WAITS in args:
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)


def _connect(
    dialect: Dialect, _record: object, arguments: tuple[Any, ...], options: dict[str, Any]
) -> DBAPIConnection:
    connection: DBAPIConnection = dialect.loaded_dbapi.connect(
        *arguments, async_creator_fn=_open, **options
    )
    return connection


def _open(path: str, **options: Any) -> aiosqlite.Connection:
    options["check_same_thread"] = False
    connection = _Connection(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
    connection._thread.daemon = True
    return connection


def _hurry(connection: DBAPIConnection, _record: object) -> None:
    # A test does not survive a power cut, so that it need not wait for the disk.
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
