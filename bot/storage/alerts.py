"""Alerts: what is open, worst first, and what must be pushed again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.alerts import CALLS, LONGEST_GAP, AlertKind
from bot.domain.relief import Level
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient, counted
from bot.storage.tables.staff import Alert


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
    """An open alert of this kind that nobody has taken yet."""
    statement = select(Alert).where(
        Alert.patient_id == patient_id,
        Alert.kind == kind,
        Alert.taken_at.is_(None),
        Alert.closed_at.is_(None),
    )
    return await session.scalar(statement.limit(1))


async def to_repeat(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Alerts that nobody has taken and that must be pushed again."""
    # A time that far ahead is from before the clock was set back.
    is_due = or_(Alert.repeat_at <= now, Alert.repeat_at > now + LONGEST_GAP)
    statement = select(Alert.id).where(is_due)
    return (await session.scalars(statement.order_by(Alert.repeat_at).limit(limit))).all()


async def open_ones(
    session: AsyncSession, limit: int, *, calls_only: bool = False
) -> Sequence[tuple[Alert, Patient | None]]:
    """Open alerts with their patients, worst and oldest first, untaken before taken; no tests.

    Of the calls of one priority those come first that had no relief when they fell silent.
    """
    statement = (
        select(Alert, Patient)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
        .order_by(Alert.priority, Alert.taken_at.is_not(None))
        .limit(limit)
    )
    if calls_only:
        statement = statement.where(Alert.kind.in_(CALLS)).order_by(_fell_silent_in_pain())
    statement = statement.order_by(Alert.raised_at)
    return [(alert, patient) for alert, patient in await session.execute(statement)]


def _fell_silent_in_pain() -> ColumnElement[int]:
    """0 where nothing came after an answer of no relief or worse, else 1."""
    silent, answered = aliased(CheckIn), aliased(CheckIn)
    last_level = (
        select(answered.level)
        .join(silent, silent.episode_id == answered.episode_id)
        .where(silent.id == Alert.check_in_id, answered.level.is_not(None))
        .order_by(answered.position.desc())
        .limit(1)
        .correlate(Alert)
        .scalar_subquery()
    )
    is_silent = Alert.kind.in_((AlertKind.NO_ANSWER, AlertKind.SEND_FAILED))
    return case((and_(is_silent, last_level.in_((Level.NONE, Level.WORSE))), 0), else_=1)


async def count_open(session: AsyncSession, *, calls_only: bool = False) -> int:
    """How many alerts are open; tests left out."""
    statement = (
        select(func.count())
        .select_from(Alert)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
    )
    if calls_only:
        statement = statement.where(Alert.kind.in_(CALLS))
    return await session.scalar(statement) or 0


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
