"""What may be enrolled: times that are near, and references that are free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, datetime, timedelta
from typing import Final

from bot.domain.ledger import PatientState
from bot.domain.protocol import DEFAULT, Protocol, Unit
from bot.services.kernel.clinic import Clinic
from bot.services.messaging.readers import StaffTurn
from bot.storage.tables.people import Patient
from bot.texts import dates
from bot.words.days import is_either_way, turned
from bot.words.spoken_times import read_ago
from bot.words.times import read_times

_LONGEST_AHEAD: Final = timedelta(days=14)
CLOSED: Final = {
    PatientState.DECEASED: "enroll_ref_deceased",
    PatientState.ERASING: "enroll_ref_erasing",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is read, by whose clock, and for which protocol."""

    now: datetime
    clinic: Clinic
    protocol: Protocol = DEFAULT


def read_when(moment: Moment, value: str) -> tuple[datetime, ...]:
    """An injection's time: now, hour, or as staff type it, on the clinic's clock.

    Empty when it cannot be read; morning and afternoon where it could be either and both are near.
    Of a date that says its day first as much as its month, 3/6, what is near is meant.
    """
    quick = {"now": moment.now, "hour": moment.now - timedelta(hours=1)}
    if value in quick:
        return (quick[value],)
    if (ago := read_ago(value)) is not None:
        return (moment.now - ago,)
    whens = _read(moment, value)
    near = _near(moment, whens)
    if not near and is_either_way(value):
        near = _near(moment, _read(moment, turned(value)))
    return near or whens[:1]


def _read(moment: Moment, value: str) -> tuple[datetime, ...]:
    here, zone = moment.clinic.zone, moment.now.tzinfo
    read = read_times(value, moment.now.astimezone(here).date())
    # The first and the last year have no time in every zone.
    fit = [each for each in read if 1 < each.year < MAXYEAR]
    return tuple(each.replace(tzinfo=here).astimezone(zone) for each in fit)


def _near(moment: Moment, whens: tuple[datetime, ...]) -> tuple[datetime, ...]:
    return tuple(when for when in whens if is_near(moment, when))


def is_near(moment: Moment, when: datetime) -> bool:
    """Whether the follow-up of an injection at this time has something left to ask."""
    return moment.now - moment.protocol.longest_ago <= when <= moment.now + _LONGEST_AHEAD


def far(turn: StaffTurn, when: datetime, protocol: Protocol) -> dict[str, object]:
    """What fills the text that an injection at this time cannot be followed."""
    ago = dates.span(protocol.longest_ago.days, Unit.DAYS.value, turn.language)
    return {"when": turn.short_moment(when), "longest_ago": ago}


def problem_with(known: Patient | None, year: int) -> str | None:
    """Why no injection can be added under a reference that is known: the key of its text."""
    if known is None:
        return None
    if known.is_test or known.birth_year != str(year):
        return "enroll_ref_taken"
    return CLOSED.get(known.state)
