"""Outlines: of many follow-ups only what a report counts, so that it takes no longer than it must.

A follow-up's check-ins come as one line of text, since most lines have been read before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import String, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.answers import Question
from bot.domain.figures import PHONE, Contact, FollowUp, Raised, Visit
from bot.domain.ledger import Area, CheckInState, EpisodeState
from bot.domain.protocol import Protocol
from bot.domain.relief import Level, Outcome
from bot.domain.visits import Kept
from bot.storage import figures
from bot.storage.figures import TAPPED, Place, Wanted
from bot.storage.tables.columns import any_of
from bot.storage.tables.followups import Answer, BookedVisit, CheckIn, Episode
from bot.storage.tables.people import Patient

_PART, _FIELD = "|", ","
# No report asks when a check-in was due.
_SOME_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)
_EPISODES: Final = select(
    Episode.id,
    Episode.patient_id,
    Episode.injected_at,
    Episode.alternatives_at.label("told_at"),
    Episode.version,
    Episode.procedure,
    Episode.area,
    Episode.state,
    Episode.baseline,
    Episode.bedside,
    Episode.outcome,
    Episode.beneath,
).join(Patient, Patient.id == Episode.patient_id)
# The first columns name what is read with them; the others are an outline's own, in its order.
_NAMED: Final = 4
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
        & Answer.question.in_([question.value for question in TAPPED]),
    )
    .where(any_of(CheckIn.episode_id, "episodes"))
    .group_by(CheckIn.id)
    .subquery()
)


def _line() -> Any:
    """Position, state, level, whether by phone, and score of each check-in, in no order."""
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
    return func.aggregate_strings(line, _PART)


_LINES: Final = select(_ANSWERED.c.episode_id, _line()).group_by(_ANSWERED.c.episode_id)
_VISITS: Final = select(BookedVisit.episode_id, BookedVisit.kept).where(
    any_of(BookedVisit.episode_id, "episodes")
)


class Outline(NamedTuple):
    """All of a follow-up that a report counts; those of many are the same.

    `line`: its check-ins, see above; `alerts`: with the spans between their times only.
    """

    version: int
    procedure: str
    area: Area
    state: EpisodeState
    baseline: int | None
    bedside: int | None
    outcome: Outcome | None
    beneath: str | None
    is_told: bool
    line: str
    alerts: tuple[Raised, ...]
    visits: tuple[Kept | None, ...]

    def follow_up(self, protocol: Protocol) -> FollowUp:
        """The same as a report counts it; its keys and times say nothing."""
        return FollowUp(
            key="",
            patient="",
            version=self.version,
            protocol=protocol,
            procedure=self.procedure,
            area=self.area,
            injected_at=_SOME_TIME,
            state=self.state,
            baseline=self.baseline,
            at_once=self.bedside,
            outcome=self.outcome,
            beneath=None if self.beneath is None else Outcome(self.beneath),
            told_at=_SOME_TIME if self.is_told else None,
            contacts=_contacts(self.line),
            alerts=self.alerts,
            visits=tuple(Visit(kept=each) for each in self.visits),
        )


async def read(
    session: AsyncSession,
    wanted: Wanted,
    after: Place | None,
    limit: int,
    give_way: Callable[[], Awaitable[None]],
) -> tuple[list[Outline], Place | None]:
    """So many at most, as `figures.read` reads them, giving way to others in between."""
    rows, last = await figures.slice_of(session, _EPISODES, wanted, after, limit)
    ids = {"episodes": [row.id for row in rows]}
    await give_way()
    lines = {row[0]: row[1] for row in await session.execute(_LINES, ids)}
    await give_way()
    booked: dict[str, list[Kept | None]] = defaultdict(list)
    for episode_id, kept in await session.execute(_VISITS, ids):
        booked[episode_id].append(kept)
    alerts = await figures.alerts_of(session, {row.patient_id for row in rows})
    found = [
        Outline._make(
            (
                *row[_NAMED:],
                row.told_at is not None,
                lines.get(row.id, ""),
                tuple(map(_spans, alerts[row.id])) if row.id in alerts else (),
                tuple(booked[row.id]) if row.id in booked else (),
            )
        )
        for row in rows
    ]
    return found, last


def _spans(alert: Raised) -> Raised:
    """The same with another beginning, so that equal ones are equal."""
    taken = None if alert.taken_at is None else _SOME_TIME + (alert.taken_at - alert.raised_at)
    closed = None if alert.closed_at is None else _SOME_TIME
    return replace(alert, raised_at=_SOME_TIME, taken_at=taken, closed_at=closed)


@lru_cache(maxsize=10_000)
def _contacts(line: str) -> tuple[Contact, ...]:
    """The check-ins of such a line, in order."""
    every = [each.split(_FIELD) for each in line.split(_PART) if each]
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
