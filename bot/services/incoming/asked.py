"""What somebody was asked last, which decides how words are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.services.kernel.transaction import HANDLING, Work
from bot.services.messaging.keyboards import SEPARATOR, Verb, press
from bot.storage import offers
from bot.storage.offers import Offered
from bot.storage.tables.people import Chat

_OTHER_ZONE: Final = press(Verb.SETTING, "tz")
# Nobody reads a question and answers it within this.
_UNREAD_FOR: Final = timedelta(seconds=2)
# What waited for a bot that was away is handled within this all the same.
_HEARD_FOR: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A typed text, the message that was below it on the phone, and when it was handled.

    `update`: the inbox row that brought it, which may be tried again.
    """

    text: str = field(repr=False)
    below: int | None
    update: int | None
    at: datetime


class Heard:
    """What was typed last in each chat: sent twice, it answers one question and not the next.

    It is in memory only: whom it fails answers a question that Change puts right.
    """

    def __init__(self) -> None:
        self._last: dict[str, _Heard] = {}

    def is_twice(
        self, chat_key: str, text: str, shown: Sequence[Offered], now: datetime, sent_at: datetime
    ) -> bool:
        """Whether this came before, and before what is asked since could have been read."""
        newest = shown[0] if shown else None
        handling = HANDLING.get()
        heard = _Heard(
            text,
            below=newest.row_id if newest else None,
            update=handling.inbox_id if handling else None,
            at=now,
        )
        self._last = {k: each for k, each in self._last.items() if now - each.at < _HEARD_FOR}
        before = self._last.get(chat_key)
        self._last[chat_key] = heard
        if before is None or newest is None or before.text != text:
            return False
        is_new = before.below != heard.below and before.update != heard.update
        return is_new and (newest.sent_at is None or sent_at <= newest.sent_at + _UNREAD_FOR)


async def newest(work: Work, chat: Chat) -> frozenset[str]:
    """The data of the buttons under the newest message that has any."""
    shown = await offers.shown(work.session, chat)
    return frozenset(shown[0].buttons.values()) if shown else frozenset()


def verbs_of(asked: frozenset[str]) -> frozenset[str]:
    """What the presses of these buttons ask for."""
    return frozenset(data.partition(SEPARATOR)[0] for data in asked)


def is_of_time(asked: frozenset[str]) -> bool:
    """Whether these are the times of day to choose from."""
    return _OTHER_ZONE in asked
