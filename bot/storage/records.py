"""What is on record about a patient beside the follow-ups: notes, alerts, calls and visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, cast, func, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.storage.tables.followups import BookedVisit, Episode, Note, PhoneCall
from bot.storage.tables.staff import Alert, Staff


@dataclass(frozen=True, slots=True)
class Record:
    """All of it, in the order in which it is told.

    `notes`: the newest, oldest first. `alerts`: newest first. `calls`, `visits`: by the id of
    their follow-up, oldest first, each with who made or booked it.
    """

    notes: list[Note] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    calls: dict[str, list[tuple[PhoneCall, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    visits: dict[str, list[tuple[BookedVisit, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )


_IDS: Final[Sequence[InstrumentedAttribute[Any]]] = (
    Note.id,
    Alert.id,
    PhoneCall.id,
    BookedVisit.id,
)


def _only(one: InstrumentedAttribute[Any]) -> list[ColumnElement[Any]]:
    """The id of one kind in its column, and nothing in those of the others."""
    # A server takes a bare null for a text, and a text is no number.
    return [(each if each is one else cast(null(), each.type)).label(None) for each in _IDS]


_OF_PATIENT: Final = Episode.patient_id == bindparam("patient_id")
_NEWEST_NOTES: Final = (
    select(*_only(Note.id))
    .where(Note.patient_id == bindparam("patient_id"))
    .order_by(Note.id.desc())
    .limit(bindparam("notes"))
    .subquery()
)
_LISTED: Final = union_all(
    select(_NEWEST_NOTES),
    select(*_only(Alert.id)).where(Alert.patient_id == bindparam("patient_id")),
    select(*_only(PhoneCall.id))
    .join(Episode, Episode.id == PhoneCall.episode_id)
    .where(_OF_PATIENT),
    select(*_only(BookedVisit.id))
    .join(Episode, Episode.id == BookedVisit.episode_id)
    .where(_OF_PATIENT),
).subquery()
_NOTE, _ALERT, _CALL, _VISIT = _LISTED.c
_RECORD: Final = (
    select(Note, Alert, PhoneCall, BookedVisit, Staff.label)
    .select_from(_LISTED)
    .outerjoin(Note, Note.id == _NOTE)
    .outerjoin(Alert, Alert.id == _ALERT)
    .outerjoin(PhoneCall, PhoneCall.id == _CALL)
    .outerjoin(BookedVisit, BookedVisit.id == _VISIT)
    .outerjoin(Staff, Staff.id == func.coalesce(PhoneCall.made_by, BookedVisit.booked_by))
)


async def of_patient(session: AsyncSession, patient_id: str, notes: int = 0) -> Record:
    """What is on record about a patient, read at once; of the notes so many at most."""
    found = Record()
    # In each of them all but one of the first four are missing.
    rows: Iterable[Any] = await session.execute(
        _RECORD, {"patient_id": patient_id, "notes": notes}
    )
    for note, alert, call, visit, label in rows:
        if note is not None:
            found.notes.append(note)
        elif alert is not None:
            found.alerts.append(alert)
        elif call is not None:
            found.calls[call.episode_id].append((call, label))
        else:
            found.visits[visit.episode_id].append((visit, label))
    found.notes.sort(key=lambda each: each.id)
    found.alerts.sort(key=lambda each: each.raised_at, reverse=True)
    for calls in found.calls.values():
        calls.sort(key=lambda each: each[0].id)
    for visits in found.visits.values():
        visits.sort(key=lambda each: (each[0].booked_at, each[0].id))
    return found
