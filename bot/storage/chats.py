"""Chats: found by the keyed hash of their Telegram id."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.people import Chat

# Of who never joins, the Telegram id is kept as long as their invitation at most.
_STRANGER_FOR: Final = timedelta(hours=72)


async def by_key(session: AsyncSession, key: str) -> Chat | None:
    """The chat with this keyed hash."""
    return await session.scalar(select(Chat).where(Chat.key == key))


async def by_id(session: AsyncSession, chat_id: str) -> Chat:
    """The chat with this id, which must exist."""
    return await session.get_one(Chat, chat_id)


async def ensure(session: AsyncSession, key: str, telegram_id: int, now: datetime) -> Chat:
    """The chat with this keyed hash, stored if it is new; a negative id is a group."""
    found = await by_key(session, key)
    if found is not None:
        return found
    chat = Chat(
        key=key,
        telegram_id=str(telegram_id),
        is_group=telegram_id < 0,
        created_at=now,
        forget_at=now + _STRANGER_FOR,
    )
    session.add(chat)
    await session.flush()
    return chat
