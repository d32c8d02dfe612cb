"""What was written to a patient about a check-in or an outcome, to say what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import MessageKind
from bot.storage.tables.mail import OutboxMessage


async def of_check_in(session: AsyncSession, check_in_id: str) -> Sequence[OutboxMessage]:
    """The messages that asked or reminded of a check-in, oldest first."""
    kinds = (MessageKind.CHECK_IN, MessageKind.REMINDER)
    statement = select(OutboxMessage).where(
        OutboxMessage.check_in_id == check_in_id, OutboxMessage.kind.in_(kinds)
    )
    return (await session.scalars(statement.order_by(OutboxMessage.id))).all()


async def outcomes_of(
    session: AsyncSession, patient_id: str, since: datetime, until: datetime
) -> Sequence[OutboxMessage]:
    """The outcome texts that were written for a patient from a time on until another."""
    statement = select(OutboxMessage).where(
        OutboxMessage.patient_id == patient_id,
        OutboxMessage.kind == MessageKind.OUTCOME,
        OutboxMessage.queued_at >= since,
        OutboxMessage.queued_at < until,
    )
    return (await session.scalars(statement.order_by(OutboxMessage.id))).all()
