"""What a database says about damage to itself, in a time that does not grow with it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

# Of SQLite's machine, between two looks at the time.
_STEPS: Final = 10_000
_TABLES: Final = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found first, None when nothing was, and the tables that were not read."""

    damage: str | None
    unread: Sequence[str]


async def inspect(session: AsyncSession, most: int) -> Inspection:
    """Look for damage in all tables but those of SQLite with more rows than that.

    PostgreSQL is asked only for what it has noticed by itself.
    """
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    try:
        if not is_sqlite:
            return Inspection(await _noticed(session), ["every table"])
        unread = await _large(session, most)
        return Inspection(await _damage(session, unread), unread)
    except DBAPIError as error:
        return Inspection(reason(error), [])


def quick_check(path: str, within: float) -> tuple[str | None, bool]:
    """What SQLite finds first at a quick look at its file, and whether it saw all of it.

    Seconds `within`: of a large file it sees a part. Over a connection of its own, for a thread.
    """
    deadline = time.monotonic() + within
    with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as own:
        own.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        try:
            (answer,) = own.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return None, False
            raise
        except sqlite3.DatabaseError as error:
            return str(error), True
    return (None if answer == "ok" else str(answer).replace("\n", " ")), True


def reason(error: Exception) -> str:
    """What a failed look at the database says about it, without any value that is stored."""
    return str(getattr(error, "orig", type(error).__name__)).partition("\n")[0]


async def _large(session: AsyncSession, most: int) -> list[str]:
    found = []
    for name in (await session.scalars(text(_TABLES))).all():
        # The highest number is at hand; to count rows is to read them.
        if (await session.scalar(text(f"SELECT max(rowid) FROM {name}")) or 0) > most:
            found.append(name)
    return found


async def _damage(session: AsyncSession, unread: Collection[str]) -> str | None:
    tables = (await session.scalars(text(_TABLES))).all()
    read = [f"({name})" for name in tables if name not in unread] if unread else [""]
    for table in read:
        answer = str(await session.scalar(text(f"PRAGMA integrity_check{table or '(1)'}")))
        if answer != "ok":
            return answer
        if lost := len((await session.execute(text(f"PRAGMA foreign_key_check{table}"))).all()):
            return f"{lost} rows refer to nothing"
    return None


async def _noticed(session: AsyncSession) -> str | None:
    broken = await session.scalar(text("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
    failed = await session.scalar(
        text(
            "SELECT coalesce(sum(checksum_failures), 0) FROM pg_stat_database "
            "WHERE datname = current_database()"
        )
    )
    if broken or failed:
        return f"{broken} broken indexes, {failed} pages with a wrong checksum"
    return None
