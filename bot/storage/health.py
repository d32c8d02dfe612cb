"""What the doctor asks the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import CheckInState
from bot.storage import outbox
from bot.storage.desk_tables import Alert, InboxUpdate
from bot.storage.tables import CheckIn, among

_NEEDS_REASON = (
    CheckInState.MISSED,
    CheckInState.SKIPPED,
    CheckInState.UNDELIVERED,
    CheckInState.CANCELLED,
)
_OPEN = (CheckInState.PLANNED, CheckInState.OPEN)


async def integrity(session: AsyncSession) -> str | None:
    """What the database says about damage to itself; None when it is sound or cannot tell."""
    if session.get_bind().dialect.name != "sqlite":
        return None
    answer = str(await session.scalar(text("PRAGMA quick_check(1)")))
    return None if answer == "ok" else answer


async def unbalanced_check_ins(session: AsyncSession) -> int:
    """Check-ins that break "planned = open + outcomes": ended without a time or a reason."""
    is_open = CheckIn.state.in_(_OPEN)
    statement = (
        select(func.count())
        .select_from(CheckIn)
        .where(
            or_(
                is_open & CheckIn.ended_at.is_not(None),
                ~is_open & CheckIn.ended_at.is_(None),
                CheckIn.state.in_(_NEEDS_REASON) & CheckIn.reason.is_(None),
                (CheckIn.state == CheckInState.OPEN) & CheckIn.closes_at.is_(None),
            )
        )
    )
    return await session.scalar(statement) or 0


async def oldest_due(session: AsyncSession) -> datetime | None:
    """The check-in that a job should look at first."""
    return await session.scalar(
        select(func.min(CheckIn.look_at)).where(among(CheckIn.state, CheckInState.PLANNED))
    )


async def oldest_unsent(session: AsyncSession) -> datetime | None:
    """The message that may be claimed first."""
    return await outbox.next_claim_at(session)


async def oldest_waiting(session: AsyncSession) -> datetime | None:
    """When the oldest update that is not handled came."""
    return await session.scalar(
        select(func.min(InboxUpdate.received_at)).where(among(InboxUpdate.state, "waiting"))
    )


async def oldest_untaken(session: AsyncSession) -> datetime | None:
    """When the oldest alert of the first priority was raised that nobody has taken."""
    return await session.scalar(
        select(func.min(Alert.raised_at)).where(
            Alert.priority == 1, Alert.taken_at.is_(None), Alert.closed_at.is_(None)
        )
    )
