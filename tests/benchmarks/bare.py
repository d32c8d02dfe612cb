"""Statements that the product executed, once more and with nothing around them."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from typing import Any, TypeAlias

import asyncpg
from sqlalchemy import event
from sqlalchemy.engine import Engine, make_url

Statement: TypeAlias = tuple[str, Sequence[Any]]


async def executed(work: Callable[[], Awaitable[object]]) -> list[Statement]:
    """What all engines of this process read while this is done, which only looks."""
    found: list[Statement] = []

    def note(
        _: object, __: object, statement: str, parameters: Sequence[Any], *___: object
    ) -> None:
        # Jobs and renewals may come in between.
        if statement.startswith("SELECT"):
            found.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        await work()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return found


async def bare_ms(database_url: str, statements: Sequence[Statement]) -> float:
    """How many milliseconds they take through the driver alone, rows read and forgotten."""
    if make_url(database_url).get_backend_name() == "sqlite":
        return await asyncio.to_thread(_on_sqlite, database_url, statements)
    address = make_url(database_url).set(drivername="postgresql")
    connection = await asyncpg.connect(address.render_as_string(hide_password=False))
    try:
        began = time.perf_counter()
        for statement, parameters in statements:
            await connection.fetch(statement, *parameters)
        return (time.perf_counter() - began) * 1000
    finally:
        await connection.close()


def _on_sqlite(database_url: str, statements: Sequence[Statement]) -> float:
    with closing(sqlite3.connect(make_url(database_url).database or "")) as connection:
        began = time.perf_counter()
        for statement, parameters in statements:
            connection.execute(statement, parameters).fetchall()
        return (time.perf_counter() - began) * 1000
