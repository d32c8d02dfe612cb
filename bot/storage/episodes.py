"""Follow-ups: one whole, a patient's, those that run."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import RED_FLAG_TEXT, RUNNING, Area
from bot.storage.outbox import HAS_MAIL
from bot.storage.tables.columns import among, any_of
from bot.storage.tables.followups import (
    Answer,
    CheckIn,
    ClinicProtocol,
    Episode,
    Event,
    ProtocolVersion,
)
from bot.storage.tables.people import Chat, Patient, counted


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One injection being followed up, its check-ins in order, and those that fell away."""

    episode: Episode
    check_ins: list[CheckIn] = field(default_factory=list)
    fallen: list[CheckIn] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class History:
    """All follow-ups of a patient by their ids, oldest first, and the phone that they go to.

    `signed_at`: when the patient last read what to do about a warning sign. `has_mail`: something
    waits for that phone, or is on its way to it. `given`: the current answers to each check-in for
    which they were asked, by question. `called`: where it was asked for, the name of the protocol
    of each version, and the published version that it is the rest of or is.
    """

    follow_ups: dict[str, FollowUp]
    chat: Chat | None
    signed_at: datetime | None
    has_mail: bool = True
    given: dict[str, dict[str, Answer]] = field(default_factory=dict)
    called: dict[int, tuple[str, int]] = field(default_factory=dict)


_SIGNED_AT: Final = (
    select(func.max(Event.at))
    .where(Event.patient_id == Patient.id, Event.code == RED_FLAG_TEXT)
    .correlate(Patient)
    .scalar_subquery()
)
_HISTORIES: Final = (
    select(Episode, CheckIn, Chat, _SIGNED_AT, HAS_MAIL)
    .join(Patient, Patient.id == Episode.patient_id)
    .outerjoin(CheckIn, CheckIn.episode_id == Episode.id)
    .outerjoin(Chat, Chat.id == Patient.chat_id)
    .order_by(Episode.created_at, Episode.id, CheckIn.position)
)
_OF_ONE: Final = _HISTORIES.where(Episode.patient_id == bindparam("patient_id"))
_OF_SOME: Final = _HISTORIES.where(any_of(Episode.patient_id, "patient_ids"))
_IS_GIVEN: Final = and_(
    Answer.check_in_id == CheckIn.id,
    Answer.superseded_at.is_(None),
    CheckIn.id == bindparam("check_in_id"),
)
_WITH_ANSWERS: Final = _OF_ONE.add_columns(Answer).outerjoin(Answer, _IS_GIVEN)
# What is only tried out has a number below zero, and no name.
_WHOLE: Final = (
    _OF_ONE.add_columns(
        Answer,
        ClinicProtocol.name,
        func.coalesce(ProtocolVersion.follows, ProtocolVersion.number),
        Patient,
    )
    .outerjoin(Answer, and_(Answer.check_in_id == CheckIn.id, Answer.superseded_at.is_(None)))
    .outerjoin(
        ProtocolVersion,
        and_(ProtocolVersion.number == Episode.version, ProtocolVersion.number > 0),
    )
    .outerjoin(ClinicProtocol, ClinicProtocol.id == ProtocolVersion.protocol_id)
)


async def history(session: AsyncSession, patient_id: str) -> History:
    """The history of a patient, which is empty before the first injection."""
    return (await histories(session, [patient_id]))[patient_id]


async def history_with_answers(
    session: AsyncSession, patient_id: str, check_in_id: str
) -> History:
    """The same with the answers to one of the check-ins."""
    values = {"patient_id": patient_id, "check_in_id": check_in_id}
    found, given = History({}, None, None), dict[str, Answer]()
    for *row, answer in await session.execute(_WITH_ANSWERS, values):
        found = _add(found, *row)
        if answer is not None:
            given[answer.question] = answer
    found.given[check_in_id] = given
    return found


async def whole_history(session: AsyncSession, patient_id: str) -> tuple[Patient, History] | None:
    """The same with whose it is, the answers to every check-in, and what the protocols are called.

    None before the first injection, and of a patient whom nobody knows.
    """
    rows = (await session.execute(_WHOLE, {"patient_id": patient_id})).all()
    found = History({}, None, None)
    for *row, answer, name, number, _ in rows:
        found = _add(found, *row)
        episode, check_in = row[:2]
        if name is not None:
            found.called[episode.version] = name, number
        if check_in is not None:
            answers = found.given.setdefault(check_in.id, {})
            if answer is not None:
                answers[answer.question] = answer
    return (rows[0][-1], found) if rows else None


async def histories(session: AsyncSession, patient_ids: Sequence[str]) -> dict[str, History]:
    """The same of several patients, each by its id."""
    if len(patient_ids) == 1:
        rows = await session.execute(_OF_ONE, {"patient_id": patient_ids[0]})
    else:
        rows = await session.execute(_OF_SOME, {"patient_ids": patient_ids})
    found = {id_: History({}, None, None) for id_ in patient_ids}
    for row in rows:
        id_ = row[0].patient_id
        found[id_] = _add(found[id_], *row)
    return found


def _add(
    history: History,
    episode: Episode,
    check_in: CheckIn | None,
    chat: Chat | None,
    signed_at: datetime | None,
    has_mail: bool,
) -> History:
    """The history and one more row of it; a row may come once for each answer."""
    if not history.follow_ups:
        history = History({}, chat, signed_at, has_mail)
    follow_up = history.follow_ups.setdefault(episode.id, FollowUp(episode))
    if check_in is not None:
        every = follow_up.fallen if check_in.of_version else follow_up.check_ins
        if check_in not in every[-1:]:
            every.append(check_in)
    return history


@dataclass(frozen=True, slots=True)
class Running:
    """A follow-up that goes on, whose it is, and its check-ins in order; none before consent."""

    episode: Episode
    patient: Patient
    check_ins: list[CheckIn] = field(default_factory=list)


async def running_on(
    session: AsyncSession, protocol_id: int, after: Running | None, limit: int
) -> list[Running]:
    """So many follow-ups that go on by any version of a protocol, from the one after this on.

    Their patients are held; no tests.
    """
    versions = select(ProtocolVersion.number).where(ProtocolVersion.protocol_id == protocol_id)
    statement = (
        select(Episode, Patient)
        .join(Patient, Patient.id == Episode.patient_id)
        .where(among(Episode.state, *RUNNING), Episode.version.in_(versions), counted())
        # One order for all who hold several, lest two wait for each other.
        .order_by(Patient.id, Episode.id)
        .limit(limit)
    )
    if after is not None:
        place = tuple_(Patient.id, Episode.id)
        statement = statement.where(place > tuple_(after.patient.id, after.episode.id))
    rows = await session.execute(statement.with_for_update(of=Patient))
    found = {episode.id: Running(episode, patient) for episode, patient in rows}
    planned = select(CheckIn).where(CheckIn.episode_id.in_(found), CheckIn.of_version == 0)
    for check_in in await session.scalars(planned.order_by(CheckIn.position)):
        found[check_in.episode_id].check_ins.append(check_in)
    return list(found.values())


async def to_look_at(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Follow-ups that are to be looked after by now, the oldest first."""
    statement = select(Episode.id).where(Episode.look_at <= now)
    return (await session.scalars(statement.order_by(Episode.look_at).limit(limit))).all()


async def of_patient(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """All follow-ups of a patient, oldest first."""
    statement = select(Episode).where(Episode.patient_id == patient_id)
    return (await session.scalars(statement.order_by(Episode.created_at, Episode.id))).all()


async def areas_running(
    session: AsyncSession, patient_ids: Collection[str]
) -> dict[str, list[Area]]:
    """The areas of the follow-ups that go on or wait for consent, by patient."""
    statement = select(Episode.patient_id, Episode.area).where(
        Episode.patient_id.in_(patient_ids), Episode.state.in_(RUNNING)
    )
    found: dict[str, list[Area]] = {}
    for patient_id, area in await session.execute(statement):
        found.setdefault(patient_id, []).append(area)
    return found


async def running(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """The follow-ups of a patient that go on or wait for consent, oldest first."""
    return [each for each in await of_patient(session, patient_id) if each.state in RUNNING]
