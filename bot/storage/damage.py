"""What a database says about damage to itself, in a time that does not grow with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

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
