"""Phrases as patients may type them, what each is about, and how many are read so.

A table has a phrase, its kind and the kind of its source a line. They were written for this
project, none is a patient's. `LANGUAGE.tsv` was written before the matcher, `LANGUAGE_fresh.tsv`
after it, to see what it misses. `LANGUAGE_typed.tsv` and `LANGUAGE_second.tsv` were written later,
each measured before anybody tuned on it, and so was `LANGUAGE_last.tsv`, whose four misses were
then mended by kind. `LANGUAGE_held.tsv` was written before the matcher and is not tuned on, nor
is `LANGUAGE_unseen.tsv`. `LANGUAGE_third.tsv` and `LANGUAGE_fair.tsv` are two halves, by coin, of
a list written without a look at the matcher; the first was tuned on, the second only measured.
`LANGUAGE_fourth.tsv` to `LANGUAGE_sixth.tsv` were written blind too, each measured, then tuned
on by kind; what stands in an older table was left out of them. So it was of
`LANGUAGE_blind.tsv`, which was written by nobody who knew the lists, and only measured.
The phrases of a pause and its end came later, at the end of `LANGUAGE.tsv`.
`LANGUAGE_neighbours.tsv` holds harmless phrases whose words look like those of a sign. A sign that
is denied ("no fever") is a sign.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from types import MappingProxyType
from typing import Final

from bot.words.triage import Triage, triage

FOLDER: Final = Path(__file__).parent / "phrases"
LANGUAGES: Final = ("en", "es")
TABLES: Final = (
    *("", "_fresh", "_held", "_unseen", "_neighbours", "_typed", "_second", "_last"),
    *("_third", "_fair", "_fourth", "_fifth", "_sixth", "_blind"),
)
# These were looked at while the lists were written.
TUNED: Final = ("", "_fresh", "_typed", "_second", "_third", "_fourth", "_fifth", "_sixth")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of a table."""

    text: str
    kind: str
    source: str


def is_quiet(found: Triage) -> bool:
    """Say whether nobody is alarmed or asked; a call or a visit is only offered."""
    is_asked = found.bereavement or found.stop or found.pause or found.resume or found.deletion
    return not (found.is_danger or is_asked or found.help or found.worse)


# What reading a phrase of a kind right means.
IS_READ: Final[Mapping[str, Callable[[Triage], bool]]] = MappingProxyType(
    {
        "crisis": lambda found: found.crisis,
        "sign": lambda found: bool(found.urgent),
        "death": lambda found: found.bereavement,
        "help": lambda found: found.help or found.is_danger,
        "stop": lambda found: found.stop,
        "worse": lambda found: found.worse or bool(found.urgent),
        "pause": lambda found: found.pause and not found.stop,
        "resume": lambda found: found.resume,
        "delete": lambda found: found.deletion,
        "who": lambda found: found.presence,
        "call": lambda found: found.call,
        "visit": lambda found: found.visit,
        "quiet": is_quiet,
    }
)


def table(name: str) -> list[Phrase]:
    """Return the phrases of a table, by its name without ending."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Phrase(*row) for row in rows]


def misread(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases that are not read as their kind."""
    return [each for each in phrases if not IS_READ[each.kind](triage(each.text))]


def of_kind(phrases: Iterable[Phrase], *kinds: str) -> list[Phrase]:
    """Return the phrases of some kinds."""
    return [each for each in phrases if each.kind in kinds]


def share_read(phrases: Sequence[Phrase]) -> float:
    """Return how many of the phrases are read as their kind, 0 to 1."""
    return 1 - len(misread(phrases)) / len(phrases)


def with_a_slip(phrases: Iterable[Phrase], each: int, seed: int = 7) -> list[Phrase]:
    """Return every phrase `each` times with one letter left out, added, changed or swapped.

    "3" has none.
    """
    chance = random.Random(seed)
    return [
        Phrase(_slip(phrase.text, chance), phrase.kind, "slip")
        for phrase in phrases
        if any(map(str.isalpha, phrase.text))
        for _ in range(each)
    ]


def _slip(text: str, chance: random.Random) -> str:
    at = chance.choice([n for n, char in enumerate(text) if char.isalpha()])
    before, char, after = text[:at], text[at], text[at + 1 :]
    return chance.choice(
        [
            before + after,
            before + chance.choice(ascii_lowercase) + char + after,
            before + chance.choice(ascii_lowercase) + after,
            before + after[:1] + char + after[1:],
        ]
    )
