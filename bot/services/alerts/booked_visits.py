"""Which visit is booked for a patient, and how they read of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage import visits
from bot.storage.tables.followups import BookedVisit
from bot.texts import dates


async def to_come(work: Work, case: Case) -> BookedVisit | None:
    """The visit of this follow-up for which the patient is still expected."""
    visit = await visits.newest(work.session, case.episode.id)
    return visit if visit is not None and is_to_come(work, visit) else None


async def booked(work: Work, case: Case) -> BookedVisit | None:
    """The same of any follow-up of the patient, the next one first."""
    every = await visits.of_episodes(work.session, list(case.history.follow_ups))
    due = [each for each in every if is_to_come(work, each)]
    return min(due, key=lambda each: (each.day or date.max, each.booked_at), default=None)


def noted(visit: BookedVisit | None) -> dict[str, Any]:
    """What an alert that asks staff to offer a visit knows of the one that is booked."""
    if visit is None:
        return {"visit_on": None, "is_undated": False}
    return {"visit_on": visit.day, "is_undated": visit.day is None}


def is_to_come(work: Work, visit: BookedVisit) -> bool:
    """Whether the patient is still expected: today or later, or on a day yet to be said."""
    day = today(work)
    return visit.kept is None and (visit.day or day) >= day


def today(work: Work) -> date:
    """The day by the clinic's clock."""
    return work.now.astimezone(work.clinic.zone).date()


def when(work: Work, visit: BookedVisit, language: str) -> str:
    """The day of a visit, and its time where there is one."""
    if visit.day is None:
        return ""
    if visit.at_time is None:
        return dates.day(visit.day, language)
    return dates.day_and_time(datetime.combine(visit.day, visit.at_time), language)


def told(work: Work, case: Case, visit: BookedVisit) -> str:
    """What the patient reads of a visit that is booked."""
    return told_of(work, case, visit, "visit_booked_day") or work.text(
        "visit_booked", case.language
    )


def told_of(work: Work, case: Case, visit: BookedVisit, key: str) -> str | None:
    """A text that names the day of a visit; None where it has none yet."""
    visit_when = when(work, visit, case.language)
    return work.text(key, case.language, visit_when=visit_when) if visit_when else None
