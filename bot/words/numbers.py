"""Typed pain scores, as numbers and as words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.answers import MAX_SCORE
from bot.words.folding import fold, plain_digits


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
DASH = re.compile("[\u2010-\u2015\u2212]")
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
    return _SPACES.sub(" ", DASH.sub("-", line)).lstrip(_BEFORE).rstrip(_AFTER)


def _suggest(match: re.Match[str]) -> ScoreReading:
    written = (match["low"], match["high"] or match["low"])
    values = [float(number.replace(",", ".")) for number in written]
    score = math.ceil(max(values)) + bool(match["half"])
    return ScoreReading(ScoreKind.SUGGESTED, score) if score <= MAX_SCORE else _UNCLEAR
