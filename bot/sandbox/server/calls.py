"""The record of every call that the bot made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from bot.sandbox.server.faults import FaultKind

SENDS = frozenset({"sendMessage", "sendPhoto", "sendDocument"})


@dataclass(slots=True)
class Call:
    """One call: when, what, and what became of it.

    `at` is virtual time, `monotonic` real seconds. `accepted` tells whether it took effect here,
    `status` what the bot was told: the HTTP status, or 0 when it got no answer (yet).
    """

    method: str
    chat_id: int | None
    parameters: Mapping[str, object]
    at: datetime
    monotonic: float
    accepted: bool = False
    status: int = 0
    description: str = ""
    fault: FaultKind | None = None
    result: object = None

    @property
    def is_send(self) -> bool:
        """Whether it was meant to put a new message into a chat."""
        return self.method in SENDS


def sends(calls: Iterable[Call], chat_id: int | None = None) -> list[Call]:
    """The accepted sends, of one chat or of all."""
    accepted = (call for call in calls if call.is_send and call.accepted)
    return [call for call in accepted if chat_id is None or call.chat_id == chat_id]


def peak(times: Iterable[float], span: float) -> int:
    """The most moments that lie within any stretch shorter than `span` seconds."""
    ordered = sorted(times)
    return max((_within(ordered[start:], span) for start in range(len(ordered))), default=0)


def _within(ordered: list[float], span: float) -> int:
    return len(list(takewhile(lambda moment: moment - ordered[0] < span, ordered)))


def since(calls: Iterable[Call], now: datetime, span: timedelta) -> int:
    """How many of the calls happened within `span` before now."""
    return sum(1 for call in calls if timedelta(0) <= now - call.at < span)
