"""A workbench, whose ledger must balance after every test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.services.bench import Bench, open_bench
from tests.services.ledger import assert_ledger_balances


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with open_bench(database_url) as bench:
        yield bench
        await assert_ledger_balances(bench.desk.database)
