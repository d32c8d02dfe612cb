"""Drafts of protocols: one a protocol, each worked on by one admin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.protocol import Protocol, from_data
from bot.storage.tables.followups import ProtocolDraft

# Which of a protocol somebody means: its draft, or the version in use.
DRAFT: Final = "d"
VERSION: Final = "v"


async def held(session: AsyncSession, protocol_id: int) -> ProtocolDraft | None:
    """The draft of a protocol, held until the end of the transaction; None if there is none."""
    statement = select(ProtocolDraft).where(ProtocolDraft.protocol_id == protocol_id)
    return await session.scalar(statement.with_for_update())


async def every(session: AsyncSession) -> Sequence[ProtocolDraft]:
    """All drafts, by the protocol that they are of."""
    statement = select(ProtocolDraft).order_by(ProtocolDraft.protocol_id)
    return (await session.scalars(statement)).all()


async def protocol_of(session: AsyncSession, protocol_id: int) -> Protocol | None:
    """What the draft of a protocol says, whoever works on it; None if there is none."""
    body = await session.scalar(
        select(ProtocolDraft.body).where(ProtocolDraft.protocol_id == protocol_id)
    )
    return None if body is None else from_data(body)
