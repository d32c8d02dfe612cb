"""Alerts: what is open, worst first, and what must be pushed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from bot.domain.alert_details import Details
from bot.domain.alerts import CALLS, LONGEST_GAP, LONGEST_WAIT, AlertKind, Section
from bot.domain.ledger import Area
from bot.domain.relief import Level
from bot.storage import check_ins
from bot.storage.tables.columns import among
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient, counted
from bot.storage.tables.staff import Alert, Staff


async def lock(session: AsyncSession, alert_id: str) -> Alert | None:
    """The alert, held until the end of the transaction: the first who takes it wins."""
    statement = select(Alert).where(Alert.id == alert_id).with_for_update()
    return await session.scalar(statement.execution_options(populate_existing=True))


async def lock_taken(session: AsyncSession, member_id: str) -> Sequence[Alert]:
    """The open alerts that a member of staff has taken, held; no tests, which nobody else sees."""
    statement = (
        select(Alert)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.taken_by == member_id, Alert.closed_at.is_(None))
        .where(counted())
        .order_by(Alert.raised_at, Alert.id)
        .with_for_update(of=Alert)
    )
    return (await session.scalars(statement)).all()


async def untaken(session: AsyncSession, patient_id: str, kind: AlertKind) -> Alert | None:
    """The newest open alert of this kind that nobody has taken yet."""
    return next(iter(await all_untaken(session, patient_id, kind)), None)


async def all_untaken(
    session: AsyncSession, patient_id: str | None, kind: AlertKind
) -> Sequence[Alert]:
    """The open alerts of this kind that nobody has taken, about a patient or about none."""
    statement = select(Alert).where(
        Alert.patient_id == patient_id,
        Alert.kind == kind,
        Alert.taken_at.is_(None),
        Alert.closed_at.is_(None),
    )
    return (await session.scalars(statement.order_by(Alert.raised_at.desc()))).all()


async def to_repeat(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Alerts that must be pushed again: untaken, put off, or taken and not closed."""
    # A time that far ahead is from before the clock was set back.
    is_urgent = and_(Alert.priority == 1, Alert.taken_at.is_(None), Alert.left_at.is_(None))
    is_due = or_(
        Alert.repeat_at <= now,
        and_(Alert.repeat_at > now + LONGEST_GAP, is_urgent),
        Alert.repeat_at > now + LONGEST_WAIT,
    )
    statement = select(Alert.id).where(is_due)
    return (await session.scalars(statement.order_by(Alert.repeat_at).limit(limit))).all()


@dataclass(frozen=True, slots=True)
class Listed:
    """An open alert for a list: whom it is about, what its taker is called.

    `area`: of the injection that it is about, where the patient has had several. `others`: of a
    row of the worklist, how many more of this patient are open.
    """

    alert: Alert
    patient: Patient | None
    taker: str | None
    area: Area | None
    others: int | None = None


async def open_ones(
    session: AsyncSession, limit: int, offset: int = 0, *, calls_only: bool = False
) -> Sequence[Listed]:
    """Open alerts, worst and oldest first, untaken before taken; no tests.

    Of the calls of one priority those come first that had no relief when they fell silent.
    """
    values = {"offset": offset, "reach": offset + limit}
    rows = await session.execute(_listing(limit, calls_only), values)
    return [Listed(*row) for row in rows]


@cache
def _listing(limit: int, calls_only: bool) -> Select[Alert, Patient, str, Area]:
    # Made once: to put it together takes longer than to ask it.
    order = [Alert.rank, Alert.raised_at] if calls_only else [Alert.raised_at]
    first = [
        _first(is_taken, calls_only, [Alert.priority, *order])
        for is_taken in (Alert.taken_at.is_(None), Alert.taken_at.is_not(None))
    ]
    return (
        select(Alert, Patient, Staff.label, check_ins.area_of_several(Alert.check_in_id))
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .outerjoin(Staff, Staff.id == Alert.taken_by)
        .where(Alert.id.in_(union_all(*first)))
        .order_by(Alert.priority, Alert.taken_at.is_not(None), *order)
        .limit(limit)
        .offset(bindparam("offset", type_=Integer()))
    )


def _first(
    is_taken: ColumnElement[bool],
    calls_only: bool,
    order: Sequence[InstrumentedAttribute[Any]],
) -> Select[str]:
    """The ids of the first, each part in the order of an index of its own: none is sorted."""
    statement = (
        select(Alert.id)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), is_taken, counted())
    )
    if calls_only:
        statement = statement.where(among(Alert.kind, *sorted(CALLS)))
    reach = bindparam("reach", type_=Integer())
    part = statement.order_by(*order).limit(reach).subquery()
    return select(part.c.id)


async def is_flood(session: AsyncSession, since: datetime, most: int) -> bool:
    """Whether more than so many alerts that are no P1 were raised since then and are open."""
    recent = select(Alert.id).where(
        Alert.raised_at > since, Alert.closed_at.is_(None), Alert.priority > 1
    )
    found = select(func.count()).select_from(recent.limit(most + 1).subquery())
    return (await session.scalar(found) or 0) > most


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one section of the worklist: how much is open and taken, since when the oldest."""

    count: int
    taken: int
    oldest: datetime


async def standing(session: AsyncSession) -> dict[int, Standing]:
    """What is open, by the section of the worklist; no tests. It reads all that is open."""
    statement = (
        select(Alert.section, func.count(), func.count(Alert.taken_at), func.min(Alert.raised_at))
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
        .group_by(Alert.section)
    )
    rows = await session.execute(statement)
    return {section: Standing(count, taken, oldest) for section, count, taken, oldest in rows}


@dataclass(frozen=True, slots=True)
class Load:
    """The same of one priority in a section."""

    section: Section
    priority: int
    count: int
    taken: int
    oldest: datetime


async def loads(session: AsyncSession) -> Sequence[Load]:
    """What is open by section and priority, worst first; no tests. It reads all that is open."""
    of = Alert.section, Alert.priority
    statement = (
        select(*of, func.count(), func.count(Alert.taken_at), func.min(Alert.raised_at))
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
        .group_by(*of)
        .order_by(*of)
    )
    return [Load(Section(row[0]), *row[1:]) for row in await session.execute(statement)]


async def count_first(session: AsyncSession) -> int:
    """How many P1 are open; no tests."""
    statement = (
        select(func.count())
        .select_from(Alert)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.section == Section.CALL_NOW, Alert.priority == 1)
        .where(Alert.closed_at.is_(None), counted())
    )
    return await session.scalar(statement) or 0


_ORDER: Final = ("priority", "rank", "raised_at", "id")


async def worklist(
    session: AsyncSession, limit: int, offset: int = 0, member_id: str | None = None
) -> Sequence[Listed]:
    """Whom to see to: of each patient the first open alert, by the worklist's order; no tests.

    Of a section what nobody has taken comes first, in a patient's row too. What is about no
    patient stands by itself. `member_id`: only what this member has taken.
    """
    statement = _worklist(limit, member_id is not None)
    values = {"offset": offset, "reach": offset + limit, "member": member_id}
    return [Listed(*row) for row in await session.execute(statement, values)]


@cache
def _worklist(limit: int, is_mine: bool) -> Select[Alert, Patient, str, Area, int]:
    # Made once: to put it together takes longer than to ask it.
    of_same = aliased(Alert)
    others = (
        select(func.count() - 1)
        .where(of_same.patient_id == Alert.patient_id, of_same.closed_at.is_(None))
        .correlate(Alert)
        .scalar_subquery()
    )
    parts = (True,) if is_mine else (False, True)
    ids = union_all(*(_first_of_patients(is_mine, is_taken=each) for each in parts)).subquery()
    return (
        select(Alert, Patient, Staff.label, check_ins.area_of_several(Alert.check_in_id), others)
        .select_from(ids)
        .join(Alert, Alert.id == ids.c.id)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .outerjoin(Staff, Staff.id == Alert.taken_by)
        .order_by(Alert.section, Alert.taken_at.is_not(None), *_ordered(Alert))
        .limit(limit)
        .offset(bindparam("offset", type_=Integer()))
    )


def _first_of_patients(is_mine: bool, *, is_taken: bool) -> Select[str]:
    """The ids of the first rows, of those that are taken or not, in the order of an index."""
    of_same, member = aliased(Alert), bindparam("member", type_=String())
    first = (
        select(of_same.id)
        .where(of_same.patient_id == Alert.patient_id, of_same.closed_at.is_(None))
        .order_by(of_same.section, of_same.taken_at.is_not(None), *_ordered(of_same))
        .limit(1)
        .correlate(Alert)
    )
    if is_mine:
        first = first.where(of_same.taken_by == member)
    part = (
        select(Alert.id)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
        .where(Alert.taken_at.is_not(None) if is_taken else Alert.taken_at.is_(None))
        .where(or_(Alert.patient_id.is_(None), Alert.id == first.scalar_subquery()))
        .where(*([Alert.taken_by == member] if is_mine else []))
        .order_by(Alert.section, *_ordered(Alert))
        .limit(bindparam("reach", type_=Integer()))
        .subquery()
    )
    return select(part.c.id)


def _ordered(of: type[Alert]) -> list[InstrumentedAttribute[Any]]:
    return [getattr(of, name) for name in _ORDER]


async def is_any_open(session: AsyncSession, kind: AlertKind) -> bool:
    """Whether an alert of this kind is open, about any patient; no tests."""
    statement = select(Alert.id).outerjoin(Patient, Patient.id == Alert.patient_id)
    statement = statement.where(Alert.kind == kind, Alert.closed_at.is_(None), counted())
    return await session.scalar(statement.limit(1)) is not None


async def all_open(session: AsyncSession, kind: AlertKind) -> Sequence[Alert]:
    """The open alerts of this kind."""
    statement = select(Alert).where(Alert.kind == kind, Alert.closed_at.is_(None))
    return (await session.scalars(statement)).all()


async def was_in_pain(session: AsyncSession, check_in: CheckIn) -> bool:
    """Whether the follow-up's last answer until now was no relief or worse."""
    statement = select(CheckIn.level).where(
        CheckIn.episode_id == check_in.episode_id, CheckIn.level.is_not(None)
    )
    level = await session.scalar(statement.order_by(CheckIn.position.desc()).limit(1))
    return level in {Level.NONE, Level.WORSE}


async def of_patient(session: AsyncSession, patient_id: str) -> Sequence[Alert]:
    """A patient's alerts, newest first."""
    statement = select(Alert).where(Alert.patient_id == patient_id)
    return (await session.scalars(statement.order_by(Alert.raised_at.desc()))).all()


async def open_of_kind(session: AsyncSession, patient_id: str, kind: AlertKind) -> Alert | None:
    """A patient's open alert of this kind."""
    statement = select(Alert).where(
        Alert.patient_id == patient_id, Alert.kind == kind, Alert.closed_at.is_(None)
    )
    return await session.scalar(statement.limit(1))


async def is_open(session: AsyncSession, about: Details) -> bool:
    """Whether an alert that is about just this, and about no patient, is not closed yet."""
    statement = select(Alert).where(
        Alert.kind == about.kind, Alert.patient_id.is_(None), Alert.closed_at.is_(None)
    )
    return any(each.about == about for each in await session.scalars(statement))
