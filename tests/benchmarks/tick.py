"""What an idle tick and a start cost, with 1,000 and with 100,000 check-ins waiting."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from sqlalchemy import insert, text

from bot.app import build
from bot.domain.protocol import DEFAULT, to_data
from bot.sandbox.sandbox import TOKEN
from bot.sandbox.state.clock import VirtualClock
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migration import migrate
from bot.storage.tables.followups import CheckIn, Episode, ProtocolVersion
from bot.storage.tables.people import Chat, Patient
from bot.storage.vault import Vault, new_vault
from jobs import run_all
from tests.postgres import Cluster, running_server

SIZES: Final = (1_000, 100_000)
TICKS: Final = 200
ROUNDS: Final = 5
DUE: Final = 50
# How much dearer the larger clinic may be.
_MOST: Final = 2.0
_NOW: Final = datetime(2026, 6, 1, 15, tzinfo=UTC)
_LATER: Final = _NOW + timedelta(days=30)


def measure() -> bool:
    """Print `bench tick db=… size=… ms=… ratio=…`, and the same for a start and 50 due rows.

    Whether no ratio is above 2.
    """
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            (Path(folder) / str(size)).mkdir()
        urls = {size: _sqlite_url(folder, size) for size in SIZES}
        holds = asyncio.run(_measure("sqlite", urls))
    with running_server() as server:
        cluster = Cluster(server)
        urls = {size: cluster.create() for size in SIZES}
        return asyncio.run(_measure("postgresql", urls)) and holds


def _sqlite_url(folder: str, size: int) -> str:
    return f"sqlite+inline:///{folder}/{size}/aftercare.db"


async def _measure(db: str, urls: dict[int, str]) -> bool:
    vault = new_vault()
    for size, url in urls.items():
        await _fill(url, vault, size)
    return all(
        [
            _report(db, "tick", {size: await _idle(url, vault) for size, url in urls.items()}),
            _report(db, "start", {size: await _start(url, vault) for size, url in urls.items()}),
            _report(db, "due50", {size: await _due(url, vault) for size, url in urls.items()}),
        ]
    )


def _report(db: str, what: str, took: dict[int, float]) -> bool:
    """Print a line for each size; whether the cost does not grow with what waits."""
    least = took[SIZES[0]]
    for size, ms in took.items():
        print(f"bench {what} db={db} size={size} ms={ms:.2f} ratio={ms / least:.2f}", flush=True)
    return max(took.values()) / least <= _MOST


@asynccontextmanager
async def _database(url: str, vault: Vault) -> AsyncIterator[Database]:
    database = Database(url, vault)
    try:
        yield database
    finally:
        await database.close()


async def _fill(url: str, vault: Vault, size: int) -> None:
    """Patients with one check-in each that waits; written in one go."""
    async with _database(url, vault) as database:
        await migrate(database.engine)
        async with database.transaction() as session:
            await session.execute(
                insert(ProtocolVersion).values(number=1, body=to_data(DEFAULT), created_at=_NOW)
            )
            for table, rows in _rows(vault, size):
                for start in range(0, len(rows), 5_000):
                    await session.execute(insert(table), rows[start : start + 5_000])
        async with database.engine.connect() as connection:
            await connection.execute(text("ANALYZE"))
            await connection.commit()


def _rows(vault: Vault, size: int) -> Iterator[tuple[type, list[dict[str, object]]]]:
    sealed = {"reference": "R", "birth_year": "1960", "zone": "America/Chicago"}
    names = [f"{number:024d}" for number in range(size)]
    yield Chat, [{"id": n, "key": n, "telegram_id": "7", "created_at": _NOW} for n in names]
    yield (
        Patient,
        [
            {
                "id": n,
                "reference_key": n,
                "state": "active",
                "created_at": _NOW,
                "chat_id": n,
                **sealed,
            }
            for n in names
        ],
    )
    yield (
        Episode,
        [
            {
                "id": n,
                "patient_id": n,
                "version": 1,
                "area": "neck",
                "injected_at": _NOW,
                "state": "active",
                "created_at": _NOW,
            }
            for n in names
        ],
    )
    yield (
        CheckIn,
        [
            {"id": n, "episode_id": n, "position": 0, "due_at": _LATER, "look_at": _LATER}
            for n in names
        ],
    )


def _settings() -> Settings:
    return Settings(
        telegram_bot_token=SecretStr(TOKEN),
        clinic_name="Bench",
        clinic_phone="555-0100",
        clinic_time_zone="America/Chicago",
    )


async def _idle(url: str, vault: Vault) -> float:
    """The median of 200 idle ticks, in milliseconds: the best of five rounds."""
    async with _database(url, vault) as database:
        app = build(_settings(), database, VirtualClock(_NOW))
        rounds: list[float] = []
        for _ in range(ROUNDS):
            took: list[float] = []
            for _ in range(TICKS):
                with _stopwatch(took):
                    await run_all(app.sweepers)
                    await app.delivery.claim(8)
            rounds.append(statistics.median(took))
        return min(rounds)


async def _start(url: str, vault: Vault) -> float:
    """Opening the database, recovering the outbox and the first tick; the best of five."""
    took: list[float] = []
    for _ in range(ROUNDS):
        with _stopwatch(took):
            async with _database(url, vault) as database:
                await migrate(database.engine)
                app = build(_settings(), database, VirtualClock(_NOW))
                await app.sweepers.heartbeat.prepare()
                await app.delivery.recover()
                await run_all(app.sweepers)
    return min(took)


async def _due(url: str, vault: Vault) -> float:
    """One tick with 50 rows due, in milliseconds."""
    async with _database(url, vault) as database:
        await _make_due(database)
        app = build(_settings(), database, VirtualClock(_NOW))
        took: list[float] = []
        with _stopwatch(took):
            handled = await run_all(app.sweepers)
        assert handled == DUE, f"{handled} rows handled"
        return took[0]


async def _make_due(database: Database) -> None:
    async with database.transaction() as session:
        statement = text(
            "UPDATE check_ins SET look_at = :now WHERE id IN"
            " (SELECT id FROM check_ins WHERE state = 'planned' ORDER BY id LIMIT :due)"
        ).columns()
        await session.execute(statement, {"now": _bound(database), "due": DUE})


def _bound(database: Database) -> object:
    return _NOW.replace(tzinfo=None).isoformat(" ") if database.is_sqlite else _NOW


@contextmanager
def _stopwatch(took: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    took.append((time.perf_counter() - start) * 1000)
