"""Protocol versions: immutable, the newest is used for new follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import EpisodeState
from bot.domain.protocol import Protocol, from_data, to_data
from bot.storage import facts
from bot.storage.tables.columns import among
from bot.storage.tables.followups import Episode, ProtocolVersion


@dataclass(frozen=True, slots=True)
class Version:
    """A numbered protocol."""

    number: int
    protocol: Protocol


async def newest(session: AsyncSession) -> Version:
    """The version that new follow-ups get."""
    statement = select(ProtocolVersion).order_by(ProtocolVersion.number.desc()).limit(1)
    row = (await session.scalars(statement)).one()
    return Version(row.number, from_data(row.body))


async def every(session: AsyncSession) -> dict[int, Protocol]:
    """All versions by their number."""
    rows = await session.execute(select(ProtocolVersion.number, ProtocolVersion.body))
    return {number: from_data(body) for number, body in rows}


async def lock_newest(session: AsyncSession) -> int:
    """The newest version's number; none is added until the end of the transaction."""
    statement = select(ProtocolVersion.number).order_by(ProtocolVersion.number.desc()).limit(1)
    await facts.lock(session, "newest_protocol")
    return (await session.scalars(statement)).one()


async def add(
    session: AsyncSession, protocol: Protocol, now: datetime, created_by: str | None
) -> int:
    """Store the next version; its number."""
    highest = await session.scalar(select(func.max(ProtocolVersion.number))) or 0
    session.add(
        ProtocolVersion(
            number=highest + 1, body=to_data(protocol), created_at=now, created_by=created_by
        )
    )
    await session.flush()
    return highest + 1


async def store_default(session: AsyncSession, protocol: Protocol, now: datetime) -> None:
    """Store the first version, unless there is one."""
    if await session.scalar(select(ProtocolVersion.number).limit(1)) is None:
        await add(session, protocol, now, None)


async def count_running(session: AsyncSession, number: int) -> int:
    """How many follow-ups run on a version."""
    statement = select(func.count()).select_from(Episode)
    statement = statement.where(
        among(Episode.state, EpisodeState.INVITED, EpisodeState.ACTIVE), Episode.version == number
    )
    return await session.scalar(statement) or 0
