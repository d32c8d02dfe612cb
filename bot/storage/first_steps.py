"""What a clinic has done before its first patient, as far as its rows tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import CheckInState
from bot.storage import facts
from bot.storage.tables.chosen import ClinicFact
from bot.storage.tables.followups import CheckIn, Episode, ProtocolVersion
from bot.storage.tables.people import Patient, counted
from bot.storage.tables.staff import Staff, StaffGroup, StaffInvitation
from bot.storage.tables.system import Fact

_NOTED: Final = "guide_"
_REHEARSED: Final = (
    select(CheckIn.id)
    .join(Episode, Episode.id == CheckIn.episode_id)
    .join(Patient, Patient.id == Episode.patient_id)
    .where(not_(counted()), CheckIn.state == CheckInState.ANSWERED)
)
# What shows that a step was done; each is there or not.
_SHOWN_BY: Final[Mapping[str, Select[Any]]] = {
    "hours": select(ClinicFact.name).where(ClinicFact.name == "hours"),
    "phone": select(ClinicFact.name).where(ClinicFact.name == "phone"),
    "group": select(StaffGroup.chat_id).where(StaffGroup.left_at.is_(None)),
    "team": select(StaffInvitation.id).where(StaffInvitation.created_by.is_not(None)),
    "schedule": select(ProtocolVersion.number).where(ProtocolVersion.created_by.is_not(None)),
    "rehearsal": _REHEARSED,
}


async def done(session: AsyncSession) -> frozenset[str]:
    """The steps that were done, and what else was noted of them."""
    found = await session.execute(
        select(*(each.exists().label(name) for name, each in _SHOWN_BY.items()))
    )
    shown = {name for name, is_there in found.one()._mapping.items() if is_there}
    noted = await session.scalars(select(Fact.name).where(Fact.name.startswith(_NOTED)))
    names = {name.removeprefix(_NOTED) for name in noted}
    present = select(func.count()).select_from(Staff).where(Staff.left_at.is_(None))
    is_team = (await session.scalar(present) or 0) > 1
    return frozenset(shown | names | ({"team"} if is_team else set()))


async def note(session: AsyncSession, step: str, at: datetime) -> None:
    """Remember that a step was done which no row shows."""
    await facts.write_time(session, f"{_NOTED}{step}", at)
