"""Opening a database only to look: nothing is made, and what is missing is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.storage.startup import DatabaseError, open_database, open_existing
from bot.storage.vault import KeyFileError, make_key_file


async def _make(folder: Path) -> tuple[str, Path]:
    url, key_file = f"sqlite+inline:///{folder / 'a.db'}", folder / "key"
    await (await open_database(url, key_file)).close()
    return url, key_file


def _sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.iterdir()}


def _take_away(folder: Path) -> None:
    (folder / "a.db").unlink()


def _empty(folder: Path) -> None:
    (folder / "a.db").write_bytes(b"")


def _scribble(folder: Path) -> None:
    (folder / "a.db").write_bytes(b"no database at all" * 100)


def _lose_the_key(folder: Path) -> None:
    (folder / "key").unlink()


def _open_to_all(folder: Path) -> None:
    (folder / "key").chmod(0o644)


def _change_the_key(folder: Path) -> None:
    _lose_the_key(folder)
    make_key_file(folder / "key")


@pytest.mark.parametrize(
    ("harm", "error", "told"),
    [
        (_take_away, DatabaseError, "a.db does not exist: run aftercare migrate"),
        (_empty, DatabaseError, "a.db is empty: run aftercare migrate"),
        (_scribble, DatabaseError, "a.db cannot be used: file is not a database"),
        (_lose_the_key, KeyFileError, "key does not exist, but the database holds data"),
        (_open_to_all, KeyFileError, "key can be read by others than its owner"),
        (_change_the_key, KeyFileError, "is not the key that this database was written with"),
    ],
)
async def test_what_keeps_it_shut_is_said_and_nothing_is_made(
    tmp_path: Path, harm: Callable[[Path], None], error: type[Exception], told: str
) -> None:
    url, key_file = await _make(tmp_path)
    harm(tmp_path)
    before = _sizes(tmp_path)

    with pytest.raises(error, match=told):
        await open_existing(url, key_file)

    assert _sizes(tmp_path).keys() == before.keys()


async def test_one_that_is_well_opens_with_its_key(tmp_path: Path) -> None:
    url, key_file = await _make(tmp_path)

    database = await open_existing(url, key_file)

    assert database.is_sqlite
    await database.close()


async def test_a_server_without_the_tables_is_empty(
    empty_database_url: str, tmp_path: Path
) -> None:
    with pytest.raises(DatabaseError, match="run aftercare migrate"):
        await open_existing(empty_database_url, tmp_path / "key")

    assert not _sizes(tmp_path).keys() & {"key"}
