"""How Alembic reaches the database and the tables.

A change of the tables becomes a revision with

    alembic -x url=sqlite+inline:///scratch.db upgrade head
    alembic -x url=sqlite+inline:///scratch.db revision --autogenerate --rev-id 0002 -m 'what'

CHECK constraints and the conditions of indexes are not compared: tests/storage finds what is left.
"""

from __future__ import annotations

import asyncio
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

from bot.storage import triggers
from bot.storage.migration import head_revision
from bot.storage.tables import Table


def _plain_type(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """A revision must not change with the code, so it names SQLAlchemy's own types only."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_item=_plain_type,
        # SQLite changes a column by copying its table.
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        # They name columns of the newest schema, and SQLite copies no table that one is about.
        triggers.drop(connection)
        context.run_migrations()
        if (context.get_context().get_current_revision() or "") >= head_revision():
            triggers.make(connection)


async def _connect_and_run(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.run_sync(_run)
        await connection.commit()
    await engine.dispose()


def _engine() -> AsyncEngine:
    url = context.config.attributes.get("database_url")
    url = url or context.get_x_argument(as_dictionary=True).get("url")
    if not url:
        raise CommandError(
            "name the database: alembic -x url=... (aftercare migrate knows its own)"
        )
    return create_async_engine(url, poolclass=NullPool)


given = context.config.attributes.get("connection")
if isinstance(given, Connection):
    _run(given)
else:
    asyncio.run(_connect_and_run(given or _engine()))
