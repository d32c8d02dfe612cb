"""How many there are of what /status shows: tallies that triggers keep, read and tidied here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, delete, func, literal, or_, select, text, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.duty import LONGEST
from bot.domain.ledger import CARERS
from bot.domain.overrides import OverrideState
from bot.storage import triggers
from bot.storage.database import UtcDateTime
from bot.storage.retention import Old
from bot.storage.tables.chosen import TextOverride
from bot.storage.tables.columns import among
from bot.storage.tables.people import Patient, counted
from bot.storage.tables.staff import Alert, Staff, StaffGroup
from bot.storage.tables.system import Tally

_VERSION: Final = "version"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are; tests left out.

    Follow-ups that the bot asks about, that wait for consent, and that are silent: the patient
    paused or blocked the bot, so that nothing goes out. Open alerts, and the calls among them. Of
    a span of time: check-ins that will go out, that were sent, and of these the answered. For who
    looks: what they have taken that is open; staff and groups whom the bot cannot write to; staff
    who are on duty; texts of others that wait for a second person.
    """

    active: int = 0
    waiting: int = 0
    silent: int = 0
    alerts: int = 0
    calls: int = 0
    planned: int = 0
    sent: int = 0
    answered: int = 0
    mine: int = 0
    unreached: int = 0
    on_duty: int = 0
    proposed: int = 0


async def counts(session: AsyncSession) -> Counts:
    """What there is at this moment, of no span of time."""
    return await _counts(session, 0, 0)


async def counts_between(session: AsyncSession, start: datetime, end: datetime) -> Counts:
    """The same with the check-ins between two times, which are whole quarters of an hour."""
    return await _counts(session, _slot(start), _slot(end))


async def counts_for(
    session: AsyncSession, span: tuple[datetime, datetime], member_id: str, now: datetime
) -> Counts:
    """The same, and what is counted for the member of staff who looks now."""
    first, last = map(_slot, span)
    values = {"first": first, "last": last, "member": member_id}
    values |= {"now": now, "longest": now + LONGEST}
    rows = await session.execute(_FOR_MEMBER, values)
    return Counts(**{what: int(amount) for what, amount in rows})


def _slot(at: datetime) -> int:
    return int(at.timestamp()) // triggers.QUARTER


_IS_BETWEEN: Final = and_(Tally.slot >= bindparam("first"), Tally.slot < bindparam("last"))
_COUNTS: Final = (
    select(Tally.what, func.sum(Tally.amount))
    .where(or_(Tally.slot == 0, _IS_BETWEEN))
    .group_by(Tally.what)
)


_MINE: Final = (
    select(literal("mine"), func.count())
    .select_from(Alert)
    .outerjoin(Patient, Patient.id == Alert.patient_id)
    .where(Alert.taken_by == bindparam("member"), Alert.closed_at.is_(None))
    .where(counted())
)
_MEMBERS: Final = (
    select(func.count())
    .select_from(Staff)
    .where(Staff.left_at.is_(None), Staff.unreachable_at.is_not(None))
    .scalar_subquery()
)
_GROUPS: Final = (
    select(func.count())
    .select_from(StaffGroup)
    .where(StaffGroup.left_at.is_(None), StaffGroup.refused_at.is_not(None))
    .scalar_subquery()
)
_ON_DUTY: Final = (
    select(literal("on_duty"), func.count())
    .select_from(Staff)
    .where(Staff.left_at.is_(None), Staff.role.in_(CARERS))
    .where(Staff.duty_until > bindparam("now", type_=UtcDateTime()))
    .where(Staff.duty_until <= bindparam("longest", type_=UtcDateTime()))
)
_PROPOSED: Final = (
    select(literal("proposed"), func.count())
    .select_from(TextOverride)
    .where(among(TextOverride.state, OverrideState.PROPOSED))
    .where(TextOverride.made_by != bindparam("member"))
)
_FOR_MEMBER: Final = union_all(
    _COUNTS, _MINE, select(literal("unreached"), _MEMBERS + _GROUPS), _ON_DUTY, _PROPOSED
)


async def _counts(session: AsyncSession, first: int, last: int) -> Counts:
    rows = await session.execute(_COUNTS, {"first": first, "last": last})
    return Counts(**{what: int(amount) for what, amount in rows})


async def count_running(session: AsyncSession, version: int) -> int:
    """How many follow-ups run on a version of a protocol, tests too."""
    return (await running_by_version(session)).get(version, 0)


async def running_by_version(session: AsyncSession) -> dict[int, int]:
    """How many follow-ups run on each version of any protocol, tests too."""
    statement = select(-Tally.slot, func.sum(Tally.amount)).where(Tally.what == _VERSION)
    rows = await session.execute(statement.group_by(Tally.slot))
    return {version: int(amount) for version, amount in rows if amount}


def old(before: datetime) -> Old:
    """Tallies of a time that nobody looks at any more."""
    key = Tally.slot, Tally.what, Tally.backend
    which = select(*key).where(Tally.slot > 0, Tally.slot < _slot(before))

    async def forget(session: AsyncSession, limit: int) -> int:
        statement = delete(Tally).where(tuple_(*key).in_(which.limit(limit)))
        return len((await session.execute(statement.returning(Tally.slot))).all())

    return Old(which, forget)


def apart() -> Old:
    """What PostgreSQL's processes counted apart and is to be added up.

    SQLite has one writer at a time, who counts in one place.
    """

    async def add_up(session: AsyncSession, limit: int) -> int:
        return await session.scalar(text(_ADD_UP), {"limit": limit}) or 0

    return Old(select(Tally.slot).where(Tally.backend != 0), add_up)


# A row that somebody counts in is left for the next time, so that this waits for nobody.
_ADD_UP: Final = """
WITH apart AS (
    SELECT slot, what, backend FROM tallies WHERE backend <> 0 LIMIT :limit
    FOR UPDATE SKIP LOCKED
), gone AS (
    DELETE FROM tallies AS t USING apart AS a
    WHERE (t.slot, t.what, t.backend) = (a.slot, a.what, a.backend)
    RETURNING t.slot, t.what, t.amount
), added AS (
    INSERT INTO tallies (slot, what, backend, amount)
    SELECT slot, what, 0, sum(amount) FROM gone GROUP BY slot, what
    ON CONFLICT (slot, what, backend) DO UPDATE SET amount = tallies.amount + excluded.amount
)
SELECT count(*) FROM gone
"""


async def differences(session: AsyncSession, start: datetime, end: datetime) -> dict[str, int]:
    """By how much what is tallied now, and between two times, is more than what there is.

    It counts all that runs, and all check-ins of that time.
    """
    which = {
        triggers.PLANNED: "c.look_at >= :start AND c.look_at < :end",
        triggers.SENT: "c.opened_at >= :start AND c.opened_at < :end",
        triggers.ANSWERED: "c.opened_at >= :start AND c.opened_at < :end",
    }
    dialect = session.get_bind().dialect.name
    there = " UNION ALL ".join(
        f"SELECT what, -1 AS amount FROM ({triggers.query(each, where, dialect)}) AS there"
        for each in triggers.ALL
        for where in [which.get(each, "true")]
    )
    statement = text(_DIFFERENCES.format(there=there)).bindparams(
        bindparam("start", start, UtcDateTime), bindparam("end", end, UtcDateTime)
    )
    slots = {"first": _slot(start), "last": _slot(end)}
    return {what: int(amount) for what, amount in await session.execute(statement, slots)}


# One statement, since each sees what others committed before it.
_DIFFERENCES: Final = """
SELECT what, sum(amount) FROM (
    SELECT what, amount FROM tallies WHERE slot <= 0 OR slot >= :first AND slot < :last
    UNION ALL {there}
) AS both_sides GROUP BY what HAVING sum(amount) <> 0 ORDER BY what
"""
