"""Danger, self-harm, death and stop words in what a patient types, in any language.

Nothing here grades how urgent a text is: a match only decides which fixed text goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import Phrase, compile_phrase, words_of
from bot.words.temperature import names_fever


@dataclass(frozen=True, slots=True)
class Triage:
    """What a text may be about; several can be true at once, and the caller orders them."""

    urgent: tuple[str, ...]
    crisis: bool
    bereavement: bool
    stop: bool
    help: bool = False
    worse: bool = False
    call: bool = False
    visit: bool = False

    @property
    def is_danger(self) -> bool:
        """True when help must be named at once."""
        return bool(self.urgent) or self.crisis

    @property
    def is_clear(self) -> bool:
        """True when no list matched."""
        return not (self.urgent or self.crisis or self.bereavement or self.stop)


_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of some languages, compiled."""

    signs: tuple[tuple[str, tuple[Phrase, ...]], ...]
    self_harm: tuple[Phrase, ...]
    death: tuple[Phrase, ...]
    no_death: tuple[Phrase, ...]
    leaving: frozenset[str]


@cache
def _lists(lexicons: Lexicons) -> _Lists:
    signs = (sign for each in lexicons for sign in each.signs.items())
    return _Lists(
        signs=tuple((name, _compiled([phrases])) for name, phrases in signs),
        self_harm=_compiled(each.self_harm for each in lexicons),
        death=_compiled(each.death for each in lexicons),
        no_death=_compiled(each.no_death for each in lexicons),
        leaving=frozenset().union(*(each.leaving for each in lexicons)),
    )


def _compiled(lists: Iterable[Iterable[str]]) -> tuple[Phrase, ...]:
    return tuple(map(compile_phrase, chain.from_iterable(lists)))


_lists(LEXICONS)  # at start, not while somebody waits


def triage(text: str, lexicons: Lexicons = LEXICONS) -> Triage:
    """Match `text` against every list of every language; over-triggers on purpose."""
    lists = _lists(lexicons)
    folded = fold(text)
    # What a thermometer shows is read as the word for it.
    words = words_of(f"{folded} fever" if names_fever(folded, lexicons) else folded)
    return Triage(
        urgent=tuple(name for name, phrases in lists.signs if _any_occurs(phrases, words)),
        crisis=_any_occurs(lists.self_harm, words),
        bereavement=_is_about_a_death(words, lists),
        stop=_PUNCTUATION.sub(" ", folded).strip() in lists.leaving,
    )


def _any_occurs(phrases: Iterable[Phrase], words: str) -> bool:
    return any(phrase.occurs_in(words) for phrase in phrases)


def _is_about_a_death(words: str, lists: _Lists) -> bool:
    if not _any_occurs(lists.death, words):
        return False
    for phrase in lists.no_death:
        words = phrase.cut_from(words)
    return _any_occurs(lists.death, words)
