"""Patients by half a reference: references are sealed, their parts are hashed beside them.

Each two and each three signs that follow one another stand under a short keyed hash. Who has the
database and not the key learns which patients share such a part, and not what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from sqlalchemy import and_, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.storage.tables.people import Patient, ReferencePart, counted
from bot.storage.vault import Vault

_LENGTHS: Final = (2, 3)
# A part of one sign finds nobody: too many have it.
SHORTEST: Final = min(_LENGTHS)
_KEY_LENGTH: Final = 16
# So many are opened to see whether they have all of it; of three signs a few dozen share one.
_OPENED: Final = 200


def bare(reference: str) -> str:
    """A reference, or a part of one, as it is compared: without its dashes."""
    return reference.replace("-", "")


def _keys(vault: Vault, reference: str) -> list[str]:
    """The hashes of all its parts."""
    plain = bare(reference)
    parts = chain.from_iterable(_parts(plain, length) for length in _LENGTHS)
    return [_key(vault, part) for part in dict.fromkeys(parts)]


def _parts(plain: str, length: int) -> list[str]:
    return [plain[at : at + length] for at in range(len(plain) - length + 1)]


def _key(vault: Vault, part: str) -> str:
    return vault.digest("reference_part", part)[:_KEY_LENGTH]


def add(session: AsyncSession, vault: Vault, patient: Patient) -> None:
    """From now on a new patient is found by each part of the reference."""
    session.add_all(
        ReferencePart(key=key, at=patient.created_at, patient_id=patient.id)
        for key in _keys(vault, patient.reference)
    )


async def renew(session: AsyncSession, vault: Vault, patient: Patient) -> None:
    """The same of one whose reference was changed; the older one finds nobody any more."""
    await session.execute(delete(ReferencePart).where(ReferencePart.patient_id == patient.id))
    add(session, vault, patient)


async def near(
    session: AsyncSession, vault: Vault, part: str, limit: int
) -> Sequence[tuple[str, str]]:
    """Id and reference of patients whose reference has this part, the newest first; no tests."""
    length = min(len(part), max(_LENGTHS))
    if length < SHORTEST:
        return []
    first, *others = dict.fromkeys(_key(vault, each) for each in _parts(part, length))
    statement = (
        select(Patient.id, Patient.reference)
        .join(ReferencePart, ReferencePart.patient_id == Patient.id)
        .where(ReferencePart.key == first, Patient.erase_at.is_(None), counted())
    )
    for key in others:
        same = aliased(ReferencePart)
        is_there = and_(
            same.key == key,
            same.at == ReferencePart.at,
            same.patient_id == ReferencePart.patient_id,
        )
        statement = statement.where(exists().where(is_there))
    order = ReferencePart.at.desc(), ReferencePart.patient_id.desc()
    rows = await session.execute(statement.order_by(*order).limit(_OPENED))
    found = [(row[0], row[1]) for row in rows if part in bare(row[1])]
    return found[:limit]
