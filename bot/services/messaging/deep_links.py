"""Deep links into the bot: made and read in one place; they carry ids and codes, no meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

# As long as a code of 16 random bytes; a word of that length has no digit and hardly a capital.
_CODE: Final = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{22}(?![\w-])")
_FEW: Final = 3
_LINK: Final = re.compile(
    r"(?<![\w.])(?:(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?P<bot>\w+)/?\?"
    r"|tg://resolve\?domain=(?P<domain>\w+)&)start=(?P<payload>[\w-]{1,64})",
    re.IGNORECASE | re.ASCII,
)
_AROUND: Final = " \t\r\n.,;:!?\"'()[]<>\u201c\u201d\u2018\u2019\u00ab\u00bb"
# With what people write around a code; in a longer text it may be anything.
_LONGEST_AROUND: Final = 120
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
    """What stands behind "start" in the one link of this bot that a text holds, or its one code.

    Other words may stand around it.
    """
    if links := list(_LINK.finditer(text)):
        ours = [each for each in links if _bot_of(each) == bot_username.lower()]
        payloads = {each["payload"] for each in ours}
        return payloads.pop() if len(payloads) == 1 else None
    codes = set(filter(_is_code, _CODE.findall(text))) if len(text) <= _LONGEST_AROUND else set()
    return codes.pop() if len(codes) == 1 else None


def read_payload(text: str, bot_username: str) -> str:
    """What was meant by what stands behind a /start that was typed."""
    return read_pasted(text, bot_username) or text.strip(_AROUND)


def _bot_of(link: re.Match[str]) -> str:
    name: str = link["bot"] or link["domain"]
    return name.lower()


def _is_code(word: str) -> bool:
    capitals = sum(map(str.isupper, word))
    return capitals > 0 and (not word.isalpha() or _FEW <= capitals <= len(word) - _FEW)


def read_start(payload: str) -> Start | None:
    """What somebody opened, by what stands behind their /start; None for a /start alone."""
    if payload.startswith(_STAFF):
        return StaffInvite(payload.removeprefix(_STAFF))
    if payload.startswith(_CASE):
        return CaseLink(payload.removeprefix(_CASE))
    if payload == _ALERTS:
        return AlertsLink()
    return PatientInvite(payload) if payload else None
