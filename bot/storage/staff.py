"""Staff, their links and their groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import StaffRole
from bot.storage.desk_tables import Staff, StaffGroup, StaffInvitation
from bot.storage.tables import Chat


async def present(session: AsyncSession) -> Sequence[Staff]:
    """All members of staff who have not left."""
    statement = select(Staff).where(Staff.left_at.is_(None))
    return (await session.scalars(statement.order_by(Staff.created_at, Staff.id))).all()


async def of_chat(session: AsyncSession, chat_key: str) -> Staff | None:
    """The member of staff with this Telegram account, by its keyed hash."""
    statement = (
        select(Staff)
        .join(Chat, Chat.id == Staff.chat_id)
        .where(Chat.key == chat_key, Staff.left_at.is_(None))
    )
    return await session.scalar(statement)


async def any_of_chat(session: AsyncSession, chat_id: str) -> Staff | None:
    """The member of staff of this chat, also one who has left."""
    return await session.scalar(select(Staff).where(Staff.chat_id == chat_id))


async def has_admin(session: AsyncSession) -> bool:
    """Whether there is an admin."""
    statement = select(Staff.id).where(Staff.role == StaffRole.ADMIN, Staff.left_at.is_(None))
    return await session.scalar(statement.limit(1)) is not None


async def invitation_by_code(session: AsyncSession, code_key: str) -> StaffInvitation | None:
    """The link with this code, by its keyed hash."""
    statement = select(StaffInvitation).where(StaffInvitation.code_key == code_key)
    return await session.scalar(statement.with_for_update())


async def groups(session: AsyncSession) -> Sequence[Chat]:
    """The groups in which alerts are announced."""
    statement = (
        select(Chat)
        .join(StaffGroup, StaffGroup.chat_id == Chat.id)
        .where(StaffGroup.left_at.is_(None))
    )
    return (await session.scalars(statement)).all()


async def count_open_links(session: AsyncSession, now: datetime) -> int:
    """How many links to join the team are open."""
    statement = select(func.count()).select_from(StaffInvitation)
    statement = statement.where(
        StaffInvitation.used_at.is_(None), StaffInvitation.expires_at > now
    )
    return await session.scalar(statement) or 0


async def count_all(session: AsyncSession) -> int:
    """How many people were ever staff."""
    return await session.scalar(select(func.count()).select_from(Staff)) or 0
