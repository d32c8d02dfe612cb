"""A database that does not answer is given up in time, and closing it ends too."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import text

from bot.storage.database import UNHURRIED, USUAL, Database, Patience, is_in_trouble
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


async def test_closing_ends_also_when_the_server_does_not_take_leave(database_url: str) -> None:
    class _Hanging:
        async def dispose(self) -> None:
            await asyncio.Event().wait()

    database = Database(database_url, new_vault(), Patience(close=A_MOMENT))
    database.engine = cast(Any, _Hanging())

    await asyncio.wait_for(database.close(), 5)


def test_only_a_migration_may_take_as_long_as_it_likes() -> None:
    assert USUAL.options() == {"timeout": 10, "command_timeout": 30}
    assert UNHURRIED.options() == {"timeout": 10, "command_timeout": None}
