"""A quick look at the database after the start: what is damaged is told to staff, once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.domain.alert_details import Trouble, UpdateFailed
from bot.storage import damage
from bot.storage.tables.people import Patient
from tests.services.support.bench import ON_SQLITE, Bench

pytestmark = ON_SQLITE


def _file(bench: Bench) -> Path:
    return Path(bench.runtime.database.engine.url.database or "")


def _damage(bench: Bench, table: str) -> None:
    path = _file(bench)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(query, [table]).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


async def test_a_sound_database_is_nothing_to_tell(bench: Bench) -> None:
    await bench.heartbeat.look_for_damage()

    assert await bench.alerts() == []
    assert damage.quick_check(str(_file(bench)), within=60) == (None, True)


async def test_damage_is_told_once(bench: Bench) -> None:
    _damage(bench, "staff_invitations")

    await bench.heartbeat.look_for_damage()
    await bench.heartbeat.look_for_damage()

    (alert,) = await bench.alerts()
    assert (alert.about, alert.priority) == (UpdateFailed(trouble=Trouble.DAMAGE), 2)


async def test_a_look_ends_in_time(bench: Bench) -> None:
    for _ in range(3):
        await bench.patient()

    found = damage.quick_check(str(_file(bench)), within=-1)

    assert found in {(None, False), (None, True)}
    assert await bench.count(Patient) == 3
