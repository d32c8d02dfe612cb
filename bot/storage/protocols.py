"""Protocol versions: immutable, the newest is used for new follow-ups."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.protocol import DEFAULT, Protocol, from_data, to_data
from bot.storage import facts
from bot.storage.tables.followups import ProtocolVersion

_NEWEST: Final = select(ProtocolVersion).order_by(ProtocolVersion.number.desc()).limit(1)
_HIGHEST: Final = select(func.max(ProtocolVersion.number))
_LOWEST: Final = select(func.min(ProtocolVersion.number))
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
    number = (await session.scalars(_HIGHEST)).one()
    assert number is not None
    return Version(number, await version(session, number))


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
    number = (await session.scalar(_HIGHEST) or 0) + 1
    session.add(
        ProtocolVersion(
            number=number, body=to_data(protocol), created_at=now, created_by=created_by
        )
    )
    await session.flush()
    # Whoever read one of this number before read what was never committed.
    _known(session).pop(number, None)
    return number


async def add_tried(session: AsyncSession, protocol: Protocol, now: datetime) -> int:
    """Store a draft for a rehearsal; its number is below zero, so that no patient gets it."""
    # Two admins at once must not take the same number.
    await facts.lock(session, _LOCK)
    number = min(await session.scalar(_LOWEST) or 0, 0) - 1
    session.add(ProtocolVersion(number=number, body=to_data(protocol), created_at=now))
    await session.flush()
    _known(session).pop(number, None)
    return number


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
