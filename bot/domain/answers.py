"""What counts as an answer to each question."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.errors import BotError


class Question(StrEnum):
    """One thing that a check-in asks."""

    SAFETY = "safety"
    PAIN = "pain"
    CHANGE = "change"
    FIRST_HOURS = "first_hours"
    FUNCTION = "function"
    MEDICINE = "medicine"
    NOTE = "note"


class Sign(StrEnum):
    """Which warning sign a patient names after "Yes, one or more"; for staff only."""

    BREATH = "breath"
    WEAK = "weak"
    SPEECH = "speech"
    BLADDER = "bladder"
    FEVER = "fever"
    HEAD = "head"
    SITE = "site"
    MISTAKE = "mistake"


MAX_SCORE: Final = 10

# From good to bad, as the buttons stand. No options: free text.
OPTIONS: Final[Mapping[Question, tuple[str, ...]]] = MappingProxyType(
    {
        Question.SAFETY: ("no", "yes"),
        Question.PAIN: tuple(map(str, range(MAX_SCORE + 1))),
        Question.CHANGE: ("2", "1", "0", "-1", "-2"),
        Question.FIRST_HOURS: ("yes", "no", "unsure"),
        Question.FUNCTION: ("1", "0", "-1"),
        Question.MEDICINE: ("-1", "0", "1", "none"),
        Question.NOTE: (),
    }
)


class InvalidAnswerError(BotError):
    """The value is no answer to the question."""

    def __init__(self, question: Question, value: str) -> None:
        # The value may be a patient's own words, so it stays out of the message and of the logs.
        allowed = ", ".join(OPTIONS[question]) or "any text that is not blank"
        super().__init__(f"not an answer to {question}; allowed: {allowed}")
        self.question = question
        self.value = value


def accept(question: Question, value: str) -> str:
    """Return `value` if it answers `question`, else raise InvalidAnswerError.

    A note takes any text that is not blank; everything else takes one of its options.
    """
    options = OPTIONS[question]
    accepted = value in options if options else bool(value.strip())
    if not accepted:
        raise InvalidAnswerError(question, value)
    return value
