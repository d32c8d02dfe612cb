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

_LINES: Final = frozenset({"crisis_line_en", "crisis_line_es"})
NUMBERS: Final = frozenset({"phone", "emergency_number"}) | _LINES
_EMERGENCY: Final = frozenset({"phone", "emergency_number"})


def clash(clinic: Clinic, field: str) -> str | None:
    """The text that refuses a new value of this field; None for a good one.

    The clinic's own phone may be no number for help: who calls one must reach somebody at night.
    """
    if field in _EMERGENCY and forms.are_same(clinic.phone, clinic.emergency_number):
        return "clinic_same_emergency"
    # A line stands in the way of no number but the phone, and of its own change.
    lines = [*clinic.crisis_lines.values()] if field == "phone" else []
    lines += [clinic.fact(field)] if field in _LINES else []
    is_line = any(forms.are_same(clinic.phone, line) for line in lines)
    return "clinic_same_crisis" if is_line else None


async def tell_admins(turn: StaffTurn, field: str, old: str, new: str) -> None:
    """Tell the other admins of a new number for help, so that a wrong one is seen."""
    if field == "phone" or old == new:
        return
    work, key = turn.work, "clinic_line_changed" if field in _LINES else "clinic_number_changed"
    for member in await staff.present(work.session):
        if member.id == turn.member.id or StaffRole.ADMIN not in PLAYS[member.role]:
            continue
        text = work.text(key, member.language, who=turn.member.label, old=old, new=new)
        chat = await chats.by_id(work.session, member.chat_id)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
