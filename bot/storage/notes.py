"""What patients wrote."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.followups import Note


async def of_patient(session: AsyncSession, patient_id: str) -> Sequence[Note]:
    """What the patient wrote, oldest first."""
    statement = select(Note).where(Note.patient_id == patient_id).order_by(Note.id)
    return (await session.scalars(statement)).all()


async def newest(
    session: AsyncSession, patient_id: str, most: int, before: int | None = None
) -> Sequence[Note]:
    """The newest of them, so many at most, of those before another; oldest first."""
    statement = select(Note).where(Note.patient_id == patient_id)
    if before is not None:
        statement = statement.where(Note.id < before)
    found = await session.scalars(statement.order_by(Note.id.desc()).limit(most))
    return found.all()[::-1]


async def count(session: AsyncSession, patient_id: str) -> int:
    """How many there are."""
    statement = select(func.count()).select_from(Note).where(Note.patient_id == patient_id)
    return await session.scalar(statement) or 0
