"""The engine, its transactions, and the column types: UTC times and encrypted values."""

from __future__ import annotations

import asyncio
import json
import math
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import URL, DateTime, Dialect, LargeBinary, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from bot.storage import damage, sqlite
from bot.storage.vault import Vault

log = structlog.get_logger(__name__)

_SECOND: Final = timedelta(seconds=1)
# How often to try to empty the log, and the seconds in between: readers take milliseconds.
_LOG_TRIES: Final = 10
_LOG_PAUSE: Final = 0.05
# Full, read-only, locked, unreadable, not to be opened: the same statement may work later.
_SQLITE_TROUBLE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
# SQLSTATE: connection, read-only, ended while idle, rolled back, no resources, waited too long
# for a lock, cancelled or ended by the operator, system.
_POSTGRESQL_TROUBLE: Final = ("08", "25006", "25P03", "40", "53", "55P03", "57", "58")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite alone would give back naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time must not be stored")
        return value.astimezone(UTC)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], datetime | None] | None:
        """Give back UTC, as a server's driver does by itself: of SQLite's text in one step."""
        return _read_utc if dialect.name == "sqlite" else None


def _read_utc(stored: str | None) -> datetime | None:
    if stored is None:
        return None
    at = datetime.fromisoformat(stored)
    # A lease is written by the driver alone, with its zone.
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _vault(dialect: Dialect) -> Vault:
    vault: Vault = dialect.aftercare_vault  # type: ignore[attr-defined]
    return vault


class EncryptedText(TypeDecorator[str]):
    """Text that is unreadable without the key file."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Encrypt."""
        return None if value is None else _vault(dialect).seal(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Decrypt."""
        return None if value is None else _vault(dialect).recall(value)


class EncryptedJson(TypeDecorator[dict[str, Any]]):
    """A JSON object that is unreadable without the key file."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> bytes | None:
        """Encrypt."""
        return None if value is None else _vault(dialect).seal(json.dumps(value))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> dict[str, Any] | None:
        """Decrypt."""
        if value is None:
            return None
        data: dict[str, Any] = json.loads(_vault(dialect).open(value))
        return data


def is_in_trouble(error: BaseException) -> bool:
    """Whether the database itself could not work: full, read-only, locked or away."""
    if not isinstance(error, DBAPIError):
        # The driver raises a plain TimeoutError when a server does not answer.
        return isinstance(error, ConnectionError | TimeoutError | PoolTimeoutError)
    if isinstance(error.orig, sqlite3.Error):
        # The lowest byte is the kind, the others say more about it.
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_TROUBLE
    state = getattr(error.orig, "sqlstate", None) or ""
    return error.connection_invalidated or state.startswith(_POSTGRESQL_TROUBLE)


def is_damaged(error: BaseException) -> bool:
    """Whether the file of the database is not what it should be."""
    kind = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF
    return kind in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one part may keep the rest waiting; None is for ever.

    The bot waits for a connection, for a statement, for a row that another session holds, and for
    all connections to close; PostgreSQL waits for the next statement of a transaction. Of SQLite's
    waits see `storage/sqlite.py`.
    """

    connect: timedelta = 10 * _SECOND
    statement: timedelta | None = 30 * _SECOND
    row: timedelta | None = 10 * _SECOND
    # Shorter than what is left of a lease: nobody who takes over waits for one that sleeps.
    idle: timedelta | None = 5 * _SECOND
    close: timedelta = 5 * _SECOND

    def options(self) -> dict[str, Any]:
        """The same as arguments of PostgreSQL's driver."""
        return {
            "timeout": self.connect.total_seconds(),
            "command_timeout": self.statement and self.statement.total_seconds(),
            "server_settings": {
                "lock_timeout": _milliseconds(self.row),
                "idle_in_transaction_session_timeout": _milliseconds(self.idle),
            },
        }


def _milliseconds(span: timedelta | None) -> str:
    # Zero is for ever.
    return str((span or timedelta()) // timedelta(milliseconds=1))


USUAL: Final = Patience()
# Renewals come every three seconds. One that hangs in a server that is being restarted must not
# keep the only connection from those after it.
FOR_LEASE: Final = Patience(connect=3 * _SECOND, statement=3 * _SECOND, row=3 * _SECOND)
# A server's connections, beside the one for the lease, and how many of them stay open.
CONNECTIONS: Final = 16
_KEPT: Final = 12
# Seconds for which an unused one passes for good; what stands between drops none that soon.
_FRESH_FOR: Final = 60.0
_USED_AT: Final = "aftercare_used_at"
_TOGETHER: Final[Mapping[str, Any]] = {}
_BY_ITSELF: Final[Mapping[str, Any]] = {"isolation_level": "AUTOCOMMIT"}
# Fewer, the lease's too, would have a use case wait for another that needs a second one.
FEWEST: Final = 3
# A migration may rewrite a large table, or wait for the one that another process runs.
UNHURRIED: Final = Patience(statement=None, row=None, idle=None)


class Database:
    """One database: opens nothing until it is used."""

    def __init__(
        self,
        url: str,
        vault: Vault,
        patience: Patience = USUAL,
        connections: int = CONNECTIONS,
    ) -> None:
        """`connections`: the most at a time of a server's, beside the one for the lease."""
        self.vault = vault
        self._patience = patience
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _engine(url, patience, connections)
        # SQLite's connections are never short: whoever writes has its turn.
        self._apart = self.engine if self.is_sqlite else _engine(url, FOR_LEASE, 1)
        self._turn = asyncio.Lock()
        # Column types see only the dialect; each engine has its own, so no key is global.
        dialect: Any = self.engine.sync_engine.dialect
        dialect.aftercare_vault = vault
        self._dialect = dialect
        self.forget()

    def forget(self) -> None:
        """Forget what was read once and kept, as if it had just been opened."""
        self._dialect.aftercare_protocols = {}

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A read-and-write transaction: committed at the end, rolled back by any error."""
        async with self._writing(self.engine) as session:
            yield session

    def once(self, is_alone: bool) -> Mapping[str, Any]:
        """How to connect for a statement that is `is_alone`: a server commits it by itself.

        To begin and to commit are two more ways to it and back. Of SQLite they cost nothing, and
        the commit alone leaves the loop's thread.
        """
        return _BY_ITSELF if is_alone and not self.is_sqlite else _TOGETHER

    @asynccontextmanager
    async def for_lease(self) -> AsyncIterator[AsyncSession]:
        """The same over a connection that is kept for the lease, so that it waits for no other."""
        async with self._writing(self._apart) as session:
            yield session

    @asynccontextmanager
    async def _writing(self, engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
        # SQLite has one writer at a time: first come, first served, instead of trying again.
        turn = self._turn if self.is_sqlite else nullcontext()
        session = AsyncSession(engine, expire_on_commit=False)
        async with turn, session, session.begin():
            yield session

    async def at_once(self, statement: str, values: Callable[[], Sequence[Any]]) -> Any:
        """Run one statement in the driver's own words, committed by itself; its first value.

        Over the connection of the lease. `values` are asked for when SQLite lets it write.
        """
        if self.is_sqlite:
            async with self._turn:
                return await sqlite.at_once(self.engine, statement, values)
        connection = await self._apart.raw_connection()
        try:
            driver: Any = connection.driver_connection
            return await driver.fetchval(statement, *values())
        finally:
            connection.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for looking only; it takes no write lock and is never committed."""
        async with self.engine.connect() as connection:
            reader = await connection.execution_options(**{sqlite.READING: True})
            async with AsyncSession(reader, expire_on_commit=False) as session:
                yield session

    async def shrink(self) -> bool:
        """SQLite: give back the room of what is gone, where it is much; whether that was done."""
        if not self.is_sqlite:
            return False
        try:
            async with self._turn:
                return await sqlite.shrink(self.engine)
        except sqlite3.OperationalError as error:
            # Another process writes, or the disk is full: nothing is lost by waiting.
            log.warning("the database was not made smaller", why=str(error))
            return False

    async def empty_log(self) -> bool:
        """SQLite: leave nothing in the log of what was erased; False while others read it."""
        if not self.is_sqlite:
            return True
        for _ in range(_LOG_TRIES):
            async with self._turn:
                if await sqlite.empty_log(self.engine):
                    return True
            await asyncio.sleep(_LOG_PAUSE)
        return False

    async def quick_check(self, within: float) -> tuple[str | None, bool]:
        """SQLite: the first damage, if any is found within so many seconds, and whether all was
        seen. Of a server's only the doctor asks.
        """
        path = self.engine.url.database
        if not self.is_sqlite or not path:
            return None, False
        return await asyncio.to_thread(damage.quick_check, path, within)

    def log_size(self) -> int:
        """SQLite: how many bytes its log has; 0 for a server's, which keeps its own."""
        return sqlite.log_size(self.engine.url.database or "") if self.is_sqlite else 0

    async def close(self) -> None:
        """Give back all connections; a server that does not answer is left without a farewell."""
        # A lock belongs to the event loop in which somebody waited for it.
        self._turn = asyncio.Lock()
        self.forget()
        limit = None if self.is_sqlite else self._patience.close.total_seconds()
        try:
            async with asyncio.timeout(limit):
                await self.engine.dispose()
                await self._apart.dispose()
        except TimeoutError:
            log.warning("connections not given back")


def _engine(url: str, patience: Patience, connections: int) -> AsyncEngine:
    # hide_parameters: an error must not print a patient's data.
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        kept = min(connections, _KEPT)
        engine = create_async_engine(
            _with_ssl(address),
            hide_parameters=True,
            pool_size=kept,
            max_overflow=connections - kept,
            # Whichever was used last has its statements planned, and its pages at hand.
            pool_use_lifo=True,
            connect_args=patience.options(),
        )
        event.listen(engine.sync_engine, "checkin", _note_used)
        event.listen(engine.sync_engine, "checkout", _look_at)
        return engine
    # What is in memory has one connection, and is gone with it. Of a file, whichever was used last
    # has its pages at hand: another's are out of date since.
    pool = {"pool_size": 8, "max_overflow": 0, "pool_use_lifo": True} if address.database else {}
    engine = create_async_engine(url, hide_parameters=True, **pool)
    sqlite.listen(engine.sync_engine)
    return engine


def _note_used(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[_USED_AT] = time.monotonic()


def _look_at(connection: Any, record: ConnectionPoolEntry, _borrowed: object) -> None:
    """Before each use, instead of a question to the server, which takes three ways and back.

    The driver hears when the server closes a connection. One that was left for long may have been
    dropped on the way without a word.
    """
    used_at = record.info.get(_USED_AT, math.inf)
    if connection.driver_connection.is_closed() or time.monotonic() - used_at > _FRESH_FOR:
        raise DisconnectionError


def _with_ssl(url: URL) -> URL:
    """The address with `ssl` for `sslmode`, as hosts give it and asyncpg does not know it."""
    mode = url.query.get("sslmode")
    if mode is None:
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
