"""The questions of a check-in: each is declared here once, with its buttons and its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.errors import BotError


class Question(StrEnum):
    """One thing that a check-in asks, by the name under which its answers are stored."""

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


@dataclass(frozen=True, slots=True)
class Item:
    """How a question is asked: the key of its text, and its buttons from good to bad.

    `choices`: each button's id in the catalogue and the value that a tap stores. On a scale the
    values are the labels. Where words are taken, any text that is not blank is an answer too.
    `is_told`: staff read the answer beside score and own words, by the text `told_` and its name.
    """

    text: str
    choices: tuple[tuple[str, str], ...]
    is_scale: bool = False
    takes_words: bool = False
    is_told: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """What its buttons store, in their order."""
        return tuple(value for _, value in self.choices)

    def button(self, value: str) -> str:
        """The id of the button that stores a value."""
        return next(name for name, stored in self.choices if stored == value)


# Stored values and the data of buttons on phones are made of these values: they never change.
ITEMS: Final[Mapping[Question, Item]] = MappingProxyType(
    {
        # Its text is that of the first check-in; the later ones have the same buttons.
        Question.SAFETY: Item("checkin_first", (("rf_no", "no"), ("rf_yes", "yes"))),
        Question.PAIN: Item(
            "ask_pain",
            tuple((str(score), str(score)) for score in range(MAX_SCORE + 1)),
            is_scale=True,
        ),
        Question.CHANGE: Item(
            "ask_change",
            (("c2", "2"), ("c1", "1"), ("c0", "0"), ("c-1", "-1"), ("c-2", "-2")),
        ),
        Question.FIRST_HOURS: Item(
            "ask_first_hours", (("yes", "yes"), ("no", "no"), ("ns", "unsure")), is_told=True
        ),
        Question.FUNCTION: Item(
            "ask_function", (("f1", "1"), ("f0", "0"), ("f-1", "-1")), is_told=True
        ),
        Question.MEDICINE: Item(
            "ask_medicine",
            (("m-1", "-1"), ("m0", "0"), ("m1", "1"), ("mna", "none")),
            is_told=True,
        ),
        Question.NOTE: Item("ask_note", (("skip", "skip"),), takes_words=True),
    }
)


class InvalidAnswerError(BotError):
    """The value is no answer to the question."""

    def __init__(self, question: Question, value: str) -> None:
        # The value may be a patient's own words, so it stays out of the message and of the logs.
        item = ITEMS[question]
        allowed = "any text that is not blank" if item.takes_words else ", ".join(item.values)
        super().__init__(f"not an answer to {question}; allowed: {allowed}")
        self.question = question
        self.value = value


def accept(question: Question, value: str) -> str:
    """Return `value` if it answers `question`, else raise InvalidAnswerError.

    A note takes any text that is not blank; everything else takes what its buttons store.
    """
    if ITEMS[question].takes_words and value.strip():
        return value
    return accept_tap(question, value)


def accept_tap(question: Question, value: str) -> str:
    """Return `value` if a button of `question` stores it, else raise InvalidAnswerError."""
    if value not in ITEMS[question].values:
        raise InvalidAnswerError(question, value)
    return value
