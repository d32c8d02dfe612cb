"""What a language brings, so that the matchers understand what people type in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.protocol import Unit


# Compared as the one thing that it is, so that what is compiled from it can be kept.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language; none of the lists may be left out, some may be empty.

    All are written as `bot.words.folding` leaves a text: lower-case letters without accents.
    In lists of phrases the wildcards of `bot.words.phrases` hold, in all others none.
    """

    signs: Mapping[str, tuple[str, ...]]
    """Danger signs: the name that staff see (as it is spelt), then the phrases that mean it."""
    self_harm: tuple[str, ...]
    """Phrases of who may harm themselves."""
    death: tuple[str, ...]
    """Phrases of a death."""
    no_death: tuple[str, ...]
    """Phrases that only sound like one. Without gaps, so that they swallow no other death."""
    leaving: frozenset[str]
    """Whole messages that ask for no more of them, with a space for all punctuation.

    "Stop" inside a sentence is not a wish to leave. No word that answers a question: "alto" is
    also how strong a pain is.
    """

    yes: tuple[str, ...]
    """What says yes to a question, as a whole text; an apostrophe is nothing here: "im"."""
    no: tuple[str, ...]
    """The same for no."""
    courtesies: tuple[str, ...]
    """What may stand around a yes or no without changing it."""
    padding: tuple[str, ...]
    """What may stand around the words of a button, and means none: "i feel" much better."""

    thermometer: tuple[str, ...]
    """How words for a body temperature or a thermometer begin, misspelt ones too."""
    no_thermometer: tuple[str, ...]
    """How words begin that begin so too and mean something else."""
    degrees: tuple[str, ...]
    """What follows the number of a temperature."""
    half_degrees: tuple[str, ...]
    """Half a degree, after the whole ones."""

    numbers: tuple[str, ...]
    """The eleven words for 0 to 10, in this order.

    Of all other words of a score only those before it may hold one: "un" in "como un 7".
    """
    number_endings: tuple[str, ...]
    """What makes a number vague, at its end."""
    halves: tuple[str, ...]
    """Half a point, after the whole ones."""
    ranges: tuple[str, ...]
    """What may stand between the two ends of a range, other than `joining`."""
    out_of: tuple[str, ...]
    """What stands between a score and the end of the scale."""
    before_score: tuple[str, ...]
    """What people say before a score without changing it, today and now too.

    An apostrophe is a space here: "it s".
    """
    after_score: tuple[str, ...]
    """The same after a score."""

    units: Mapping[Unit, tuple[str, ...]]
    """The words for each unit of time, abbreviations too."""
    joining: tuple[str, ...]
    """What adds one to another, like "and": between two times, or the ends of a range."""


Lexicons: TypeAlias = tuple[Lexicon, ...]


def find_lexicons(package: str, path: Iterable[str]) -> Lexicons:
    """Return the `LEXICON` of each module of `package`, which lies at `path`, by their names.

    Raises TypeError for a module that has none, or one that is not complete.
    """
    return tuple(
        _lexicon_of(f"{package}.{name}")
        for name in sorted(module.name for module in pkgutil.iter_modules(path))
    )


def _lexicon_of(module: str) -> Lexicon:
    lexicon = getattr(importlib.import_module(module), "LEXICON", None)
    if not isinstance(lexicon, Lexicon):
        raise TypeError(f"{module} brings no LEXICON")
    return lexicon
