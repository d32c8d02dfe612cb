"""What alerts are about, one of each kind."""

from __future__ import annotations

from typing import Any

from bot.domain.alert_data import from_data
from bot.domain.alert_details import Details
from bot.domain.alerts import AlertKind

# As they are stored; a kind takes what it knows.
_USUAL: dict[str, Any] = {
    "check_in": [1, "weeks"],
    "score": "8",
    "baseline": 8,
    "change": "0",
    "trend": "8 > 8",
    "next_open_day": "2026-06-02",
    "words": ["fever"],
    "crisis_line": "988",
    "emergency_number": "911",
    "reason": "patient_paused",
    "delete_days": 7,
    "since": "Mon 8:00",
    "until": "Mon 9:00",
    "planned": 1,
    "sent": 1,
    "skipped": 0,
    "episode": "e",
    "missed": 2,
    "answered": 1,
    "late_until": "2026-06-15",
}


def about(kind: AlertKind, **values: Any) -> Details:
    """The details of an alert of this kind, with these values as they are stored."""
    return from_data(kind, {**_USUAL, **values})
