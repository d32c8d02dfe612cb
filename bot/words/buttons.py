"""Which of the buttons that wait a typed text means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.words.answer_forms import Forms, answer_forms, squeezed
from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.numbers import answers_beside

_LONGEST_ANSWER = 80
# Of a word that is not finished: "eas" is the start of "Easier".
_SHORTEST_START = 3
# "Can we please do this in Spanish?"
_MOST_WORDS_OF_WISH = 8
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_DIGIT_TO_LETTER = re.compile(r"(?<=\d)(?=[a-z])")
_HALF_OF_DAY = re.compile(r"\b([ap]) m\b")
_PARTS = re.compile(r"[^\w\s'\u2018\u2019\u02bc`\u00b4]+|\n+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

_PICTURE = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")

_Test: TypeAlias = "Callable[[_Label], bool]"


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
    forms = answer_forms(lexicons)
    known = [_label(label, forms) for label in labels]
    bare = forms.bare(said)
    meant = (said, *(forms.reworded(each, _firsts(known)) for each in (said, bare)))
    if (whole := _only(known, lambda label: label.forms[0] in meant)) is not None:
        return whole
    if _puts_off(said, known, forms):
        return None
    tests = (*_tests(said, forms), *_tests(bare, forms)) if bare else ()
    if (found := _first_found(known, (*_yes_or_no(said, known, forms), *tests))) is not None:
        return found
    if _is_no_and_all_well(text, known, forms) and any(label.is_no for label in known):
        return _only(known, lambda label: label.is_no)
    plain = forms.reworded(said, _firsts(known))
    readings = (forms.bare(plain), forms.bare(forms.how_much.sub("", plain)))
    indexes = (_first_found(known, _tests(each, forms)) for each in readings if each)
    found = next((each for each in indexes if each is not None), None)
    if found is None:
        found = _after_yes(said, known, forms)
    return _corrected(said, labels, lexicons) if found is None else found


def half_named(text: str, labels: Sequence[str], lexicons: Lexicons = LEXICONS) -> tuple[int, ...]:
    """Return the indexes of the labels that a text may mean which has words of several."""
    forms = answer_forms(lexicons)
    known = [_label(label, forms) for label in labels]
    meant = f" {forms.bare(forms.reworded(forms.bare(_said(text)), _firsts(known)))} "
    found = [index for index, each in enumerate(known) if meant in f" {each.forms[0]} "]
    return tuple(found) if meant.strip() and len(found) > 1 else ()


def cancels(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text calls off what is asked: "cancel", "never mind, thanks"."""
    return bool(answer_forms(lexicons).cancelling.fullmatch(f" {squeezed(_said(text))}"))


def denies_label(text: str, labels: Sequence[str], lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text is a no and a label: "no more" may answer, or ask for an end."""
    forms = answer_forms(lexicons)
    said = forms.bare(_said(text))
    for form in (_said(label) for label in labels):
        denied = f" {squeezed(said.removesuffix(form).strip())}"
        if said.endswith(f" {form}") and (
            forms.no.fullmatch(denied) or forms.cancelling.fullmatch(denied)
        ):
            return True
    return False


def declines(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text is a no, or calls off what is asked."""
    refused = read_button(text, ("No",), lexicons) is not None
    return refused or cancels(text, lexicons)


def adds_nothing(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text tells that there is no more to tell, or is a dash or a dot."""
    said = _said(text)
    if not said:
        return not _PICTURE.search(text)
    return bool(answer_forms(lexicons).nothing_to_add.fullmatch(f" {squeezed(said)}"))


def leaves_unsaid(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a short text tells that a question got no answer: "she did not want to say"."""
    said = _said(text)
    is_short = len(said.split()) <= _MOST_WORDS_OF_WISH
    return is_short and bool(answer_forms(lexicons).unsaid.search(said))


def speaks_of_language(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a short text names a language, as who wants another one does."""
    words = _said(text).split()
    names = {name for each in lexicons for name in each.languages}
    return len(words) <= _MOST_WORDS_OF_WISH and not names.isdisjoint(words)


def confirms(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a text begins with a yes: "yes, he died"."""
    return bool(answer_forms(lexicons).yes_first.match(f" {squeezed(_said(text))}"))


def _after_yes(said: str, labels: Sequence[_Label], forms: Forms) -> int | None:
    """The label that is said behind a yes: "yes i want to stop", "yes, go on"."""
    first = forms.yes_first.match(f" {squeezed(said)}")
    left = " ".join(said.split()[len(first[0].split()) :]) if first else ""
    meant = forms.bare(forms.reworded(forms.bare(left), _firsts(labels)))
    if not meant or forms.no.fullmatch(f" {squeezed(meant)}"):
        return None
    return _only(labels, lambda label: meant in label.forms)


def _corrected(said: str, labels: Sequence[str], lexicons: Lexicons) -> int | None:
    """The label that is meant instead of another one, or of nothing: "yes I mean no"."""
    found = answer_forms(lexicons).corrected.fullmatch(said)
    if found is None:
        return None
    taken_back = (found["first"] or "").strip()
    if taken_back and read_button(taken_back, labels, lexicons) is None:
        return None
    return read_button(found["meant"], labels, lexicons)


def _is_no_and_all_well(text: str, labels: Sequence[_Label], forms: Forms) -> bool:
    """Say whether a refusal also says that nothing is wrong: "no, I'm fine".

    Where a fact is asked for, "I'm fine" alone is one.
    """
    said = (part for each in _PARTS.split(text) for part in forms.courtesies.split(_said(each)))
    parts = [part.strip() for part in said if part.strip()]
    others = [part for part in parts if not forms.all_well.fullmatch(f" {squeezed(part)}")]
    refused = [_no_to(labels, forms).fullmatch(f" {squeezed(part)}") for part in others]
    is_about_fact = any(label.is_fact for label in labels)
    is_denied = len(others) < len(parts) and is_about_fact
    left = (part for part, is_no in zip(others, refused, strict=True) if not is_no)
    return (any(refused) or is_denied) and all(
        forms.beside_no.fullmatch(f" {squeezed(part)}") or (is_about_fact and answers_beside(part))
        for part in left
    )


def _puts_off(said: str, labels: Sequence[_Label], forms: Forms) -> bool:
    short = f" {squeezed(said)}"
    is_no = _no_to(labels, forms).fullmatch(short)
    return not is_no and forms.no.fullmatch(short) is not None


def _no_to(labels: Sequence[_Label], forms: Forms) -> re.Pattern[str]:
    """What says no to these: whether something is so, nobody can put off."""
    return forms.no_indeed if _ask_what_is(labels) else forms.no


def _yes_to(labels: Sequence[_Label], forms: Forms) -> re.Pattern[str]:
    """What says yes to these: that something is so, an "ok" does not say."""
    return forms.yes_indeed if _ask_what_is(labels) else forms.yes


def _ask_what_is(labels: Sequence[_Label]) -> bool:
    can_be_unsure = len(labels) > len(("yes", "no")) and any(each.is_yes for each in labels)
    return can_be_unsure or any(each.is_fact for each in labels)


def _firsts(labels: Sequence[_Label]) -> list[str]:
    return [label.forms[0] for label in labels]


def _first_found(labels: Sequence[_Label], tests: Iterable[_Test]) -> int | None:
    """Return the answer of the first test that any label passes: the later ones are vaguer."""
    for test in tests:
        if any(map(test, labels)):
            return _only(labels, test)
    return None


def _only(labels: Sequence[_Label], test: _Test) -> int | None:
    found = [index for index, label in enumerate(labels) if test(label)]
    return found[0] if len(found) == 1 else None


def _yes_or_no(said: str, labels: Sequence[_Label], forms: Forms) -> tuple[_Test, ...]:
    short = f" {squeezed(said)}"
    if _no_to(labels, forms).fullmatch(short):
        return (lambda label: label.is_no,)
    is_some = _ask_what_is(labels) and forms.some.fullmatch(short)
    if not is_some and not _yes_to(labels, forms).fullmatch(short):
        return ()
    # Where one of two refuses, the other is what "yes" means: "I agree", "No, thanks".
    refusable = len(labels) == 2 and any(label.is_no for label in labels)
    return (lambda label: label.is_yes, lambda label: refusable and not label.is_no)


def _tests(said: str, forms: Forms) -> tuple[_Test, ...]:
    run = f" {said} "
    tests: tuple[_Test, ...] = (
        lambda label: said in label.forms,
        lambda label: any(f"{form} ".startswith(f"{said} ") for form in label.forms),
        lambda label: (
            len(said.split()[-1]) >= _SHORTEST_START
            and any(form.startswith(said) for form in label.forms)
        ),
        lambda label: run in f" {label.forms[0]} ",
    )
    if not forms.no.fullmatch(f" {squeezed(said)}"):
        return tests
    # "No" is no "no tomo", which says what is done.
    return tuple(
        lambda label, test=test: test(label) and _can_be_no(said, label) for test in tests
    )


def _can_be_no(said: str, label: _Label) -> bool:
    return label.is_no or not label.forms[0].startswith(f"{said} ")


def _said(text: str) -> str:
    folded = _APOSTROPHES.sub("", plain_digits(fold(text)))
    words = _DIGIT_TO_LETTER.sub(" ", _NOT_ALPHANUMERIC.sub(" ", folded).strip())
    return _HALF_OF_DAY.sub(r"\1m", words)


def _label(text: str, forms: Forms) -> _Label:
    outside = _IN_BRACKETS.sub(" ", text)
    begin, _, end = outside.partition(",")
    parts = (outside, *_IN_BRACKETS.findall(text), end)
    said = [_said(part) for part in parts]
    first = f" {squeezed(_said(begin))}"
    return _Label(
        # "Thanks" alone declines nothing.
        forms=(_said(text), *(each for each in said if forms.bare(each))),
        is_yes=bool(forms.yes.fullmatch(first) or forms.going_on.fullmatch(first)),
        is_no=bool(forms.no.fullmatch(first)),
        is_fact=bool(forms.no.fullmatch(f" {squeezed(_said(end))}")),
    )
