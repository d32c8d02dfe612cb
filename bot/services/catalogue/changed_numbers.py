"""Numbers that may not be the same: what is refused, and whom a new emergency number concerns."""

from __future__ import annotations

from typing import Final

from bot import forms
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PLAYS, StaffRole
from bot.services.kernel.clinic import Clinic
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.storage import chats, staff

NUMBERS: Final = frozenset({"phone", "emergency_number"})
_TOLD: Final = "emergency_number"


def clash(clinic: Clinic, field: str) -> str | None:
    """The text that refuses a new value of this field; None for a good one.

    The clinic's own phone may be no number for help: who calls one must reach somebody at night.
    """
    if field in NUMBERS and forms.are_same(clinic.phone, clinic.emergency_number):
        return "clinic_same_emergency"
    # A crisis line is a setting: it stands in the way of no other number.
    if field == "phone" and any(
        forms.are_same(clinic.phone, line) for line in clinic.crisis_lines.values()
    ):
        return "clinic_same_crisis"
    return None


async def tell_admins(turn: StaffTurn, field: str, old: str, new: str) -> None:
    """Tell the other admins of a new emergency number, so that a wrong one is seen."""
    if field != _TOLD or old == new:
        return
    work = turn.work
    for member in await staff.present(work.session):
        if member.id == turn.member.id or StaffRole.ADMIN not in PLAYS[member.role]:
            continue
        text = work.text(
            "clinic_number_changed", member.language, who=turn.member.label, old=old, new=new
        )
        chat = await chats.by_id(work.session, member.chat_id)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
