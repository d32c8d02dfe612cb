"""Links to join, by their hash and by patient."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.storage.tables.followups import Episode, Invitation


async def by_code(session: AsyncSession, code_key: str) -> Invitation | None:
    """The invitation with this code, by its keyed hash."""
    return await session.scalar(select(Invitation).where(Invitation.code_key == code_key))


async def open_until(session: AsyncSession, episode_id: str, now: datetime) -> datetime | None:
    """Until when a link of this follow-up can still be used; None when none can."""
    statement = select(func.max(Invitation.expires_at)).where(
        Invitation.episode_id == episode_id,
        Invitation.spent_at.is_(None),
        Invitation.cancelled_at.is_(None),
        Invitation.locked_at.is_(None),
        Invitation.expires_at > now,
    )
    return await session.scalar(statement)


async def joined_of(session: AsyncSession, shown_in: int) -> tuple[int, int]:
    """Of the follow-ups whose links one message shows: how many were joined, and how many are."""
    joined = aliased(Invitation)
    is_joined = exists().where(
        joined.episode_id == Invitation.episode_id, joined.spent_at.is_not(None)
    )
    statement = select(func.count().filter(is_joined), func.count())
    counts = await session.execute(statement.where(Invitation.shown_in == shown_in))
    return tuple(counts.one())  # type: ignore[return-value]


async def cancel_open(session: AsyncSession, patient_id: str, now: datetime) -> None:
    """The links of a patient that nobody has used no longer work."""
    own = select(Episode.id).where(Episode.patient_id == patient_id)
    unused = Invitation.spent_at.is_(None), Invitation.cancelled_at.is_(None)
    statement = update(Invitation).where(Invitation.episode_id.in_(own), *unused)
    await session.execute(statement.values(cancelled_at=now))
