"""What lies on the disk is its owner's: what may be read by others is closed, or found."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy.engine import make_url

log = structlog.get_logger(__name__)

_OTHERS: Final = 0o077
_OTHERS_WRITE: Final = 0o022
_BESIDE: Final = ("", "-wal", "-shm", "-journal")
SETTINGS: Final = Path(".env")
# Where docs/operating.md puts them.
BACKUPS: Final = Path("..", "backups")


def _of_database(url: str) -> list[Path]:
    """The files of a SQLite database that are there; none for a server's."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return []
    return [path for each in _BESIDE if (path := Path(f"{address.database}{each}")).is_file()]


def close_to_others(paths: Iterable[Path]) -> list[Path]:
    """Take from others than the owner what they may do with these; which were open.

    Of what is not ours the doctor says that it is open.
    """
    closed = []
    for path in paths:
        if not _may_others(path):
            continue
        with suppress(OSError):
            path.chmod(path.stat().st_mode & 0o700)
            closed.append(path)
    return closed


def close_database(url: str) -> None:
    """The same for a SQLite database, and for its folder where nothing else is in it."""
    found = _of_database(url)
    for folder in {path.parent for path in found}:
        if set(_inside(folder)) <= set(found):
            found.append(folder)
    for path in close_to_others(found):
        # It may have been copied already.
        log.warning("others could read the database until now", name=path.name)


def open_to_others(url: str) -> list[str]:
    """The names of what others can read of settings, database and backups, or put in its place."""
    files = _of_database(url)
    backups = [path for path in _inside(BACKUPS) if path.is_file()]
    readable = [SETTINGS, *files, *backups]
    folders = sorted({path.parent for path in files})
    found = [path for path in readable if _may_others(path, _OTHERS)]
    found += [path for path in folders if _may_others(path, _OTHERS_WRITE)]
    return [str(path) for path in found]


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _may_others(path: Path, what: int = _OTHERS) -> bool:
    """Whether others than the owner may do this with it; False for what is not there."""
    try:
        return os.name == "posix" and bool(path.stat().st_mode & what)
    except OSError:
        return False
