"""Forgetting: patients whose time is over, mail that ended, dialogues that nobody finished."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.desk_tables import Alert, Dialogue, OutboxMessage
from bot.storage.tables import Episode, Invitation, Patient


async def erase(session: AsyncSession, patient_id: str) -> None:
    """Delete a patient; episodes, check-ins, answers, notes and messages go with them."""
    await session.flush()
    await session.execute(delete(Patient).where(Patient.id == patient_id))
    session.expire_all()


async def has_open_p1(session: AsyncSession, patient_id: str) -> bool:
    """Whether an alert of the first priority is still open: it is finished before erasing."""
    statement = select(Alert.id).where(
        Alert.patient_id == patient_id, Alert.priority == 1, Alert.closed_at.is_(None)
    )
    return await session.scalar(statement.limit(1)) is not None


async def plan_erasing(session: AsyncSession, before: datetime, now: datetime) -> None:
    """Mark for erasing whoever was last treated, and added, before a time."""
    newer = exists().where(Episode.patient_id == Patient.id, Episode.created_at >= before)
    await session.execute(
        update(Patient)
        .where(Patient.created_at < before, Patient.erase_at.is_(None), ~newer)
        .values(erase_at=now)
        .execution_options(synchronize_session=False)
    )


async def purge_outbox(session: AsyncSession, before: datetime) -> None:
    """Forget mail that ended before a time and that no alert or check-in still shows."""
    await session.execute(
        delete(OutboxMessage).where(OutboxMessage.ended_at < before - timedelta(days=30))
    )


async def purge_dialogues(session: AsyncSession, before: datetime) -> None:
    """Forget dialogues that nobody went on with, and links that expired unused."""
    await session.execute(delete(Dialogue).where(Dialogue.updated_at < before))
    await session.execute(
        delete(Invitation).where(Invitation.expires_at < before, Invitation.spent_at.is_(None))
    )
