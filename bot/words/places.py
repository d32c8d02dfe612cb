"""Time zones by their names, and words that people say where a city is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u00b4`]")
_NOT_LETTERS = re.compile(r"[^a-z]+")


def read_zone(text: str, lexicons: Lexicons = LEXICONS) -> str | None:
    """Return the time zone that a text names: "EST", "Eastern time", "Pacific Time (PT)"."""
    zones, around = _zones(lexicons)
    named = [word for word in _words(text) if word not in around]
    every = {zones.get(word) for word in named}
    return zones.get(" ".join(named)) or (every.pop() if len(every) == 1 else None)


def place_named(text: str, lexicons: Lexicons = LEXICONS) -> str:
    """Return a place without the words around it, its region in the words of the list of cities.

    "Boston time" is Boston, "San Juan PR" is in Puerto Rico, "Nueva Jersey" is New Jersey.
    """
    regions, around = _regions(lexicons), _around(lexicons)
    words = _words(text)
    while words and words[0] in around:
        del words[0]
    while words and words[-1] in around:
        del words[-1]
    for length in (3, 2, 1):
        if region := regions.get(" ".join(words[-length:])):
            return " ".join([*words[:-length], region])
    return " ".join(words)


def is_no_place(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a text is made of everyday words alone, as "no", "okay", "I don't know" are.

    Most of them are the name of some town; who means that one names its country too.
    """
    return set(_words(text)) <= _everyday(lexicons)


def _words(text: str) -> list[str]:
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", fold(text))).split()


@cache
def _zones(lexicons: Lexicons) -> tuple[dict[str, str], frozenset[str]]:
    zones = {name: zone for each in lexicons for name, zone in each.zones.items()}
    return zones, _split(each.zone_words for each in lexicons)


@cache
def _around(lexicons: Lexicons) -> frozenset[str]:
    _, around = _zones(lexicons)
    return around | _split(each.courtesies for each in lexicons)


@cache
def _regions(lexicons: Lexicons) -> dict[str, str]:
    return {name: region for each in lexicons for name, region in each.regions.items()}


@cache
def _everyday(lexicons: Lexicons) -> frozenset[str]:
    return _split(
        words
        for each in lexicons
        for words in (each.yes, each.no, each.courtesies, each.padding, each.no_place)
    )


def _split(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for words in chain.from_iterable(lists) for word in words.split())
