"""The time zone of a city that a person typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.words.folding import fold
from bot.words.places import is_no_place, place_named, read_zone

MOST_CHOICES: Final = 4
# Cities, the largest first, then states of the US and countries: how a line reads says
# tests/cities.py, which draws them. One text, since a table of them takes 25 MB.
LIST: Final = Path(__file__).with_name("cities.txt")
# What such a line has for a time zone; "OK" and "oh" are states only behind a city.
REGION: Final = "="
ONLY_BEHIND: Final = "~"
_GAPS: Final = str.maketrans(dict.fromkeys(",.;:!?()|", " "))
_BEFORE: Final = frozenset(
    {"i", "am", "im", "i'm", "live", "in", "near", "estoy", "vivo", "en", "cerca", "de", "la"}
)
_MOST_WORDS: Final = 8
_MOST_WORDS_OF_A_STATE: Final = 3


class _Region(NamedTuple):
    """A state of the US, or a country: then without a state."""

    country: str
    state: str


class _Place(NamedTuple):
    zone: str
    region: _Region


def zones_of(text: str) -> list[str]:
    """The time zones of the cities with this name, the largest city first, at most four.

    A time zone's own name is known too, and everyday words are no city. A state or country behind
    the name picks among them, as in "Portland, Maine". A state of the US alone stands before
    cities elsewhere that are called like it.
    """
    if zone := read_zone(text):
        return [zone]
    if "/" in text and is_zone(text.strip()):
        return [text.strip()]
    if is_no_place(text):
        return []
    return _zones_of(text) or _zones_of(place_named(text))


def _zones_of(text: str) -> list[str]:
    for name, region in _readings(words_of(text)):
        places = _cities(f"|{name}|")
        within = [each for each in places if _lies_in(each.region, region)]
        of_state = [] if region else _of_state(_region(name, REGION))
        if found := [*of_state, *(within or places)]:
            return list(dict.fromkeys(each.zone for each in found))[:MOST_CHOICES]
    return []


def is_zone(name: str) -> bool:
    """Whether there is such a time zone."""
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def name_of(zone: str) -> str:
    """The city that stands for a time zone."""
    return zone.split("/")[-1].replace("_", " ")


def words_of(text: str) -> list[str]:
    """The words of a name as the list has them."""
    folded = text.lower() if text.isascii() else fold(text)
    return folded.translate(_GAPS).split()


def _readings(words: list[str]) -> Iterator[tuple[str, _Region | None]]:
    """What may be meant: the whole text is a name, or a region stands behind it, or "I am in"."""
    if not 0 < len(words) <= _MOST_WORDS:
        return
    yield " ".join(words), None
    for length in range(1, min(len(words), _MOST_WORDS_OF_A_STATE + 1)):
        region = _region(" ".join(words[-length:]), REGION + ONLY_BEHIND)
        if region is not None:
            yield " ".join(words[:-length]), region
    if words[0] in _BEFORE:
        yield from _readings(words[1:])


def _lies_in(place: _Region, region: _Region | None) -> bool:
    return region in {None, place, _Region(place.country, "")}


def _cities(sought: str) -> list[_Place]:
    return [each for each in _lines_with(sought) if each.zone not in REGION + ONLY_BEHIND]


def _of_state(region: _Region | None) -> list[_Place]:
    return _cities(f" {region.country} {region.state}|") if region and region.state else []


def _region(name: str, kinds: str) -> _Region | None:
    regions = (each.region for each in _lines_with(f"|{name}|") if each.zone in kinds)
    return next(regions, None)


def _lines_with(sought: str) -> Iterator[_Place]:
    """The place of each line that holds these characters, from the first on."""
    lines, wanted = _list(), sought.encode()
    at = lines.find(wanted)
    while at >= 0:
        begin, end = lines.rfind(b"\n", 0, at) + 1, lines.find(b"\n", at)
        zone, country, state = lines[begin:end].decode().partition("|")[0].split(" ")
        yield _Place(zone, _Region(country, state))
        at = lines.find(wanted, end)


@cache
def _list() -> bytes:
    return LIST.read_bytes()
