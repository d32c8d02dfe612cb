"""What any later revision may rely on, tried with revisions made up here."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from bot.storage import tallies
from bot.storage.database import Database
from bot.storage.migration import SCRIPTS, SchemaError, current_revision, head_revision, migrate
from bot.storage.tables.followups import Episode
from tests.postgres import Cluster
from tests.storage import rows

Write: TypeAlias = Callable[[str], Path]

REVISION = """
from alembic import op
import sqlalchemy as sa

revision, down_revision = "9999", "{head}"


def upgrade():
    {body}
"""


@pytest.fixture
def postgresql_url(cluster: Cluster, postgresql_template: str) -> Iterator[str]:
    """A PostgreSQL database of the test's own, whose schema it may change."""
    url = cluster.create(postgresql_template)
    yield url
    cluster.drop(url)


@pytest.fixture
def with_revision(tmp_path: Path) -> Write:
    """A copy of the migrations with one more, that does what it is given."""

    def write(body: str) -> Path:
        scripts = tmp_path / "100% more migrations"
        shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        source = REVISION.format(head=head_revision(), body=body)
        (scripts / "versions" / "9999_next.py").write_text(source)
        return scripts

    return write


async def _store_follow_up(database: Database) -> None:
    async with database.transaction() as session:
        await rows.store(session, *rows.follow_up())


async def _episodes(database: Database) -> int | None:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Episode))


async def test_a_revision_that_fails_leaves_nothing_behind(
    database: Database, with_revision: Write
) -> None:
    scripts = with_revision(
        'op.create_table("half", sa.Column("x", sa.Integer())); op.execute("NONSENSE")'
    )

    with pytest.raises(DBAPIError):
        await migrate(database.engine, scripts)

    assert await current_revision(database.engine) == head_revision()
    async with database.engine.connect() as connection:
        with pytest.raises(DBAPIError, match="half"):
            await connection.execute(text("SELECT * FROM half"))


async def test_changing_a_table_keeps_what_refers_to_it(
    database: Database, with_revision: Write
) -> None:
    await _store_follow_up(database)
    scripts = with_revision(
        'with op.batch_alter_table("patients", recreate="always") as table:\n'
        '        table.add_column(sa.Column("more", sa.Integer()))'
        if database.is_sqlite
        else 'op.add_column("patients", sa.Column("more", sa.Integer()))'
    )

    await migrate(database.engine, scripts)

    assert await current_revision(database.engine) == "9999"
    assert await _episodes(database) == 1
    async with database.transaction() as session:
        await session.execute(text("UPDATE patients SET state = 'paused'"))
        assert (await tallies.counts(session)).silent == 1


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_a_revision_that_breaks_a_reference_is_undone(
    database: Database, with_revision: Write
) -> None:
    await _store_follow_up(database)
    scripts = with_revision('op.execute("DELETE FROM patients")')

    with pytest.raises(SchemaError, match="1 rows would refer to nothing"):
        await migrate(database.engine, scripts)

    assert await current_revision(database.engine) == head_revision()
    async with database.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM patients")) == 1
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1
