"""The history as pytest-alembic judges it: one head, up, down, and equal to the tables."""

from __future__ import annotations

import pytest
from alembic.config import Config
from pytest_alembic.tests import (
    test_model_definitions_match_ddl,
    test_single_head_revision,
    test_up_down_consistency,
    test_upgrade,
)
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.storage.migration import SCRIPTS

__all__ = [
    "test_model_definitions_match_ddl",
    "test_single_head_revision",
    "test_up_down_consistency",
    "test_upgrade",
]


@pytest.fixture
def alembic_config() -> Config:
    """The project's own migrations."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


@pytest.fixture
def alembic_engine(empty_database_url: str) -> AsyncEngine:
    """An empty database on each backend."""
    return create_async_engine(empty_database_url, poolclass=NullPool)
