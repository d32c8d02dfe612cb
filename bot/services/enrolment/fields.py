"""What is told of an injection when it is enrolled: how each field is read and said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import BotError
from bot.domain.ledger import Area, Side
from bot.domain.protocol import Unit
from bot.services.enrolment.rules import Moment, is_near, read_when
from bot.services.messaging.readers import StaffTurn
from bot.storage import facts
from bot.storage.tables.followups import Episode
from bot.texts import dates
from bot.words.folding import fold
from bot.words.identity import read_birth_year, read_reference, reference_named
from bot.words.languages import LEXICONS
from bot.words.numbers import whole_score

# What is asked only where an admin wants it.
OPTIONAL: Final = ("clinician", "side", "level")
# Which of them are asked.
_ASKED: Final = "enrol_fields"
# A value that was not asked for, or is not known.
SKIP: Final = "skip"
_AROUND: Final = " .,;:!"
_NOTHING: Final = frozenset({SKIP, "", "-", "?"})
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{0,5}", re.IGNORECASE | re.ASCII)
_LEVEL: Final = re.compile(
    r"(?:C[1-8]|T(?:1[0-2]|[1-9])|L[1-6]|S[1-5])(?:[-/](?:[CTLS]?1[0-2]|[CTLS]?[1-9]))?",
    re.IGNORECASE | re.ASCII,
)


class UnreadError(BotError):
    """A value that cannot be used; the text under `key` says why.

    `whens`: the morning and the afternoon, where a time could be either.
    """

    def __init__(self, key: str, *, whens: tuple[datetime, ...] = (), **values: object) -> None:
        super().__init__(key)
        self.key, self.whens, self.values = key, whens, values


def in_words(turn: StaffTurn, value: object) -> object:
    """What an `UnreadError` names, as its reader says it."""
    if isinstance(value, datetime):
        return turn.short_moment(value)
    if isinstance(value, timedelta):
        return dates.span(value.days, Unit.DAYS.value, turn.language)
    return value


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is told of an injection, kept under its name as JSON can keep it.

    `read` raises `UnreadError`; `said`: a value in words.
    """

    name: str
    read: Callable[[Moment, str], Any]
    said: Callable[[StaffTurn, Any], str]


def _reference(_: Moment, text: str) -> str:
    reference = read_reference(text) or reference_named(text)
    if reference is None:
        raise UnreadError("enroll_ref_bad")
    return reference


def _year(moment: Moment, text: str) -> int:
    year = read_birth_year(text, this_year=moment.now.year)
    if year is None:
        raise UnreadError("enroll_birth_year_bad")
    return year


def _area(_: Moment, text: str) -> str:
    area = area_named(text)
    if area is None:
        raise UnreadError("enroll_area_bad")
    return area


def area_named(text: str) -> str | None:
    """The area that a text names, as it is stored or as people call it."""
    return text if text in set(Area) else _meant(_names_of("areas"), text)


def _when(moment: Moment, text: str) -> str:
    whens = read_when(moment, text)
    if not whens:
        raise UnreadError("enroll_when_bad")
    if len(whens) > 1:
        raise UnreadError("move_when_half", whens=whens)
    return nearby(moment, whens[0])


def nearby(moment: Moment, when: datetime) -> str:
    """A time that can be followed up, as it is kept; raises `UnreadError` for one too far away."""
    if not is_near(moment, when):
        raise UnreadError("enroll_when_far", when=when, longest_ago=moment.protocol.longest_ago)
    return when.isoformat()


def _score(_: Moment, text: str) -> int | None:
    if text in _NOTHING:
        return None
    score = whole_score(text)
    if score is None:
        raise UnreadError("enroll_baseline_bad")
    return score


def is_early(moment: Moment, values: Mapping[str, Any]) -> bool:
    """Whether pain is told of after an injection that is still to come."""
    is_told = values.get("bedside") is not None and "when" in values
    return is_told and datetime.fromisoformat(values["when"]) > moment.now


def _clinician(_: Moment, text: str) -> str | None:
    if text in _NOTHING:
        return None
    if not _CODE.fullmatch(text):
        raise UnreadError("enroll_clinician_bad")
    return text.upper()


def _side(_: Moment, text: str) -> str | None:
    if text in _NOTHING:
        return None
    side = text if text in set(Side) else _meant(_names_of("sides"), text)
    if side is None:
        raise UnreadError("enroll_side_bad")
    return side


def _level(_: Moment, text: str) -> str | None:
    if text in _NOTHING:
        return None
    if not _LEVEL.fullmatch(text):
        raise UnreadError("enroll_level_bad")
    return text.upper().replace("/", "-")


@cache
def _names_of(what: str) -> Mapping[str, str]:
    """The values of a field by what people call them, in any language."""
    every = (getattr(lexicon, what) for lexicon in LEXICONS)
    return {name: value.value for each in every for value, names in each.items() for name in names}


def _meant(names: Mapping[str, str], text: str) -> str | None:
    return names.get(" ".join(fold(text).strip(_AROUND).split()))


def areas() -> Mapping[str, str]:
    """Each area by what it is called, in any language."""
    return _names_of("areas")


def sides() -> Mapping[str, str]:
    """Each side by what it is called."""
    return _names_of("sides")


def is_level(text: str) -> bool:
    """Whether a word says at which level of the spine an injection was."""
    return _LEVEL.fullmatch(text) is not None


def _as_it_is(turn: StaffTurn, value: Any) -> str:
    return turn.text("not_known") if value is None else str(value)


def _said_area(turn: StaffTurn, value: Any) -> str:
    return turn.text(f"area_{value}")


def _said_side(turn: StaffTurn, value: Any) -> str:
    return turn.text("not_known") if value is None else turn.text(f"side_{value}")


def _said_when(turn: StaffTurn, value: Any) -> str:
    return turn.short_moment(datetime.fromisoformat(value))


FIELDS: Final = {
    each.name: each
    for each in (
        Field("ref", _reference, _as_it_is),
        Field("year", _year, _as_it_is),
        Field("area", _area, _said_area),
        Field("clinician", _clinician, _as_it_is),
        Field("side", _side, _said_side),
        Field("level", _level, _as_it_is),
        Field("when", _when, _said_when),
        Field("baseline", _score, _as_it_is),
        Field("bedside", _score, _as_it_is),
    )
}


async def asked_fields(session: AsyncSession) -> list[str]:
    """The optional fields that an admin wants to be asked, in their order."""
    kept = (await facts.read(session, _ASKED) or "").split(",")
    return [each for each in OPTIONAL if each in kept]


async def ask_for(session: AsyncSession, names: Iterable[str]) -> None:
    """Ask for these optional fields from now on, and for no others."""
    await facts.write(session, _ASKED, ",".join(names))


def told(turn: StaffTurn, episode: Episode) -> list[str]:
    """The optional fields of an injection in one line, as far as they were asked."""
    labels = dict(turn.work.texts.buttons("enroll_change", turn.language))
    given = {name: getattr(episode, name) for name in OPTIONAL}
    known = [
        f"{labels[name]}: {FIELDS[name].said(turn, value)}"
        for name, value in given.items()
        if value is not None
    ]
    return [", ".join(known)] if known else []
