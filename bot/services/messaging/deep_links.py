"""Deep links into the bot: made and read in one place; they carry ids and codes, no meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

# As long as a code of 16 random bytes; a word of that length has no digit and one case.
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_LINK: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?P<bot>\w+)/?\?start=(?P<payload>[\w-]{1,64})[.,]?",
    re.IGNORECASE | re.ASCII,
)
_STAFF: Final = "staff_"
_CASE: Final = "case_"
_ALERTS: Final = "alerts"


@dataclass(frozen=True, slots=True)
class StaffInvite:
    """A link that makes its opener staff."""

    code: str


@dataclass(frozen=True, slots=True)
class PatientInvite:
    """A patient's link to join."""

    code: str


@dataclass(frozen=True, slots=True)
class CaseLink:
    """The link under an alert that opens the patient's view for staff."""

    patient_id: str


@dataclass(frozen=True, slots=True)
class AlertsLink:
    """The link under an alert about no patient: it opens the list of alerts for staff."""


Start: TypeAlias = StaffInvite | PatientInvite | CaseLink | AlertsLink


def bot_link(bot_username: str) -> str:
    """A link to the private chat with the bot."""
    return f"https://t.me/{bot_username}"


def staff_link(bot_username: str, code: str) -> str:
    """A link that makes its opener staff."""
    return _link(bot_username, _STAFF + code)


def patient_link(bot_username: str, code: str) -> str:
    """A patient's link to join."""
    return _link(bot_username, code)


def case_link(bot_username: str, patient_id: str) -> str:
    """A link that opens the patient's view for staff."""
    return _link(bot_username, _CASE + patient_id)


def alerts_link(bot_username: str) -> str:
    """A link that opens the list of alerts for staff."""
    return _link(bot_username, _ALERTS)


def _link(bot_username: str, payload: str) -> str:
    return f"{bot_link(bot_username)}?start={payload}"


def read_pasted(text: str, bot_username: str) -> str | None:
    """What stands behind "start" in a link of this bot that was pasted, or a code alone."""
    line = text.strip()
    link = _LINK.fullmatch(line)
    if link is not None and link["bot"].lower() == bot_username.lower():
        return link["payload"]
    is_code = _CODE.fullmatch(line) and not line.isalpha() and line != line.lower()
    return line if is_code else None


def read_start(payload: str) -> Start | None:
    """What somebody opened, by what stands behind their /start; None for a /start alone."""
    if payload.startswith(_STAFF):
        return StaffInvite(payload.removeprefix(_STAFF))
    if payload.startswith(_CASE):
        return CaseLink(payload.removeprefix(_CASE))
    if payload == _ALERTS:
        return AlertsLink()
    return PatientInvite(payload) if payload else None
