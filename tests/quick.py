"""The real databases without what a short life does not need: disks, compiling anew."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.storage.database import Database
from bot.storage.vault import new_vault


@lru_cache(maxsize=8)
def quick_database(url: str) -> Database:
    """The database at this address; made once, so that its compiled statements are kept."""
    return hasten(Database(url, new_vault()))


def hasten(database: Database) -> Database:
    """The same database, on SQLite without waiting for the disk.

    On PostgreSQL it does not ask whether a connection still stands: three round trips each time.
    """
    for engine in (database.engine, database._apart):
        engine.sync_engine.pool._pre_ping = False
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "connect", _hurry)
    return database


def _hurry(connection: DBAPIConnection, _record: object) -> None:
    # A test does not survive a power cut, so that it need not wait for the disk.
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
