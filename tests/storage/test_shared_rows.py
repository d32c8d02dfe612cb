"""Facts, the audit log and the lease: rows that many write at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import Executable, delete, select, update

from bot.storage import audit, facts, leases
from bot.storage.database import Database
from bot.storage.tables.system import AuditEntry
from tests.services.support.lease import age_lease
from tests.storage.rows import NOON

SECOND = timedelta(seconds=1)


async def _write(database: Database, name: str, value: str) -> None:
    async with database.transaction() as session:
        await facts.write(session, name, value)


async def test_a_fact_is_what_was_written_last(database: Database) -> None:
    async with database.transaction() as session:
        before = await facts.read(session, "a")
        await facts.write(session, "a", "1")
        await facts.write(session, "a", "2")
        after = await facts.read(session, "a")

    assert (before, after) == (None, "2")


async def test_times_are_kept_to_the_microsecond(database: Database) -> None:
    moment = NOON + timedelta(microseconds=1)
    async with database.transaction() as session:
        assert await facts.read_time(session, "at") is None
        await facts.write_time(session, "at", moment)

    async with database.reading() as session:
        assert await facts.read_time(session, "at") == moment


async def test_many_may_write_a_new_fact_at_once(database: Database) -> None:
    await asyncio.gather(*(_write(database, "a", str(each)) for each in range(8)))


async def _append(database: Database, number: int) -> None:
    async with database.transaction() as session:
        entry = ("staff", "viewed", str(number))
        await audit.append(session, database.vault, entry, NOON + number * SECOND)


async def _first_broken(database: Database) -> int | None:
    async with database.reading() as session:
        return (await audit.verify(session, database.vault, 99)).broken


async def test_entries_written_at_once_make_one_chain(database: Database) -> None:
    await asyncio.gather(*(_append(database, each) for each in range(20)))

    assert await _first_broken(database) is None
    async with database.reading() as session:
        assert len((await session.scalars(select(AuditEntry))).all()) == 20


async def test_two_entries_of_one_transaction_follow_each_other(database: Database) -> None:
    async with database.transaction() as session:
        for action in ("viewed", "exported"):
            await audit.append(session, database.vault, ("staff", action, None), NOON)

    assert await _first_broken(database) is None


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (update(AuditEntry).where(AuditEntry.id == 2).values(subject="other"), 2),
        (update(AuditEntry).where(AuditEntry.id == 2).values(at=NOON), 2),
        (delete(AuditEntry).where(AuditEntry.id == 1), 2),
        (delete(AuditEntry).where(AuditEntry.id == 2), 3),
        (delete(AuditEntry).where(AuditEntry.id == 3), 0),
        (delete(AuditEntry), 0),
    ],
)
async def test_tampering_is_found(database: Database, tamper: Executable, found: int) -> None:
    for number in (1, 2, 3):
        await _append(database, number)
    async with database.transaction() as session:
        await session.execute(tamper)

    assert await _first_broken(database) == found


@pytest.mark.parametrize(("changed", "found"), [(None, None), (4, None), (5, 5), (6, 6)])
async def test_of_a_long_log_the_newest_entries_are_read(
    database: Database, changed: int | None, found: int | None
) -> None:
    for number in range(1, 7):
        await _append(database, number)
    async with database.transaction() as session:
        tamper = update(AuditEntry).where(AuditEntry.id == changed).values(subject="other")
        await session.execute(tamper)

    async with database.reading() as session:
        seen = [await audit.verify(session, database.vault, most) for most in (2, 6)]

    assert [(each.broken, each.is_all) for each in seen] == [(found, False), (changed, True)]


async def _take(database: Database, holder: str) -> int | None:
    async with database.transaction() as session:
        return await leases.take(session, holder, NOON, SECOND * 30)


async def test_one_process_of_many_gets_the_lease(database: Database) -> None:
    taken = await asyncio.gather(*(_take(database, f"process {each}") for each in range(8)))

    assert sorted(each or 0 for each in taken) == [0] * 7 + [1]


@pytest.mark.parametrize(
    ("holder", "after", "taken"),
    [
        ("first", 1, True),
        ("second", 28, False),
        ("second", 30, True),
    ],
)
async def test_a_lease_is_taken_again_by_its_holder_and_by_another_when_it_ran_out(
    database: Database, holder: str, after: int, taken: bool
) -> None:
    assert await _take(database, "first")

    await age_lease(database, after * SECOND)
    assert (await _take(database, holder) is not None) is taken


async def test_a_lease_that_was_given_back_is_free_at_once(database: Database) -> None:
    epoch = await _take(database, "first")
    assert epoch is not None

    async with database.transaction() as session:
        await leases.let_go(session, "second", epoch)
        await leases.let_go(session, "first", epoch)

    assert await _take(database, "second")
