"""What counts as an answer to each question, tapped or typed."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.errors import BotError
from bot.domain.folding import fold, plain_digits


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
MIN_AGE: Final = 18
MAX_AGE: Final = 120

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


class ScoreKind(StrEnum):
    """How sure a typed score is."""

    EXACT = "exact"
    SUGGESTED = "suggested"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """A typed pain score: exact ones count, suggested ones are confirmed, unclear have none."""

    kind: ScoreKind
    score: int | None = None


_UNCLEAR = ScoreReading(ScoreKind.UNCLEAR)
_LONGEST_SCORE = 80
_WORDS: Mapping[str, str] = {
    **{"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"},
    **{"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"},
    **{"cero": "0", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5"},
    **{"seis": "6", "siete": "7", "ocho": "8", "nueve": "9", "diez": "10"},
}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})(?=ish\b|\b)")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"[\s'\u2018\u2019\u02bc]+")
# No leading full stop or comma: ".5" is not 5.
_BEFORE = ' \u00a1\u00bf"\u201c\u00ab(['
_AFTER = ' .,;:!?"\u201d\u00bb)]'

_SCALE = r"(?: ?/ ?| (?:out of|of|de|sobre|en) )10"
_EXACT = re.compile(rf"(?:10|(?P<score>[0-9])(?:{_SCALE})?)")
_FILLER = (
    r"(?:(?:about|around|approximately|approx|roughly|maybe|perhaps|probably|like|nearly|almost"
    r"|it ?s|it is|a|an|i d say|i would say|i guess|i think|my pain is|pain is|pain|today|now"
    r"|between|como|unos|unas|un|una|casi|aproximadamente|aprox|mas o menos|alrededor de|cerca de"
    r"|quizas?|tal vez|creo que|diria que|yo diria|es|mi dolor es|el dolor es|dolor|hoy|ahora"
    r"|entre)\b,? |[~\u2248] ?)*+"
)
_NUMBER = r"[0-9]{1,2}(?:[.,][0-9]{1,2})?"
_HALF = r" (?:and a half|y medi[oa]|1/2)"
_TO = r"(?: ?- ?| (?:or|to|and|o|u|a|y) |, )"
_SUGGESTED = re.compile(
    rf"{_FILLER}(?P<low>{_NUMBER})(?:(?P<half>{_HALF})|{_TO}(?P<high>{_NUMBER}))?"
    rf"(?: ?ish)?(?:{_SCALE})?(?: (?:today|now|maybe|hoy|ahora))?"
)


def read_score(text: str) -> ScoreReading:
    """Read a typed pain score of 0 to 10.

    Ranges and halves suggest the upper whole number. "10/10" is only suggested, because people
    also write it to say "all good". Whatever needs a guess is unclear.
    """
    line = _score_line(text)
    if len(line) > _LONGEST_SCORE:
        return _UNCLEAR
    if exact := _EXACT.fullmatch(line):
        return ScoreReading(ScoreKind.EXACT, int(exact["score"] or MAX_SCORE))
    suggestion = _SUGGESTED.fullmatch(_WORD.sub(lambda word: _WORDS[word[0]], line))
    return _suggest(suggestion) if suggestion else _UNCLEAR


def _score_line(text: str) -> str:
    line = plain_digits(fold(text.replace("\u00bd", " 1/2")))
    return _SPACES.sub(" ", _DASH.sub("-", line)).lstrip(_BEFORE).rstrip(_AFTER)


def _suggest(match: re.Match[str]) -> ScoreReading:
    written = (match["low"], match["high"] or match["low"])
    values = [float(number.replace(",", ".")) for number in written]
    score = math.ceil(max(values)) + bool(match["half"])
    return ScoreReading(ScoreKind.SUGGESTED, score) if score <= MAX_SCORE else _UNCLEAR


_FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def read_birth_year(text: str, *, this_year: int) -> int | None:
    """Return the one year in `text` in which a living adult can be born, else None.

    Other words and shorter numbers are ignored; two numbers of 4 digits are no answer.
    """
    years = [int(year) for year in _FOUR_DIGITS.findall(plain_digits(text))]
    if len(years) != 1 or not this_year - MAX_AGE <= years[0] <= this_year - MIN_AGE:
        return None
    return years[0]


_REFERENCE = re.compile(r"(?=.{2,12}\Z)[A-Z0-9]+(?:-+[A-Z0-9]+)*+", re.IGNORECASE | re.ASCII)


def read_reference(text: str) -> str | None:
    """Return staff's short patient reference in upper case, else None.

    It has 2 to 12 letters (A to Z), digits and dashes, with no dash at either end.
    """
    reference = _DASH.sub("-", unicodedata.normalize("NFKC", text)).strip()
    return reference.upper() if _REFERENCE.fullmatch(reference) else None
