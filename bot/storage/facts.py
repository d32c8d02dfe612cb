"""Small values that the whole bot shares, by name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.desk_tables import Fact


async def read(session: AsyncSession, name: str) -> str | None:
    """The value, or None when it was never written."""
    fact = await session.get(Fact, name)
    return fact.value if fact else None


async def write(session: AsyncSession, name: str, value: str) -> None:
    """Set the value."""
    statement = insert_for(session)(Fact).values(name=name, value=value)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


async def read_time(session: AsyncSession, name: str) -> datetime | None:
    """The value as a time in UTC."""
    value = await read(session, name)
    return datetime.fromisoformat(value) if value else None


async def write_time(session: AsyncSession, name: str, at: datetime) -> None:
    """Set the value to a time."""
    await write(session, name, at.isoformat())
