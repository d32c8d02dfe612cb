"""Places of their own, for looking a copy over or trying something out: they go again."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.storage.copies import CopyError
from bot.storage.database import UNHURRIED, Database
from bot.storage.tables import Table
from bot.storage.vault import new_vault


async def check_empty(url: str) -> None:
    """That nothing stands where a copy is to go; raises `CopyError`. A file is checked later."""
    if make_url(url).get_backend_name() == "sqlite":
        return
    database = Database(url, new_vault())
    try:
        async with database.engine.connect() as connection:
            tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    except (DBAPIError, OSError) as error:
        raise _refused("cannot be used", error) from None
    finally:
        await database.close()
    if tables:
        raise CopyError("DATABASE_URL: the database holds tables: name a new, empty one")


@asynccontextmanager
async def beside(url: str, folder: Path) -> AsyncIterator[str]:
    """The address of an empty place: a file in the folder, or a database on the same server."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        yield f"{address.drivername}:///{folder / 'looked-over.db'}"
        return
    name = f"aftercare_verify_{secrets.token_hex(8)}"
    await _execute(url, f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield address.set(database=name).render_as_string(hide_password=False)
    finally:
        await _execute(url, f"DROP DATABASE {name}")


def new_memory() -> Database:
    """A database that no file holds, with a key of its own; open it with `in_memory`."""
    return Database("sqlite+inline://", new_vault())


@asynccontextmanager
async def in_memory(database: Database) -> AsyncIterator[Database]:
    """Such a database with the schema and no rows; what is written is gone at the end.

    What was compiled for it is kept for the next time. It counts nothing: no trigger is made.
    """
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(Table.metadata.create_all)
        yield database
    finally:
        await database.close()


async def _execute(url: str, statement: str) -> None:
    database = Database(url, new_vault(), UNHURRIED)
    try:
        async with database.engine.connect() as connection:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await plain.execute(text(statement))
    except (DBAPIError, OSError) as error:
        raise _refused("makes no database to look the backup over in", error) from None
    finally:
        await database.close()


def _refused(what: str, error: Exception) -> CopyError:
    reason = str(getattr(error, "orig", error)).partition("\n")[0]
    return CopyError(f"DATABASE_URL: the server {what}: {reason}")
