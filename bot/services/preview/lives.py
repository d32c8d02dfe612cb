"""What became of a made-up patient: what they were told and pressed, and each check-in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState
from bot.domain.relief import Outcome


@dataclass(frozen=True, slots=True)
class Said:
    """One message to the patient, or a change of one; `position`: of the newest check-in."""

    at: datetime
    kind: MessageKind
    text: str
    buttons: tuple[str, ...]
    is_new: bool
    position: int | None


@dataclass(frozen=True, slots=True)
class Tapped:
    """What the patient pressed."""

    at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one check-in; `ended_at`: answered, or closed without an answer."""

    due_at: datetime
    sent_at: datetime | None
    ended_at: datetime | None
    state: CheckInState
    reminded_at: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A follow-up from consent to its end; `calls`: when it came on the call list, and as what."""

    told: tuple[Said | Tapped, ...]
    check_ins: tuple[Asked, ...]
    calls: tuple[tuple[datetime, str], ...]
    outcome: Outcome | None

    @property
    def said(self) -> list[Said]:
        """The messages without the taps."""
        return [each for each in self.told if isinstance(each, Said)]
