"""Figures: follow-ups with all that reports, exports and charts read, a slice at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    case,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.answers import Question
from bot.domain.figures import PHONE, Contact, FollowUp, Raised, Visit, owner_of
from bot.domain.ledger import Area, Side
from bot.domain.relief import Outcome
from bot.storage import protocols, visits
from bot.storage.tables.columns import any_of
from bot.storage.tables.followups import Answer, CheckIn, Episode, ProtocolVersion
from bot.storage.tables.people import Patient, counted
from bot.storage.tables.staff import Alert
from bot.storage.vault import Vault

# What is tapped; a note's words never leave the patient's view.
TAPPED: Final = tuple(question for question in Question if question is not Question.NOTE)
# When an injection was, and the id of its follow-up: the order in which they are read.
Place: TypeAlias = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which follow-ups: of injections from a time on until another, of an area, of a version.

    `clinician`: of injections that they gave.
    """

    since: datetime | None = None
    until: datetime | None = None
    area: Area | None = None
    version: int | None = None
    clinician: str | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        """The same for a query; rehearsals are left out."""
        every = [counted()]
        if self.since is not None:
            every.append(Episode.injected_at >= self.since)
        if self.until is not None:
            every.append(Episode.injected_at < self.until)
        if self.area is not None:
            every.append(Episode.area == self.area)
        if self.version is not None:
            # With those who came to it when they had begun under another one.
            rest = select(ProtocolVersion.number).where(ProtocolVersion.follows == self.version)
            every.append(or_(Episode.version == self.version, Episode.version.in_(rest)))
        if self.clinician is not None:
            every.append(Episode.clinician == self.clinician)
        return every


_EPISODES: Final = select(
    Episode.id,
    Episode.patient_id,
    Episode.version,
    Episode.procedure,
    Episode.area,
    Episode.clinician,
    Episode.side,
    Episode.level,
    Episode.injected_at,
    Episode.baseline,
    Episode.baseline_source,
    Episode.bedside,
    Episode.state,
    Episode.outcome,
    Episode.beneath,
    Episode.end_reason,
    Episode.concluded_at,
    Episode.alternatives_at,
).join(Patient, Patient.id == Episode.patient_id)
_ONE: Final = _EPISODES.where(Episode.id == bindparam("id"))
_Episode: TypeAlias = Row[Any]


def _said(question: Question) -> ColumnElement[str]:
    """The current answer to a question as a column of its check-in."""
    return func.max(case((Answer.question == question.value, Answer.value))).label(question.value)


_CONTACTS: Final = (
    select(
        CheckIn.episode_id,
        CheckIn.position,
        CheckIn.of_version,
        CheckIn.due_at,
        CheckIn.state,
        CheckIn.reason,
        CheckIn.level,
        CheckIn.mismatch_kept,
        CheckIn.sent_at,
        CheckIn.answered_at,
        CheckIn.reminders_sent,
        func.max(Answer.answered_by).label("answered_by"),
        func.max(case((Answer.by_phone, 1), else_=0)).label("by_phone"),
        func.max(Answer.language).label("language"),
        *map(_said, TAPPED),
    )
    .outerjoin(
        Answer,
        (Answer.check_in_id == CheckIn.id)
        & Answer.superseded_at.is_(None)
        & Answer.question.in_([question.value for question in TAPPED]),
    )
    .where(any_of(CheckIn.episode_id, "episodes"))
    .group_by(CheckIn.id)
    .order_by(CheckIn.episode_id, CheckIn.position)
)


async def count(session: AsyncSession, wanted: Wanted) -> int:
    """How many follow-ups there are."""
    statement = select(func.count(Episode.id)).join(Patient, Patient.id == Episode.patient_id)
    return await session.scalar(statement.where(*wanted.conditions)) or 0


async def clinicians(session: AsyncSession) -> Sequence[str]:
    """The codes of all who gave an injection, in order; none where nobody asks for them."""
    given = Episode.clinician.is_not(None)
    codes = await session.scalars(
        select(Episode.clinician).where(given).distinct().order_by(Episode.clinician)
    )
    return [code for code in codes if code is not None]


async def months(session: AsyncSession) -> tuple[datetime, datetime] | None:
    """When the first and the last counted injection were; None before the first."""
    statement = select(func.min(Episode.injected_at), func.max(Episode.injected_at))
    statement = statement.join(Patient, Patient.id == Episode.patient_id).where(counted())
    # Of no rows both are null.
    span: tuple[datetime | None, ...] = tuple((await session.execute(statement)).one())
    first, last = span
    return None if first is None or last is None else (first, last)


async def read(
    session: AsyncSession, vault: Vault, wanted: Wanted, after: Place | None, limit: int
) -> tuple[list[FollowUp], Place | None]:
    """So many follow-ups at most, in the order of their injections, from the one after a place on.

    With them the place of the last one; None when there are no more.
    """
    rows, last = await slice_of(session, _EPISODES, wanted, after, limit)
    return await _follow_ups(session, vault, rows), last


async def slice_of(
    session: AsyncSession,
    columns: Select[*tuple[Any, ...]],
    wanted: Wanted,
    after: Place | None,
    limit: int,
) -> tuple[Sequence[Row[Any]], Place | None]:
    """These columns of so many follow-ups, in the same order, and the place of the last one.

    `columns` has the time of the injection and the id, and the patient joined.
    """
    values = {"at": after[0], "id": after[1]} if after is not None else {}
    rows = await _rows(session, _slice(columns, wanted, after is None), limit=limit, **values)
    return rows, (rows[-1].injected_at, rows[-1].id) if len(rows) == limit else None


@lru_cache(maxsize=16)
def _slice(
    columns: Select[*tuple[Any, ...]], wanted: Wanted, is_first: bool
) -> Select[*tuple[Any, ...]]:
    statement = columns.where(*wanted.conditions)
    place = tuple_(Episode.injected_at, Episode.id)
    if not is_first:
        at = bindparam("at", type_=Episode.injected_at.type)
        statement = statement.where(place > tuple_(at, bindparam("id", type_=String())))
    return statement.order_by(*place).limit(bindparam("limit", type_=Integer()))


async def of_episode(session: AsyncSession, vault: Vault, episode_id: str) -> FollowUp | None:
    """One follow-up, a rehearsal too."""
    rows = await _rows(session, _ONE, id=episode_id)
    found = await _follow_ups(session, vault, rows)
    return found[0] if found else None


async def _rows(
    session: AsyncSession, statement: Select[*tuple[Any, ...]], **values: object
) -> Sequence[_Episode]:
    # Columns, of which a session would make a second kind of row.
    connection = await session.connection()
    return (await connection.execute(statement, values)).all()


async def _follow_ups(
    session: AsyncSession, vault: Vault, rows: Sequence[_Episode]
) -> list[FollowUp]:
    contacts = await _contacts(session, [row.id for row in rows])
    alerts = await alerts_of(session, {row.patient_id for row in rows})
    booked: dict[str, list[Visit]] = defaultdict(list)
    for visit in await visits.of_episodes(session, [row.id for row in rows]):
        booked[visit.episode_id].append(Visit(visit.day, visit.kept))
    return [
        FollowUp(
            key=vault.digest("export", row.id)[:20],
            patient=vault.digest("export", row.patient_id)[:20],
            version=row.version,
            protocol=await protocols.version(session, row.version),
            procedure=row.procedure,
            area=row.area,
            clinician=row.clinician,
            side=None if row.side is None else Side(row.side),
            level=row.level,
            injected_at=row.injected_at,
            state=row.state,
            baseline=row.baseline,
            baseline_source=row.baseline_source,
            at_once=row.bedside,
            outcome=row.outcome,
            beneath=None if row.beneath is None else Outcome(row.beneath),
            end_reason=row.end_reason,
            concluded_at=row.concluded_at,
            told_at=row.alternatives_at,
            contacts=tuple(each for each in contacts[row.id] if not each.of_version),
            fallen=tuple(each for each in contacts[row.id] if each.of_version),
            alerts=tuple(alerts.get(row.id, ())),
            visits=tuple(booked[row.id]),
        )
        for row in rows
    ]


async def _contacts(session: AsyncSession, ids: Sequence[str]) -> Mapping[str, list[Contact]]:
    found: dict[str, list[Contact]] = defaultdict(list)
    for row in await session.execute(_CONTACTS, {"episodes": ids}):
        values: Sequence[Any] = row[-len(TAPPED) :]
        offset = None
        if row.of_version:
            then = await protocols.version(session, row.of_version)
            offset = then.check_ins[row.position].offset
        found[row.episode_id].append(
            Contact(
                position=row.position,
                due_at=row.due_at,
                state=row.state,
                reason=row.reason,
                level=row.level,
                mismatch_kept=row.mismatch_kept,
                sent_at=row.sent_at,
                answered_at=row.answered_at,
                reminders=row.reminders_sent,
                values={
                    question.value: value
                    for question, value in zip(TAPPED, values, strict=True)
                    if value is not None
                },
                answered_by=PHONE if row.by_phone else row.answered_by and row.answered_by.value,
                language=row.language,
                of_version=row.of_version,
                offset=offset,
            )
        )
    return found


_INJECTED: Final = select(Episode.patient_id, Episode.id, Episode.injected_at).where(
    any_of(Episode.patient_id, "patients")
)
_RAISED: Final = (
    select(
        Alert.patient_id,
        Alert.kind,
        Alert.priority,
        Alert.raised_at,
        Alert.taken_at,
        Alert.closed_at,
        Alert.result,
    )
    .where(any_of(Alert.patient_id, "patients"))
    .order_by(Alert.raised_at, Alert.id)
)


async def alerts_of(session: AsyncSession, patients: set[str]) -> Mapping[str, list[Raised]]:
    """The alerts of these patients, by the follow-up that each belongs to."""
    raised = await _rows(session, _RAISED, patients=list(patients))
    if not raised:
        return {}
    alarmed = {"patients": list({str(row.patient_id) for row in raised})}
    injected: dict[str, dict[str, datetime]] = defaultdict(dict)
    for patient_id, episode_id, at in await session.execute(_INJECTED, alarmed):
        injected[patient_id][episode_id] = at
    found: dict[str, list[Raised]] = defaultdict(list)
    for row in raised:
        alert = Raised(*list(row)[1:])
        found[owner_of(alert.raised_at, injected[str(row.patient_id)])].append(alert)
    return found
