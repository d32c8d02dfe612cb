"""Encrypting anew with a new key: ended anywhere, begun again, and the old key opens nothing."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, select, type_coerce

from bot.storage import leases, rekeying
from bot.storage.database import Database
from bot.storage.rekeying import SLICE, Tally
from bot.storage.startup import open_database
from bot.storage.tables.people import Patient
from bot.storage.tables.sealed import sealed_columns
from bot.storage.vault import (
    KeyFileError,
    add_key,
    keep_newest_key,
    make_key_file,
    read_key_file,
)
from tests.storage import rows

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PEOPLE = 6


def _put_back(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _keys(path: Path) -> bytes:
    return path.read_bytes()


class KilledError(Exception):
    """The process ends here."""


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """The clinic's."""
    return tmp_path / "secrets" / "aftercare.key"


@pytest.fixture
async def clinic(empty_database_url: str, key_file: Path) -> str:
    """The address of a database with some patients."""
    database = await open_database(empty_database_url, key_file)
    people = [str(number) for number in range(PEOPLE)]
    async with database.transaction() as session:
        await rows.store(
            session,
            *(rows.chat(each, telegram_id=f"70{each}") for each in people),
            *(
                rows.patient(each, reference=f"K{each}", reference_key=each, chat_id=each)
                for each in people
            ),
            rows.message(chat_id="0"),
        )
    await database.close()
    return empty_database_url


async def _stored(database: Database) -> dict[str, list[bytes]]:
    """All that is sealed, as it is stored."""
    async with database.reading() as session:
        return {
            f"{table.name}.{column.name}": [
                bytes(each)
                for each in await session.scalars(
                    select(type_coerce(column, LargeBinary)).where(column.is_not(None))
                )
            ]
            for table, columns in sealed_columns().items()
            for column in columns
        }


async def _read(database: Database) -> list[str]:
    async with database.reading() as session:
        return sorted((await session.scalars(select(Patient.reference))).all())


async def _go_on(
    url: str, key_file: Path, tell: Any = lambda tally: None, most: int = SLICE
) -> Tally:
    database = await open_database(url, key_file)
    try:
        return await rekeying.renew(database, lambda: NOW, tell, most)
    finally:
        await database.close()


async def test_twenty_kills_leave_nothing_unreadable(clinic: str, key_file: Path) -> None:
    database = await open_database(clinic, key_file)
    before = await _read(database)
    await database.close()
    old = _keys(key_file)
    add_key(key_file)
    dice = random.Random(7)

    for _ in range(20):
        left = dice.randint(0, 4)

        def kill(tally: Tally) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise KilledError

        with pytest.raises(KilledError):
            await _go_on(clinic, key_file, kill, most=1)
        database = await open_database(clinic, key_file)
        assert await _read(database) == before
        assert all(
            database.vault.age(each) != "unreadable"
            for column in (await _stored(database)).values()
            for each in column
        )
        await database.close()
    tally = await _go_on(clinic, key_file)

    assert tally.unreadable == 0
    keep_newest_key(key_file)
    database = await open_database(clinic, key_file)
    assert await _read(database) == before
    stored = await _stored(database)
    assert stored["patients.reference"]
    await database.close()
    _put_back(key_file, old)
    with pytest.raises(KeyFileError, match="not the key"):
        await open_database(clinic, key_file)
    opens_with_old = read_key_file(key_file)
    assert {opens_with_old.age(each) for column in stored.values() for each in column} == {
        "unreadable"
    }


async def test_the_rest_is_counted_and_the_old_key_kept_while_it_is_needed(
    clinic: str, key_file: Path
) -> None:
    add_key(key_file)
    database = await open_database(clinic, key_file)
    async with database.reading() as session:
        all_old = await rekeying.count(session, database.vault, SLICE)
    with pytest.raises(KeyFileError, match=f"^{all_old.old} rows still need an older key"):
        rekeying.require_none(all_old)
    await database.close()

    assert all_old.old == all_old.seen > PEOPLE
    assert (await _go_on(clinic, key_file)).old == all_old.old
    again = await _go_on(clinic, key_file)
    assert (again.seen, again.old) == (all_old.seen, 0)
    rekeying.require_none(again)


async def test_from_the_first_slice_on_the_new_key_must_be_there(
    clinic: str, key_file: Path
) -> None:
    old = _keys(key_file)
    add_key(key_file)

    def kill(tally: Tally) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        await _go_on(clinic, key_file, kill, most=1)
    _put_back(key_file, old)

    with pytest.raises(KeyFileError, match="not the key"):
        await open_database(clinic, key_file)


async def test_nothing_is_done_while_the_bot_runs(clinic: str, key_file: Path) -> None:
    database = await open_database(clinic, key_file)
    async with database.transaction() as session:
        await leases.take(session, "the bot", NOW, rekeying.LEASE_FOR)
    await database.close()

    with pytest.raises(KeyFileError, match="stop it first"):
        await _go_on(clinic, key_file)


def test_the_key_file_is_whole_whatever_ends_the_command(key_file: Path) -> None:
    make_key_file(key_file)
    key_file.with_name("aftercare.key.new").write_bytes(b"half")
    add_key(key_file)

    index, new, old = key_file.read_bytes().split()
    assert key_file.stat().st_mode & 0o077 == 0
    keep_newest_key(key_file)
    assert key_file.read_bytes().split() == [index, new]
    assert old != new
    assert [each.name for each in key_file.parent.iterdir()] == ["aftercare.key"]
