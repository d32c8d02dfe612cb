"""The key file: made once, kept apart, and refused when it does not fit."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.storage.database import Database
from bot.storage.migration import migrate
from bot.storage.startup import open_database
from bot.storage.vault import KeyFileError, make_key_file, new_vault


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Where the key will be."""
    return tmp_path / "secrets" / "aftercare.key"


def _open_and_close(url: str, key_file: Path) -> None:
    asyncio.run(_open(url, key_file))


async def _open(url: str, key_file: Path) -> None:
    database = await open_database(url, key_file)
    await database.close()


def test_the_first_start_makes_a_key_and_later_ones_keep_it(
    empty_database_url: str, key_file: Path
) -> None:
    _open_and_close(empty_database_url, key_file)
    made = key_file.read_bytes()

    _open_and_close(empty_database_url, key_file)

    assert key_file.read_bytes() == made


def test_a_key_that_is_there_is_used_for_an_empty_database(
    empty_database_url: str, key_file: Path
) -> None:
    make_key_file(key_file)
    given = key_file.read_bytes()

    _open_and_close(empty_database_url, key_file)

    assert key_file.read_bytes() == given


def test_a_database_without_its_key_is_refused_and_no_key_is_made(
    empty_database_url: str, key_file: Path
) -> None:
    _open_and_close(empty_database_url, key_file)
    key_file.unlink()

    with pytest.raises(KeyFileError, match=f"ENCRYPTION_KEY_FILE: {key_file} does not exist"):
        _open_and_close(empty_database_url, key_file)

    assert not key_file.exists()


def test_tables_alone_count_as_data(database_url: str, key_file: Path) -> None:
    with pytest.raises(KeyFileError, match="does not exist, but the database holds data"):
        _open_and_close(database_url, key_file)


def test_the_key_of_another_database_is_refused(empty_database_url: str, key_file: Path) -> None:
    _open_and_close(empty_database_url, key_file)
    key_file.unlink()
    make_key_file(key_file)

    with pytest.raises(KeyFileError, match="is not the key that this database was written with"):
        _open_and_close(empty_database_url, key_file)


@pytest.mark.parametrize("changed", [0, 1], ids=["index key", "encryption key"])
def test_each_part_of_the_key_is_checked(
    empty_database_url: str, key_file: Path, changed: int
) -> None:
    _open_and_close(empty_database_url, key_file)
    lines = key_file.read_bytes().split()
    lines[changed] = Fernet.generate_key()
    key_file.write_bytes(b"\n".join(lines))

    with pytest.raises(KeyFileError, match="is not the key"):
        _open_and_close(empty_database_url, key_file)


def test_a_newer_key_may_be_put_before_the_old_one(
    empty_database_url: str, key_file: Path
) -> None:
    _open_and_close(empty_database_url, key_file)
    index, old = key_file.read_bytes().split()
    key_file.write_bytes(b"\n".join([index, Fernet.generate_key(), old]))

    _open_and_close(empty_database_url, key_file)


def test_the_old_key_must_stay_as_long_as_data_need_it(
    empty_database_url: str, key_file: Path
) -> None:
    _open_and_close(empty_database_url, key_file)
    index, old = key_file.read_bytes().split()
    new = Fernet.generate_key()
    key_file.write_bytes(b"\n".join([index, new, old]))
    _open_and_close(empty_database_url, key_file)
    key_file.write_bytes(b"\n".join([index, new]))

    with pytest.raises(KeyFileError, match="is not the key"):
        _open_and_close(empty_database_url, key_file)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o622])
def test_a_key_that_others_may_touch_is_refused(
    empty_sqlite_url: str, key_file: Path, mode: int
) -> None:
    make_key_file(key_file)
    key_file.chmod(mode)

    with pytest.raises(KeyFileError, match=f"run: chmod 600 {key_file}"):
        _open_and_close(empty_sqlite_url, key_file)


def test_a_key_that_even_its_owner_may_not_change_is_fine(
    empty_sqlite_url: str, key_file: Path
) -> None:
    make_key_file(key_file)
    key_file.chmod(0o400)

    _open_and_close(empty_sqlite_url, key_file)


def test_a_key_that_cannot_be_written_is_named(empty_sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "secrets").write_text("")
    key_file = tmp_path / "secrets" / "aftercare.key"

    with pytest.raises(KeyFileError, match=f"{key_file} cannot be read: Not a directory"):
        _open_and_close(empty_sqlite_url, key_file)


async def _migrate(url: str) -> None:
    database = Database(url, new_vault())
    await migrate(database.engine)
    await database.close()


def test_a_start_that_broke_off_after_the_schema_is_made_good(
    empty_database_url: str, key_file: Path
) -> None:
    make_key_file(key_file)
    asyncio.run(_migrate(empty_database_url))

    _open_and_close(empty_database_url, key_file)
    key_file.unlink()
    make_key_file(key_file)

    with pytest.raises(KeyFileError, match="is not the key"):
        _open_and_close(empty_database_url, key_file)
