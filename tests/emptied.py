"""One PostgreSQL database for many tests: its rows are taken away after each."""

from __future__ import annotations

import asyncio
from typing import Final

import asyncpg
from sqlalchemy.engine import make_url

# Deleted rows stay in the files until then, and every scan passes them.
_VACUUM_EVERY: Final = 40
_TABLES: Final = """
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
_END_OTHERS: Final = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
"""
# What a migration puts there.
_FIRST: Final = """
    INSERT INTO protocols (id, name, created_at) VALUES (1, 'Facet joint injection', now())
"""
_START_NUMBERS_ANEW: Final = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL
"""


class EmptiedDatabase:
    """A database with the schema: to empty it takes 2 ms, to copy and drop one 50 ms."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._loop = asyncio.new_event_loop()
        plain = make_url(url).set(drivername="postgresql")
        connect = asyncpg.connect(plain.render_as_string(hide_password=False))
        self._connection = self._loop.run_until_complete(connect)
        # No foreign key and no trigger stands in the way of deleting.
        self._run("SET session_replication_role = replica")
        tables = self._loop.run_until_complete(self._connection.fetch(_TABLES))
        self._delete = "; ".join([*(f"DELETE FROM {name}" for (name,) in tables), _FIRST])
        self._emptied = 0

    def close(self) -> None:
        """Leave the database as it is."""
        self._loop.run_until_complete(self._connection.close())
        self._loop.close()

    def empty(self) -> None:
        """Delete every row and end who still works on them."""
        self._run(_END_OTHERS)
        self._run(self._delete)
        self._run(_START_NUMBERS_ANEW)
        self._emptied += 1
        if self._emptied % _VACUUM_EVERY == 0:
            self._run("VACUUM")

    def _run(self, statement: str) -> None:
        self._loop.run_until_complete(self._connection.execute(statement))
