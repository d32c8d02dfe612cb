"""What every test may ask for: an empty database or one with the schema, on both backends."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import settings

from bot import logs
from tests.canaries import Listener
from tests.emptied import EmptiedDatabase
from tests.postgres import Cluster, NoPostgresError, running_server

_ROOT: Final = Path(__file__).parent.parent
_IN_CI: Final = os.environ.get("CI") == "true"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1", "", "None"})

logs.configure("DEBUG")
_LISTENER: Final = Listener()

settings.register_profile("aftercare", deadline=None, derandomize=_IN_CI)
settings.load_profile("aftercare")


def _refuse_to_leave_the_machine(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo" and "TEST_DATABASE_URL" not in os.environ:
        host = arguments[0]
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name not in _LOOPBACK:
            raise AssertionError(f"a test looked for the host {name}")


sys.addaudithook(_refuse_to_leave_the_machine)


def pytest_collection_finish() -> None:
    """Keep what all tests share out of the garbage collection: it walks it in vain."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _no_line_of_the_log_tells_too_much() -> Iterator[None]:
    root = logging.getLogger()
    # A test of the command line configures the logs anew.
    if _LISTENER not in root.handlers:
        root.addHandler(_LISTENER)
    yield
    leaks = _LISTENER.heard()
    assert not leaks, f"the log tells too much: {leaks}"


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """The kind of database; a test that asks for one runs once on each."""
    kind: str = request.param
    return kind


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest) -> str:
    """The URL of a database of the test's own that has the schema and no rows."""
    url: str = request.getfixturevalue(f"{backend}_url")
    return url


@pytest.fixture
def empty_database_url(backend: str, request: pytest.FixtureRequest) -> str:
    """The URL of a database of the test's own without any table, for migrations."""
    url: str = request.getfixturevalue(f"empty_{backend}_url")
    return url


@pytest.fixture
def sqlite_url(sqlite_template: Path, sqlite_path: Path) -> str:
    """A SQLite file with the schema, always in the same place."""
    for path in sqlite_path.parent.iterdir():
        path.unlink()
    shutil.copyfile(sqlite_template, sqlite_path)
    return _sqlite_url(sqlite_path)


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A SQLite file that does not exist yet."""
    return _sqlite_url(tmp_path / "empty.db")


@pytest.fixture
def postgresql_url(emptied_postgresql: EmptiedDatabase) -> Iterator[str]:
    """A PostgreSQL database with the schema, which the test must leave as it is."""
    yield emptied_postgresql.url
    emptied_postgresql.empty()


@pytest.fixture
def empty_postgresql_url(cluster: Cluster) -> Iterator[str]:
    """A PostgreSQL database without any table."""
    url = cluster.create()
    yield url
    cluster.drop(url)


@pytest.fixture(scope="session")
def sqlite_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is made anew for each test."""
    return tmp_path_factory.mktemp("sqlite") / "aftercare.db"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that each SQLite test copies."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    _build_schema(_sqlite_url(path))
    return path


@pytest.fixture(scope="session")
def postgresql_template(cluster: Cluster) -> Iterator[str]:
    """The database that each PostgreSQL test copies."""
    url = cluster.create()
    _build_schema(url)
    yield url
    cluster.drop(url)


@pytest.fixture(scope="session")
def emptied_postgresql(cluster: Cluster, postgresql_template: str) -> Iterator[EmptiedDatabase]:
    """The database whose rows are taken away after each test."""
    url = cluster.create(postgresql_template)
    with closing(EmptiedDatabase(url)) as database:
        yield database
    cluster.drop(url)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The session's PostgreSQL; without one its tests are skipped, and fail in CI."""
    try:
        with running_server() as url, Cluster(url) as cluster:
            yield cluster
    except NoPostgresError as error:
        if _IN_CI:
            pytest.fail(str(error))
        pytest.skip(str(error))


def _sqlite_url(path: Path) -> str:
    return f"sqlite+inline:///{path}"


def _build_schema(url: str) -> None:
    # In a thread of its own, since the migrations run an event loop.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(_migrate, url).result()


def _migrate(url: str) -> None:
    config = Config(toml_file=_ROOT / "pyproject.toml")
    config.attributes["database_url"] = url
    command.upgrade(config, "head")
