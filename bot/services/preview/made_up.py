"""The made-up patient of a course: when they were treated, and what they tap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.answers import Question
from bot.domain.protocol import Protocol
from bot.services.messaging.keyboards import SEPARATOR, Button, Keyboard, Verb

# Their pain before the injection.
BASELINE: Final = 8


class Conduct(StrEnum):
    """How the made-up patient takes part."""

    ANSWERS = "answers"
    SILENT = "silent"
    NO_RELIEF = "no_relief"


@dataclass(frozen=True, slots=True)
class Wish:
    """A course that somebody wants to see; `time`: when the patient asked for, by its button."""

    protocol: Protocol
    injected_at: datetime
    time: str
    conduct: Conduct
    language: str


# What they answer to each question.
SAYS: Final[Mapping[Conduct, Mapping[Question, str]]] = MappingProxyType(
    {
        Conduct.SILENT: {},
        Conduct.ANSWERS: {
            Question.SAFETY: "no",
            Question.PAIN: "3",
            Question.CHANGE: "2",
            Question.FIRST_HOURS: "yes",
            Question.FUNCTION: "1",
            Question.MEDICINE: "-1",
            Question.NOTE: "skip",
        },
        Conduct.NO_RELIEF: {
            Question.SAFETY: "no",
            Question.PAIN: str(BASELINE),
            Question.CHANGE: "0",
            Question.FIRST_HOURS: "no",
            Question.FUNCTION: "0",
            Question.MEDICINE: "0",
            Question.NOTE: "skip",
        },
    }
)


def tap_on(keyboard: Keyboard, conduct: Conduct) -> Button | None:
    """The button that they press of these; None where nothing is asked, or they are silent."""
    said = SAYS[conduct]
    for each in (each for row in keyboard for each in row if "data" in each):
        verb, *parts = each["data"].split(SEPARATOR)
        if verb == Verb.KEEP and said and parts[-1] == "ok":
            return each
        if verb == Verb.ANSWER and said.get(Question(parts[1])) == parts[2]:
            return each
    return None
