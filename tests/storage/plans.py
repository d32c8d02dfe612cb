"""How a database would find the rows of a query, whatever values it is given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeAlias

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.database import Database

_PLANNED: Final = ("SELECT", "UPDATE", "DELETE")

Query: TypeAlias = Callable[[AsyncSession], Awaitable[object]]


async def plans(database: Database, query: Query) -> list[str]:
    """The plan of each statement of the query, scans of whole tables avoided where possible."""
    async with database.transaction() as session:
        with _captured(database) as statements:
            await query(session)
        explain = _explain_sqlite if database.is_sqlite else _explain_postgresql
        return [await explain(session, *each) for each in list(statements)]


async def plans_by_size(
    database: Database, use_case: Callable[[], Awaitable[object]]
) -> list[str]:
    """The plan of each statement of a use case, for its own values and for what is stored."""
    with _captured(database) as statements:
        await use_case()
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    found = []
    async with database.reading() as session:
        connection = await session.connection()
        for statement, parameters in list(statements):
            if statement.startswith(_PLANNED):
                result = await connection.exec_driver_sql(f"{explain} {statement}", parameters)
                found.append("\n".join(result.scalars(3 if database.is_sqlite else 0)))
    return found


@contextmanager
def _captured(database: Database) -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    found: list[tuple[str, tuple[object, ...]]] = []

    def keep(
        _connection: object,
        _cursor: object,
        statement: str,
        parameters: tuple[object, ...],
        _context: object,
        _many: bool,
    ) -> None:
        if not statement.startswith("BEGIN"):
            found.append((statement, parameters))

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", keep)


async def _explain_sqlite(
    session: AsyncSession, statement: str, parameters: tuple[object, ...]
) -> str:
    connection = await session.connection()
    result = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return "\n".join(result.scalars(3))


async def _explain_postgresql(
    session: AsyncSession, statement: str, parameters: tuple[object, ...]
) -> str:
    # The plan that is kept for any values: what a bound value hides, it cannot use.
    connection = await session.connection()
    await session.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
    await session.execute(text("SET LOCAL enable_seqscan = off"))
    await connection.exec_driver_sql(f"PREPARE planned AS {statement}")
    values = ", ".join("NULL" for _ in parameters)
    call = f"planned({values})" if values else "planned"
    result = await connection.exec_driver_sql(f"EXPLAIN EXECUTE {call}")
    plan = "\n".join(result.scalars())
    await session.execute(text("DEALLOCATE planned"))
    return plan
