"""Tallies are what there is, whoever writes and in whatever way; nobody waits for them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any, Final

import pytest
from sqlalchemy import text

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState, PatientState
from bot.storage import retention, tallies
from bot.storage.database import Database
from bot.storage.tables.staff import Alert
from bot.storage.tallies import Counts
from tests.storage import rows
from tests.storage.rows import NOON

DAY: Final = timedelta(days=1)


def _alert(name: str, kind: AlertKind, patient_id: str | None = "p") -> Alert:
    return Alert(id=name, kind=kind, priority=3, patient_id=patient_id, details={}, raised_at=NOON)


async def _store_day(database: Database, **patient: Any) -> None:
    """A patient with a check-in that was sent and answered, one sent, one to come; two alerts."""
    version, who, episode = rows.follow_up()
    for name, value in {"state": PatientState.ACTIVE, **patient}.items():
        setattr(who, name, value)
    episode.state = EpisodeState.ACTIVE  # type: ignore[attr-defined]
    sent = {"state": CheckInState.OPEN, "opened_at": NOON}
    answered = {"opened_at": NOON, "answered_at": NOON, "ended_at": NOON}
    async with database.transaction() as session:
        await rows.store(
            session,
            version,
            who,
            episode,
            rows.check_in("1", position=0, state=CheckInState.ANSWERED, **answered),
            rows.check_in("2", position=1, **sent),
            rows.check_in("3", position=2),
            rows.check_in("4", position=3, look_at=NOON + DAY),
            _alert("call", AlertKind.NO_ANSWER),
            _alert("note", AlertKind.NOTE),
        )


WHOLE: Final = Counts(active=1, alerts=2, calls=1, planned=1, sent=2, answered=1)


async def _counts(database: Database) -> Counts:
    """The day's, once it is certain that they are what there is."""
    async with database.reading() as session:
        assert await tallies.differences(session, NOON - DAY, NOON + 9 * DAY) == {}
        return await tallies.counts_between(session, NOON, NOON + DAY / 2)


async def _write(database: Database, *statements: str) -> None:
    async with database.transaction() as session:
        for statement in statements:
            await session.execute(text(statement))


async def test_what_is_stored_is_counted(database: Database) -> None:
    assert await _counts(database) == Counts()

    await _store_day(database)

    assert await _counts(database) == WHOLE
    async with database.reading() as session:
        assert await tallies.counts(session) == Counts(active=1, alerts=2, calls=1)
        assert await tallies.count_running(session, 1) == 1
        assert await tallies.count_running(session, 2) == 0


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        ("UPDATE patients SET state = 'paused'", {"active": 0, "silent": 1, "planned": 0}),
        ("UPDATE patients SET state = 'invited'", {"active": 0, "waiting": 1, "planned": 0}),
        ("UPDATE patients SET state = 'stopped'", {"active": 0, "planned": 0}),
        ("UPDATE patients SET is_test = true", dict.fromkeys(Counts.__slots__, 0)),
        (
            "UPDATE patients SET is_test = true, state = 'paused'",
            dict.fromkeys(Counts.__slots__, 0),
        ),
        ("UPDATE episodes SET state = 'invited'", {"active": 0, "waiting": 1}),
        ("UPDATE episodes SET state = 'ended'", {"active": 0}),
        ("UPDATE check_ins SET answered_at = opened_at", {"answered": 2}),
        ("UPDATE check_ins SET look_at = closes_at WHERE closes_at IS NOT NULL", {}),
        ("UPDATE alerts SET closed_at = raised_at", {"alerts": 0, "calls": 0}),
        ("UPDATE alerts SET kind = 'note'", {"calls": 0}),
        ("DELETE FROM alerts", {"alerts": 0, "calls": 0}),
        ("DELETE FROM check_ins", {"planned": 0, "sent": 0, "answered": 0}),
    ],
)
async def test_each_change_of_many_rows_is_counted(
    database: Database, statement: str, changed: dict[str, int]
) -> None:
    await _store_day(database)

    await _write(database, statement)

    values = {name: getattr(WHOLE, name) for name in Counts.__slots__}
    assert await _counts(database) == Counts(**values | changed)


@pytest.mark.parametrize("table", ["patients", "episodes"])
async def test_what_goes_with_its_owner_is_counted_once(database: Database, table: str) -> None:
    await _store_day(database)
    await _write(database, "UPDATE alerts SET check_in_id = '1' WHERE id = 'call'")

    await _write(database, f"DELETE FROM {table}")

    left = {"alerts": 1} if table == "episodes" else {}
    assert await _counts(database) == Counts(**left)


async def test_tests_are_left_out_but_not_what_is_about_nobody(database: Database) -> None:
    await _store_day(database, is_test=True)
    async with database.transaction() as session:
        session.add(_alert("bot", AlertKind.RECOVERY, None))

    assert await _counts(database) == Counts(alerts=1)
    await _write(database, "DELETE FROM patients")
    assert await _counts(database) == Counts(alerts=1)


async def test_what_is_undone_is_not_counted(database: Database) -> None:
    await _store_day(database)

    async with database.engine.connect() as connection:
        await connection.execute(text("DELETE FROM patients"))
        await connection.rollback()

    assert await _counts(database) == WHOLE


async def test_a_tally_that_somebody_changed_is_found(database: Database) -> None:
    await _store_day(database)

    await _write(database, "UPDATE tallies SET amount = amount + 2 WHERE what = 'calls'")

    async with database.reading() as session:
        assert await tallies.differences(session, NOON, NOON + DAY) == {"calls": 2}


async def test_old_days_are_forgotten_and_nothing_else(database: Database) -> None:
    await _store_day(database)

    async with database.transaction() as session:
        assert await tallies.old(NOON).forget(session, 1_000) == 0
        assert await tallies.old(NOON + DAY / 2).forget(session, 2) == 2
        assert await tallies.old(NOON + DAY / 2).forget(session, 1_000) == 1

    async with database.reading() as session:
        day = await tallies.counts_between(session, NOON, NOON + 2 * DAY)
        assert day == Counts(active=1, alerts=2, calls=1, planned=1)
        assert await tallies.count_running(session, 1) == 1


@pytest.mark.parametrize("backend", ["postgresql"])
async def test_two_who_change_the_same_tally_do_not_wait_for_each_other(
    database: Database,
) -> None:
    await _store_day(database)
    other = [rows.patient("q"), rows.episode("f", patient_id="q")]
    async with database.transaction() as session:
        await rows.store(session, *other)
    pause = "UPDATE patients SET state = 'paused' WHERE id = :id"

    async with asyncio.timeout(60), database.transaction() as first:
        await first.execute(text(pause), {"id": "p"})
        async with database.transaction() as second:
            await second.execute(text(pause), {"id": "q"})
        async with database.transaction() as third:
            added = await tallies.apart().forget(third, 1_000)

    assert added > 0
    assert (await _counts(database)).silent == 2


async def test_what_processes_counted_apart_is_added_up(database: Database) -> None:
    await _store_day(database)

    async with database.transaction() as session:
        found = await retention.found(session, [tallies.apart()])
        for each in found:
            assert await each.forget(session, 1_000) > 0

    assert len(found) == (not database.is_sqlite)
    assert await _counts(database) == WHOLE
    async with database.reading() as session:
        assert await retention.found(session, [tallies.apart()]) == []
