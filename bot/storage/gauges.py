"""How much waits and since when: what is read each time that the bot is looked at from outside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import outbox
from bot.storage.tables.columns import among
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Patient, counted
from bot.storage.tables.staff import Alert


async def count_outbox(session: AsyncSession) -> dict[int, int]:
    """How many messages are not sent yet, by lane."""
    statement = select(OutboxMessage.lane, func.count()).where(outbox.IS_PENDING)
    rows = await session.execute(statement.group_by(OutboxMessage.lane))
    return {lane: count for lane, count in rows}


async def count_inbox(session: AsyncSession) -> int:
    """How many updates are not handled yet."""
    statement = select(func.count()).where(among(InboxUpdate.state, "waiting"))
    return await session.scalar(statement) or 0


async def open_alerts(session: AsyncSession) -> dict[int, tuple[int, datetime]]:
    """How many alerts nobody has closed, and when the oldest was raised, by priority; no tests."""
    statement = (
        select(Alert.priority, func.count(), func.min(Alert.raised_at))
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
        .group_by(Alert.priority)
    )
    return {
        priority: (count, since) for priority, count, since in await session.execute(statement)
    }
