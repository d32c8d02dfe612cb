"""Which typed temperatures are a fever."""

from __future__ import annotations

import pytest

from bot.words.folding import fold
from bot.words.temperature import names_fever


@pytest.mark.parametrize(
    "text",
    [
        "temperature of 102",
        "temp is 101.5",
        "my temp was 100.4",
        "Temperature: 38",
        "temp38,2",
        "it went from a temperature of 99 to 102",
        "temperture 103",
        "101 temp",
        "thermometer says 102",
        "tengo 39 de temperatura",
        "temperatura de 38",
        "38 y medio de temperatura",
        "marca 38.5 el termómetro",
        "temperatura \u0663\u0669",
        "tengo 39 grados",
        "38.5\u00b0",
        "38.5 \u2103",
        "39\u00ba",
        "39 \u00baC",
        "39\u00baC",
        "102F",
        "101 degrees",
        "temp 43",
        "temp 109.9",
    ],
)
def test_a_temperature_of_a_fever_is_seen(text: str) -> None:
    assert names_fever(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "39",
        "my pain is 39%",
        "my pain is 39%, temperature normal",
        "no temperature, pain 40 %",
        "temperature is 98.6",
        "temp 100",
        "temp 100.3",
        "temperatura de 37.9",
        "temp 44",
        "temp 110",
        "temperature 98.38",
        "temp 1039",
        "my temperature at 10:40 was normal",
        "40 minutes ago my temperature was normal",
        "temperature was fine when I checked at 39",
        "temporary relief for 40 minutes",
        "muy temprano, 39",
        "caminé 40 o 45 minutos",
        "walked 40 feet",
        "40 of 50 steps",
        "101 days",
        "drank 40oz of water",
    ],
)
def test_other_numbers_are_no_fever(text: str) -> None:
    assert not names_fever(fold(text))


@pytest.mark.parametrize(
    "text", ["38.0", "I am at 42,9", "it says 100.4", "me sali\u00f3 106.9", "39.5 since noon"]
)
def test_a_tenth_that_no_score_has_is_a_fever_alone(text: str) -> None:
    assert names_fever(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        *("37.9", "43.0", "100.3", "107.1", "38", "38.55", "it was 39.5 at 7", "$38.5", "38.5:1"),
        *("103.5 lbs", "103.5 pounds", "39.5 kg", "39.5 kilos", "103.5 libras", "walked 38.5 km"),
        *("38.5 miles", "38.5 millas", "on 101.5 FM", "39.5 dollars", "39.5$", "42.5 euros"),
        *(
            "38.5 pesos",
            "39.5 d\u00f3lares",
            "38.5\u20ac",
            "40.5mg",
            "40.5 ml",
            "41.5 cm",
            "39.5%",
        ),
    ],
)
def test_a_tenth_of_something_else_is_no_fever(text: str) -> None:
    assert not names_fever(fold(text))
