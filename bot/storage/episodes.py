"""Follow-ups: one whole, a patient's, those that run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import RED_FLAG_TEXT, RUNNING, SILENT, EpisodeState, PatientState
from bot.storage.tables.columns import among
from bot.storage.tables.followups import CheckIn, Episode, Event
from bot.storage.tables.people import Chat, Patient, counted


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One injection being followed up, and its check-ins in order."""

    episode: Episode
    check_ins: list[CheckIn] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class History:
    """All follow-ups of a patient by their ids, oldest first, and the phone that they go to.

    `signed_at`: when the patient last read what to do about a warning sign.
    """

    follow_ups: dict[str, FollowUp]
    chat: Chat | None
    signed_at: datetime | None


_SIGNED_AT: Final = (
    select(func.max(Event.at))
    .where(Event.patient_id == Patient.id, Event.code == RED_FLAG_TEXT)
    .correlate(Patient)
    .scalar_subquery()
)
_HISTORY: Final = (
    select(Episode, CheckIn, Chat, _SIGNED_AT)
    .join(Patient, Patient.id == Episode.patient_id)
    .outerjoin(CheckIn, CheckIn.episode_id == Episode.id)
    .outerjoin(Chat, Chat.id == Patient.chat_id)
    .where(Episode.patient_id == bindparam("patient_id"))
    .order_by(Episode.created_at, Episode.id, CheckIn.position)
)


async def history(session: AsyncSession, patient_id: str) -> History:
    """The history of a patient, which is empty before the first injection."""
    rows = (await session.execute(_HISTORY, {"patient_id": patient_id})).all()
    found = History({}, *rows[0][2:]) if rows else History({}, None, None)
    for episode, check_in, _, _ in rows:
        follow_up = found.follow_ups.setdefault(episode.id, FollowUp(episode))
        if check_in is not None:
            follow_up.check_ins.append(check_in)
    return found


async def of_patient(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """All follow-ups of a patient, oldest first."""
    statement = select(Episode).where(Episode.patient_id == patient_id)
    return (await session.scalars(statement.order_by(Episode.created_at, Episode.id))).all()


async def running(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """The follow-ups of a patient that go on or wait for consent, oldest first."""
    return [each for each in await of_patient(session, patient_id) if each.state in RUNNING]


async def count_running(session: AsyncSession) -> tuple[int, int, int]:
    """How many follow-ups the bot asks about, wait for consent, and are silent; tests left out.

    Silent: the patient paused or blocked the bot, so that nothing goes out.
    """
    statement = (
        select(Episode.state, Patient.state, func.count())
        .join(Patient, Patient.id == Episode.patient_id)
        .where(
            among(Episode.state, EpisodeState.INVITED, EpisodeState.ACTIVE),
            counted(),
            Patient.state.in_((PatientState.INVITED, PatientState.ACTIVE, *SILENT)),
        )
        .group_by(Episode.state, Patient.state)
    )
    active = waiting = silent = 0
    for episode, patient, count in await session.execute(statement):
        if patient in SILENT:
            silent += count
        elif (episode, patient) == (EpisodeState.ACTIVE, PatientState.ACTIVE):
            active += count
        else:
            waiting += count
    return active, waiting, silent
