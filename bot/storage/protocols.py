"""Protocol versions: immutable, the newest is used for new follow-ups."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import EpisodeState
from bot.domain.protocol import DEFAULT, Protocol, from_data, to_data
from bot.storage import facts
from bot.storage.tables.columns import among
from bot.storage.tables.followups import Episode, ProtocolVersion

_NEWEST: Final = select(ProtocolVersion).order_by(ProtocolVersion.number.desc()).limit(1)
_LOCK: Final = "newest_protocol"
# The fingerprint of the default beside which an admin last made a version.
_PASSED_OVER: Final = "default_passed_over"


@dataclass(frozen=True, slots=True)
class Version:
    """A numbered protocol."""

    number: int
    protocol: Protocol


def _known(session: AsyncSession) -> dict[int, Protocol]:
    """Those that were read since the database was opened: a version never changes."""
    dialect: Any = session.get_bind().dialect
    known: dict[int, Protocol] = dialect.aftercare_protocols
    return known


async def version(session: AsyncSession, number: int) -> Protocol:
    """The version of this number, which must exist; asked once."""
    known = _known(session)
    if number not in known:
        statement = select(ProtocolVersion.body).where(ProtocolVersion.number == number)
        known[number] = from_data((await session.scalars(statement)).one())
    return known[number]


async def newest(session: AsyncSession) -> Version:
    """The version that new follow-ups get."""
    row = (await session.scalars(_NEWEST)).one()
    return Version(row.number, from_data(row.body))


async def every(session: AsyncSession) -> dict[int, Protocol]:
    """All versions by their number."""
    rows = await session.execute(select(ProtocolVersion.number, ProtocolVersion.body))
    return {number: from_data(body) for number, body in rows}


async def lock_newest(session: AsyncSession) -> int:
    """The newest version's number; none is added until the end of the transaction."""
    await facts.lock(session, _LOCK)
    return (await session.scalars(_NEWEST)).one().number


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


async def store_default(session: AsyncSession, now: datetime, default: Protocol = DEFAULT) -> None:
    """Store the bot's default for new follow-ups, unless it or an admin's own is the newest."""
    # Of two processes that start together the second sees what the first stored.
    await facts.lock(session, _LOCK)
    row = await session.scalar(_NEWEST)
    if row is None or (row.created_by is None and from_data(row.body) != default):
        await add(session, default, now, None)


async def pass_over(session: AsyncSession, default: Protocol) -> None:
    """Remember that an admin made a version of their own beside this default."""
    await facts.write(session, _PASSED_OVER, _fingerprint(default))


async def is_newer(session: AsyncSession, default: Protocol) -> bool:
    """Whether an admin's own version is the newest, and older than the bot's default of today."""
    row = (await session.scalars(_NEWEST)).one()
    if row.created_by is None or from_data(row.body) == default:
        return False
    passed_over = await facts.read(session, _PASSED_OVER)
    if passed_over is not None:
        return passed_over != _fingerprint(default)
    stored = await session.scalar(_NEWEST.where(ProtocolVersion.created_by.is_(None)))
    return stored is not None and from_data(stored.body) != default


def _fingerprint(protocol: Protocol) -> str:
    return sha256(json.dumps(to_data(protocol), sort_keys=True).encode()).hexdigest()


async def count_running(session: AsyncSession, number: int) -> int:
    """How many follow-ups run on a version."""
    statement = select(func.count()).select_from(Episode)
    statement = statement.where(
        among(Episode.state, EpisodeState.INVITED, EpisodeState.ACTIVE), Episode.version == number
    )
    return await session.scalar(statement) or 0
