"""How the words of a lexicon are found in what people type.

A plain list holds words as they are. A list of phrases has wildcards:
    word*  any word that starts so          a/b  either of the two
    a_b    two words as one alternative     ...  up to three other words in between
    word?  may be left out                  &    either order, up to six other words in between
    !word  does not follow here
Both are lower-case letters without accents, because that is all that is left of a typed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

_GAP = "..."
_OPTIONAL = "?"
_NEAR = "&"
_BUT = "!"
_FAR = "(?: [a-z]++){0,6}?"
# An id or a link's code: long, and from letters to digits and back and forth again.
_LONG_TOKEN = re.compile(r"[a-z0-9_-]{12,}+")
_CODE = re.compile(r"[a-z]\d++[a-z]++\d")
# No phrase has a longer word.
_LONGEST_STEM = 40
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True)
class Phrase:
    """An entry of a word list, and how words begin of which it holds one or more."""

    entry: str
    stems: tuple[str, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # All of them take a second: nobody waits for those that are not looked for.
        return re.compile(_pattern_of(self.entry))

    def get_ready(self) -> None:
        """Compile it before it is looked for."""
        _ = self._pattern

    def occurs_in(self, words: str) -> bool:
        """Say whether the phrase is in `words`, which `words_of` made."""
        return self._pattern.search(words) is not None

    def cut_from(self, words: str) -> str:
        """Return `words` without the phrase; what stood around it does not become neighbours."""
        return self._pattern.sub(" -", words)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Many phrases, of which only those are looked for that have a word in common with a text."""

    by_stem: Mapping[str, tuple[Phrase, ...]]

    @staticmethod
    def of(phrases: Iterable[str]) -> Phrases:
        """Read the entries of a word list."""
        by_stem: dict[str, tuple[Phrase, ...]] = {}
        for phrase in map(read_phrase, phrases):
            for stem in phrase.stems:
                by_stem[stem] = (*by_stem.get(stem, ()), phrase)
        return Phrases(by_stem)

    def get_ready(self) -> None:
        """Compile all of them."""
        for phrase in dict.fromkeys(chain.from_iterable(self.by_stem.values())):
            phrase.get_ready()

    def occur_in(self, words: str) -> bool:
        """Say whether any of the phrases is in `words`, which `words_of` made."""
        return any(phrase.occurs_in(words) for phrase in self._likely(words))

    def cut_from(self, words: str) -> str:
        """Return `words` without any of the phrases."""
        for phrase in self._likely(words):
            words = phrase.cut_from(words)
        return words

    def _likely(self, words: str) -> Iterable[Phrase]:
        found = (self.by_stem[each] for each in _beginnings(words) if each in self.by_stem)
        return dict.fromkeys(chain.from_iterable(found))


@lru_cache(maxsize=16)
def _beginnings(words: str) -> tuple[str, ...]:
    different = dict.fromkeys(words.split())
    return tuple(
        dict.fromkeys(
            word[:end] for word in different for end in range(1, min(len(word), _LONGEST_STEM) + 1)
        )
    )


def any_of(lists: Iterable[Iterable[str]]) -> str:
    """Return a regular expression for any of the words in plain lists, and never for nothing."""
    # The longest first: none is hidden behind its own beginning, whatever language that is of.
    words = sorted(chain.from_iterable(lists), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def words_of(folded: str) -> str:
    """Return the words of a folded text with one space before, between and after them.

    A code has none: pieces of it would pass for misspelt words.
    """
    return f" {_NOT_LETTERS.sub(' ', _LONG_TOKEN.sub(_without_code, folded)).strip()} "


def _without_code(token: re.Match[str]) -> str:
    return " " if _CODE.search(token[0]) else token[0]


def read_phrase(entry: str) -> Phrase:
    """Read one entry of a word list."""
    return Phrase(entry, _rarest_stems(entry.replace(_NEAR, " ").split()))


def _pattern_of(entry: str) -> str:
    patterns = ["".join(map(_token_pattern, side.split())) for side in entry.split(_NEAR)]
    orders = (patterns, patterns[::-1])[: len(patterns)]
    return f"(?:{'|'.join(_FAR.join(order) for order in orders)})(?= )"


def words_in(phrase: str) -> Iterator[str]:
    """Yield each word that a phrase names; the beginning of one ends in a star."""
    for token in phrase.split():
        if token not in (_GAP, _NEAR):
            yield from re.split("[/_]", token.removesuffix(_OPTIONAL).removeprefix(_BUT))


def _token_pattern(token: str) -> str:
    if token == _GAP:
        return "(?: [a-z]++){0,3}"
    words = token.removesuffix(_OPTIONAL).removeprefix(_BUT)
    alternatives = words.replace("*", "[a-z]*").replace("_", " ").replace("/", "|")
    if token.startswith(_BUT):
        return f"(?! (?:{alternatives}) )"
    return f"(?: (?:{alternatives}))?" if token.endswith(_OPTIONAL) else f" (?:{alternatives})"


def _rarest_stems(tokens: Iterable[str]) -> tuple[str, ...]:
    choices = (_stems(token) for token in tokens if _must_be_there(token))
    return min(choices, key=lambda stems: (len(stems), -len(stems[0])))


def _must_be_there(token: str) -> bool:
    return not (token == _GAP or token.startswith(_BUT) or token.endswith(_OPTIONAL))


def _stems(token: str) -> tuple[str, ...]:
    words = token.replace("*", "").split("/")
    stems = dict.fromkeys(word.partition("_")[0] for word in words)
    return tuple(s for s in stems if not any(s.startswith(o) for o in stems if o != s))
