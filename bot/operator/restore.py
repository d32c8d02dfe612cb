"""`aftercare restore`: a backup looked over with the key and the rules, then put back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import click

from bot import logs
from bot.app import SystemClock, make_clinic
from bot.operator import entrance
from bot.operator.backup import show_progress
from bot.services.kernel.transaction import Runtime
from bot.services.operations.doctor import Bounds, Doctor, Finding
from bot.settings import Settings
from bot.storage import copies, scratch
from bot.storage.database import Database
from bot.storage.startup import open_existing
from bot.texts.catalogue import load_texts

# What a backup says of itself; what is overdue and who can be reached is for the running bot.
_OF_A_BACKUP: Final = (
    "schema", "database", "key", "ledger", "check-ins", "counts", "audit log",
)  # fmt: skip
# All of it, however long that takes.
_ALL: Final = 2**31 - 1
_BOUNDS: Final = Bounds(_ALL, _ALL, _ALL, _ALL)


class BackupError(Exception):
    """The backup must not be put back; the text says why."""


def restore(file: Path, *, only_verify: bool) -> None:
    """Look a backup over, and unless told otherwise put it back where `DATABASE_URL` says."""
    settings = entrance.settings(need_token=False)
    logs.configure("CRITICAL")
    entrance.finish(_restore(settings, file, only_verify), BackupError, copies.CopyError)


async def _restore(settings: Settings, file: Path, only_verify: bool) -> None:
    url = settings.database_url
    copies.check_whole(url, file)
    if not only_verify:
        await scratch.check_empty(url)
    with tempfile.TemporaryDirectory(prefix="aftercare-") as folder:
        async with scratch.beside(url, Path(folder)) as place:
            copies.put(place, file, show_progress)
            findings = await _look_over(settings, place)
    for finding in findings:
        click.echo(f"{'ok  ' if finding.is_well else 'LOOK'}  {finding.name}: {finding.detail}")
    if wrong := [finding.name for finding in findings if not finding.is_well]:
        raise BackupError(f"{file} is not put back: look at {', '.join(wrong)}")
    if only_verify:
        click.echo(f"{file} can be put back.")
        return
    copies.put(url, file, show_progress)
    click.echo(f"{file} is put back. `aftercare doctor` says what has come due since.")


async def _look_over(settings: Settings, url: str) -> list[Finding]:
    """What the doctor finds in all of it, with the key that is in use."""
    database = await open_existing(url, settings.encryption_key_file)
    try:
        doctor = Doctor(_runtime(settings, database), _BOUNDS)
        return [each for each in await doctor.examine() if each.name in _OF_A_BACKUP]
    finally:
        await database.close()


def _runtime(settings: Settings, database: Database) -> Runtime:
    return Runtime(database, SystemClock(), load_texts(), make_clinic(settings))
