"""Brings the schema to the newest revision, in one transaction and one process at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

import migrations
from bot.domain.errors import BotError
from bot.storage import triggers

SCRIPTS: Final = Path(migrations.__file__).parent
# Any number that nothing else locks: the letters "aftercar".
_LOCK: Final = 0x6166746572636172


class SchemaError(BotError):
    """The database is of a newer Aftercare, or a migration left rows that refer to nothing."""


def head_revision(scripts: Path = SCRIPTS) -> str:
    """The revision that the code expects: files are numbered, so Alembic need not be loaded."""
    return max(path.name.partition("_")[0] for path in (scripts / "versions").glob("[0-9]*.py"))


async def current_revision(engine: AsyncEngine) -> str | None:
    """The revision of the database, or None before the first."""
    async with engine.connect() as connection:
        reader = await connection.execution_options(aftercare_reading=True)
        return await reader.run_sync(_revision)


async def migrate(engine: AsyncEngine, scripts: Path = SCRIPTS) -> None:
    """Upgrade to the newest revision: all of it or nothing; does nothing when it is there.

    Of two processes that start at once one upgrades and the other waits. Raises `SchemaError`.
    """
    current, head = await current_revision(engine), head_revision(scripts)
    if current == head:
        return
    if current is not None and current > head:
        raise SchemaError(
            f"the database has schema {current}, this version of Aftercare knows up to {head}: "
            "start the newer version, or restore the backup made before it"
        )
    async with engine.connect() as connection:
        await connection.run_sync(_upgrade, scripts)


async def recount(engine: AsyncEngine) -> None:
    """Count anew what /status shows; whoever writes meanwhile waits."""
    async with engine.begin() as connection:
        await connection.run_sync(triggers.recount)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection, scripts: Path) -> None:
    # Loaded only when there is work: it costs a tenth of a second at every start.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _foreign_keys_off(connection), connection.begin():
        _wait_for_turn(connection)
        command.upgrade(config, "head")
        _check_references(connection)


def _wait_for_turn(connection: Connection) -> None:
    """Hold off other processes until the commit; SQLite did so when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


@contextmanager
def _foreign_keys_off(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by dropping it, which would take along all that refers to it."""
    _set_foreign_keys(connection, "OFF")
    try:
        yield
    finally:
        _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: Connection, state: str) -> None:
    if connection.dialect.name == "sqlite":
        # Within a transaction the setting is ignored, and SQLAlchemy's own execute begins one.
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys={state}")
        cursor.close()


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if broken := connection.execute(text("PRAGMA foreign_key_check")).all():
        raise SchemaError(f"{len(broken)} rows would refer to nothing; nothing was changed")
