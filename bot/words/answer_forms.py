"""Yes, no and what says neither, as whole texts in some languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

# Of a word with a slip: "beter" is "better", but "mora" is no "more".
_SHORTEST_SLIP = 5
_REPEATED = re.compile(r"([a-z])\1+")
_REPEATED_WORD = re.compile(r"\b([a-z]+)(?: \1\b)+")


@dataclass(frozen=True, slots=True)
class Forms:
    """Yes, no and what says neither, as whole texts, in some languages."""

    yes: re.Pattern[str]
    yes_indeed: re.Pattern[str]
    """Without what only goes along with what is said."""
    some: re.Pattern[str]
    """What says that some of a list is so."""
    yes_first: re.Pattern[str]
    no: re.Pattern[str]
    no_indeed: re.Pattern[str]
    """Without what only turns an offer down."""
    padding: re.Pattern[str]
    all_well: re.Pattern[str]
    beside_no: re.Pattern[str]
    alike: Mapping[str, tuple[str, ...]]
    of_alike: frozenset[str]
    """The words of those, which are no slips: "mejoro" is not "mejor"."""
    longest_alike: int
    """Of how many words the longest of those is."""
    how_much: re.Pattern[str]
    cancelling: re.Pattern[str]
    going_on: re.Pattern[str]
    nothing_to_add: re.Pattern[str]
    unsaid: re.Pattern[str]
    courtesies: re.Pattern[str]
    corrected: re.Pattern[str]

    def bare(self, said: str) -> str:
        """Return a text without the words around it that say nothing."""
        return self.padding.sub("", f" {said} ").strip()

    def reworded(self, said: str, labels: Sequence[str]) -> str:
        """Return a text in the words of labels: without slips, and "a bit" is "a little"."""
        runs = " | ".join(f" {label} " for label in labels)
        known = set(runs.split())
        words = [word if word in self.of_alike else _spelt(word, known) for word in said.split()]
        plain = self.courtesies.sub("", " ".join(self._of_labels(words, runs)))
        return _REPEATED_WORD.sub(r"\1", plain)

    def _of_labels(self, words: Sequence[str], runs: str) -> Iterator[str]:
        """Yield what words stand for if a label says that; the longest first, else as they are."""
        at = 0
        while at < len(words):
            for end in range(min(at + self.longest_alike, len(words)), at, -1):
                run = " ".join(words[at:end])
                if run in self.alike:
                    break
            yield next((each for each in self.alike.get(run, ()) if f" {each} " in runs), run)
            at = end


def _spelt(word: str, known: Iterable[str]) -> str:
    """Return the only known word that one slip makes this one, or the word as it is."""
    if len(word) < _SHORTEST_SLIP:
        return word
    near = [each for each in known if len(each) >= _SHORTEST_SLIP and _is_slip(word, each)]
    return near[0] if len(near) == 1 else word


def _is_slip(word: str, meant: str) -> bool:
    return word[0] == meant[0] and OSA.distance(word, meant, score_cutoff=1) <= 1


@cache
def answer_forms(lexicons: Lexicons) -> Forms:
    """Return the forms of some languages."""
    yes, indeed, ok, no, no_indeed, some, by = _answers(lexicons)
    around, beside, well, cancelling, going_on, nothing = _others(lexicons)
    alike = _alike(lexicons)
    courtesies = [each.courtesies for each in lexicons]
    plain = rf"(?: {any_of([*courtesies, *(each.padding for each in lexicons)])}(?= ))+"
    return Forms(
        yes=re.compile(rf"(?:{around})*{yes}(?:{yes}|{around})*"),
        yes_indeed=re.compile(rf"(?:{around}|{ok})*{indeed}(?:{indeed}|{around})*"),
        some=re.compile(rf"(?:{around}|{indeed}|{by})*{some}(?:{some}|{around}|{by})*"),
        yes_first=re.compile(rf"(?:{around})*{yes}"),
        no=re.compile(rf"(?:{around})*{no}(?:{no}|{around}|{beside})*"),
        no_indeed=re.compile(rf"(?:{around}|{ok})*{no_indeed}(?:{no_indeed}|{around}|{beside})*"),
        padding=re.compile(rf"\A{plain}|{plain} \Z"),
        all_well=re.compile(rf"(?:{around})*(?:{well})+(?:{around}|{beside})*"),
        beside_no=re.compile(beside),
        alike=alike,
        of_alike=frozenset(word for each in alike for word in each.split()),
        longest_alike=max((len(each.split()) for each in alike), default=1),
        how_much=re.compile(rf"\A(?:{any_of(each.how_much for each in lexicons)} )+"),
        cancelling=re.compile(rf"(?:{around}|{no})*(?:{cancelling}(?:{around})*)+"),
        going_on=re.compile(going_on),
        nothing_to_add=re.compile(rf"(?:{around}|{no}|{nothing})+"),
        unsaid=re.compile(rf"\b{any_of(each.unsaid for each in lexicons)}\b"),
        courtesies=re.compile(rf"\b{any_of(courtesies)} "),
        corrected=_correction(any_of(each.corrections for each in lexicons)),
    )


def _alike(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    """What each word may stand for: those of its own language first, then those of others."""
    own = {word: group for each in lexicons for group in each.alike for word in group}
    alike = dict(own)
    for here, english in (pair for each in lexicons for pair in each.in_english):
        groups = own.get(here, (here,)), own.get(english, (english,))
        for group, others in (groups, groups[::-1]):
            alike |= {word: (*alike.get(word, (word,)), *others) for word in group}
    return alike


def _answers(lexicons: Lexicons) -> Iterator[str]:
    """What says yes or no, and what of a list is so."""
    yield _word_of(each.yes for each in lexicons)
    yield _word_of(set(each.yes) - set(each.agreeing) for each in lexicons)
    yield _word_of(each.agreeing for each in lexicons)
    yield _word_of(each.no for each in lexicons)
    yield _word_of(set(each.no) - set(each.refusals) for each in lexicons)
    yield _word_of(each.some for each in lexicons)
    yield _word_of(each.beside_some for each in lexicons)


def _others(lexicons: Lexicons) -> Iterator[str]:
    """What stands around a yes or no, and what is neither."""
    yield _word_of(each.courtesies for each in lexicons)
    yield _word_of(each.beside_no for each in lexicons)
    yield _word_of(each.all_well for each in lexicons)
    yield _word_of(each.cancelling for each in lexicons)
    yield _word_of(each.going_on for each in lexicons)
    yield _word_of(each.nothing_to_add for each in lexicons)


def _word_of(lists: Iterable[Iterable[str]]) -> str:
    return rf" {_squeezed_any(lists)}\b"


def _correction(instead: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<first>.+? )??(?:{instead} )+(?P<meant>.+)")


def _squeezed_any(lists: Iterable[Iterable[str]]) -> str:
    """Each letter is there once: "yesss" and "noo" are meant as they sound."""
    return any_of([{squeezed(word) for words in lists for word in words}])


def squeezed(words: str) -> str:
    """Return words with each letter once in a row."""
    return _REPEATED.sub(r"\1", words)


answer_forms(LEXICONS)  # at start, not while somebody waits
