"""Figures that the word lists read as words."""

from __future__ import annotations

import pytest

from bot.words.figures import spelt_out
from bot.words.folding import fold
from bot.words.triage import triage


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("the .38 is here", "the gun is here"),
        (".45", "gun"),
        ("la .22", "la gun"),
        ("it is 1975", "it is bygone"),
    ],
)
def test_a_caliber_is_a_gun_and_an_old_year_is_bygone(text: str, spelt: str) -> None:
    assert " ".join(spelt_out(fold(text)).split()) == spelt


@pytest.mark.parametrize(
    "text",
    ["$.45", "0.38", ".38 mg", ".25%", "38", "2025", "1/1/1975", "the 1970's", "1975-03-01"],
)
def test_an_amount_or_a_date_stays_as_it_is(text: str) -> None:
    assert spelt_out(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["Got the .38 in my lap", "tengo la .45 en la mano"])
def test_a_gun_at_hand_is_a_crisis(text: str) -> None:
    assert triage(text).crisis


@pytest.mark.parametrize("text", ["She thinks it's 1975", "Cree que es 1980"])
def test_to_be_in_another_year_is_a_sign(text: str) -> None:
    assert triage(text).urgent


@pytest.mark.parametrize("text", ["born in 1948 and still kicking", "paid .45 a pound"])
def test_a_figure_by_itself_says_nothing(text: str) -> None:
    assert triage(text).is_clear
