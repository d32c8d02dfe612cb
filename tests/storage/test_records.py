"""What is on record about a patient: all of it, and of nobody else, in the order of telling."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.alerts import AlertKind
from bot.domain.calls import CallResult
from bot.domain.ledger import StaffRole
from bot.storage import records
from bot.storage.database import Database
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import BookedVisit, Note, PhoneCall
from bot.storage.tables.staff import Alert, Staff
from tests.storage.rows import NOON, chat, episode, follow_up, patient, store

HOUR = timedelta(hours=1)


def _about(patient_id: str, follow_ups: tuple[str, ...]) -> list[Table]:
    """Three notes and alerts, and two calls and visits for each follow-up, not by their times."""
    hours = (2, 3, 1)
    notes = [Note(patient_id=patient_id, text=f"note {at}", at=NOON + at * HOUR) for at in hours]
    alerts = [
        Alert(
            kind=AlertKind.VISIT,
            priority=2,
            patient_id=patient_id,
            details={"at": at},
            raised_at=NOON + at * HOUR,
        )
        for at in hours
    ]
    calls = [
        PhoneCall(episode_id=each, made_by="s", at=NOON, result=CallResult.NO_ANSWER, note=word)
        for word in ("first", "second")
        for each in follow_ups
    ]
    visits = [
        BookedVisit(episode_id=each, booked_by="s", booked_at=NOON + at * HOUR)
        for at in (2, 1)
        for each in follow_ups
    ]
    return [*notes, *alerts, *calls, *visits]


async def test_it_is_told_in_order_and_by_follow_up(database: Database) -> None:
    nurse = Staff(id="s", chat_id="c", role=StaffRole.NURSE, label="Nurse 1", created_at=NOON)
    other = (patient("q"), episode("f", patient_id="q"))
    async with database.transaction() as session:
        await store(session, *follow_up(), episode("e2"), *other, chat(), nurse)
        await store(session, *_about("q", ("f",)), *_about("p", ("e", "e2")))

    async with database.reading() as session:
        found = await records.of_patient(session, "p", 2)

    assert [each.text for each in found.notes] == ["note 3", "note 1"]
    assert [each.details["at"] for each in found.alerts] == [3, 2, 1]
    told = {id_: [(call.note, who) for call, who in made] for id_, made in found.calls.items()}
    assert told == {id_: [("first", "Nurse 1"), ("second", "Nurse 1")] for id_ in ("e", "e2")}
    booked = {
        id_: [((visit.booked_at - NOON) // HOUR, who) for visit, who in every]
        for id_, every in found.visits.items()
    }
    assert booked == {id_: [(1, "Nurse 1"), (2, "Nurse 1")] for id_ in ("e", "e2")}


async def test_of_who_said_nothing_nothing_is_on_record(database: Database) -> None:
    async with database.transaction() as session:
        await store(session, *follow_up())

    async with database.reading() as session:
        assert await records.of_patient(session, "p", 2) == records.Record()
