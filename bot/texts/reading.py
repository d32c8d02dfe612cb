"""How hard a text is to read, by the usual formulas and a rough count of syllables.

The formulas are made for sentences. A list counts as what it is: its items are measured one by
one, its lead-in too, and neither makes the sentences around it shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

# A number with a point in it ends nothing.
_SENTENCE_END: Final = re.compile(r"[.!?]+(?=\s|$)|\n\n+")
_ITEM: Final = re.compile(r"^(?:•|\d+\.) *(.+)$")
_WORD: Final = re.compile(r"[^\W_']+(?:'[^\W_]+)?")
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
_COMMAND: Final = re.compile(r"/\w+")
_SILENT: Final = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeioudt])ed$|(?<=[^aeiouscxzg])es$")
_ENGLISH: Final = re.compile(r"[aeiouy]+")
# A weak vowel joins its neighbor; an accent on it, or two strong vowels, make two syllables.
_SPANISH: Final = re.compile(r"[iuü]*[aeoáéó][iuüy]?(?![íú])|[íú]|[iuü]+|y\b")
_MUTE_U: Final = re.compile(r"([qg])u(?=[eiéí])")


@dataclass(frozen=True, slots=True)
class Parts:
    """A text taken apart: its sentences as one text, the lead-ins and the items of its lists."""

    sentences: str
    leads: tuple[str, ...]
    items: tuple[str, ...]


def taken_apart(text: str) -> Parts:
    """The parts of a text; a lead-in is the last sentence before an item, up to its colon."""
    sentences: list[str] = []
    leads: list[str] = []
    items: list[str] = []
    for paragraph in text.split("\n\n"):
        before: list[str] = []
        for line in paragraph.split("\n"):
            if (item := _ITEM.match(line)) is None:
                before.append(line)
                continue
            if before and before[-1].endswith(":"):
                *whole, lead = _split(before.pop())
                before += whole
                leads.append(lead)
            items.append(item[1])
        sentences.append(" ".join(before))
    return Parts("\n\n".join(filter(None, sentences)), tuple(leads), tuple(items))


def _split(line: str) -> list[str]:
    return re.split(r"(?<=[.!?]) +", line)


def length(text: str) -> int:
    """How many words it has."""
    return len(_WORD.findall(_COMMAND.sub("", text)))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text; placeholders already replaced by a word."""
    words, sentences, syllables = _counts(text, _english_syllables)
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def ease(text: str) -> float:
    """The INFLESZ score of a Spanish text, likewise: 65 and more is fairly easy."""
    words, sentences, syllables = _counts(text, _spanish_syllables)
    return 206.835 - 62.3 * syllables / words - words / sentences


def _counts(text: str, syllables: Callable[[str], int]) -> tuple[int, int, int]:
    plain = _COMMAND.sub("", text)
    sentences = [part for part in _SENTENCE_END.split(plain) if _WORD.search(part)]
    words = _WORD.findall(plain.lower())
    return len(words), len(sentences), sum(max(1, syllables(word)) for word in words)


def _english_syllables(word: str) -> int:
    return len(_ENGLISH.findall(_SILENT.sub("", word)))


def _spanish_syllables(word: str) -> int:
    return len(_SPANISH.findall(_MUTE_U.sub(r"\1", word)))


# AAFP advises fifth to sixth grade; INFLESZ calls 65 to 80 fairly easy.
HIGHEST_GRADE: Final = 6.0
LOWEST_EASE: Final = 65.0
# Fewer words than this say nothing of how hard a text is.
FEWEST: Final = 8


@dataclass(frozen=True, slots=True)
class Measure:
    """How a language is measured. `stand_in`: what a placeholder counts as."""

    language: str
    of: Callable[[str], float]
    bound: float
    is_highest: bool
    stand_in: str


_MEASURES: Final = (
    Measure("en", grade, HIGHEST_GRADE, True, "clinic"),
    Measure("es", ease, LOWEST_EASE, False, "casa"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """How hard a text is by the measure of its language."""

    value: float
    measure: Measure

    @property
    def is_hard(self) -> bool:
        """Whether it is harder than patients should meet."""
        above = self.value > self.measure.bound
        return above if self.measure.is_highest else self.value < self.measure.bound


def sentences_of(form: str, measure: Measure) -> str:
    """The sentences that are judged, each placeholder a word."""
    return taken_apart(_PLACEHOLDER.sub(measure.stand_in, form)).sentences


def judged(form: str, language: str) -> Judged | None:
    """The sentences of a text; None in a language without a measure, and for few words."""
    for measure in _MEASURES:
        if measure.language == language:
            sentences = sentences_of(form, measure)
            is_long = length(sentences) >= FEWEST
            return Judged(measure.of(sentences), measure) if is_long else None
    return None
