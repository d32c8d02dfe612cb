"""Names of time zones, and what is no place."""

from __future__ import annotations

import pytest

from bot.words.languages import LEXICONS
from bot.words.places import is_no_place, place_named, read_zone
from tests.words.test_lexicon import GERMAN


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        *((text, "America/New_York") for text in ("EST", "Eastern time", "hora del este", "ET.")),
        *((text, "America/New_York") for text in ("I'm in the Eastern time zone",)),
        *((text, "America/Chicago") for text in ("central", "hora central", "CDT", "zona centro")),
        *((text, "America/Denver") for text in ("Mountain Standard Time", "hora de la montaña")),
        *((text, "America/Los_Angeles") for text in ("Pacific", "hora del Pacífico", "PST")),
        *((text, "America/Los_Angeles") for text in ("Pacific Time (PT)", "PST, Pacific")),
        ("Pacific or Eastern", None),
        *((text, "America/New_York") for text in ("East Coast", "costa este")),
        *((text, "America/Puerto_Rico") for text in ("Atlantic time", "hora del Atlántico")),
        *(
            (text, None)
            for text in ("", "time", "la hora", "New York", "east of here", "yesterday")
        ),
    ],
)
def test_a_zone_is_known_by_its_name(text: str, zone: str | None) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "okay",
            "OK!",
            "yes",
            "sí",
            "nada",
            "same",
            "I don't know",
            "idk",
            "no sé",
            "here",
        ),
        *("at home", "aquí", "en casa", "the clinic", "why", "what?", "gracias", "thank you", ""),
        *("UTC", "UTC+25", "GMT-5"),
        *("igual", "me duele la pierna", "not sure", "nope", "my back hurts", "later", "7", "👍"),
    ],
)
def test_everyday_words_are_no_place(text: str) -> None:
    assert is_no_place(text)


@pytest.mark.parametrize(
    "text", ["San Juan PR", "Why, Arizona", "Nice, France", "La Paz", "New York", "Bath", "Tokyo"]
)
def test_a_city_may_be_a_place(text: str) -> None:
    assert not is_no_place(text)


def test_zones_and_words_are_known_in_a_further_language() -> None:
    assert read_zone("MEZ Uhr", (*LEXICONS, GERMAN)) == "Europe/Berlin"
    assert is_no_place("keine Ahnung", (*LEXICONS, GERMAN))
    assert not is_no_place("keine Ahnung")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        *(("Boston time", "boston"), ("San Juan PR", "san juan puerto rico"), ("TX", "texas")),
        *(("San Juan time", "san juan"), ("Newark, Nueva Jersey", "newark new jersey")),
        *(
            ("hora de Bogotá", "bogota"),
            ("Nueva Jersey", "new jersey"),
            ("Bilbao, España", "bilbao spain"),
            ("Tokyo", "tokyo"),
        ),
        *(("my city is Boston", "boston"), ("Cary, Carolina del Norte", "cary north carolina")),
    ],
)
def test_a_place_is_named_without_the_words_around_it(text: str, place: str) -> None:
    assert place_named(text) == place
