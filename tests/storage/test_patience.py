"""A database that does not answer is given up in time, and closing it ends too."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.services.operations.leadership import RENEW_EVERY
from bot.storage.database import (
    FOR_LEASE,
    UNHURRIED,
    USUAL,
    Database,
    Patience,
    is_in_trouble,
)
from bot.storage.vault import new_vault

A_MOMENT = timedelta(milliseconds=50)
ON_POSTGRESQL = pytest.mark.parametrize("backend", ["postgresql"])


async def _select(database: Database, statement: str) -> object:
    async with database.reading() as session:
        return await session.scalar(text(statement))


async def test_a_server_that_takes_a_connection_and_says_nothing_is_given_up() -> None:
    is_over = asyncio.Event()

    async def say_nothing(reader: StreamReader, writer: StreamWriter) -> None:
        await is_over.wait()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        url = f"postgresql+asyncpg://nobody@127.0.0.1:{port}/nothing"
        database = Database(url, new_vault(), Patience(connect=A_MOMENT))

        with pytest.raises(TimeoutError) as failure:
            await _select(database, "SELECT 1")

        is_over.set()
        await database.close()
    assert is_in_trouble(failure.value)


@ON_POSTGRESQL
async def test_a_statement_that_does_not_end_is_given_up(database_url: str) -> None:
    database = Database(database_url, new_vault(), Patience(statement=A_MOMENT))

    with pytest.raises(TimeoutError):
        await _select(database, "SELECT pg_sleep(30)")

    assert await _select(database, "SELECT 1") == 1
    await database.close()


@ON_POSTGRESQL
async def test_a_lease_waits_as_long_as_until_its_next_renewal(database_url: str) -> None:
    database = Database(database_url, new_vault())
    seconds = timedelta(seconds=RENEW_EVERY)

    async with database.for_lease() as session:
        row = await session.scalar(text("SHOW lock_timeout"))

    assert row == "3s"
    assert FOR_LEASE.connect == FOR_LEASE.statement == FOR_LEASE.row == seconds
    await database.close()


@ON_POSTGRESQL
async def test_closing_ends_also_when_the_server_does_not_take_leave(database_url: str) -> None:
    class _Hanging:
        async def dispose(self) -> None:
            await asyncio.Event().wait()

    database = Database(database_url, new_vault(), Patience(close=A_MOMENT))
    database.engine = cast(Any, _Hanging())

    await asyncio.wait_for(database.close(), 30)


@ON_POSTGRESQL
@pytest.mark.parametrize(
    ("patience", "seconds", "row", "idle"),
    [(USUAL, 30, "10s", "5s"), (UNHURRIED, None, "0", "0")],
    ids=["the bot", "a migration"],
)
async def test_only_a_migration_may_take_as_long_as_it_likes(
    database_url: str, patience: Patience, seconds: int | None, row: str, idle: str
) -> None:
    database = Database(database_url, new_vault(), patience)

    assert patience.options()["command_timeout"] == seconds
    assert await _select(database, "SHOW lock_timeout") == row
    assert await _select(database, "SHOW idle_in_transaction_session_timeout") == idle
    await database.close()


@ON_POSTGRESQL
async def test_a_session_that_falls_asleep_in_a_transaction_loses_its_connection(
    database_url: str,
) -> None:
    database = Database(database_url, new_vault(), Patience(idle=A_MOMENT))

    async def fall_asleep() -> None:
        async with database.transaction() as session:
            await session.execute(text("SELECT 1"))
            await _until_nobody_else_is_connected(database_url)
            await session.execute(text("SELECT 1"))

    with pytest.raises(DBAPIError) as failure:
        await fall_asleep()

    assert is_in_trouble(failure.value)
    await database.close()


async def _until_nobody_else_is_connected(url: str) -> None:
    """Ask the server itself, since how long it takes is not ours to know."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND state = 'idle in transaction' AND pid <> pg_backend_pid()"
    )
    witness = Database(url, new_vault())
    while await _select(witness, others):
        await _select(witness, "SELECT pg_sleep(0.01)")
    await witness.close()
