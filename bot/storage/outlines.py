"""Outlines: of many follow-ups only what a report counts, so that it takes no longer than it must.

The database counts those that are the same in all of it; their check-ins are one line of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import String, case, cast, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.answers import Question
from bot.domain.figures import PHONE, Contact, FollowUp, Raised, Visit
from bot.domain.ledger import Area, CheckInState, EpisodeState
from bot.domain.protocol import Protocol
from bot.domain.relief import Level, Outcome
from bot.domain.visits import Kept
from bot.storage import figures
from bot.storage.figures import Place, Wanted
from bot.storage.tables.columns import any_of
from bot.storage.tables.followups import Answer, BookedVisit, CheckIn, Episode
from bot.storage.tables.people import Patient

_PART, _FIELD = "|", ","
# No report asks when a check-in was due.
_SOME_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)
_PLACES: Final = select(Episode.id, Episode.patient_id, Episode.injected_at).join(
    Patient, Patient.id == Episode.patient_id
)
# In the order of the index that finds them: no line differs from another by its order alone.
_ANSWERED: Final = (
    select(
        CheckIn.episode_id,
        CheckIn.position,
        CheckIn.state,
        CheckIn.level,
        func.max(case((Answer.by_phone, 1), else_=0)).label("by_phone"),
        func.max(case((Answer.question == Question.PAIN.value, Answer.value))).label("score"),
    )
    .outerjoin(
        Answer,
        (Answer.check_in_id == CheckIn.id)
        & Answer.superseded_at.is_(None)
        & (Answer.question != Question.NOTE.value),
    )
    # What fell away when the protocol changed counts for nothing.
    .where(any_of(CheckIn.episode_id, "episodes"), CheckIn.of_version == 0)
    .group_by(CheckIn.episode_id, CheckIn.position, CheckIn.id)
    .subquery()
)


def _line() -> Any:
    """Position, state, level, whether by phone, and score of each check-in."""
    of = _ANSWERED.c
    fields = [
        cast(of.position, String),
        cast(of.state, String),
        func.coalesce(cast(of.level, String), ""),
        cast(of.by_phone, String),
        func.coalesce(of.score, ""),
    ]
    line = fields[0]
    for each in fields[1:]:
        line = line + _FIELD + each
    return func.aggregate_strings(line, _PART).label("line")


_LINES: Final = select(_ANSWERED.c.episode_id, _line()).group_by(_ANSWERED.c.episode_id).subquery()
_KEPT: Final = (
    select(
        BookedVisit.episode_id,
        func.aggregate_strings(func.coalesce(cast(BookedVisit.kept, String), ""), _FIELD).label(
            "kept"
        ),
    )
    .where(any_of(BookedVisit.episode_id, "episodes"))
    .group_by(BookedVisit.episode_id)
    .subquery()
)
_SAME: Final = (
    Episode.version,
    Episode.procedure,
    type_coerce(Episode.area, String).label("area"),
    type_coerce(Episode.state, String).label("state"),
    Episode.baseline,
    Episode.bedside,
    type_coerce(Episode.outcome, String).label("outcome"),
    Episode.beneath,
    Episode.alternatives_at.is_not(None).label("is_told"),
    _LINES.c.line,
    _KEPT.c.kept,
)
_OUTLINES: Final = (
    select(*_SAME, func.count())
    .outerjoin(_LINES, _LINES.c.episode_id == Episode.id)
    .outerjoin(_KEPT, _KEPT.c.episode_id == Episode.id)
    .where(any_of(Episode.id, "episodes"))
    .group_by(*_SAME)
)


class Outline(NamedTuple):
    """All of a follow-up that a report counts but its alerts; those of many are the same.

    `line`: its check-ins, see above; `kept`: what came of each visit, nothing where nobody has
    said; both None where there are none.
    """

    version: int
    procedure: str
    area: str
    state: str
    baseline: int | None
    bedside: int | None
    outcome: str | None
    beneath: str | None
    is_told: bool
    line: str | None
    kept: str | None

    def follow_up(self, protocol: Protocol) -> FollowUp:
        """The same as a report counts it; its keys and times say nothing."""
        return FollowUp(
            key="",
            patient="",
            version=self.version,
            protocol=protocol,
            procedure=self.procedure,
            area=Area(self.area),
            injected_at=_SOME_TIME,
            state=EpisodeState(self.state),
            baseline=self.baseline,
            at_once=self.bedside,
            outcome=None if self.outcome is None else Outcome(self.outcome),
            beneath=None if self.beneath is None else Outcome(self.beneath),
            told_at=_SOME_TIME if self.is_told else None,
            contacts=() if self.line is None else _contacts(self.line),
            visits=() if self.kept is None else _visits(self.kept),
        )


async def read(
    session: AsyncSession,
    wanted: Wanted,
    after: Place | None,
    limit: int,
    give_way: Callable[[], Awaitable[None]],
) -> tuple[Counter[Outline], list[Raised], Place | None]:
    """The outlines of so many at most, and their alerts, giving way to others in between.

    With them the place of the last one, as `figures.read` has it.
    """
    rows, last = await figures.slice_of(session, _PLACES, wanted, after, limit)
    ids = dict.fromkeys(row.id for row in rows)
    await give_way()
    connection = await session.connection()
    found = Counter[Outline]()
    for *outline, times in await connection.execute(_OUTLINES, {"episodes": list(ids)}):
        found[Outline._make(outline)] += times
    await give_way()
    alerts = await figures.alerts_of(session, {row.patient_id for row in rows})
    # A patient's other follow-ups are read with their own.
    return found, [each for key, raised in alerts.items() if key in ids for each in raised], last


def _contacts(line: str) -> tuple[Contact, ...]:
    """The check-ins of such a line, in order."""
    every = [each.split(_FIELD) for each in line.split(_PART)]
    found = [
        Contact(
            position=int(position),
            due_at=_SOME_TIME,
            state=CheckInState(state),
            level=Level(level) if level else None,
            values={Question.PAIN.value: score} if score else {},
            answered_by=PHONE if by_phone == "1" else None,
        )
        for position, state, level, by_phone, score in every
    ]
    return tuple(sorted(found, key=lambda each: each.position))


def _visits(kept: str) -> tuple[Visit, ...]:
    return tuple(Visit(kept=Kept(each) if each else None) for each in kept.split(_FIELD))
