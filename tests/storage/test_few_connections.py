"""A server that allows few connections: the bot runs with them, or says by name that it cannot."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, text

from bot.storage import leases
from bot.storage.database import CONNECTIONS, FEWEST, Database
from bot.storage.startup import DatabaseError, open_database
from bot.storage.vault import new_vault
from tests.services.operations.test_leader_lease import TICK
from tests.world import MONDAY

ON_POSTGRESQL = pytest.mark.parametrize("backend", ["postgresql"])

pytestmark = ON_POSTGRESQL


@pytest.fixture
def limited_url(empty_database_url: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database for a role that may hold so many connections."""
    most: int = request.param
    with _role(empty_database_url, most) as url:
        yield url


@contextmanager
def _role(url: str, most: int) -> Iterator[str]:
    address = make_url(url)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)

    def run(*statements: str) -> None:
        async def all_of_them() -> None:
            connection = await asyncpg.connect(plain)
            for statement in statements:
                await connection.execute(statement)
            await connection.close()

        asyncio.run(all_of_them())

    run(
        f"CREATE ROLE few LOGIN CONNECTION LIMIT {most}",
        f'ALTER DATABASE "{address.database}" OWNER TO few',
        "ALTER SCHEMA public OWNER TO few",
    )
    try:
        yield address.set(username="few").render_as_string(hide_password=False)
    finally:
        run("REASSIGN OWNED BY few TO CURRENT_USER", "DROP OWNED BY few", "DROP ROLE few")


async def _sleep(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(text("SELECT pg_sleep(0.1)"))


@pytest.mark.parametrize("limited_url", [FEWEST], indirect=True)
async def test_a_role_with_three_connections_runs_and_keeps_one_for_the_lease(
    limited_url: str, tmp_path: Path
) -> None:
    database = await open_database(limited_url, tmp_path / "key")
    try:
        at_once = [asyncio.create_task(_sleep(database)) for _ in range(2 * CONNECTIONS)]
        await asyncio.sleep(0)

        async with asyncio.timeout(30), database.for_lease() as session:
            assert await leases.take(session, "first", MONDAY, TICK)

        assert not all(task.done() for task in at_once)
        await asyncio.gather(*at_once)
    finally:
        await database.close()


@pytest.mark.parametrize("limited_url", [FEWEST - 1], indirect=True)
async def test_a_role_with_two_is_refused_by_name(limited_url: str, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="allows 2 connections to this role, and the bot"):
        await open_database(limited_url, tmp_path / "key")


async def test_the_lease_waits_for_no_use_case(database_url: str) -> None:
    database = Database(database_url, new_vault(), connections=1)
    try:
        async with database.transaction() as session:
            await session.execute(text("SELECT 1"))
            async with asyncio.timeout(30), database.for_lease() as other:
                assert await leases.take(other, "first", MONDAY, TICK)
    finally:
        await database.close()
