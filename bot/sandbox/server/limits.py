"""Flood limits on virtual time: measured by the call record, enforced only on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from bot.sandbox.server.calls import Call, sends, since
from bot.sandbox.state.errors import too_many_requests

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Limits:
    """Telegram's limits; with `is_strict` a send beyond them is answered with 429.

    All counts are per second but `per_group`, which is per minute. A private chat takes a small
    burst: `private_burst` sends within `private_burst` seconds.
    """

    is_strict: bool = False
    overall: int = 30
    private_burst: int = 3
    per_group: int = 20

    def check(self, calls: Sequence[Call], chat_id: int, now: datetime) -> None:
        """Raise 429 if one more send now would be too many."""
        if not self.is_strict:
            return
        recent = sends(_recent(calls, now))
        if since(recent, now, _SECOND) >= self.overall:
            raise too_many_requests(1)
        own = sends(recent, chat_id)
        if chat_id < 0 and since(own, now, _MINUTE) >= self.per_group:
            raise too_many_requests(_left(own, now, _MINUTE))
        burst = self.private_burst
        if chat_id > 0 and since(own, now, _SECOND * burst) >= burst:
            raise too_many_requests(1)


def _recent(calls: Sequence[Call], now: datetime) -> list[Call]:
    return list(takewhile(lambda call: now - call.at < _MINUTE, reversed(calls)))


def _left(own: Sequence[Call], now: datetime, span: timedelta) -> int:
    """Whole seconds until the oldest send within the span is out of it."""
    oldest = min(call.at for call in own if now - call.at < span)
    return max(1, round((oldest + span - now).total_seconds()))
