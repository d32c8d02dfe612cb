"""Moments as they stand on a patient's wall clock."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.protocol import SendWindow
from bot.domain.schedule import Calendar

CHICAGO: Final = "America/Chicago"
MADRID: Final = "Europe/Madrid"


def at(text: str, zone: str = CHICAGO, *, fold: int = 0) -> datetime:
    """The UTC moment of "2026-03-07 14:00" in a zone; `fold` 1 is the second of two."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def shown(when: datetime | None, zone: str = CHICAGO) -> str:
    """What the wall clock shows at a moment: "03-07 14:00", with seconds if there are any."""
    if when is None:
        return "never"
    local = when.astimezone(ZoneInfo(zone))
    return f"{local:%m-%d %H:%M:%S.%f}".removesuffix(".000000").removesuffix(":00")


def calendar(zone: str = CHICAGO, chosen: str = "10:00", factor: int = 1) -> Calendar:
    """A patient's calendar with the usual send window."""
    return Calendar(ZoneInfo(zone), time.fromisoformat(chosen), SendWindow(), factor)
