"""A workbench whose follow-ups are written by hand: no ledger of the bot balances there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.services.support.bench import Bench, new_bench


@pytest_asyncio.fixture(loop_scope="session")
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A clinic with the default protocol and one admin."""
    async with new_bench(database_url) as bench:
        yield bench
