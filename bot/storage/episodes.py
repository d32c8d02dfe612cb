"""Follow-ups: one whole, a patient's, those that run."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import EpisodeState
from bot.storage.tables.followups import Episode, ProtocolVersion
from bot.storage.tables.people import Chat, Patient


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
