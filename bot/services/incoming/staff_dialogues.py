"""The dialogues of staff: who takes what is typed in the middle of each."""

from __future__ import annotations

from typing import Final

from bot.services.catalogue import clinic_facts, wording
from bot.services.console import booking, calls, correcting, members
from bot.services.enrolment import bedside, rescheduling
from bot.services.messaging import dialogues
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import schedules
from bot.services.roster import batch
from bot.storage.tables.mail import Dialogue


async def _at_bedside(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """Where a reference is asked for, many lines are a list."""
    if dialogue.step == "ref" and "\n" in text.strip():
        await batch.typed_first(turn, text)
    else:
        await bedside.typed(turn, dialogue, text)


# What takes the words of staff in the middle of something.
TAKES: Final = {
    dialogues.BOOKING: booking.typed,
    dialogues.CALLING: calls.typed,
    dialogues.CORRECTING: correcting.typed,
    dialogues.ENROLLING: _at_bedside,
    dialogues.LISTING: batch.typed,
    dialogues.SCHEDULING: schedules.typed,
    dialogues.INITIALS: members.typed,
    dialogues.MOVING_DATE: rescheduling.typed,
    dialogues.WORDING: wording.typed,
    dialogues.CLINIC: clinic_facts.typed,
}
