"""How hard a text is to read, by the usual formulas and a rough count of syllables."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_SENTENCE_END: Final = re.compile(r"[.!?:\n]+")
_WORD: Final = re.compile(r"[^\W_']+(?:'[^\W_]+)?")
_COMMAND: Final = re.compile(r"/\w+")
_SILENT: Final = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeioudt])ed$|(?<=[^aeiouscxzg])es$")
_ENGLISH: Final = re.compile(r"[aeiouy]+")
# A weak vowel joins its neighbor; an accent on it, or two strong vowels, make two syllables.
_SPANISH: Final = re.compile(r"[iuü]*[aeoáéó][iuüy]?(?![íú])|[íú]|[iuü]+|y\b")
_MUTE_U: Final = re.compile(r"([qg])u(?=[eiéí])")


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
