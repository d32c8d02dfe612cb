"""How urgent an update is, read from its JSON before anything is known of who sent it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final

from bot.domain.answers import Question
from bot.services.messaging.keyboards import SEPARATOR, Verb
from bot.words.triage import triage


class Rank(IntEnum):
    """Whose turn comes first when many wait."""

    SIGN = 0
    SIGN_OF_STRANGER = 1
    KNOWN = 2
    STRANGER = 3


_WRITTEN: Final = ("message", "edited_message")


def is_sign(body: Mapping[str, Any]) -> bool:
    """Whether somebody writes danger words, or presses what says that there is a warning sign."""
    press = body.get("callback_query")
    if isinstance(press, Mapping):
        return _is_sign_press(press.get("data"))
    return any(_has_danger(body.get(kind)) for kind in _WRITTEN)


def _is_sign_press(data: object) -> bool:
    match data.split(SEPARATOR) if isinstance(data, str) else []:
        case [Verb.RED_FLAG, *_]:
            return True
        case [Verb.ANSWER, _, Question.SAFETY, value]:
            return value == "yes"
        case _:
            return False


def _has_danger(message: object) -> bool:
    if not isinstance(message, Mapping):
        return False
    written = (message.get(name) for name in ("text", "caption"))
    return any(isinstance(text, str) and triage(text).is_danger for text in written)


def rank(*, is_sign: bool, is_known: bool) -> Rank:
    """Warning signs first, of patients before those of strangers; then who is known."""
    if is_sign:
        return Rank.SIGN if is_known else Rank.SIGN_OF_STRANGER
    return Rank.KNOWN if is_known else Rank.STRANGER
