"""Patients, their episodes, invitations and consents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import SILENT, EpisodeState, PatientState
from bot.storage.columns import among
from bot.storage.tables import (
    Chat,
    CheckIn,
    Consent,
    Episode,
    Event,
    Invitation,
    Note,
    Patient,
    ProtocolVersion,
)


async def lock(session: AsyncSession, patient_id: str) -> Patient:
    """The patient, held until the end of the transaction: one use case at a time works on them."""
    return (await session.scalars(_held(patient_id))).one()


async def lock_free(session: AsyncSession, patient_id: str) -> Patient | None:
    """The same without waiting: None while another use case works on the patient."""
    statement = select(Patient).where(Patient.id == patient_id)
    statement = statement.with_for_update(skip_locked=True)
    return await session.scalar(statement.execution_options(populate_existing=True))


async def lock_of_episode(session: AsyncSession, episode_id: str) -> Patient | None:
    """Whose follow-up this is, held in the same way; None when there is no such follow-up."""
    owner = select(Episode.patient_id).where(Episode.id == episode_id)
    return await session.scalar(_held(owner.scalar_subquery()))


async def lock_of_check_in(session: AsyncSession, check_in_id: str) -> Patient | None:
    """Whose check-in this is, held in the same way; None when there is no such check-in."""
    owner = select(Episode.patient_id).join(CheckIn, CheckIn.episode_id == Episode.id)
    owner = owner.where(CheckIn.id == check_in_id)
    return await session.scalar(_held(owner.scalar_subquery()))


def _held(patient_id: str | ScalarSelect[str]) -> Select[Patient]:
    statement = select(Patient).where(Patient.id == patient_id).with_for_update()
    return statement.execution_options(populate_existing=True)


async def follow_up(
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


async def of_chat(session: AsyncSession, chat_id: str) -> Patient | None:
    """The patient who joined from this chat, the latest if there were several."""
    found = await latest_of_chat(session, chat_id)
    return None if found is None else await lock(session, found.id)


async def latest_of_chat(session: AsyncSession, chat_id: str) -> Patient | None:
    """The same patient, not held: who holds another one must not wait for a second."""
    agreed_at = select(func.max(Consent.given_at)).where(Consent.patient_id == Patient.id)
    order = agreed_at.scalar_subquery().desc().nulls_last()
    statement = select(Patient).where(Patient.chat_id == chat_id)
    statement = statement.order_by(order, Patient.created_at.desc(), Patient.id)
    return await session.scalar(statement.limit(1))


async def by_reference(session: AsyncSession, reference_key: str) -> Patient | None:
    """The patient with this reference, by its keyed hash."""
    return await session.scalar(select(Patient).where(Patient.reference_key == reference_key))


async def lock_by_reference(session: AsyncSession, reference_key: str) -> Patient | None:
    """The same patient, held until the end of the transaction."""
    owner = select(Patient.id).where(Patient.reference_key == reference_key)
    return await session.scalar(_held(owner.scalar_subquery()))


async def episodes(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """All follow-ups of a patient, oldest first."""
    statement = select(Episode).where(Episode.patient_id == patient_id)
    return (await session.scalars(statement.order_by(Episode.created_at, Episode.id))).all()


async def running_episodes(session: AsyncSession, patient_id: str) -> Sequence[Episode]:
    """The follow-ups of a patient that go on or wait for consent, oldest first."""
    open_states = (EpisodeState.INVITED, EpisodeState.ACTIVE)
    return [each for each in await episodes(session, patient_id) if each.state in open_states]


async def invitation_by_code(session: AsyncSession, code_key: str) -> Invitation | None:
    """The invitation with this code, by its keyed hash."""
    return await session.scalar(select(Invitation).where(Invitation.code_key == code_key))


async def open_invitations(session: AsyncSession, patient_id: str) -> Sequence[Invitation]:
    """The invitations of a patient that nobody has used."""
    statement = (
        select(Invitation)
        .join(Episode, Episode.id == Invitation.episode_id)
        .where(
            Episode.patient_id == patient_id,
            Invitation.spent_at.is_(None),
            Invitation.cancelled_at.is_(None),
        )
    )
    return (await session.scalars(statement)).all()


async def notes(session: AsyncSession, patient_id: str) -> Sequence[Note]:
    """What the patient wrote, oldest first."""
    statement = select(Note).where(Note.patient_id == patient_id).order_by(Note.id)
    return (await session.scalars(statement)).all()


async def consents(session: AsyncSession, patient_id: str) -> Sequence[Consent]:
    """What was agreed to, oldest first."""
    statement = select(Consent).where(Consent.patient_id == patient_id).order_by(Consent.given_at)
    return (await session.scalars(statement)).all()


async def last_event_at(
    session: AsyncSession, patient_id: str, code: str, check_in_id: str | None = None
) -> datetime | None:
    """When this last happened to the patient, at any check-in or at this one."""
    statement = select(func.max(Event.at)).where(
        Event.patient_id == patient_id, Event.code == code
    )
    if check_in_id is not None:
        statement = statement.where(Event.check_in_id == check_in_id)
    return await session.scalar(statement)


async def to_erase(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Patients whose data must be erased by now."""
    statement = select(Patient.id).where(Patient.erase_at <= now).limit(limit)
    return (await session.scalars(statement)).all()


async def count_running(session: AsyncSession) -> tuple[int, int, int]:
    """How many follow-ups the bot asks about, wait for consent, and are silent; tests left out.

    Silent: the patient paused or blocked the bot, so that nothing goes out.
    """
    statement = (
        select(Episode.state, Patient.state, func.count())
        .join(Patient, Patient.id == Episode.patient_id)
        .where(
            among(Episode.state, EpisodeState.INVITED, EpisodeState.ACTIVE),
            Patient.is_test.is_(False),
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


async def check_ins(session: AsyncSession, episode_id: str) -> Sequence[CheckIn]:
    """The check-ins of an episode in order."""
    statement = select(CheckIn).where(CheckIn.episode_id == episode_id)
    return (await session.scalars(statement.order_by(CheckIn.position))).all()
