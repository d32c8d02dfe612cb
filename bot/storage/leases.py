"""The leader's lease: at most one process holds it at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.system import Lease

_LEADER: Final = "leader"
# Further ahead than the clocks of two machines differ: from before the clock was set back.
_IMPOSSIBLE: Final = timedelta(minutes=10)


async def take(session: AsyncSession, holder: str, now: datetime, for_how_long: timedelta) -> bool:
    """Take or renew the lease; False while another holds one that has not run out."""
    expires_at = now + for_how_long
    is_mine = Lease.holder == holder
    is_over = or_(Lease.expires_at <= now, Lease.expires_at > expires_at + _IMPOSSIBLE)
    statement = (
        update(Lease)
        .where(Lease.name == _LEADER, or_(is_mine, is_over))
        .values(holder=holder, expires_at=expires_at)
        .returning(Lease.name)
        .execution_options(synchronize_session=False)
    )
    if await session.scalar(statement) is not None:
        return True
    # Only before the first leader, or after one that gave it back.
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    first = dialect.insert(Lease).values(name=_LEADER, holder=holder, expires_at=expires_at)
    unless_there = first.on_conflict_do_nothing().returning(Lease.name)
    return await session.scalar(unless_there) is not None


async def let_go(session: AsyncSession, holder: str, now: datetime) -> None:
    """Give the lease back if it is held."""
    await session.execute(delete(Lease).where(Lease.holder == holder))
