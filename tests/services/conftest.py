"""A workbench, whose ledger must balance after every test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from inspect import iscoroutinefunction
from pathlib import Path
from typing import TypeAlias

import pytest
import pytest_asyncio

from bot.storage.database import Database
from bot.storage.vault import new_vault
from tests.quick import hasten, quick_database
from tests.services.support.bench import Bench, open_bench
from tests.services.support.ledger import assert_ledger_balances, assert_tallies_are_true

Kept: TypeAlias = dict[str, Database]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let all tests of this folder share one event loop, to which connections are bound."""
    for item in items:
        is_ours = Path(__file__).parent in item.path.parents
        if is_ours and isinstance(item, pytest.Function) and iscoroutinefunction(item.function):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def kept_databases() -> AsyncIterator[Kept]:
    """The PostgreSQL databases by address: to connect and to prepare each statement takes long."""
    kept: Kept = {}
    yield kept
    for database in kept.values():
        await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def bench(database_url: str, backend: str, kept_databases: Kept) -> AsyncIterator[Bench]:
    """A workbench on a database without rows."""
    if backend == "sqlite":
        database = quick_database(database_url)
    elif database_url in kept_databases:
        database = kept_databases[database_url]
    else:
        # Not the one of whoever runs in a loop of their own, to whom its connections are no use.
        database = hasten(Database(database_url, new_vault()))
        kept_databases[database_url] = database
    try:
        async with open_bench(database) as bench:
            yield bench
            await assert_ledger_balances(bench.runtime.database)
            await assert_tallies_are_true(bench.runtime.database, bench.now)
    finally:
        # The next test has another file of the same name, or the same server's without rows.
        if backend == "sqlite":
            await database.close()
        else:
            database.forget()
