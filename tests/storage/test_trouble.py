"""What is the database's own trouble, after which the same statement may work, and what is not."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database, is_in_trouble


async def _run(database: Database, *statements: str) -> None:
    async with database.transaction() as session:
        for statement in statements:
            await session.execute(text(statement))


_FILL = "INSERT INTO facts (name, value) VALUES ('big', CAST(zeroblob(1000000) AS TEXT))"
_WRITE = "INSERT INTO facts (name, value) VALUES ('name', 'value')"


@pytest.mark.parametrize(
    ("backend", "statements"),
    [
        ("sqlite", ("PRAGMA max_page_count=1", _FILL)),
        ("sqlite", ("PRAGMA query_only=1", _WRITE)),
        ("postgresql", ("SET TRANSACTION READ ONLY", _WRITE)),
        ("postgresql", ("SELECT pg_terminate_backend(pg_backend_pid())",)),
        ("postgresql", ("SET LOCAL statement_timeout = 1", "SELECT pg_sleep(9)")),
    ],
    ids=["full", "read-only", "read-only", "ended by the operator", "cancelled"],
)
async def test_a_database_that_cannot_work_is_in_trouble(
    database: Database, statements: tuple[str, ...]
) -> None:
    with pytest.raises(DBAPIError) as failure:
        await _run(database, *statements)

    assert is_in_trouble(failure.value)


@pytest.mark.parametrize(
    "statement", ["SELECT * FROM nowhere", "SELECT FROM WHERE", f"{_WRITE}, ('name', '')"]
)
async def test_a_statement_that_cannot_work_is_no_trouble(
    database: Database, statement: str
) -> None:
    with pytest.raises(DBAPIError) as failure:
        await _run(database, statement)

    assert not is_in_trouble(failure.value)


@pytest.mark.parametrize(
    ("error", "is_trouble"),
    [
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (ZeroDivisionError(), False),
        (FileNotFoundError(), False),
    ],
    ids=repr,
)
def test_an_error_from_elsewhere(error: Exception, is_trouble: bool) -> None:
    assert is_in_trouble(error) is is_trouble
