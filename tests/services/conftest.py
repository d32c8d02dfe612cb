"""A workbench, whose ledger must balance after every test."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.services.bench import Bench, open_bench
from tests.services.ledger import assert_ledger_balances


@pytest.fixture(scope="session")
def sqlite_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is made anew for each test."""
    return tmp_path_factory.mktemp("services") / "aftercare.db"


@pytest.fixture
def sqlite_url(sqlite_template: Path, sqlite_path: Path) -> str:
    """A SQLite file with the schema, always in the same place."""
    for path in sqlite_path.parent.iterdir():
        path.unlink()
    shutil.copyfile(sqlite_template, sqlite_path)
    return f"sqlite+aiosqlite:///{sqlite_path}"


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with open_bench(database_url) as bench:
        yield bench
        await assert_ledger_balances(bench.desk.database)
