"""How urgent an update is, read from its JSON before anything is known of who sent it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from typing import Any, Final

from bot.domain.answers import Question
from bot.services.messaging.keyboards import SEPARATOR, Verb
from bot.words.triage import Triage, triage


class Rank(IntEnum):
    """Whose turn comes first when many wait."""

    SIGN = 0
    SIGN_OF_STRANGER = 1
    KNOWN = 2
    STRANGER = 3


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger in an update; a press of what says that there is a warning sign typed nothing."""

    found: Triage
    typed: str | None = field(default=None, repr=False)


WRITTEN: Final = ("message", "edited_message")
_PRESSED: Final = Triage(urgent=("sign",), crisis=False, bereavement=False, stop=False)


def danger_in(body: Mapping[str, Any]) -> Danger | None:
    """Danger words, the button of a sign, or yes to the safety question; None without any."""
    press = body.get("callback_query")
    if isinstance(press, Mapping):
        return Danger(_PRESSED) if _is_sign_press(press.get("data")) else None
    typed = "\n".join(chain.from_iterable(_written(body.get(kind)) for kind in WRITTEN))
    found = triage(typed)
    return Danger(found, typed) if found.is_danger else None


def _is_sign_press(data: object) -> bool:
    match data.split(SEPARATOR) if isinstance(data, str) else []:
        case [Verb.RED_FLAG, *_]:
            return True
        case [Verb.ANSWER, _, Question.SAFETY, value]:
            return value == "yes"
        case _:
            return False


def _written(message: object) -> list[str]:
    """What somebody typed, under a picture too."""
    if not isinstance(message, Mapping):
        return []
    texts = (message.get(name) for name in ("text", "caption"))
    return [text for text in texts if isinstance(text, str)]


def rank(*, is_sign: bool, is_known: bool) -> Rank:
    """Warning signs first, of patients before those of strangers; then who is known."""
    if is_sign:
        return Rank.SIGN if is_known else Rank.SIGN_OF_STRANGER
    return Rank.KNOWN if is_known else Rank.STRANGER
