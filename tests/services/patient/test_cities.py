"""The time zone of a city, as people write it."""

from __future__ import annotations

import pytest

from bot.services.patient.cities import LIST, MOST_CHOICES, is_zone, name_of, zones_of
from tests.cities import draw


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("Chicago", ["America/Chicago"]),
        ("chicago, IL", ["America/Chicago"]),
        ("I am in Denver.", ["America/Denver"]),
        ("estoy en Bogotá", ["America/Bogota"]),
        ("Nueva York", ["America/New_York"]),
        ("ciudad de mexico", ["America/Mexico_City"]),
        ("San Antonio Texas", ["America/Chicago"]),
        ("Portland, Maine", ["America/New_York"]),
        ("Albuquerque New Mexico", ["America/Denver"]),
        ("St. Louis", ["America/Chicago"]),
        ("I live in Texas", ["America/Chicago", "America/Denver"]),
        ("Hawaii", ["Pacific/Honolulu"]),
        ("Georgia", ["America/New_York"]),
        ("Athens, Georgia", ["America/New_York"]),
        ("ok", []),
        ("Norman, OK", ["America/Chicago"]),
        ("|chicago|", ["America/Chicago"]),
        ("Tijuana, Mexico", ["America/Tijuana"]),
        ("Bilbao, España", ["Europe/Madrid"]),
        ("Europe/London", ["Europe/London"]),
        *((text, []) for text in ("UTC", "UTC+25", "GMT-5", "Europe/Narnia", "../zoneinfo")),
        ("Nowhereville", []),
        ("my pain is less", []),
        ("I feel fine today thank you very much", []),
        ("", []),
        ("x" * 4096, []),
        ("a " * 2000, []),
    ],
)
def test_a_typed_city_has_these_zones(text: str, zones: list[str]) -> None:
    assert zones_of(text) == zones


def test_a_common_name_offers_its_largest_cities() -> None:
    found = zones_of("San Jose")

    assert found[0] == "America/Los_Angeles"
    assert 1 < len(found) <= MOST_CHOICES


@pytest.mark.parametrize(
    ("name", "first"), [("Florida", "America/New_York"), ("Washington", "America/Los_Angeles")]
)
def test_a_state_stands_before_cities_that_are_called_like_it(name: str, first: str) -> None:
    found = zones_of(name)

    assert found[0] == first
    assert len(found) > 1


def test_a_region_without_such_a_city_is_ignored() -> None:
    assert zones_of("Denver, Spain") == ["America/Denver"]


@pytest.mark.parametrize(
    ("name", "known"),
    [("America/Chicago", True), ("America", False), ("../UTC", False), ("", False)],
)
def test_only_what_the_clocks_know_is_a_zone(name: str, known: bool) -> None:
    assert is_zone(name) is known


def test_a_zone_is_called_after_its_city() -> None:
    assert name_of("America/Argentina/Buenos_Aires") == "Buenos Aires"


def test_the_list_is_what_its_source_gives() -> None:
    assert LIST.read_text(encoding="utf-8") == draw(), "make cities"
