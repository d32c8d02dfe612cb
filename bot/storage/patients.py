"""Patients: found, locked, with their consents and events."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import PatientState
from bot.storage.tables.columns import any_of
from bot.storage.tables.followups import CheckIn, Episode, Event
from bot.storage.tables.people import Consent, Patient

_BY_ID: Final = (
    select(Patient).where(Patient.id == bindparam("id")).execution_options(populate_existing=True)
)
_HELD: Final = _BY_ID.with_for_update()
_HELD_IF_FREE: Final = _BY_ID.with_for_update(skip_locked=True)
_FREE: Final = (
    select(Patient)
    .where(any_of(Patient.id, "ids"))
    .with_for_update(skip_locked=True)
    .execution_options(populate_existing=True)
)


def _held_owner(owner: Select[str]) -> Select[Patient]:
    statement = select(Patient).where(Patient.id == owner.scalar_subquery()).with_for_update()
    return statement.execution_options(populate_existing=True)


_OF_EPISODE: Final = _held_owner(select(Episode.patient_id).where(Episode.id == bindparam("id")))
_OWNER_OF_CHECK_IN: Final = (
    select(Episode.patient_id)
    .join(CheckIn, CheckIn.episode_id == Episode.id)
    .where(CheckIn.id == bindparam("id"))
)
_OF_CHECK_IN: Final = _held_owner(_OWNER_OF_CHECK_IN)
_FREE_OF_CHECK_INS: Final = (
    select(CheckIn.id, Patient)
    .join(Episode, Episode.id == CheckIn.episode_id)
    .join(Patient, Patient.id == Episode.patient_id)
    .where(any_of(CheckIn.id, "ids"))
    .order_by(CheckIn.look_at, CheckIn.id)
    .with_for_update(of=Patient, skip_locked=True)
    .execution_options(populate_existing=True)
)
_BY_REFERENCE: Final = _held_owner(
    select(Patient.id).where(Patient.reference_key == bindparam("id"))
)


async def lock(session: AsyncSession, patient_id: str) -> Patient:
    """The patient, held until the end of the transaction: one use case at a time works on them."""
    held = _held_by(session).get(patient_id)
    if held is not None:
        return held
    return hold(session, (await session.scalars(_HELD, {"id": patient_id})).one())


def hold(session: AsyncSession, patient: Patient) -> Patient:
    """Remember that the transaction holds the patient, so that it need not ask again."""
    _held_by(session)[patient.id] = patient
    return patient


def _held_by(session: AsyncSession) -> dict[str, Patient]:
    held: dict[str, Patient] = session.info.setdefault("held", {})
    return held


async def lock_free(session: AsyncSession, patient_id: str) -> Patient | None:
    """The same without waiting: None while another use case works on the patient."""
    held = _held_by(session).get(patient_id)
    return held or await _hold_found(session, _HELD_IF_FREE, patient_id)


async def hold_free(session: AsyncSession, patient_ids: Collection[str]) -> None:
    """Hold those of these patients on whom nobody works, so that none is asked for alone."""
    for patient in (await session.scalars(_FREE, {"ids": list(patient_ids)})).all():
        hold(session, patient)


async def lock_of_episode(session: AsyncSession, episode_id: str) -> Patient | None:
    """Whose follow-up this is, held in the same way; None when there is no such follow-up."""
    return await _hold_found(session, _OF_EPISODE, episode_id)


async def lock_of_check_in(session: AsyncSession, check_in_id: str) -> Patient | None:
    """Whose check-in this is, held in the same way; None when there is no such check-in."""
    return await _hold_found(session, _OF_CHECK_IN, check_in_id)


_ID_OF_CHECK_IN: Final = (
    select(Patient.id)
    .where(Patient.id == _OWNER_OF_CHECK_IN.scalar_subquery())
    .with_for_update(skip_locked=True)
)


async def hold_owner(session: AsyncSession, check_in_id: str) -> None:
    """Hold whose check-in this is, if nobody does; also where nothing of them can be decrypted."""
    await session.execute(_ID_OF_CHECK_IN, {"id": check_in_id})


async def _hold_found(
    session: AsyncSession, statement: Select[Patient], id_: str
) -> Patient | None:
    found = await session.scalar(statement, {"id": id_})
    return found and hold(session, found)


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


async def lock_free_of_check_ins(
    session: AsyncSession, check_in_ids: Sequence[str]
) -> dict[str, Patient]:
    """Whose check-ins these are, held, by the ids of the check-ins; who is not free is left."""
    rows = await session.execute(_FREE_OF_CHECK_INS, {"ids": check_in_ids})
    return {check_in_id: hold(session, patient) for check_in_id, patient in rows}


async def every_of_chat(session: AsyncSession, chat_id: str) -> Sequence[Patient]:
    """All who joined from this chat one after the other and are here still, held; oldest first."""
    statement = select(Patient.id).where(Patient.chat_id == chat_id)
    ids = await session.scalars(statement.order_by(Patient.created_at, Patient.id))
    return [await lock(session, each) for each in ids.all()]


async def others_of_chat(session: AsyncSession, patient: Patient) -> Sequence[PatientState]:
    """How those stand who joined from the same chat as this patient."""
    statement = select(Patient.state).where(
        Patient.chat_id == patient.chat_id, Patient.id != patient.id
    )
    return (await session.scalars(statement)).all()


async def lock_by_reference(session: AsyncSession, reference_key: str) -> Patient | None:
    """The patient with this reference, by its keyed hash, held until the transaction ends."""
    return await _hold_found(session, _BY_REFERENCE, reference_key)


async def by_references(
    session: AsyncSession, reference_keys: Collection[str]
) -> dict[str, Patient]:
    """The patients with these references, by their keyed hashes; not held."""
    rows = await session.scalars(select(Patient).where(Patient.reference_key.in_(reference_keys)))
    return {patient.reference_key: patient for patient in rows}


async def references(session: AsyncSession, ids: Collection[str]) -> dict[str, str]:
    """The references of these patients, by id; an id of anything else is left out."""
    statement = select(Patient.id, Patient.reference).where(Patient.id.in_(ids))
    return {patient: reference for patient, reference in await session.execute(statement)}


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


async def events(session: AsyncSession, patient_id: str, codes: Sequence[str]) -> Sequence[Event]:
    """When these things happened to the patient, oldest first."""
    statement = select(Event).where(Event.patient_id == patient_id, Event.code.in_(codes))
    return (await session.scalars(statement.order_by(Event.id))).all()


async def to_erase(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
    """Patients whose data must be erased by now."""
    statement = select(Patient.id).where(Patient.erase_at <= now).limit(limit)
    return (await session.scalars(statement)).all()
