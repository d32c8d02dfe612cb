"""Notes: what patients write in their own words, kept for staff."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.services import alerting, recording
from bot.services.cases import Caller
from bot.services.transaction import Work
from bot.storage.tables import CheckIn, Patient


async def keep(work: Work, patient: Patient, text: str, check_in: CheckIn | None = None) -> None:
    """Keep a patient's words, and tell staff that there is something to read."""
    recording.store_note(work, patient, text, check_in)
    await alerting.raise_alert(work, AlertKind.NOTE, patient)


async def keep_words(work: Work, patient: Patient, caller: Caller) -> None:
    """Keep what the patient wrote behind a command, if anything."""
    if caller.words:
        await keep(work, patient, caller.words)
