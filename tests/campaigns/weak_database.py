"""Databases with a guard taken off, to see that the campaigns notice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import event, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from bot.services.kernel.transaction import Result, Runtime, Work
from bot.storage.database import Database
from bot.storage.vault import Vault

# Seconds: what was seen of an engine whose transactions are cut by their callers.
_KEPT_FOR: Final = 8.0


class PiecemealDatabase(Database):
    """Commits an answer at once, so that what follows from it is a transaction of its own."""

    def __init__(self, url: str, vault: Vault) -> None:
        super().__init__(url, vault)
        event.listen(self.engine.sync_engine, "after_cursor_execute", _commit_answer)


def _commit_answer(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    if statement.startswith("INSERT INTO answers"):
        driver: Any = connection.connection.driver_connection
        driver.execute("COMMIT")
        driver.execute("BEGIN IMMEDIATE")


class _UnqueuedDatabase(Database):
    """Writers of one process take no turns, as those of two processes do not."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A transaction beside the others."""
        session = AsyncSession(self.engine, expire_on_commit=False)
        async with session, session.begin():
            yield session


class LegacyDatabase(_UnqueuedDatabase):
    """SQLAlchemy's default: the driver begins a transaction right before it writes."""

    def __init__(self, url: str, vault: Vault) -> None:
        super().__init__(url, vault)
        self.engine = create_async_engine(url, pool_size=8, max_overflow=0)
        self.engine.sync_engine.dialect.aftercare_vault = vault  # type: ignore[attr-defined]


class DeferredDatabase(_UnqueuedDatabase):
    """Takes the write lock only once it writes, as SQLite does by default."""

    def __init__(self, url: str, vault: Vault) -> None:
        super().__init__(url, vault)
        self.engine = create_async_engine(url, pool_size=8, max_overflow=0)
        self.engine.sync_engine.dialect.aftercare_vault = vault  # type: ignore[attr-defined]
        event.listen(self.engine.sync_engine, "connect", _prepare)
        event.listen(self.engine.sync_engine, "begin", _begin)


class RetentiveDatabase(Database):
    """Keeps a transaction that is cut short, and the lock it has, for some seconds."""

    def __init__(self, url: str, vault: Vault) -> None:
        super().__init__(url, vault)
        self._kept: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A transaction that is taken back later than its caller gives up."""
        session = AsyncSession(self.engine, expire_on_commit=False)
        waits_for = 0.0
        try:
            yield session
            await session.commit()
        except asyncio.CancelledError:
            waits_for = _KEPT_FOR
            raise
        finally:
            self._kept.add(asyncio.create_task(_close(session, waits_for)))

    async def close(self) -> None:
        """Wait until everything is taken back: its thread would be lost."""
        await asyncio.gather(*self._kept)
        await super().close()


async def _close(session: AsyncSession, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await session.close()


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.execute(text("BEGIN"))


class UnshieldedRuntime(Runtime):
    """Lets a caller who gives up cut a transaction in half."""

    async def transact(
        self, use_case: Callable[[Work], Awaitable[Result]], *, is_alone: bool = False
    ) -> Result:
        """Run the use case as part of the caller."""
        async with self.database.transaction() as session:
            return await use_case(Work(session, self.clock.now(), self))
