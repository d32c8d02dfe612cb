"""What was erased cannot be read, neither in the database's file nor in its log."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.services.kernel.transaction import Work
from bot.services.patient.leaving import Leaving
from bot.storage.tables.mail import InboxUpdate
from tests.services.support.bench import ON_SQLITE, Bench

# What is stored of a patient and identifies them, as it stands in the file.
KINDS = (
    "SELECT reference FROM patients",
    "SELECT text FROM notes",
    "SELECT telegram_id FROM chats WHERE id = (SELECT chat_id FROM patients)",
    "SELECT body FROM outbox WHERE patient_id IS NOT NULL AND body IS NOT NULL",
)

_ANYTHING = text("SELECT count(*) FROM patients")

pytestmark = ON_SQLITE


def _file(bench: Bench) -> Path:
    return Path(bench.runtime.database.engine.url.database or "")


def _canaries(bench: Bench) -> list[bytes]:
    with closing(sqlite3.connect(_file(bench))) as connection:
        return [connection.execute(kind).fetchone()[0] for kind in KINDS]


def _readable(bench: Bench, canaries: list[bytes]) -> list[int]:
    """Which of them stand in the file or in its log."""
    log = Path(f"{_file(bench)}-wal")
    stored = _file(bench).read_bytes() + (log.read_bytes() if log.exists() else b"")
    return [number for number, canary in enumerate(canaries) if canary in stored]


async def _erase_a_patient(bench: Bench) -> list[bytes]:
    """Somebody who wrote, with a message that waits, asks to be deleted, and is."""
    ben = await bench.patient()
    for number in range(3):
        await ben.writes(f"my neighbor came by, note {number}")
    bench.clock.move_to((await ben.check_in(0)).due_at)
    await bench.check_ins.send_due()
    canaries = _canaries(bench)
    assert _readable(bench, canaries) == [0, 1, 2, 3]
    await bench.pump()
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await bench.go_to_day(8)
    await bench.go_on(hours=13)
    return canaries


async def test_nothing_of_an_erased_patient_can_be_read(bench: Bench) -> None:
    canaries = await _erase_a_patient(bench)

    assert _readable(bench, canaries) == []


@pytest.fixture
async def careless(bench: Bench) -> AsyncIterator[Bench]:
    """On an SQLite that was built to leave what is deleted in free pages."""

    def leave(connection: DBAPIConnection, _record: object) -> None:
        connection.execute("PRAGMA secure_delete=OFF")

    engine = bench.runtime.database.engine.sync_engine
    # First, as SQLite itself would: what the program asks of a connection comes after it.
    event.listen(engine, "connect", leave, insert=True)
    await bench.runtime.database.engine.dispose()
    yield bench
    event.remove(engine, "connect", leave)
    await bench.runtime.database.engine.dispose()


async def test_nor_where_sqlite_by_itself_leaves_it_in_free_pages(careless: Bench) -> None:
    canaries = await _erase_a_patient(careless)

    assert _readable(careless, canaries) == []


async def test_a_reader_holds_the_log_up_only_until_the_next_purge(bench: Bench) -> None:
    async with bench.runtime.database.reading() as session:
        await session.connection()
        (await session.execute(_ANYTHING)).all()
        canaries = await _erase_a_patient(bench)
        assert _readable(bench, canaries) != []

    await bench.retention.purge()

    assert _readable(bench, canaries) == []


async def test_the_room_of_what_is_gone_is_given_back(bench: Bench) -> None:
    async def fill(work: Work) -> None:
        for number in range(60):
            row = InboxUpdate(
                update_id=number, chat_key="k", state="done", received_at=work.now,
                body={"text": "x" * 100_000},
            )  # fmt: skip
            work.session.add(row)

    await bench.do(fill)
    await bench.retention.purge()
    full = _file(bench).stat().st_size

    await bench.go_on(days=4)

    assert full > 5_000_000
    assert _file(bench).stat().st_size < full / 5
    assert await bench.count(InboxUpdate) == 0
