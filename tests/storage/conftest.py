"""An open database with the schema and no rows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.storage.database import Database
from bot.storage.vault import new_vault


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database of the test's own."""
    database = Database(database_url, new_vault())
    yield database
    await database.close()
