"""Which follow-ups a report or an export is about: as buttons carry it, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Self, TypeVar

from bot.domain.ledger import Area
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.transaction import Runtime
from bot.storage.figures import Wanted
from bot.texts import dates

_Value = TypeVar("_Value")

_ALL: Final = "-"
# In months.
_QUARTER: Final = 3
_YEAR: Final = 12
# Of whom was treated later than this the result is not known yet.
_DECIDED_AFTER: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Scope:
    """Months of injections by the clinic's clock, an area, version, clinician; None is all.

    `months`: how many from that one on, 1, a quarter's 3 or a year's 12. `protocol`: the name of
    the version's protocol, where it is to be read.
    """

    month: date | None = None
    area: Area | None = None
    version: int | None = None
    clinician: str | None = None
    protocol: str = ""
    months: int = 1

    @classmethod
    def read(cls, month: str, area: str, version: str, clinician: str = _ALL) -> Self:
        """The scope of a button; raises `ValueError` for what no button of ours carries."""
        first, months = _months_of(month)
        return cls(
            first,
            None if area == _ALL else Area(area),
            None if version == _ALL else int(version),
            None if clinician == _ALL else clinician,
            months=months,
        )

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """The same as the data of a button."""
        return (
            _ALL if self.month is None else _named(self.month, self.months),
            self.area or _ALL,
            _ALL if self.version is None else str(self.version),
            self.clinician or _ALL,
        )

    @property
    def name(self) -> str:
        """The same as part of the name of a file, and in the audit log."""
        given = [part for part in self.parts if part != _ALL]
        return "-".join(given) or "all"

    def wanted(self, clinic: Clinic) -> Wanted:
        """The same as the database is asked for it."""
        if self.month is None:
            return Wanted(None, None, self.area, self.version, self.clinician)
        end = after(self.month, self.months)
        since, until = (_first_moment(each, clinic) for each in (self.month, end))
        return Wanted(since, until, self.area, self.version, self.clinician)

    def period(self, runtime: Runtime, language: str) -> str:
        """Its month, or the first and the last one, in words."""
        if self.month is None:
            return runtime.texts.say("report_all_time", language)
        ends = (self.month, before(after(self.month, self.months)))
        return " \N{EN DASH} ".join(dict.fromkeys(dates.month(each, language) for each in ends))

    def words(self, runtime: Runtime, language: str) -> str:
        """Its area and version in words."""
        say = runtime.texts.say
        area = (
            say("report_all_areas", language)
            if self.area is None
            else _begin(say(f"area_{self.area}", language))
        )
        version = (
            say("report_all_versions", language)
            if self.version is None
            else say("report_version", language, name=self.protocol, number=self.version)
        )
        if self.clinician is not None:
            version += f", {say('report_clinician', language, clinician=self.clinician)}"
        return say("report_scope", language, area=area, version=version)

    def with_next_area(self) -> Scope:
        """The same of the next area; after the last of them all."""
        return replace(self, area=_next_of((None, *Area), self.area))

    def with_next_version(self, published: Iterable[int]) -> Scope:
        """The same of the next published version; after the newest of them all."""
        return replace(self, version=_next_of((None, *published), self.version))

    def with_next_clinician(self, codes: Sequence[str]) -> Scope:
        """The same of the next clinician; after the last of them all."""
        return replace(self, clinician=_next_of((None, *codes), self.clinician))


def _named(month: date, months: int) -> str:
    """Like "2026-07", "2026-Q3" or "2026"."""
    if months == _QUARTER:
        return f"{month:%Y}-Q{(month.month + 2) // _QUARTER}"
    return f"{month:%Y-%m}" if months == 1 else f"{month:%Y}"


def _months_of(name: str) -> tuple[date | None, int]:
    """What `_named` has named; raises `ValueError`."""
    if name == _ALL:
        return None, 1
    year, _, part = name.partition("-")
    if not part:
        return date(int(year), 1, 1), _YEAR
    if part.startswith("Q"):
        return date(int(year), _QUARTER * int(part[1:]) - 2, 1), _QUARTER
    return date.fromisoformat(f"{name}-01"), 1


def _next_of(every: tuple[_Value, ...], value: _Value) -> _Value:
    place = every.index(value) if value in every else -1
    return every[(place + 1) % len(every)]


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _first_moment(day: date, clinic: Clinic) -> datetime:
    return datetime(day.year, day.month, 1, tzinfo=clinic.zone)


def month_of(at: datetime, clinic: Clinic) -> date:
    """The month of a moment by the clinic's clock, as its first day."""
    return at.astimezone(clinic.zone).date().replace(day=1)


def after(month: date, months: int = 1) -> date:
    """The month so many later."""
    for _ in range(months):
        month = (month + timedelta(days=31)).replace(day=1)
    return month


def before(month: date) -> date:
    """The month before."""
    return (month - timedelta(days=1)).replace(day=1)


def usual_month(now: datetime, first: date, last: date, clinic: Clinic) -> date:
    """The newest month of which most is known, among those in which anybody was treated."""
    return min(max(month_of(now - _DECIDED_AFTER, clinic), first), last)
