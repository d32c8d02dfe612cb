"""How the words of a lexicon are found in what people type.

A plain list holds words as they are. A list of phrases has wildcards:
    word*  any word that starts so          a/b  either of the two
    a_b    two words as one alternative     ...  up to three other words in between
    word?  may be left out
Both are lower-case letters without accents, because that is all that is left of a typed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

_GAP = "..."
_OPTIONAL = "?"
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase, and stems of which it holds one or more: those are fast to look for."""

    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def occurs_in(self, words: str) -> bool:
        """Say whether the phrase is in `words`, which `words_of` made."""
        return any(map(words.__contains__, self.stems)) and bool(self.pattern.search(words))

    def cut_from(self, words: str) -> str:
        """Return `words` without the phrase; what stood around it does not become neighbours."""
        return self.pattern.sub(" -", words)


def any_of(lists: Iterable[Iterable[str]]) -> str:
    """Return a regular expression for any of the words in plain lists, and never for nothing."""
    # The longest first: none is hidden behind its own beginning, whatever language that is of.
    words = sorted(chain.from_iterable(lists), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def words_of(folded: str) -> str:
    """Return the words of a folded text with one space before, between and after them."""
    return f" {_NOT_LETTERS.sub(' ', folded).strip()} "


def compile_phrase(phrase: str) -> Phrase:
    """Read one entry of a word list."""
    tokens = phrase.split()
    pattern = "".join(map(_token_pattern, tokens)) + "(?= )"
    return Phrase(_rarest_stems(tokens), re.compile(pattern))


def words_in(phrase: str) -> Iterator[str]:
    """Yield each word that a phrase names; the beginning of one ends in a star."""
    for token in phrase.split():
        if token != _GAP:
            yield from re.split("[/_]", token.removesuffix(_OPTIONAL))


def _token_pattern(token: str) -> str:
    if token == _GAP:
        return "(?: [a-z]++){0,3}"
    words = token.removesuffix(_OPTIONAL)
    alternatives = words.replace("*", "[a-z]*").replace("_", " ").replace("/", "|")
    return f"(?: (?:{alternatives}))?" if token.endswith(_OPTIONAL) else f" (?:{alternatives})"


def _rarest_stems(tokens: Iterable[str]) -> tuple[str, ...]:
    choices = (_stems(token) for token in tokens if token != _GAP and token[-1] != _OPTIONAL)
    return min(choices, key=lambda stems: (len(stems), -len(stems[0])))


def _stems(token: str) -> tuple[str, ...]:
    stems = token.replace("*", "").replace("_", " ").split("/")
    return tuple(s for s in stems if not any(other in s for other in stems if other != s))
