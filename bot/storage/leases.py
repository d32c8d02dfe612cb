"""The leader's lease: at most one process holds it at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, cast

from sqlalchemy import Table, bindparam, delete, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.tables.system import Lease

_LEADER: Final = "leader"
# Further ahead than the clocks of two machines differ: from before the clock was set back.
_IMPOSSIBLE: Final = timedelta(minutes=10)


_TABLE: Final = cast(Table, Lease.__table__)
# Built once and not by the class: it is executed for as long as a bot lives.
_RENEW: Final = (
    update(_TABLE)
    .where(
        _TABLE.c.name == _LEADER,
        or_(
            _TABLE.c.holder == bindparam("me"),
            _TABLE.c.expires_at <= bindparam("now"),
            _TABLE.c.expires_at > bindparam("impossible"),
        ),
    )
    .values(holder=bindparam("me"), expires_at=bindparam("until"))
    .returning(_TABLE.c.name)
)


async def take(session: AsyncSession, holder: str, now: datetime, for_how_long: timedelta) -> bool:
    """Take or renew the lease; False while another holds one that has not run out."""
    until = now + for_how_long
    values = {"me": holder, "now": now, "until": until, "impossible": until + _IMPOSSIBLE}
    if await session.scalar(_RENEW, values) is not None:
        return True
    # Only before the first leader, or after one that gave it back.
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    first = dialect.insert(Lease).values(name=_LEADER, holder=holder, expires_at=until)
    unless_there = first.on_conflict_do_nothing().returning(Lease.name)
    return await session.scalar(unless_there) is not None


async def let_go(session: AsyncSession, holder: str) -> None:
    """Give the lease back if it is held."""
    await session.execute(delete(Lease).where(Lease.holder == holder))
