"""Follow-ups of `tests/figures.py` as rows, so that reports read what was written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.alert_data import to_data
from bot.domain.figures import Contact, FollowUp
from bot.domain.ledger import AnsweredBy, CheckInState, Reason
from bot.services.kernel.transaction import Work
from bot.storage import staff
from bot.storage.tables.followups import Answer, BookedVisit, CheckIn, Episode
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert
from tests.services.support.abouts import about

_OPEN = {CheckInState.PLANNED, CheckInState.OPEN}


async def store(
    work: Work, follow_ups: Sequence[FollowUp], *, prefix: str = "", is_test: bool = False
) -> None:
    """Write these, each of a patient of its own; who is staff booked their visits."""
    booker = (await staff.carers(work.session))[0].id
    for number, each in enumerate(follow_ups):
        name = f"{prefix}{number}"
        work.session.add(_patient(work, name, is_test=is_test))
        await work.session.flush()
        work.session.add(_episode(name, each))
        await work.session.flush()
        for contact in each.contacts:
            await _store_contact(work, name, contact)
        work.session.add_all(_alerts(name, each))
        work.session.add_all(_visits(name, each, work.now, booker))
    await work.session.flush()


def _patient(work: Work, name: str, *, is_test: bool) -> Patient:
    return Patient(
        id=f"p{name}",
        reference=f"REF-{name}",
        reference_key=f"key of {name}",
        birth_year="1950",
        zone="America/Chicago",
        is_test=is_test,
        created_at=work.now,
    )


def _episode(name: str, each: FollowUp) -> Episode:
    return Episode(
        id=f"e{name}",
        patient_id=f"p{name}",
        version=each.version,
        procedure=each.procedure,
        area=each.area,
        injected_at=each.injected_at,
        baseline=each.baseline,
        baseline_source=each.baseline_source,
        bedside=each.at_once,
        state=each.state,
        outcome=each.outcome,
        beneath=each.beneath,
        end_reason=each.end_reason,
        concluded_at=each.concluded_at,
        alternatives_at=each.told_at,
        created_at=each.injected_at,
    )


async def _store_contact(work: Work, name: str, contact: Contact) -> None:
    check_in = CheckIn(
        id=f"c{name}-{contact.position}",
        episode_id=f"e{name}",
        position=contact.position,
        due_at=contact.due_at,
        look_at=contact.due_at,
        state=contact.state,
        reason=contact.reason,
        level=contact.level,
        mismatch_kept=contact.mismatch_kept,
        sent_at=contact.sent_at,
        answered_at=contact.answered_at,
        reminders_sent=contact.reminders,
        ended_at=None if contact.state in _OPEN else contact.due_at + timedelta(days=1),
    )
    work.session.add(check_in)
    await work.session.flush()
    for question, value in contact.values.items():
        given = {
            "check_in_id": check_in.id,
            "question": question,
            "at": contact.due_at,
            "language": contact.language,
            "answered_by": AnsweredBy.SELF
            if contact.is_by_phone
            else AnsweredBy(contact.answered_by or "self"),
            "by_phone": contact.is_by_phone,
        }
        # What was answered before and taken back must not count.
        work.session.add(Answer(value="2", superseded_at=contact.due_at, **given))
        work.session.add(Answer(value=value, **given))


def _alerts(name: str, each: FollowUp) -> list[Alert]:
    return [
        Alert(
            kind=alert.kind,
            priority=alert.priority,
            patient_id=f"p{name}",
            details=to_data(about(alert.kind)),
            raised_at=alert.raised_at,
            taken_at=alert.taken_at,
            closed_at=alert.closed_at,
            result=alert.result,
        )
        for alert in each.alerts
    ]


def _visits(name: str, each: FollowUp, now: datetime, booker: str) -> list[BookedVisit]:
    return [
        BookedVisit(
            episode_id=f"e{name}",
            day=visit.day,
            kept=visit.kept,
            booked_by=booker,
            booked_at=now + timedelta(seconds=number),
        )
        for number, visit in enumerate(each.visits)
    ]


def storable(each: FollowUp) -> FollowUp:
    """The same without what the tables refuse."""
    return replace(each, contacts=tuple(_storable(contact) for contact in each.contacts))


def _storable(contact: Contact) -> Contact:
    needs = contact.state not in {*_OPEN, CheckInState.ANSWERED}
    return replace(
        contact,
        reason=(contact.reason or Reason.NO_ANSWER) if needs else contact.reason,
        answered_by=contact.answered_by if contact.values else None,
        language=contact.language if contact.values else None,
    )
