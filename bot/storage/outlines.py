"""Outlines: of many follow-ups only what a report counts, so that it takes no longer than it must.

A follow-up's check-ins come as one line of text, since most lines have been read before.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import String, bindparam, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.answers import Question
from bot.domain.figures import PHONE, Contact, FollowUp, Visit
from bot.domain.ledger import CheckInState
from bot.domain.relief import Level
from bot.storage import figures, protocols
from bot.storage.figures import TAPPED, Place, Wanted
from bot.storage.tables.followups import Answer, BookedVisit, CheckIn, Episode
from bot.storage.tables.people import Patient

_PART, _FIELD = "|", ","
# No report asks when a check-in was due.
_SOME_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)
_EPISODES: Final = select(
    Episode.id,
    Episode.patient_id,
    Episode.version,
    Episode.procedure,
    Episode.area,
    Episode.injected_at,
    Episode.baseline,
    Episode.bedside,
    Episode.state,
    Episode.outcome,
    Episode.beneath,
    Episode.alternatives_at,
).join(Patient, Patient.id == Episode.patient_id)
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
    .where(CheckIn.episode_id.in_(bindparam("episodes", expanding=True)))
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
    BookedVisit.episode_id.in_(bindparam("episodes", expanding=True))
)


async def read(
    session: AsyncSession, wanted: Wanted, after: Place | None, limit: int
) -> tuple[list[FollowUp], Place | None]:
    """As `figures.read`, with nothing in them that no report counts: no keys, no times."""
    rows, last = await figures.slice_of(session, _EPISODES, wanted, after, limit)
    ids = [row.id for row in rows]
    lines: dict[str, str] = {}
    for episode_id, line in await session.execute(_LINES, {"episodes": ids}):
        lines[episode_id] = line
    booked: dict[str, list[Visit]] = defaultdict(list)
    for episode_id, kept in await session.execute(_VISITS, {"episodes": ids}):
        booked[episode_id].append(Visit(kept=kept))
    alerts = await figures.alerts_of(session, {row.patient_id for row in rows})
    known = {
        each: await protocols.version(session, each) for each in {row.version for row in rows}
    }
    found = [
        FollowUp(
            key="",
            patient="",
            version=row.version,
            protocol=known[row.version],
            procedure=row.procedure,
            area=row.area,
            injected_at=row.injected_at,
            state=row.state,
            baseline=row.baseline,
            at_once=row.bedside,
            outcome=row.outcome,
            beneath=row.beneath,
            told_at=row.alternatives_at,
            contacts=_contacts(lines.get(row.id, "")),
            alerts=tuple(alerts[row.id]),
            visits=tuple(booked[row.id]),
        )
        for row in rows
    ]
    return found, last


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
