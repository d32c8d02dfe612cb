"""The leader's lease: at most one process holds it at a time, each time under a higher epoch.

PostgreSQL's own clock tells whether a lease has run out, since two machines' clocks differ. SQLite
is on one machine, and that machine's clock tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, cast

from sqlalchemy import Executable, Interval, Table, bindparam, func, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.database import Database
from bot.storage.tables.system import Lease
from bot.storage.triggers import FENCED, FENCED_STATE

_LEADER: Final = "leader"
# Further ahead than a lease ever is: from before the clock was set back.
_IMPOSSIBLE: Final = timedelta(minutes=10)
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)

_TABLE: Final = cast(Table, Lease.__table__)

# Every few seconds for as long as a bot lives: past the ORM it costs a quarter.
_RENEW_ON_SQLITE: Final = (
    "UPDATE leases SET expires_at = ? WHERE name = ? AND holder = ? AND epoch = ? RETURNING epoch"
)
_RENEW_ON_POSTGRESQL: Final = (
    "UPDATE leases SET expires_at = clock_timestamp() + $1::interval"
    " WHERE name = $2 AND holder = $3 AND epoch = $4 RETURNING epoch"
)


@dataclass(frozen=True, slots=True)
class _Statements:
    """Built once: they are executed for as long as a bot lives."""

    take: Executable
    first: Executable
    renew: Executable


def _statements(insert: Any, now: Any, until: Any, impossible: Any) -> _Statements:
    is_free = or_(_TABLE.c.expires_at <= now, _TABLE.c.expires_at > impossible)
    mine = _TABLE.c.holder == bindparam("me")
    row = _TABLE.c.name == _LEADER
    first = insert(_TABLE).values(name=_LEADER, holder=bindparam("me"), epoch=1, expires_at=until)
    return _Statements(
        take=update(_TABLE)
        .where(row, or_(mine, is_free))
        .values(holder=bindparam("me"), epoch=_TABLE.c.epoch + 1, expires_at=until)
        .returning(_TABLE.c.epoch),
        first=first.on_conflict_do_nothing().returning(_TABLE.c.epoch),
        renew=update(_TABLE)
        .where(row, mine, _TABLE.c.epoch == bindparam("term"))
        .values(expires_at=until)
        .returning(_TABLE.c.epoch),
    )


def _span(name: str) -> Any:
    return bindparam(name, type_=Interval())


_ON_SQLITE: Final = _statements(
    sqlite.insert,
    bindparam("now", type_=_TABLE.c.expires_at.type),
    bindparam("until", type_=_TABLE.c.expires_at.type),
    bindparam("impossible", type_=_TABLE.c.expires_at.type),
)
_ON_POSTGRESQL: Final = _statements(
    postgresql.insert,
    func.clock_timestamp(),
    func.clock_timestamp() + _span("span"),
    func.clock_timestamp() + _span("too_long"),
)


def _with_moments(
    session: AsyncSession, now: datetime, for_how_long: timedelta
) -> tuple[_Statements, dict[str, Any]]:
    if session.get_bind().dialect.name == "postgresql":
        return _ON_POSTGRESQL, {"span": for_how_long, "too_long": for_how_long + _IMPOSSIBLE}
    until = now + for_how_long
    return _ON_SQLITE, {"now": now, "until": until, "impossible": until + _IMPOSSIBLE}


async def take(
    session: AsyncSession, holder: str, now: datetime, for_how_long: timedelta
) -> int | None:
    """Take the lease; the new epoch, None while another holds one that has not run out."""
    statements, values = _with_moments(session, now, for_how_long)
    values["me"] = holder
    epoch: int | None = await session.scalar(statements.take, values)
    if epoch is None:
        # Only before the first leader.
        epoch = await session.scalar(statements.first, values)
    return epoch


async def renew(
    session: AsyncSession, holder: str, epoch: int, now: datetime, for_how_long: timedelta
) -> bool:
    """Renew the lease, be it overdue; False once another has taken it."""
    statements, values = _with_moments(session, now, for_how_long)
    values |= {"me": holder, "term": epoch}
    return await session.scalar(statements.renew, values) is not None


async def renew_alone(
    database: Database, holder: str, epoch: int, now: Callable[[], datetime], span: timedelta
) -> bool:
    """The same in a transaction of its own, which waits for no connection of another.

    `now` is asked when SQLite lets it write: the moment after that wait counts.
    """
    mine = (_LEADER, holder, epoch)
    if not database.is_sqlite:
        return await database.at_once(_RENEW_ON_POSTGRESQL, lambda: (span, *mine)) is not None
    stored = _TABLE.c.expires_at.type.bind_processor(database.engine.dialect)
    assert stored is not None

    def values() -> tuple[object, ...]:
        return stored(now() + span), *mine

    return await database.at_once(_RENEW_ON_SQLITE, values) is not None


async def let_go(session: AsyncSession, holder: str, epoch: int) -> None:
    """Give the lease back if it is held; the next one goes on counting."""
    mine = (Lease.holder == holder, Lease.epoch == epoch)
    await session.execute(update(Lease).where(*mine).values(expires_at=_LONG_AGO))


def is_fenced(error: BaseException) -> bool:
    """Whether a transaction was refused because another process leads by now."""
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None)
    return state == FENCED_STATE or FENCED in str(error.orig)
