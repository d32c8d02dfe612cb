"""Protocols and their versions: immutable, the newest of each is used for new follow-ups."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.protocol import DEFAULT, Protocol, from_data, to_data
from bot.storage import facts
from bot.storage.tables.followups import FIRST_PROTOCOL, ClinicProtocol, ProtocolVersion

# What is only tried out has a number below zero.
_IS_PUBLISHED: Final = (ProtocolVersion.follows.is_(None), ProtocolVersion.number > 0)
_PUBLISHED: Final = select(ProtocolVersion).where(*_IS_PUBLISHED)
_HIGHEST: Final = select(func.max(ProtocolVersion.number))
# Those that new follow-ups may get, each with the number of its newest version.
_OFFERED: Final = (
    select(ClinicProtocol.id, ClinicProtocol.name, func.max(ProtocolVersion.number))
    .join(ProtocolVersion, ProtocolVersion.protocol_id == ClinicProtocol.id)
    .where(ClinicProtocol.archived_at.is_(None), *_IS_PUBLISHED)
    .group_by(ClinicProtocol.id, ClinicProtocol.name)
    .order_by(ClinicProtocol.id)
)
_LOWEST: Final = select(func.min(ProtocolVersion.number))
_LOCK: Final = "newest_protocol"
# The fingerprint of the default beside which an admin last made a version.
_PASSED_OVER: Final = "default_passed_over"


@dataclass(frozen=True, slots=True)
class Offered:
    """A protocol that a new follow-up may get: its id, its name, its newest version."""

    id: int
    name: str
    number: int


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


async def offered(session: AsyncSession) -> list[Offered]:
    """What new follow-ups may get: neither archived nor a mere draft; the oldest first."""
    return [Offered(*row) for row in await session.execute(_OFFERED)]


async def newest(session: AsyncSession, protocol_id: int | None = None) -> Version:
    """The version that new follow-ups of this protocol get; without one, of the first offered."""
    if protocol_id is None:
        number = (await session.execute(_OFFERED.limit(1))).one()[2]
    else:
        number = (await session.scalars(_newest(protocol_id))).one().number
    return Version(number, await version(session, number))


def _newest(protocol_id: int) -> Select[ProtocolVersion]:
    found = _PUBLISHED.where(ProtocolVersion.protocol_id == protocol_id)
    return found.order_by(ProtocolVersion.number.desc()).limit(1)


async def history(session: AsyncSession, protocol_id: int) -> Sequence[ProtocolVersion]:
    """The published versions of a protocol, the newest first; none of a mere draft."""
    found = _PUBLISHED.where(ProtocolVersion.protocol_id == protocol_id)
    return (await session.scalars(found.order_by(ProtocolVersion.number.desc()))).all()


async def every(session: AsyncSession) -> dict[int, Protocol]:
    """All versions by their number."""
    rows = await session.execute(select(ProtocolVersion.number, ProtocolVersion.body))
    return {number: from_data(body) for number, body in rows}


async def every_name(session: AsyncSession) -> dict[int, str]:
    """The name of the protocol of each published version, by its number, in order."""
    statement = select(ProtocolVersion.number, ClinicProtocol.name)
    statement = statement.join(ClinicProtocol, ClinicProtocol.id == ProtocolVersion.protocol_id)
    published = statement.where(*_IS_PUBLISHED)
    rows = await session.execute(published.order_by(ProtocolVersion.number))
    return {number: name for number, name in rows}


async def follows(session: AsyncSession) -> dict[int, int]:
    """The published version whose rest a version is, by the number of each that is one."""
    statement = select(ProtocolVersion.number, ProtocolVersion.follows)
    rows = await session.execute(statement.where(ProtocolVersion.follows.is_not(None)))
    return {number: published for number, published in rows if published is not None}


async def by_id(session: AsyncSession, protocol_id: int) -> ClinicProtocol | None:
    """A protocol by its id."""
    return await session.get(ClinicProtocol, protocol_id)


async def all_protocols(session: AsyncSession) -> Sequence[ClinicProtocol]:
    """All protocols, archived ones and drafts too, the oldest first."""
    return (await session.scalars(select(ClinicProtocol).order_by(ClinicProtocol.id))).all()


async def lock(session: AsyncSession) -> None:
    """No version is added by anybody else until the end of the transaction."""
    await facts.lock(session, _LOCK)


async def make(
    session: AsyncSession, name: str, now: datetime, created_by: str | None
) -> ClinicProtocol:
    """A new protocol, which has no version yet."""
    await lock(session)
    highest = await session.scalar(select(func.max(ClinicProtocol.id))) or 0
    row = ClinicProtocol(id=highest + 1, name=name, created_at=now, created_by=created_by)
    session.add(row)
    await session.flush()
    return row


async def add(
    session: AsyncSession,
    protocol: Protocol,
    now: datetime,
    created_by: str | None,
    *,
    of: int = FIRST_PROTOCOL,
    follows: int | None = None,
) -> int:
    """Store the next version; its number. `follows`: see the table."""
    number = (await session.scalar(_HIGHEST) or 0) + 1
    session.add(
        ProtocolVersion(
            number=number,
            protocol_id=of,
            follows=follows,
            body=to_data(protocol),
            created_at=now,
            created_by=created_by,
        )
    )
    await session.flush()
    # Whoever read one of this number before read what was never committed.
    _known(session).pop(number, None)
    return number


async def add_tried(session: AsyncSession, protocol: Protocol, now: datetime) -> int:
    """Store a draft for a rehearsal; its number is below zero, so that no patient gets it."""
    # Two admins at once must not take the same number.
    await lock(session)
    number = min(await session.scalar(_LOWEST) or 0, 0) - 1
    session.add(ProtocolVersion(number=number, body=to_data(protocol), created_at=now))
    await session.flush()
    _known(session).pop(number, None)
    return number


async def store_default(session: AsyncSession, now: datetime, default: Protocol = DEFAULT) -> None:
    """Store the bot's default for new follow-ups, unless it or an admin's own is the newest."""
    # Of two processes that start together the second sees what the first stored.
    await lock(session)
    row = await session.scalar(_newest(FIRST_PROTOCOL))
    if row is None or (row.created_by is None and from_data(row.body) != default):
        await add(session, default, now, None)


async def pass_over(session: AsyncSession, default: Protocol) -> None:
    """Remember that an admin made a version of their own beside this default."""
    await facts.write(session, _PASSED_OVER, _fingerprint(default))


async def is_newer(session: AsyncSession, default: Protocol) -> bool:
    """Whether an admin's own version is the newest, and older than the bot's default of today."""
    row = (await session.scalars(_newest(FIRST_PROTOCOL))).one()
    if row.created_by is None or from_data(row.body) == default:
        return False
    passed_over = await facts.read(session, _PASSED_OVER)
    if passed_over is not None:
        return passed_over != _fingerprint(default)
    by_bot = _newest(FIRST_PROTOCOL).where(ProtocolVersion.created_by.is_(None))
    stored = await session.scalar(by_bot)
    return stored is not None and from_data(stored.body) != default


def _fingerprint(protocol: Protocol) -> str:
    return sha256(json.dumps(to_data(protocol), sort_keys=True).encode()).hexdigest()
