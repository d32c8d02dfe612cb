"""What happened to a patient, as codes, for whoever asks why or since when."""

from __future__ import annotations

from typing import Final

from bot.services.transaction import Work
from bot.storage.tables import CheckIn, Event, Patient

# A question of a check-in that was over was answered.
LATE_TAP: Final = "late_tap"


def note(work: Work, patient: Patient, code: str, check_in: CheckIn | None = None) -> None:
    """Write down that something happened now."""
    work.session.add(
        Event(
            patient_id=patient.id,
            check_in_id=check_in.id if check_in else None,
            code=code,
            at=work.now,
        )
    )
