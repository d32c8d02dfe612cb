"""Links to join, by their hash and by patient."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.followups import Episode, Invitation


async def by_code(session: AsyncSession, code_key: str) -> Invitation | None:
    """The invitation with this code, by its keyed hash."""
    return await session.scalar(select(Invitation).where(Invitation.code_key == code_key))


async def open_of_patient(session: AsyncSession, patient_id: str) -> Sequence[Invitation]:
    """The invitations of a patient that nobody has used."""
    statement = (
        select(Invitation)
        .join(Episode, Episode.id == Invitation.episode_id)
        .where(
            Episode.patient_id == patient_id,
            Invitation.spent_at.is_(None),
            Invitation.cancelled_at.is_(None),
        )
    )
    return (await session.scalars(statement)).all()
