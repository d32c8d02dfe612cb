"""Copies of the whole database, made while the bot runs, and put back into an empty place."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from sqlalchemy import URL, make_url

from bot.domain.errors import BotError

# Is told how far it has come: parts done, and parts in all where that is known.
Progress: TypeAlias = Callable[[int, int | None], None]

_PAGES_AT_ONCE: Final = 2_000
_SQLITE_HEAD: Final = b"SQLite format 3\0"
_DUMP_HEAD: Final = b"PGDMP"
# What pg_dump and pg_restore say of each table's rows.
_A_TABLE: Final = ("dumping contents of table", "processing data for table")


class CopyError(BotError):
    """The copy cannot be made or put back; the text says which one and why."""


def suffix(url: str) -> str:
    """How the name of a copy of this database ends."""
    return ".db" if _is_sqlite(make_url(url)) else ".dump"


def write(url: str, target: Path, progress: Progress) -> None:
    """Copy the database as it is at one moment into a new file that only its owner can read.

    Nothing is there under that name until all of it is. Raises `CopyError`.
    """
    if target.exists():
        raise CopyError(f"{target} is there already, and is not replaced")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _unfinished(target) as part:
        if _is_sqlite(make_url(url)):
            _write_sqlite(Path(make_url(url).database or ""), part, progress)
        else:
            _dump(make_url(url), part, progress)


def check_whole(url: str, source: Path) -> None:
    """That a file is a copy of this kind of database and was not cut; raises `CopyError`."""
    with source.open("rb") as file:
        head = file.read(100)
    if not _is_sqlite(make_url(url)):
        if not head.startswith(_DUMP_HEAD):
            raise CopyError(f"{source} is no dump of PostgreSQL, which DATABASE_URL names")
        # It reads all of it, to nowhere.
        _run("pg_restore", ["--file", os.devnull, str(source)], {}, source, None)
        return
    if not head.startswith(_SQLITE_HEAD):
        raise CopyError(f"{source} is no SQLite database, which DATABASE_URL names")
    page = int.from_bytes(head[16:18], "big")
    said = int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)
    found = source.stat().st_size
    if found < said:
        raise CopyError(f"{source} is cut: it has {found:,} of {said:,} bytes")


def put(url: str, source: Path, progress: Progress) -> None:
    """Put a copy into the database of this address, which must be empty; raises `CopyError`."""
    address = make_url(url)
    if _is_sqlite(address):
        _put_file(Path(address.database or ""), source)
    else:
        arguments = ["--no-owner", "--exit-on-error", "--single-transaction", "--verbose"]
        arguments += ["--dbname", address.database or "", str(source)]
        _run("pg_restore", arguments, _environment(address), source, progress)


def _is_sqlite(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name at the end, once it is on the disk."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    _keep_names(target.parent)


def _keep_names(folder: Path) -> None:
    """A name must survive a power cut, too."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _write_sqlite(source: Path, part: Path, progress: Progress) -> None:
    if not source.exists():
        raise CopyError(f"DATABASE_URL: {source} does not exist")
    address = f"{source.absolute().as_uri()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True, timeout=30)) as live,
            closing(sqlite3.connect(part)) as copy,
        ):
            # With a snapshot held, writers meanwhile do not make it begin anew.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            live.backup(
                copy,
                pages=_PAGES_AT_ONCE,
                progress=lambda _, left, pages: progress(pages - left, pages),
            )
            # One file, with no log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise CopyError(f"DATABASE_URL: {source} cannot be copied: {error}") from None


def _put_file(target: Path, source: Path) -> None:
    beside = [target, *(target.with_name(f"{target.name}-{end}") for end in ("wal", "journal"))]
    there = [each for each in beside if each.exists()]
    if there:
        raise CopyError(f"DATABASE_URL: {there[0]} is there already: move it away first")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _unfinished(target) as part:
        shutil.copyfile(source, part)


def _dump(address: URL, part: Path, progress: Progress) -> None:
    arguments = ["--format=custom", "--no-owner", "--verbose", "--file", str(part)]
    arguments += ["--dbname", address.database or ""]
    _run("pg_dump", arguments, _environment(address), part, progress)


def _environment(address: URL) -> dict[str, str]:
    """How PostgreSQL's programs find the server: on a command line others could read it."""
    mode = address.query.get("sslmode") or address.query.get("ssl")
    values = {
        "PGHOST": address.host,
        "PGPORT": address.port and str(address.port),
        "PGUSER": address.username,
        "PGPASSWORD": address.password and str(address.password),
        "PGSSLMODE": mode if isinstance(mode, str) else None,
    }
    return {name: value for name, value in values.items() if value}


def _run(
    name: str,
    arguments: list[str],
    environment: dict[str, str],
    file: Path,
    progress: Progress | None,
) -> None:
    program = shutil.which(name)
    if program is None:
        raise CopyError(f"{name} is missing: install PostgreSQL's client programs")
    tables, said = 0, ""
    with subprocess.Popen(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={"HOME": str(Path.home()), "LC_ALL": "C", **environment},
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            said = line.strip() or said
            if progress is not None and any(each in line for each in _A_TABLE):
                tables += 1
                progress(tables, None)
    if process.returncode:
        raise CopyError(f"{file}: {said}")
