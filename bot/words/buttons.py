"""Which of the buttons that wait a typed text means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_LONGEST_ANSWER = 80
# Of a word that is not finished: "eas" is the start of "Easier".
_SHORTEST_START = 3
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_DIGIT_TO_LETTER = re.compile(r"(?<=\d)(?=[a-z])")
_HALF_OF_DAY = re.compile(r"\b([ap]) m\b")
_REPEATED = re.compile(r"([a-z])\1+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

_Test: TypeAlias = "Callable[[_Label], bool]"


@dataclass(frozen=True, slots=True)
class _Forms:
    """Yes, no and what says neither, as whole texts, in some languages."""

    yes: re.Pattern[str]
    no: re.Pattern[str]
    padding: re.Pattern[str]

    def bare(self, said: str) -> str:
        """Return a text without the words around it that say nothing."""
        return self.padding.sub("", f" {said} ").strip()


@dataclass(frozen=True, slots=True)
class _Label:
    """The forms of one label, the whole of it first."""

    forms: tuple[str, ...]
    is_yes: bool
    is_no: bool


def read_button(text: str, labels: Sequence[str], lexicons: Lexicons = LEXICONS) -> int | None:
    """Return the index of the label that `text` means, None where none or several could be meant.

    Case, accents, punctuation and emoji aside, it is the label, its start, a part that only this
    one has, or a usual form of yes or no in any of the languages. A label is what stands before,
    in and after its brackets and its comma too. A word against it makes it another text.
    """
    said = _said(text)
    if not said or len(said) > _LONGEST_ANSWER:
        return None
    forms = _forms(lexicons)
    known = [_label(label, forms) for label in labels]
    if (whole := _only(known, lambda label: label.forms[0] == said)) is not None:
        return whole
    bare = forms.bare(said)
    return _first_found(
        known,
        (
            *_yes_or_no(said, known, forms),
            *(_tests(said) if bare else ()),
            *(_tests(bare) if bare else ()),
        ),
    )


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
    if forms.no.fullmatch(squeezed):
        return (lambda label: label.is_no,)
    if not forms.yes.fullmatch(squeezed):
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
        is_yes=bool(forms.yes.fullmatch(first)),
        is_no=bool(forms.no.fullmatch(first)),
    )


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    courtesies = [each.courtesies for each in lexicons]
    yes, no, around = (
        rf" {_squeezed_any(lists)}\b"
        for lists in ([each.yes for each in lexicons], [each.no for each in lexicons], courtesies)
    )
    plain = rf"(?: {any_of([*courtesies, *(each.padding for each in lexicons)])}(?= ))+"
    return _Forms(
        yes=re.compile(rf"(?:{around})*{yes}(?:{yes}|{around})*"),
        no=re.compile(rf"(?:{around})*{no}(?:{no}|{around})*"),
        padding=re.compile(rf"\A{plain}|{plain} \Z"),
    )


def _squeezed_any(lists: Iterable[Iterable[str]]) -> str:
    """Each letter is there once: "yesss" and "noo" are meant as they sound."""
    return any_of([{_squeezed(word) for words in lists for word in words}])


def _squeezed(words: str) -> str:
    return _REPEATED.sub(r"\1", words)


_forms(LEXICONS)  # at start, not while somebody waits
