"""What a database looks like, line by line: all that it would take to tell two apart."""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_SQLITE: Final = """
    SELECT tbl_name, sql FROM sqlite_master
    WHERE type IN ('table', 'index') AND sql IS NOT NULL
    AND tbl_name NOT IN ('alembic_version', 'sqlite_sequence')
"""
_POSTGRESQL: Final = (
    """
    SELECT table_name, concat_ws(' ', column_name, data_type, character_maximum_length,
                                 is_nullable, column_default)
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    """,
    """
    SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> 'alembic_version'::regclass
      AND contype <> 't'
    """,
    """
    SELECT tablename, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    """,
)


async def described(engine: AsyncEngine) -> set[str]:
    """Each column, constraint and index with its table, in parts; triggers are made by no table.

    A copied table has more quotes, and an added column stands in the line of another.
    """
    queries = (_SQLITE,) if engine.dialect.name == "sqlite" else _POSTGRESQL
    async with engine.connect() as connection:
        found = [row for query in queries for row in await connection.execute(text(query))]
    return {
        f"{table}: {line.strip().rstrip(',')}".replace('"', "")
        for table, definition in found
        for line in definition.replace(", ", "\n").splitlines()
        if line.strip()
    }
