"""Opens the database: its folder, its key, its schema, and that key and data fit together."""

from __future__ import annotations

import hmac
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import URL, inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.domain.errors import BotError
from bot.storage import facts, files
from bot.storage.database import CONNECTIONS, FEWEST, UNHURRIED, Database
from bot.storage.migration import current_revision, head_revision, migrate
from bot.storage.vault import (
    KEY_CHECK,
    KeyFileError,
    Vault,
    make_key_file,
    new_vault,
    read_key_file,
)

log = structlog.get_logger(__name__)

# The least of what role, database and server allow; -1 is without a limit of its own.
_LIMIT: Final = """
SELECT least(
    current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int,
    (SELECT CASE rolconnlimit WHEN -1 THEN 100000 ELSE rolconnlimit END
     FROM pg_roles WHERE rolname = current_user),
    (SELECT CASE datconnlimit WHEN -1 THEN 100000 ELSE datconnlimit END
     FROM pg_database WHERE datname = current_database())
)
"""
# RETURNING, by which messages are claimed, came with this one.
_OLDEST_SQLITE: Final = (3, 35)
_OTHERS: Final = 0o077


class DatabaseError(BotError):
    """The database cannot be reached, read or written; the text says which one and why."""


async def open_database(url: str, key_file: Path) -> Database:
    """The database, ready for use: key checked, schema up to date. `close` it at the end.

    A key file is made only for a database without tables. One that others than its owner may read
    is refused, not tightened: it may have been copied already, and its owner should know.
    Raises `KeyFileError`, `DatabaseError` or, for a schema that is too new, `SchemaError`.
    """
    address = make_url(url)
    with _named_errors(address):
        _make_room(address)
        files.close_database(url)
        vault = await _vault(url, key_file)
        database = Database(url, vault, connections=await _room(address, url, vault))
        try:
            await _bring_up_to_date(url, database)
            await _check_key(database, key_file)
        except BaseException:
            await database.close()
            raise
    return database


async def open_existing(url: str, key_file: Path) -> Database:
    """The database as it is, for whoever only looks: nothing is made, upgraded or written.

    Raises `KeyFileError`, or `DatabaseError` also where there is nothing yet.
    """
    address = make_url(url)
    with _named_errors(address):
        await _require(address, url)
        database = Database(url, await _vault(url, key_file))
        try:
            await _is_checked(database, key_file)
        except BaseException:
            await database.close()
            raise
    return database


async def _room(address: URL, url: str, vault: Vault) -> int:
    """How many connections the server leaves to this bot, beside the one for the lease.

    Raises `DatabaseError` when they are too few.
    """
    if address.get_backend_name() == "sqlite":
        return CONNECTIONS
    probe = Database(url, vault, connections=1)
    try:
        async with probe.engine.connect() as connection:
            most: int = (await connection.execute(text(_LIMIT))).scalar_one()
    finally:
        await probe.close()
    if most < FEWEST:
        raise DatabaseError(
            f"DATABASE_URL: {_place(address)} allows {most} connections to this role, and the bot "
            f"needs {FEWEST}, better {CONNECTIONS + 1}: ALTER ROLE … CONNECTION LIMIT"
        )
    if most <= CONNECTIONS:
        log.warning("the server allows few connections", most=most, better=CONNECTIONS + 1)
    return min(CONNECTIONS, most - 1)


async def _bring_up_to_date(url: str, database: Database) -> None:
    if await current_revision(database.engine) == head_revision():
        return
    unhurried = Database(url, database.vault, UNHURRIED)
    try:
        await migrate(unhurried.engine)
    finally:
        await unhurried.close()


async def _require(address: URL, url: str) -> None:
    """Refuse a database that does not exist or holds nothing."""
    if not _is_there(address):
        missing = "does not exist"
    elif await _is_empty(url):
        missing = "is empty"
    else:
        return
    raise DatabaseError(
        f"DATABASE_URL: {_place(address)} {missing}: run aftercare migrate, or put a backup back"
    )


def _is_there(address: URL) -> bool:
    """Whether a SQLite file exists; a server says so itself."""
    if address.get_backend_name() != "sqlite":
        return True
    return Path(address.database or "").exists()


async def _vault(url: str, key_file: Path) -> Vault:
    mode = _mode(key_file)
    if mode is None:
        # Looked for again: another process that starts at the same time makes it before tables.
        if not await _is_empty(url) and _mode(key_file) is None:
            raise KeyFileError(
                f"ENCRYPTION_KEY_FILE: {key_file} does not exist, but the database holds data "
                "that only its own key can read: put that key file back"
            )
        _make_key(key_file)
    elif os.name == "posix" and mode & _OTHERS:
        raise KeyFileError(
            f"ENCRYPTION_KEY_FILE: {key_file} can be read by others than its owner; "
            f"run: chmod 600 {key_file}"
        )
    return read_key_file(key_file)


def _mode(key_file: Path) -> int | None:
    """The permissions of the key file, or None when there is none."""
    try:
        return key_file.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unusable(key_file, "read", error) from None


def _make_key(key_file: Path) -> None:
    try:
        make_key_file(key_file)
    except FileExistsError:
        # Another process that starts at the same time was faster.
        return
    except OSError as error:
        raise _unusable(key_file, "written", error) from None


def _unusable(key_file: Path, verb: str, error: OSError) -> KeyFileError:
    return KeyFileError(f"ENCRYPTION_KEY_FILE: {key_file} cannot be {verb}: {error.strerror}")


async def _is_empty(url: str) -> bool:
    database = Database(url, new_vault())
    try:
        async with database.engine.connect() as connection:
            reader = await connection.execution_options(aftercare_reading=True)
            return not await reader.run_sync(lambda sync: inspect(sync).get_table_names())
    finally:
        await database.close()


async def _check_key(database: Database, key_file: Path) -> None:
    """The first opening leaves a sealed value behind; each later one must be able to read it."""
    if await _is_checked(database, key_file):
        return
    vault = database.vault
    async with database.transaction() as session:
        sealed = vault.seal(vault.digest(KEY_CHECK, "")).decode()
        await facts.write(session, KEY_CHECK, sealed)


async def _is_checked(database: Database, key_file: Path) -> bool:
    """Whether a sealed value is there; raises `KeyFileError` when the key does not open it."""
    vault = database.vault
    async with database.reading() as session:
        sealed = await facts.read(session, KEY_CHECK)
    if sealed is not None and not _fits(vault, sealed, vault.digest(KEY_CHECK, "")):
        raise KeyFileError(
            f"ENCRYPTION_KEY_FILE: {key_file} is not the key that this database was written with"
        )
    return sealed is not None


def _fits(vault: Vault, sealed: str, expected: str) -> bool:
    try:
        return hmac.compare_digest(vault.open(sealed.encode()), expected)
    except KeyFileError:
        return False


def _make_room(address: URL) -> None:
    """Make the folder and the file of a SQLite database, for its owner's eyes only."""
    if address.get_backend_name() != "sqlite":
        return
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise DatabaseError(f"SQLite {sqlite3.sqlite_version} is too old, 3.35 is needed")
    path = Path(address.database or "")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # SQLite gives its log files the mode of this one.
    path.touch(mode=0o600)


@contextmanager
def _named_errors(address: URL) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"{error.name} is missing: start with `make run`, which installs requirements.lock"
        ) from None
    except TypeError as error:
        if "keyword argument" not in str(error):
            raise
        option = str(error).rpartition(" ")[2]
        raise DatabaseError(f"DATABASE_URL: the option {option} is not known") from None
    except (OSError, sqlite3.Error, DBAPIError) as error:
        # Not chained: what the driver says more than this may hold the address with its password.
        raise DatabaseError(
            f"DATABASE_URL: {_place(address)} cannot be used: {_reason(error)}"
        ) from None


def _place(address: URL) -> str:
    """Where the database is, without user, password and options."""
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return URL.create(
        "postgresql", host=address.host, port=address.port, database=address.database
    ).render_as_string()


def _reason(error: OSError | sqlite3.Error | DBAPIError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(getattr(error, "orig", error)).partition("\n")[0]
