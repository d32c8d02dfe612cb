"""What somebody was asked last, which decides how words are taken that press no button."""

from __future__ import annotations

from typing import Final

from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import SEPARATOR, Verb, press
from bot.storage import offers
from bot.storage.tables.people import Chat

_OTHER_ZONE: Final = press(Verb.SETTING, "tz")


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
