"""What the database itself refuses, whatever the code does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from bot.domain.ledger import CheckInState
from bot.domain.relief import Outcome
from bot.storage.database import Database
from bot.storage.retention import erase
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import Answer, Invitation, Note
from bot.storage.tables.people import Consent
from bot.storage.tables.staff import Alert
from bot.storage.tables.system import Tally
from tests.storage import rows
from tests.storage.rows import NOON


def _answer(value: str, **values: object) -> Answer:
    given = {"check_in_id": "i", "question": "pain", "at": NOON, "language": "en"}
    return Answer(**given | {"answered_by": "self", "value": value} | values)


async def _store(database: Database, *more: Table) -> None:
    async with database.transaction() as session:
        await rows.store(session, *rows.follow_up(), rows.check_in(), *more)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda: rows.patient("q", reference_key="key of p"), id="same reference"),
        pytest.param(lambda: rows.check_in("j"), id="same position"),
        pytest.param(lambda: rows.check_in("j", position=1, ended_at=NOON), id="planned, ended"),
        pytest.param(
            lambda: rows.check_in("j", position=1, state=CheckInState.MISSED), id="ended, no time"
        ),
        pytest.param(lambda: rows.episode("f", baseline=-1), id="baseline under 0"),
        pytest.param(lambda: rows.episode("f", baseline=11), id="baseline over 10"),
        pytest.param(lambda: rows.episode("f", outcome=Outcome.RELIEF), id="outcome, no time"),
        pytest.param(lambda: rows.episode("f", concluded_at=NOON), id="time, no outcome"),
        pytest.param(lambda: rows.episode("f", patient_id="nobody"), id="nobody's episode"),
        pytest.param(lambda: rows.episode("f", version=2), id="unknown protocol"),
        pytest.param(lambda: rows.message(chat_id="nowhere"), id="message to nowhere"),
    ],
)
async def test_a_row_that_makes_no_sense_is_refused(
    database: Database, broken: Callable[[], Table]
) -> None:
    with pytest.raises(IntegrityError):
        await _store(database, broken())


@pytest.mark.parametrize("baseline", [0, 10, None])
async def test_each_end_of_the_scale_is_a_baseline(
    database: Database, baseline: int | None
) -> None:
    await _store(database, rows.episode("f", baseline=baseline))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE patients SET state = 'lost'",
        "UPDATE episodes SET area = 'knee'",
        "UPDATE check_ins SET state = 'done', ended_at = due_at",
        "INSERT INTO inbox (update_id, chat_key, state, attempts, received_at)"
        " VALUES (1, 'k', 'lost', 0, '2026-06-01 00:00:00')",
    ],
)
async def test_a_state_outside_its_closed_set_is_refused(database: Database, change: str) -> None:
    await _store(database)

    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(text(change))


async def test_an_outcome_without_a_reason_is_refused(database: Database) -> None:
    await _store(database)
    skip = "UPDATE check_ins SET state = 'skipped', ended_at = due_at"

    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(text(skip))
    async with database.transaction() as session:
        await session.execute(text(f"{skip}, reason = 'outage'"))


async def test_a_question_has_one_current_answer(database: Database) -> None:
    await _store(database, _answer("3"))

    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await rows.store(session, _answer("4"))


async def test_answers_that_were_replaced_are_kept_beside_the_current_one(
    database: Database,
) -> None:
    replaced = [_answer(value, superseded_at=NOON) for value in ("3", "4")]

    await _store(database, *replaced, _answer("5"), _answer("1", question="change"))


async def test_all_that_hangs_on_a_patient_goes_with_them(database: Database) -> None:
    await _store(
        database,
        rows.chat(),
        rows.patient("q"),
        Consent(patient_id="p", given_at=NOON, language="en", text_version="1", given_by="self"),
        Invitation(episode_id="e", code_key="k", expires_at=NOON),
        Note(patient_id="p", check_in_id="i", text="words", at=NOON),
        _answer("3"),
        Alert(id="a", kind="worse", priority=1, patient_id="p", details={}, raised_at=NOON),
        rows.message(patient_id="p", check_in_id="i", alert_id="a"),
        rows.message(),
    )

    async with database.transaction() as session:
        await erase(session, "p", NOON)

    async with database.reading() as session:
        left = {
            table.name: await session.scalar(select(func.count()).select_from(table))
            for table in Table.metadata.sorted_tables
            if table is not Tally.__table__
        }
        assert await session.scalar(select(func.sum(Tally.amount))) == 0
    assert {name: count for name, count in left.items() if count} == {
        "chats": 1,
        "outbox": 1,
        "patients": 1,
        "protocol_versions": 1,
        "protocols": 1,
    }
