"""Drafts of protocols: one a protocol, each worked on by one admin."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.followups import ProtocolDraft


async def held(session: AsyncSession, protocol_id: int) -> ProtocolDraft | None:
    """The draft of a protocol, held until the end of the transaction; None if there is none."""
    statement = select(ProtocolDraft).where(ProtocolDraft.protocol_id == protocol_id)
    return await session.scalar(statement.with_for_update())


async def every(session: AsyncSession) -> Sequence[ProtocolDraft]:
    """All drafts, by the protocol that they are of."""
    statement = select(ProtocolDraft).order_by(ProtocolDraft.protocol_id)
    return (await session.scalars(statement)).all()
