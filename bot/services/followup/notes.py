"""Notes: what patients write in their own words, kept for staff."""

from __future__ import annotations

from bot.services.alerts import raising
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import CheckIn, Note
from bot.storage.tables.people import Patient


def store(work: Work, patient: Patient, text: str, check_in: CheckIn | None = None) -> None:
    """Keep a patient's own words, of which staff hear in another way."""
    work.session.add(
        Note(
            patient_id=patient.id,
            check_in_id=check_in.id if check_in else None,
            text=text,
            at=work.now,
        )
    )


async def keep(
    work: Work,
    patient: Patient,
    text: str,
    check_in: CheckIn | None = None,
    *,
    is_unsaid: bool = False,
    asks_call: bool = False,
) -> None:
    """Keep a patient's words, and tell staff that there is something to read.

    `is_unsaid`: the patient is asked what it is about first; `asks_call`: whether to be called.
    """
    store(work, patient, text, check_in)
    await raising.raise_note(work, patient, is_unsaid=is_unsaid, asks_call=asks_call)


async def keep_words(work: Work, patient: Patient, caller: Caller) -> None:
    """Keep what the patient wrote behind a command, if anything."""
    if caller.words:
        await keep(work, patient, caller.words)
