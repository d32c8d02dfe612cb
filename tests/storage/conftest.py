"""An open database with the schema and no rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.storage.database import Database
from bot.storage.vault import new_vault
from tests.postgres import Cluster


@pytest.fixture
def postgresql_url(cluster: Cluster, postgresql_template: str) -> Iterator[str]:
    """A PostgreSQL database of the test's own, whose schema it may change."""
    url = cluster.create(postgresql_template)
    yield url
    cluster.drop(url)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database of the test's own."""
    database = Database(database_url, new_vault())
    yield database
    await database.close()
