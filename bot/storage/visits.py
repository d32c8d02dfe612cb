"""Visits that staff booked, and what came of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.columns import any_of
from bot.storage.tables.followups import BookedVisit

_OF_EPISODES: Final = (
    select(BookedVisit)
    .where(any_of(BookedVisit.episode_id, "episodes"))
    .order_by(BookedVisit.booked_at)
)


async def of_episodes(
    session: AsyncSession, episode_ids: Collection[str]
) -> Sequence[BookedVisit]:
    """The visits of several follow-ups, oldest first."""
    return (await session.scalars(_OF_EPISODES, {"episodes": episode_ids})).all()


async def newest(session: AsyncSession, episode_id: str) -> BookedVisit | None:
    """The visit of a follow-up that was booked last."""
    statement = select(BookedVisit).where(BookedVisit.episode_id == episode_id)
    order = BookedVisit.booked_at.desc(), BookedVisit.id
    return await session.scalar(statement.order_by(*order).limit(1))


async def to_look_at(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Visits of which somebody is to be reminded or asked by now, the oldest first."""
    statement = select(BookedVisit.id).where(BookedVisit.next_at <= now)
    return (await session.scalars(statement.order_by(BookedVisit.next_at).limit(limit))).all()
