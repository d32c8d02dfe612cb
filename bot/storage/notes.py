"""What patients wrote."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.followups import Note


async def of_patient(session: AsyncSession, patient_id: str) -> Sequence[Note]:
    """What the patient wrote, oldest first."""
    statement = select(Note).where(Note.patient_id == patient_id).order_by(Note.id)
    return (await session.scalars(statement)).all()
