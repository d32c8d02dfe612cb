"""Which of the buttons that wait a typed text means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from rapidfuzz.distance import OSA

from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_LONGEST_ANSWER = 80
# Of a word that is not finished: "eas" is the start of "Easier".
_SHORTEST_START = 3
# Of a word with a slip: "beter" is "better", but "mora" is no "more".
_SHORTEST_SLIP = 5
# "Can we please do this in Spanish?"
_MOST_WORDS_OF_WISH = 8
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_DIGIT_TO_LETTER = re.compile(r"(?<=\d)(?=[a-z])")
_HALF_OF_DAY = re.compile(r"\b([ap]) m\b")
_REPEATED = re.compile(r"([a-z])\1+")
_REPEATED_WORD = re.compile(r"\b([a-z]+)(?: \1\b)+")
_PARTS = re.compile(r"[^\w\s'\u2018\u2019\u02bc`\u00b4]+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

_PICTURE = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")

_Test: TypeAlias = "Callable[[_Label], bool]"


@dataclass(frozen=True, slots=True)
class _Forms:
    """Yes, no and what says neither, as whole texts, in some languages."""

    yes: re.Pattern[str]
    yes_indeed: re.Pattern[str]
    """Without what only goes along with what is said."""
    yes_first: re.Pattern[str]
    no: re.Pattern[str]
    no_indeed: re.Pattern[str]
    """Without what only turns an offer down."""
    padding: re.Pattern[str]
    all_well: re.Pattern[str]
    beside_no: re.Pattern[str]
    alike: Mapping[str, tuple[str, ...]]
    others: re.Pattern[str]
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

    def reworded(self, said: str, labels: Sequence[_Label]) -> str:
        """Return a text in the words of labels: without slips, and "a bit" is "a little"."""
        runs = " | ".join(f" {label.forms[0]} " for label in labels)
        known = set(runs.split())
        words = " ".join(_spelt(word, known) for word in said.split())

        def of_labels(other: re.Match[str]) -> str:
            members = (each for each in self.alike[other[0]] if f" {each} " in runs)
            return next(members, other[0])

        plain = self.courtesies.sub("", self.others.sub(of_labels, words))
        return _REPEATED_WORD.sub(r"\1", plain)


@dataclass(frozen=True, slots=True)
class _Label:
    """The forms of one label, the whole of it first."""

    forms: tuple[str, ...]
    is_yes: bool
    is_no: bool
    is_fact: bool
    """Whether it says no in its second half too: "No, none of these"."""


def read_button(text: str, labels: Sequence[str], lexicons: Lexicons = LEXICONS) -> int | None:
    """Return the index of the label that `text` means, None where none or several could be meant.

    Case, accents, punctuation and emoji aside, it is the label, its start, a part that only this
    one has, or a usual form of yes or no in any of the languages. A label is what stands before,
    in and after its brackets and its comma too. A word against it makes it another text. Where
    that says nothing, slips and other words for the same are read, how much is left out, and what
    is said before a yes or a correction falls away.
    """
    said = _said(text)
    if not said or len(said) > _LONGEST_ANSWER:
        return None
    forms = _forms(lexicons)
    known = [_label(label, forms) for label in labels]
    if (whole := _only(known, lambda label: label.forms[0] == said)) is not None:
        return whole
    if _puts_off(said, known, forms):
        return None
    bare = forms.bare(said)
    tests = (*_tests(said), *_tests(bare)) if bare else ()
    if (found := _first_found(known, (*_yes_or_no(said, known, forms), *tests))) is not None:
        return found
    if _is_no_and_all_well(text, known, forms) and any(label.is_no for label in known):
        return _only(known, lambda label: label.is_no)
    plain = forms.reworded(said, known)
    readings = (forms.bare(plain), forms.bare(forms.how_much.sub("", plain)))
    indexes = (_first_found(known, _tests(each)) for each in readings if each)
    found = next((each for each in indexes if each is not None), None)
    if found is None:
        found = _after_yes(said, known, forms)
    return _corrected(said, labels, lexicons) if found is None else found


def half_named(text: str, labels: Sequence[str], lexicons: Lexicons = LEXICONS) -> tuple[int, ...]:
    """Return the indexes of the labels that a text may mean which has words of several."""
    forms = _forms(lexicons)
    known = [_label(label, forms) for label in labels]
    meant = f" {forms.bare(forms.reworded(forms.bare(_said(text)), known))} "
    found = [index for index, each in enumerate(known) if meant in f" {each.forms[0]} "]
    return tuple(found) if meant.strip() and len(found) > 1 else ()


def cancels(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text calls off what is asked: "cancel", "never mind, thanks"."""
    return bool(_forms(lexicons).cancelling.fullmatch(f" {_squeezed(_said(text))}"))


def declines(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text is a no, or calls off what is asked."""
    refused = read_button(text, ("No",), lexicons) is not None
    return refused or cancels(text, lexicons)


def adds_nothing(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text tells that there is no more to tell, or is a dash or a dot."""
    said = _said(text)
    if not said:
        return not _PICTURE.search(text)
    return bool(_forms(lexicons).nothing_to_add.fullmatch(f" {_squeezed(said)}"))


def leaves_unsaid(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a short text tells that a question got no answer: "she did not want to say"."""
    said = _said(text)
    return len(said.split()) <= _MOST_WORDS_OF_WISH and bool(_forms(lexicons).unsaid.search(said))


def speaks_of_language(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a short text names a language, as who wants another one does."""
    words = _said(text).split()
    names = {name for each in lexicons for name in each.languages}
    return len(words) <= _MOST_WORDS_OF_WISH and not names.isdisjoint(words)


def confirms(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a text begins with a yes: "yes, he died"."""
    return bool(_forms(lexicons).yes_first.match(f" {_squeezed(_said(text))}"))


def _after_yes(said: str, labels: Sequence[_Label], forms: _Forms) -> int | None:
    """The label that is said behind a yes: "yes i want to stop", "yes, go on"."""
    first = forms.yes_first.match(f" {_squeezed(said)}")
    left = " ".join(said.split()[len(first[0].split()) :]) if first else ""
    meant = forms.bare(forms.reworded(forms.bare(left), labels))
    if not meant or forms.no.fullmatch(f" {_squeezed(meant)}"):
        return None
    return _only(labels, lambda label: meant in label.forms)


def _corrected(said: str, labels: Sequence[str], lexicons: Lexicons) -> int | None:
    """The label that is meant instead of another one, or of nothing: "yes I mean no"."""
    found = _forms(lexicons).corrected.fullmatch(said)
    if found is None:
        return None
    taken_back = (found["first"] or "").strip()
    if taken_back and read_button(taken_back, labels, lexicons) is None:
        return None
    return read_button(found["meant"], labels, lexicons)


def _is_no_and_all_well(text: str, labels: Sequence[_Label], forms: _Forms) -> bool:
    """Say whether a refusal also says that nothing is wrong: "no, I'm fine".

    Where a fact is asked for, "I'm fine" alone is one.
    """
    said = (part for each in _PARTS.split(text) for part in forms.courtesies.split(_said(each)))
    parts = [f" {_squeezed(part.strip())}" for part in said if part.strip()]
    others = [part for part in parts if not forms.all_well.fullmatch(part)]
    refusals = [part for part in others if not forms.beside_no.fullmatch(part)]
    is_denied = len(others) < len(parts) and any(label.is_fact for label in labels)
    return bool(refusals or is_denied) and all(map(_no_to(labels, forms).fullmatch, refusals))


def _puts_off(said: str, labels: Sequence[_Label], forms: _Forms) -> bool:
    squeezed = f" {_squeezed(said)}"
    is_no = _no_to(labels, forms).fullmatch(squeezed)
    return not is_no and forms.no.fullmatch(squeezed) is not None


def _no_to(labels: Sequence[_Label], forms: _Forms) -> re.Pattern[str]:
    """What says no to these: whether something is so, nobody can put off."""
    return forms.no_indeed if _ask_what_is(labels) else forms.no


def _yes_to(labels: Sequence[_Label], forms: _Forms) -> re.Pattern[str]:
    """What says yes to these: that something is so, an "ok" does not say."""
    return forms.yes_indeed if _ask_what_is(labels) else forms.yes


def _ask_what_is(labels: Sequence[_Label]) -> bool:
    can_be_unsure = len(labels) > len(("yes", "no")) and any(each.is_yes for each in labels)
    return can_be_unsure or any(each.is_fact for each in labels)


def _spelt(word: str, known: Iterable[str]) -> str:
    """Return the only known word that one slip makes this one, or the word as it is."""
    if len(word) < _SHORTEST_SLIP:
        return word
    near = [each for each in known if len(each) >= _SHORTEST_SLIP and _is_slip(word, each)]
    return near[0] if len(near) == 1 else word


def _is_slip(word: str, meant: str) -> bool:
    return word[0] == meant[0] and OSA.distance(word, meant, score_cutoff=1) <= 1


def _first_found(labels: Sequence[_Label], tests: Iterable[_Test]) -> int | None:
    """Return the answer of the first test that any label passes: the later ones are vaguer."""
    for test in tests:
        if any(map(test, labels)):
            return _only(labels, test)
    return None


def _only(labels: Sequence[_Label], test: _Test) -> int | None:
    found = [index for index, label in enumerate(labels) if test(label)]
    return found[0] if len(found) == 1 else None


def _yes_or_no(said: str, labels: Sequence[_Label], forms: _Forms) -> tuple[_Test, ...]:
    squeezed = f" {_squeezed(said)}"
    if _no_to(labels, forms).fullmatch(squeezed):
        return (lambda label: label.is_no,)
    if not _yes_to(labels, forms).fullmatch(squeezed):
        return ()
    # Where one of two refuses, the other is what "yes" means: "I agree", "No, thanks".
    refusable = len(labels) == 2 and any(label.is_no for label in labels)
    return (lambda label: label.is_yes, lambda label: refusable and not label.is_no)


def _tests(said: str) -> tuple[_Test, ...]:
    run = f" {said} "
    return (
        lambda label: said in label.forms,
        lambda label: any(f"{form} ".startswith(f"{said} ") for form in label.forms),
        lambda label: (
            len(said.split()[-1]) >= _SHORTEST_START
            and any(form.startswith(said) for form in label.forms)
        ),
        lambda label: run in f" {label.forms[0]} ",
    )


def _said(text: str) -> str:
    folded = _APOSTROPHES.sub("", plain_digits(fold(text)))
    words = _DIGIT_TO_LETTER.sub(" ", _NOT_ALPHANUMERIC.sub(" ", folded).strip())
    return _HALF_OF_DAY.sub(r"\1m", words)


def _label(text: str, forms: _Forms) -> _Label:
    outside = _IN_BRACKETS.sub(" ", text)
    begin, _, end = outside.partition(",")
    parts = (outside, *_IN_BRACKETS.findall(text), end)
    said = [_said(part) for part in parts]
    first = f" {_squeezed(_said(begin))}"
    return _Label(
        # "Thanks" alone declines nothing.
        forms=(_said(text), *(each for each in said if forms.bare(each))),
        is_yes=bool(forms.yes.fullmatch(first) or forms.going_on.fullmatch(first)),
        is_no=bool(forms.no.fullmatch(first)),
        is_fact=bool(forms.no.fullmatch(f" {_squeezed(_said(end))}")),
    )


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    courtesies = [each.courtesies for each in lexicons]
    yes, indeed, ok, no, no_indeed, beside, around, well, cancelling, going_on, nothing = (
        rf" {_squeezed_any(lists)}\b"
        for lists in (
            [each.yes for each in lexicons],
            [set(each.yes) - set(each.agreeing) for each in lexicons],
            [each.agreeing for each in lexicons],
            [each.no for each in lexicons],
            [set(each.no) - set(each.refusals) for each in lexicons],
            [each.beside_no for each in lexicons],
            courtesies,
            [each.all_well for each in lexicons],
            [each.cancelling for each in lexicons],
            [each.going_on for each in lexicons],
            [each.nothing_to_add for each in lexicons],
        )
    )
    alike = {word: group for each in lexicons for group in each.alike for word in group}
    corrections = any_of(each.corrections for each in lexicons)
    plain = rf"(?: {any_of([*courtesies, *(each.padding for each in lexicons)])}(?= ))+"
    return _Forms(
        yes=re.compile(rf"(?:{around})*{yes}(?:{yes}|{around})*"),
        yes_indeed=re.compile(rf"(?:{around}|{ok})*{indeed}(?:{indeed}|{around})*"),
        yes_first=re.compile(rf"(?:{around})*{yes}"),
        no=re.compile(rf"(?:{around})*{no}(?:{no}|{around}|{beside})*"),
        no_indeed=re.compile(rf"(?:{around}|{ok})*{no_indeed}(?:{no_indeed}|{around}|{beside})*"),
        padding=re.compile(rf"\A{plain}|{plain} \Z"),
        all_well=re.compile(rf"(?:{around})*(?:{well})+(?:{around}|{beside})*"),
        beside_no=re.compile(beside),
        alike=alike,
        others=re.compile(rf"\b{any_of([alike])}\b"),
        how_much=re.compile(rf"\A(?:{any_of(each.how_much for each in lexicons)} )+"),
        cancelling=re.compile(rf"(?:{around}|{no})*(?:{cancelling}(?:{around})*)+"),
        going_on=re.compile(going_on),
        nothing_to_add=re.compile(rf"(?:{around}|{no}|{nothing})+"),
        unsaid=re.compile(rf"\b{any_of(each.unsaid for each in lexicons)}\b"),
        courtesies=re.compile(rf"\b{any_of(courtesies)} "),
        corrected=re.compile(rf"(?P<first>.+? )??(?:{corrections} )+(?P<meant>.+)"),
    )


def _squeezed_any(lists: Iterable[Iterable[str]]) -> str:
    """Each letter is there once: "yesss" and "noo" are meant as they sound."""
    return any_of([{_squeezed(word) for words in lists for word in words}])


def _squeezed(words: str) -> str:
    return _REPEATED.sub(r"\1", words)


_forms(LEXICONS)  # at start, not while somebody waits
