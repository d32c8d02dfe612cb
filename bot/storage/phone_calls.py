"""Calls that staff made to patients."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.followups import Episode, PhoneCall
from bot.storage.tables.staff import Staff


async def of_episode(session: AsyncSession, episode_id: str) -> Sequence[tuple[PhoneCall, str]]:
    """The calls about a follow-up, oldest first, each with who made it."""
    statement = (
        select(PhoneCall, Staff.label)
        .join(Staff, Staff.id == PhoneCall.made_by)
        .where(PhoneCall.episode_id == episode_id)
        .order_by(PhoneCall.id)
    )
    return [(call, label) for call, label in await session.execute(statement)]


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
