"""Calls that staff made to patients."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.followups import Episode, PhoneCall


async def newest(session: AsyncSession, patient_ids: Sequence[str]) -> dict[str, PhoneCall]:
    """The newest call to each of these patients who was called."""
    last = (
        select(func.max(PhoneCall.id).label("id"), Episode.patient_id)
        .join(Episode, Episode.id == PhoneCall.episode_id)
        .where(Episode.patient_id.in_(patient_ids))
        .group_by(Episode.patient_id)
        .subquery()
    )
    statement = select(last.c.patient_id, PhoneCall).join(PhoneCall, PhoneCall.id == last.c.id)
    return {patient_id: call for patient_id, call in await session.execute(statement)}
