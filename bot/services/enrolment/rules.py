"""What may be enrolled: times that are near, and references that are free."""

from __future__ import annotations

from datetime import MAXYEAR, datetime, timedelta
from typing import Final, Protocol

from bot.domain.ledger import PatientState
from bot.services.kernel.clinic import Clinic
from bot.storage.tables.people import Patient
from bot.words.times import read_times

# A follow-up of an injection longer ago than this would have nothing left to ask.
_LONGEST_AGO: Final = timedelta(days=6)
_LONGEST_AHEAD: Final = timedelta(days=14)
CLOSED: Final = {
    PatientState.DECEASED: "enroll_ref_deceased",
    PatientState.ERASING: "enroll_ref_erasing",
}


class Moment(Protocol):
    """When something is read, and by whose clock; a `Work` is one."""

    @property
    def now(self) -> datetime:
        """The present moment in UTC."""
        ...

    @property
    def clinic(self) -> Clinic:
        """The clinic's facts."""
        ...


def read_when(work: Moment, value: str) -> tuple[datetime, ...]:
    """An injection's time: now, hour, or as staff type it, on the clinic's clock.

    Empty when it cannot be read; morning and afternoon where it could be either and both are near.
    """
    quick = {"now": work.now, "hour": work.now - timedelta(hours=1)}
    if value in quick:
        return (quick[value],)
    local = work.now.astimezone(work.clinic.zone)
    # The first and the last year have no time in every zone.
    read = [each for each in read_times(value, local.date()) if 1 < each.year < MAXYEAR]
    zoned = (each.replace(tzinfo=work.clinic.zone).astimezone(work.now.tzinfo) for each in read)
    whens = tuple(zoned)
    return tuple(when for when in whens if is_near(work, when)) or whens[:1]


def is_near(work: Moment, when: datetime) -> bool:
    """Whether an injection at this time can be followed: 6 days ago to 14 days ahead."""
    return work.now - _LONGEST_AGO <= when <= work.now + _LONGEST_AHEAD


def problem_with(known: Patient | None, year: int) -> str | None:
    """Why no injection can be added under a reference that is known: the key of its text."""
    if known is None:
        return None
    if known.is_test or known.birth_year != str(year):
        return "enroll_ref_taken"
    return CLOSED.get(known.state)


def example_of_when(work: Moment) -> str:
    """How to type a time: today's, and with its date."""
    local = work.now.astimezone(work.clinic.zone)
    return f"{local:%H:%M} / {local:%Y-%m-%d %H:%M}"
