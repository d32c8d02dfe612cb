"""Follow-ups: one whole, a patient's, those that run."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import SILENT, EpisodeState, PatientState
from bot.storage.tables.columns import among
from bot.storage.tables.followups import Episode, ProtocolVersion
from bot.storage.tables.people import Chat, Patient, counted


async def whole(
    session: AsyncSession, episode_id: str
) -> tuple[Episode, ProtocolVersion, Chat | None]:
    """A follow-up with the protocol that it keeps and the phone that it goes to."""
    statement = (
        select(Episode, ProtocolVersion, Chat)
        .join(ProtocolVersion, ProtocolVersion.number == Episode.version)
        .join(Patient, Patient.id == Episode.patient_id)
        .outerjoin(Chat, Chat.id == Patient.chat_id)
        .where(Episode.id == episode_id)
    )
    episode, version, chat = (await session.execute(statement)).one()
    return episode, version, chat


async def of_patient(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """All follow-ups of a patient, oldest first."""
    statement = select(Episode).where(Episode.patient_id == patient_id)
    return (await session.scalars(statement.order_by(Episode.created_at, Episode.id))).all()


async def running(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """The follow-ups of a patient that go on or wait for consent, oldest first."""
    open_states = (EpisodeState.INVITED, EpisodeState.ACTIVE)
    return [each for each in await of_patient(session, patient_id) if each.state in open_states]


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
