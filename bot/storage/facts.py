"""Small values that the whole bot shares, by name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.system import Fact


async def read(session: AsyncSession, name: str) -> str | None:
    """The value, or None when it was never written."""
    return await session.scalar(select(Fact.value).where(Fact.name == name))


async def lock(session: AsyncSession, name: str) -> str:
    """The value, held until the end of the transaction; empty when it was never written."""
    # To set what it is holds the row, and says what it is.
    held = _insert(session, name, "").on_conflict_do_update(
        index_elements=["name"], set_={"value": Fact.value}
    )
    return (await session.scalars(held.returning(Fact.value))).one()


async def write(session: AsyncSession, name: str, value: str) -> None:
    """Set the value."""
    statement = _insert(session, name, value)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def _insert(session: AsyncSession, name: str, value: str) -> postgresql.Insert | sqlite.Insert:
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert(Fact) if is_postgresql else sqlite.insert(Fact)
    return insert.values(name=name, value=value)


async def read_time(session: AsyncSession, name: str) -> datetime | None:
    """The value as a time in UTC."""
    value = await read(session, name)
    return datetime.fromisoformat(value) if value else None


async def write_time(session: AsyncSession, name: str, at: datetime) -> None:
    """Set the value to a time."""
    await write(session, name, at.isoformat())


async def write_time_and_read(
    session: AsyncSession, name: str, at: datetime, other: str
) -> str | None:
    """Set the value to a time; the value of another, for which nothing more is asked."""
    value = at.isoformat()
    statement = _insert(session, name, value).on_conflict_do_update(
        index_elements=["name"], set_={"value": value}
    )
    found = select(Fact.value).where(Fact.name == other).scalar_subquery()
    told: str | None = await session.scalar(statement.returning(found))
    return told


async def forget(session: AsyncSession, name: str) -> None:
    """Remove the value."""
    await session.execute(delete(Fact).where(Fact.name == name))
