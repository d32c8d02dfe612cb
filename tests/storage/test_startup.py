"""Opening a database: what is made, and what is said when it cannot be used."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from sqlalchemy import make_url

from bot.storage.migration import current_revision, head_revision
from bot.storage.startup import DatabaseError, open_database
from bot.storage.tables.people import Chat
from tests.storage import rows

_NOBODY: Final = 65534


async def _open_and_close(url: str, key_file: Path) -> None:
    database = await open_database(url, key_file)
    await database.close()


async def test_an_empty_database_is_ready_at_once(empty_database_url: str, tmp_path: Path) -> None:
    database = await open_database(empty_database_url, tmp_path / "key")

    async with database.transaction() as session:
        await rows.store(session, rows.chat())
    revision = await current_revision(database.engine)
    await database.close()

    assert revision == head_revision()


async def test_what_was_stored_is_there_the_next_time(
    empty_database_url: str, tmp_path: Path
) -> None:
    first = await open_database(empty_database_url, tmp_path / "key")
    async with first.transaction() as session:
        await rows.store(session, rows.chat(telegram_id="7001"))
    await first.close()

    second = await open_database(empty_database_url, tmp_path / "key")
    async with second.reading() as session:
        found = await session.get_one(Chat, "c")
    await second.close()

    assert found.telegram_id == "7001"


async def test_a_new_file_and_its_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "data" / "a.db"

    await _open_and_close(f"sqlite+inline:///{path}", tmp_path / "key")

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def _no_folder(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("")
    return tmp_path / "file" / "a.db"


def _a_folder(tmp_path: Path) -> Path:
    (tmp_path / "a.db").mkdir()
    return tmp_path / "a.db"


def _no_database(tmp_path: Path) -> Path:
    (tmp_path / "a.db").write_text("These words are no database. " * 100)
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_no_folder, "File exists"),
        (_a_folder, "unable to open database file"),
        (_no_database, "file is not a database"),
    ],
)
async def test_a_file_that_cannot_be_used_is_named_with_the_reason(
    tmp_path: Path, make: object, reason: str
) -> None:
    assert callable(make)
    path = make(tmp_path)

    with pytest.raises(DatabaseError) as caught:
        await _open_and_close(f"sqlite+inline:///{path}", tmp_path / "key")

    assert str(caught.value) == f"DATABASE_URL: {path} cannot be used: {reason}"


def test_a_file_that_is_write_protected_is_refused_at_the_start() -> None:
    # Not pytest's folder, into which nobody else may look.
    with TemporaryDirectory() as name:
        folder = Path(name)
        ran = _start_protected(folder / "a.db", folder / "key")

    assert ran.stdout == f"DATABASE_URL: {folder}/a.db cannot be used: Permission denied\n"


def _start_protected(path: Path, key_file: Path) -> subprocess.CompletedProcess[str]:
    url = f"sqlite+inline:///{path}"
    asyncio.run(_open_and_close(url, key_file))
    # Root may write all the same, so that the start is that of somebody else.
    program = f"""
import asyncio, os
from pathlib import Path
from bot.storage.startup import DatabaseError, open_database
if os.geteuid() == 0:
    os.chown({str(key_file)!r}, {_NOBODY}, {_NOBODY})
    os.seteuid({_NOBODY})
try:
    asyncio.run(open_database({url!r}, Path({str(key_file)!r})))
except DatabaseError as error:
    print(error)
"""
    path.chmod(0o444)
    path.parent.chmod(0o555)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    path.parent.chmod(0o700)
    return ran


async def test_a_server_that_does_not_answer_is_named_without_the_password(
    tmp_path: Path,
) -> None:
    url = "postgresql+asyncpg://clinic:hush-9@127.0.0.1:1/aftercare?sslmode=disable"

    with pytest.raises(DatabaseError) as caught:
        await _open_and_close(url, tmp_path / "key")

    assert str(caught.value).startswith(
        "DATABASE_URL: postgresql://127.0.0.1:1/aftercare cannot be used: "
    )
    assert "hush" not in str(caught.value)
    assert caught.value.__suppress_context__, "a traceback would show the address"


async def test_a_missing_driver_is_named_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)

    with pytest.raises(DatabaseError, match=r"^asyncpg is missing: start with `make run`"):
        await _open_and_close("postgresql+asyncpg://127.0.0.1:1/aftercare", tmp_path / "key")


async def test_an_unknown_option_of_the_address_is_named(tmp_path: Path) -> None:
    url = "postgresql+asyncpg://clinic:hush-9@127.0.0.1:1/aftercare?colour=hush-8"

    with pytest.raises(DatabaseError) as caught:
        await _open_and_close(url, tmp_path / "key")

    assert str(caught.value) == "DATABASE_URL: the option 'colour' is not known"


async def test_a_database_that_does_not_exist_is_named(
    empty_postgresql_url: str, tmp_path: Path
) -> None:
    url = make_url(empty_postgresql_url).set(database="nowhere", password="hush-9")

    with pytest.raises(DatabaseError, match=r'/nowhere cannot be used: .*"nowhere"') as caught:
        await _open_and_close(url.render_as_string(hide_password=False), tmp_path / "key")

    assert "hush" not in str(caught.value)
