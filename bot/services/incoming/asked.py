"""What somebody was asked last, which decides how words are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import SEPARATOR, Verb, press
from bot.storage import offers
from bot.storage.offers import Offered
from bot.storage.tables.people import Chat

_OTHER_ZONE: Final = press(Verb.SETTING, "tz")
# Chats of which is kept what was typed last.
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Heard:
    """A typed text, its message, and the row of the question that it was read beside."""

    text: str = field(repr=False)
    message_id: int
    below: int | None


class Heard:
    """What was typed last in each chat: sent twice, it answers one question and not the next.

    It is in memory only: whom it fails answers a question that Change puts right.
    """

    def __init__(self) -> None:
        self._last: dict[str, _Heard] = {}

    def is_twice(
        self, chat_key: str, text: str, shown: Sequence[Offered], message_id: int
    ) -> bool:
        """Whether this came before, and was written before what is asked since stood in the chat.

        Messages of a chat are numbered in their order, whoever writes them.
        """
        newest = shown[0] if shown else None
        heard = _Heard(text, message_id, below=newest.row_id if newest else None)
        before = self._last.pop(chat_key, None)
        self._last[chat_key] = heard
        if len(self._last) > _MOST:
            del self._last[next(iter(self._last))]
        if before is None or newest is None or before.text != text:
            return False
        # An update that is tried again is no second one.
        is_new = before.below != heard.below and before.message_id != message_id
        return is_new and (newest.message_id is None or message_id < newest.message_id)


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
