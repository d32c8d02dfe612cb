"""Slips of the keyboard and of spelling, put right towards the words that the lists name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA
from Stemmer import Stemmer

from bot.words.lexicon import Lexicon, Lexicons, Topic
from bot.words.phrases import words_in

# Shorter words are read as they stand, and so are their stems.
_SHORTEST: Final = 3
_SHORTEST_STEM: Final = 4
_SHORTEST_BEGINNING: Final = 5
# From this length on two slips are put right, else one.
_LONG: Final = 9
# A text without a space is no word: what comes after so many letters is not looked at.
_LONGEST: Final = 40
_READINGS: Final = 3
_REPEATED: Final = re.compile(r"([a-z])\1+")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of one language that a slip may have hidden."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    long_beginnings: tuple[str, ...]
    by_stem: Mapping[str, Sequence[str]]
    by_sound: Mapping[str, Sequence[str]]
    stem: Callable[[str], str]
    sound: Callable[[str], str]

    def nearest(self, word: str) -> Iterator[Sequence[str]]:
        """Yield the words that `word` may be meant for: a sure kind of likeness first."""
        yield self.by_stem.get(self.stem(word), ()) if len(word) > _SHORTEST_STEM else ()
        sound = self.sound(word)
        yield self.by_sound.get(sound, ())
        yield self._by_slips(word, sound)

    def split(self, word: str) -> Iterator[str]:
        """Yield the two words of `word`, where only the space between them is missing."""
        halves = ((word[:at], word[at:]) for at in range(2, len(word) - _SHORTEST))
        return (f"{a} {b}" for a, b in halves if a in self.words and b in self.words)

    def _by_slips(self, word: str, sound: str) -> Sequence[str]:
        slips = 2 if len(word) >= _LONG else 1
        near = process.extract(word, self.words, scorer=OSA.distance, score_cutoff=2, limit=None)
        heard = process.extract(
            sound, self.by_sound.keys(), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        found = {
            each
            for each, distance, _ in near
            if len(each) > _SHORTEST and (distance <= slips or _is_jumbled(word, each))
        }
        found.update(self.by_sound[each][0] for each, *_ in heard if len(each) > _SHORTEST)
        found.update(each for each in self.long_beginnings if _begins_like(word, each))
        return tuple(found)


def _begins_like(word: str, beginning: str) -> bool:
    size = len(beginning)
    return any(
        OSA.distance(word[:end], beginning, score_cutoff=1) <= 1
        for end in (size, size + 1, size - 1)
    )


def _is_jumbled(word: str, other: str) -> bool:
    """Say whether it has the same letters, the first and the last in their places."""
    ends = (word[0], word[-1]) == (other[0], other[-1])
    return ends and sorted(word) == sorted(other)


def _unlikeness(word: str, other: str) -> tuple[int, bool, bool, bool, str]:
    is_other_letters = sorted(word) != sorted(other)
    # A letter is left out more often than typed twice; by the word at last, so that a text is
    # read alike by each process.
    is_shorter = len(other) < len(word)
    return OSA.distance(word, other), is_other_letters, word[0] != other[0], is_shorter, other


def respelt(words: str, lexicons: Lexicons) -> tuple[str, ...]:
    """Return the readings of a text that `bot.words.phrases.words_of` made, the likeliest first.

    A word that a language knows stays as it is; of one that none knows, what it may be a slip of.
    What stands for another word in messages is read as that.
    """
    choices = [_readings(word, lexicons) or (word,) for word in words.split()]
    most = max(map(len, choices), default=1)
    return tuple(
        f" {' '.join(each[min(n, len(each) - 1)] for each in choices)} " for n in range(most)
    )


def is_near(word: str, lexicons: Lexicons) -> bool:
    """Say whether a word that no list names is a slip, not a form, of one that a list names."""
    _, vocabularies = _spelling(lexicons)
    if len(word) < _SHORTEST or any(word in each.words for each in vocabularies):
        return False
    if any(whole in each.words for whole in _unclipped(word, lexicons) for each in vocabularies):
        return False
    by_form, *by_slip = (list(chain(*found)) for found in _likenesses(word, vocabularies))
    return not by_form and any(by_slip)


@lru_cache(maxsize=20_000)
def _readings(word: str, lexicons: Lexicons) -> tuple[str, ...]:
    known, vocabularies = _spelling(lexicons)
    if meant := [each.shorthand[word] for each in lexicons if word in each.shorthand]:
        return (*meant, word) if word in known else tuple(meant)
    if len(word) < _SHORTEST or word in known:
        return ()
    word = word[:_LONGEST]
    if spelt := [whole for whole in _unclipped(word, lexicons) if whole in known]:
        return (*spelt, word)
    if any(word.startswith(each.beginnings) for each in vocabularies):
        # What it begins with is known, and what it may be a slip of is read too: "respirrar".
        heard = (each.by_sound.get(each.sound(word), ()) for each in vocabularies)
        return (word, *chain.from_iterable(heard))[:_READINGS]
    for likeness in _likenesses(word, vocabularies):
        if found := list(chain.from_iterable(likeness)):
            ranked = sorted(dict.fromkeys(found), key=lambda each: _unlikeness(word, each))
            return tuple(ranked[:_READINGS])
    return tuple(chain.from_iterable(each.split(word) for each in vocabularies))[:_READINGS]


def _unclipped(word: str, lexicons: Lexicons) -> Iterator[str]:
    for each in lexicons:
        for end, whole in each.clipped.items():
            if word.endswith(end):
                yield word.removesuffix(end) + whole


def _likenesses(
    word: str, vocabularies: Sequence[_Vocabulary]
) -> Iterator[tuple[Sequence[str], ...]]:
    """Yield what each language has that is like `word`, by a sure kind of likeness first."""
    return zip(*(each.nearest(word) for each in vocabularies), strict=True)


@cache
def _spelling(lexicons: Lexicons) -> tuple[frozenset[str], tuple[_Vocabulary, ...]]:
    vocabularies = tuple(map(_vocabulary, lexicons))
    others = (each.other_words | _answering(each) for each in lexicons)
    return frozenset().union(*(each.words for each in vocabularies), *others), vocabularies


def _answering(lexicon: Lexicon) -> frozenset[str]:
    """The words of short answers: "nevermind" is no slip of "fever"."""
    lists = (lexicon.yes, lexicon.no, lexicon.cancelling, lexicon.all_well, lexicon.courtesies)
    return frozenset(word for each in lists for text in each for word in text.split())


def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    named = set(_named(lexicon))
    words = frozenset(word.removesuffix("*") for word in named)
    beginnings = sorted(word.removesuffix("*") for word in named if word.endswith("*"))
    # Its own cache would keep what patients wrote.
    stem = Stemmer(lexicon.stemmer, 0).stemWord

    def sound(word: str) -> str:
        for written, heard in lexicon.sounds:
            word = word.replace(written, heard)
        return _REPEATED.sub(r"\1", word)

    return _Vocabulary(
        words=words,
        beginnings=tuple(each for each in beginnings if len(each) >= _SHORTEST_STEM),
        long_beginnings=tuple(each for each in beginnings if len(each) >= _SHORTEST_BEGINNING),
        by_stem=_grouped((w for w in words if len(w) > _SHORTEST_STEM), stem),
        by_sound=_grouped((w for w in words if len(w) >= _SHORTEST), sound),
        stem=stem,
        sound=sound,
    )


def _grouped(words: Iterable[str], key: Callable[[str], str]) -> Mapping[str, Sequence[str]]:
    groups = defaultdict(list)
    for word in sorted(words):
        groups[key(word)].append(word)
    return {each: group for each, group in groups.items() if len(each) >= _SHORTEST}


def _named(lexicon: Lexicon) -> Iterator[str]:
    topics = (getattr(lexicon, name) for name in Lexicon.__dataclass_fields__)
    phrases = [*lexicon.no_sign]
    for topic in topics:
        if isinstance(topic, Topic):
            phrases += [*topic.phrases, *topic.others, *topic.whole]
    for signs in lexicon.signs.values():
        phrases += signs
    for phrase in phrases:
        yield from words_in(phrase)
