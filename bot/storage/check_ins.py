"""Check-ins and their answers: what is due, open, answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import ScalarSelect, Select, and_, bindparam, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from bot.domain.answers import Question
from bot.domain.ledger import Area, CheckInState, PatientState, Reason
from bot.storage.tables.columns import among, any_of
from bot.storage.tables.followups import (
    Answer,
    CheckIn,
    Episode,
)
from bot.storage.tables.people import Patient, counted


async def of_episode(session: AsyncSession, episode_id: str) -> Sequence[CheckIn]:
    """The check-ins of an episode in order, without those that fell away."""
    statement = select(CheckIn).where(CheckIn.episode_id == episode_id, CheckIn.of_version == 0)
    return (await session.scalars(statement.order_by(CheckIn.position))).all()


_WENT_OUT: Final = frozenset({CheckInState.OPEN, CheckInState.ANSWERED, CheckInState.MISSED})


def _by(time: InstrumentedAttribute[Any]) -> Select[str]:
    """The first whose time has come, built once: it is asked for as long as a bot lives."""
    found = select(CheckIn.id).where(time <= bindparam("now"))
    return found.order_by(time).limit(bindparam("limit"))


_IS_PLANNED: Final = among(CheckIn.state, CheckInState.PLANNED)
_DUE: Final = _by(CheckIn.look_at).where(_IS_PLANNED)
_NEXT_LOOK: Final = select(func.min(CheckIn.look_at)).where(_IS_PLANNED)
_TO_REMIND: Final = _by(CheckIn.remind_at)
_TO_WIND_UP: Final = union_all(
    *(select(_by(column).subquery().c.id) for column in (CheckIn.reply_at, CheckIn.closes_at))
)


async def due(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Planned check-ins that a job must look at by now, the oldest first."""
    return (await session.scalars(_DUE, {"now": now, "limit": limit})).all()


async def next_look_at(session: AsyncSession) -> datetime | None:
    """When the next planned check-in is due."""
    return await session.scalar(_NEXT_LOOK)


async def to_remind(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Open check-ins whose reminder is due."""
    return (await session.scalars(_TO_REMIND, {"now": now, "limit": limit})).all()


async def to_wind_up(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Check-ins to which a reply is owed although a question was left open, or that close by now.

    Those to be replied to come first.
    """
    found = await session.scalars(_TO_WIND_UP, {"now": now, "limit": limit})
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Coming:
    """A check-in that will go out: of whom, by which version, and of which of several areas."""

    check_in: CheckIn
    patient: Patient
    version: int
    area: Area | None


async def next_due(session: AsyncSession, limit: int) -> Sequence[Coming]:
    """The next check-ins that will go out; tests left out."""
    return [Coming(*row) for row in await session.execute(_next_due(limit))]


@cache
def _next_due(limit: int) -> Select[CheckIn, Patient, int, Area]:
    return (
        select(CheckIn, Patient, Episode.version, area_of_several(CheckIn.id))
        .join(Episode, Episode.id == CheckIn.episode_id)
        .join(Patient, Patient.id == Episode.patient_id)
        .where(
            among(CheckIn.state, CheckInState.PLANNED),
            Patient.state == PatientState.ACTIVE,
            counted(),
        )
        .order_by(CheckIn.look_at)
        .limit(limit)
    )


async def open_of_patient(session: AsyncSession, patient_id: str) -> Sequence[CheckIn]:
    """A patient's check-ins that were sent and not closed, the latest first."""
    statement = (
        select(CheckIn)
        .join(Episode, Episode.id == CheckIn.episode_id)
        .where(Episode.patient_id == patient_id, CheckIn.closes_at.is_not(None))
        .order_by(CheckIn.opened_at.desc())
    )
    return (await session.scalars(statement)).all()


async def planned_of_patient(session: AsyncSession, patient_id: str) -> Sequence[CheckIn]:
    """A patient's check-ins that are still to come, the next first."""
    statement = (
        select(CheckIn)
        .join(Episode, Episode.id == CheckIn.episode_id)
        .where(Episode.patient_id == patient_id, among(CheckIn.state, CheckInState.PLANNED))
        .order_by(CheckIn.due_at)
    )
    return (await session.scalars(statement)).all()


_ANSWERS: Final = select(Answer).where(
    Answer.check_in_id == bindparam("check_in_id"), Answer.superseded_at.is_(None)
)


async def answers(session: AsyncSession, check_in_id: str) -> dict[str, Answer]:
    """The current answer to each question of a check-in, by question."""
    given = await session.scalars(_ANSWERS, {"check_in_id": check_in_id})
    return {answer.question: answer for answer in given}


def area_of_several(check_in_id: InstrumentedAttribute[Any]) -> ScalarSelect[Area]:
    """The area of a check-in's injection, as a column; null when the patient has had no other."""
    own, other, check_in = aliased(Episode), aliased(Episode), aliased(CheckIn)
    has_other = exists().where(other.patient_id == own.patient_id, other.id != own.id)
    statement = select(own.area).join(check_in, check_in.episode_id == own.id)
    of_this = statement.where(check_in.id == check_in_id, has_other)
    return of_this.correlate(check_in_id.class_).scalar_subquery()


async def area_if_several(session: AsyncSession, check_in_id: str) -> Area | None:
    """The area of this check-in's injection; None when the patient has had no other."""
    statement = select(area_of_several(CheckIn.id)).where(CheckIn.id == check_in_id)
    return await session.scalar(statement)


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of one follow-up: before the injection, then each that was answered."""

    check_ins: frozenset[str]
    before: int | None
    scores: tuple[int, ...]
    is_marked: bool


_IS_SCORE: Final = and_(
    Answer.check_in_id == CheckIn.id,
    Answer.question == Question.PAIN,
    Answer.superseded_at.is_(None),
)
_OF_PATIENTS: Final = (
    select(Episode.id, Episode.patient_id, Episode.baseline, Episode.marks)
    .where(any_of(Episode.patient_id, "patients"))
    .order_by(Episode.created_at, Episode.id)
)
# Apart from the follow-ups: joined, a small table of check-ins is read whole.
_SCORES: Final = (
    select(CheckIn.episode_id, CheckIn.id, Answer.id.is_not(None), Answer.value)
    .outerjoin(Answer, _IS_SCORE)
    .where(any_of(CheckIn.episode_id, "episodes"))
    .order_by(CheckIn.position)
)


async def scores_of(session: AsyncSession, patient_ids: Sequence[str]) -> dict[str, list[Scored]]:
    """The follow-ups of these patients, the newest last."""
    episodes = (await session.execute(_OF_PATIENTS, {"patients": patient_ids})).all()
    asked = await session.execute(_SCORES, {"episodes": [each.id for each in episodes]})
    check_ins: dict[str, list[str]] = {}
    scores: dict[str, list[int]] = {}
    for episode_id, check_in_id, is_given, value in asked:
        check_ins.setdefault(episode_id, []).append(check_in_id)
        if is_given:
            scores.setdefault(episode_id, []).append(int(value))
    found: dict[str, list[Scored]] = {}
    for episode_id, patient_id, before, marks in episodes:
        ids = frozenset(check_ins.get(episode_id, ()))
        scored = Scored(ids, before, tuple(scores.get(episode_id, ())), bool(marks))
        found.setdefault(patient_id, []).append(scored)
    return found


async def is_safe_since(session: AsyncSession, patient_id: str, since: datetime) -> bool:
    """Whether the patient said after a time that there is no warning sign, about any injection."""
    statement = (
        select(Answer.id)
        .join(CheckIn, CheckIn.id == Answer.check_in_id)
        .join(Episode, Episode.id == CheckIn.episode_id)
        .where(
            Episode.patient_id == patient_id,
            Answer.question == Question.SAFETY,
            Answer.value == "no",
            Answer.superseded_at.is_(None),
            Answer.at > since,
        )
    )
    return await session.scalar(statement.limit(1)) is not None


async def previous_value(session: AsyncSession, check_in_id: str, question: str) -> str | None:
    """The answer before the current one."""
    statement = select(Answer.value).where(
        Answer.check_in_id == check_in_id,
        Answer.question == question,
        Answer.superseded_at.is_not(None),
    )
    return await session.scalar(statement.order_by(Answer.id.desc()).limit(1))


async def is_left(session: AsyncSession, until: datetime) -> bool:
    """Whether a check-in that came due by a time has not been sent, skipped or closed yet."""
    due_ = select(CheckIn.id).where(
        among(CheckIn.state, CheckInState.PLANNED), CheckIn.due_at <= until
    )
    closing = select(CheckIn.id).where(CheckIn.closes_at <= until)
    return await session.scalar(select(or_(exists(due_), exists(closing)))) or False


async def count_outage(
    session: AsyncSession, since: datetime, until: datetime
) -> tuple[int, int, int]:
    """Of the check-ins due in a time: how many went out late, could not, are to come; no tests."""
    statement = (
        select(CheckIn.state, CheckIn.reason, func.count())
        .join(Episode, Episode.id == CheckIn.episode_id)
        .join(Patient, Patient.id == Episode.patient_id)
        .where(CheckIn.due_at > since, CheckIn.due_at <= until, counted())
        .group_by(CheckIn.state, CheckIn.reason)
    )
    sent = skipped = waiting = 0
    for state, reason, count in await session.execute(statement):
        if state in _WENT_OUT:
            sent += count
        elif state is CheckInState.PLANNED:
            waiting += count
        elif reason in {Reason.OUTAGE, Reason.NOT_DELIVERED}:
            skipped += count
    return sent, skipped, waiting
