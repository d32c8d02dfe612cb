"""The commands of docs/operating.md do what is said there; they are read from it, and run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from bot.storage.database import Database
from bot.storage.startup import open_database
from bot.storage.tables.people import Chat
from tests.commands import environment
from tests.storage import rows

_GUIDE: Final = Path(__file__).parent.parent.parent / "docs" / "operating.md"
_BLOCKS: Final = re.findall(r"^ *```sh\n(.*?)^ *```$", _GUIDE.read_text("utf-8"), re.M | re.S)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """The folder in which the bot is started."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def _do(clinic: Path, part: str) -> str:
    """Run the block of commands in which this stands; what it said."""
    (block,) = [each for each in _BLOCKS if part in each]
    done = subprocess.run(
        ["sh", "-e", "-c", block],
        cwd=clinic,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    return done.stdout


async def _open(clinic: Path, path: str = "data/aftercare.db") -> Database:
    url = f"sqlite+inline:///{clinic / path}"
    return await open_database(url, clinic / "secrets" / "aftercare.key")


async def _store(database: Database, key: str) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.chat(key, telegram_id=f"7{key}"))


async def _find(database: Database, key: str) -> str | None:
    async with database.reading() as session:
        chat = await session.get(Chat, key)
        return chat.telegram_id if chat else None


async def test_a_backup_of_a_running_bot_has_the_newest_rows_and_goes_back(clinic: Path) -> None:
    database = await _open(clinic)
    await _store(database, "before")
    assert (clinic / "data" / "aftercare.db-wal").stat().st_size > 0

    _do(clinic, "aftercare backup ../backups")
    await _store(database, "after")
    await database.close()
    (backup,) = (clinic.parent / "backups").iterdir()
    assert backup.stat().st_mode & 0o777 == 0o600
    backup.rename(backup.with_name("aftercare-2030-01-31-020000.db"))
    _do(clinic, "restore --verify ../backups")
    _do(clinic, "mv data/aftercare.db*")
    _do(clinic, "aftercare restore ../backups")

    restored = await _open(clinic)
    assert [await _find(restored, key) for key in ("before", "after")] == ["7before", None]
    await restored.close()


async def test_the_drill_of_the_guide_ends_well(clinic: Path) -> None:
    database = await _open(clinic)
    await _store(database, "before")

    said = _do(clinic, "The drill went well")
    await database.close()

    assert said.splitlines()[-1] == "The drill went well."
    assert sorted(path.name for path in clinic.parent.iterdir()) == ["clinic"]


async def test_all_is_encrypted_anew_and_the_old_key_goes(clinic: Path) -> None:
    first = await _open(clinic)
    await _store(first, "old")
    await first.close()
    key_file = clinic / "secrets" / "aftercare.key"
    index, old = key_file.read_text().split()

    _do(clinic, "rekey --forget")

    kept, new = key_file.read_text().split()
    assert (kept, key_file.stat().st_mode & 0o777) == (index, 0o600)
    assert new != old
    second = await _open(clinic)
    assert await _find(second, "old") == "7old"
    await second.close()
