"""A clinic's own wording of a text: what may not be lost, what it may name, how long it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.texts.catalogue import Text, TextError, Texts, placeholders_in
from bot.texts.journeys import EVERY, TOASTS

# What any text may name: the program knows it wherever it says something to a patient.
CLINIC: Final = frozenset(
    {
        "clinic_name", "clinic_phone", "clinic_hours", "emergency_number", "crisis_line",
        "languages", "privacy_url", "keep_days", "delete_days",
    }
)  # fmt: skip
# What a text says as well without.
_SPARED: Final = frozenset({"clinic_name", "clinic_hours", "step", "steps", "since"})
# In characters, filled: two of them under a heading still fit into one message of Telegram's, and
# one screen shows both languages.
LONGEST: Final = 1200
LONGEST_TOAST: Final = 200
_NAME: Final = re.compile(r"\{\w+\}")
# Treatments beside the injection, in either language, as one may write them.
_TREATMENTS: Final = re.compile(
    r"\b(?:physical therap|physiotherap|epidural|lifestyle|chiropract|surg(?:ery|ical)"
    r"|radiofrequency|ablation|acupunct|opioid"
    r"|terapia f[ií]sica|fisioterap|cambios de vida|quiropr[aá]c|cirug[ií]a|operaci[oó]n"
    r"|operar|radiofrecuencia|ablaci[oó]n|acupunt|opioide)",
    re.IGNORECASE,
)


class Problem(StrEnum):
    """Why a wording cannot be used."""

    EMPTY = "empty"
    FORMS = "forms"
    BRACES = "braces"
    MISSING = "missing"
    UNKNOWN = "unknown"
    TREATMENT = "treatment"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Found:
    """A problem, and the words that it is about."""

    problem: Problem
    what: str = ""


def longest(key: str, shipped: Text) -> int:
    """How many characters each form of a text may have, filled: all are shown together."""
    return LONGEST_TOAST if key in TOASTS else LONGEST // len(shipped.forms)


def needed(shipped: Text, index: int) -> list[str]:
    """The placeholders that one form may not lose."""
    names = dict.fromkeys(placeholders_in(shipped.forms[index]))
    return [name for name in names if name not in _SPARED]


def allowed(shipped: Text) -> frozenset[str]:
    """The placeholders that any form of it may name."""
    return shipped.placeholders | CLINIC


def problems_of(form: str, shipped: Text, index: int, *, record_only: bool) -> list[Found]:
    """What is wrong with one form of a wording, but for its length."""
    if not form.strip():
        return [Found(Problem.EMPTY)]
    found = []
    if re.search(r"[{}]", _NAME.sub("", form)):
        found.append(Found(Problem.BRACES))
    named = placeholders_in(form)
    missing = [name for name in needed(shipped, index) if name not in named]
    unknown = [name for name in dict.fromkeys(named) if name not in allowed(shipped)]
    found += [Found(Problem.MISSING, f"{{{name}}}") for name in missing]
    found += [Found(Problem.UNKNOWN, f"{{{name}}}") for name in unknown]
    treatment = _treatment(form, shipped) if record_only else ""
    return found + ([Found(Problem.TREATMENT, treatment)] if treatment else [])


def _treatment(form: str, shipped: Text) -> str:
    """A treatment that it names and the shipped text does not; nothing where there is none."""
    theirs = {each.lower() for form in shipped.forms for each in _TREATMENTS.findall(form)}
    own = (each for each in _TREATMENTS.findall(form) if each.lower() not in theirs)
    return next(own, "")


def is_usable(forms: Sequence[str], shipped: Text, *, record_only: bool) -> bool:
    """Whether it can be said in place of the shipped text, whatever it is filled with."""
    return len(forms) == len(shipped.forms) and not any(
        problems_of(form, shipped, index, record_only=record_only)
        for index, form in enumerate(forms)
    )


def put_on(
    texts: Texts, wordings: Mapping[tuple[str, str], tuple[str, ...]], *, record_only: bool
) -> Texts:
    """The texts with those of these wordings that can be used; the others stay as shipped."""
    usable = {
        place: forms
        for place, forms in wordings.items()
        if can_be_used(texts, place, forms, record_only=record_only)
    }
    return texts.with_own(usable)


def can_be_used(
    texts: Texts, place: tuple[str, str], forms: Sequence[str], *, record_only: bool
) -> bool:
    """The same for a text by its key and language, which this version may not have any more."""
    try:
        shipped = texts.shipped(*place)
    except TextError:
        return False
    return place[0] in EVERY and is_usable(forms, shipped, record_only=record_only)
