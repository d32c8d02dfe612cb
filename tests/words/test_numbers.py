"""Typed pain scores that are exact or unclear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.numbers import (
    ScoreKind,
    ScoreReading,
    names_number,
    read_score,
    speaks_of_pain,
)
from tests.words.test_lexicon import ALL


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize(
    "form", ["{}", " {} ", "{}.", "{}!", "\u00bf{}?", "({})", "\n{}\t", '"{}"']
)
def test_a_plain_number_is_exact(form: str, score: int) -> None:
    assert read_score(form.format(score)) == ScoreReading(ScoreKind.EXACT, score)


@pytest.mark.parametrize("score", range(10))
@pytest.mark.parametrize(
    "form",
    ["{}/10", "{} / 10", "{} out of 10", "{} OUT  OF 10", "{} of 10", "{} de 10", "{} sobre 10"],
)
def test_a_number_out_of_10_is_exact(form: str, score: int) -> None:
    assert read_score(form.format(score)) == ScoreReading(ScoreKind.EXACT, score)


@pytest.mark.parametrize("text", ["10/10", "10 / 10", "10 out of 10", "10 de 10", "10 sobre 10"])
def test_10_out_of_10_is_only_suggested(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, 10)


@pytest.mark.parametrize(
    "text",
    [
        "\uff17",
        "\u0667",
        "\u096d",
        "7\ufe0f\u20e3",
        "7\u200b",
        "\u200e7",
        "\u00a07\u3000",
        "\uff17\uff0f\uff11\uff10",
    ],
)
def test_digits_of_any_keyboard_are_exact(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.EXACT, 7)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "?",
            "11",
            "-1",
            "\u22121",
            "\u20131",
            "- 7",
            "100",
            "1000",
            "+7",
            "7-",
            ".5",
            ",5",
        ),
        *(
            "10.5",
            "10 1/2",
            "9-11",
            "9 or 11",
            "between 9 and 11",
            "11/10",
            "7/11",
            "7/8",
            "7/100",
        ),
        *("not good", "mal", "so-so", "better", "mejor", "worse"),
        *(
            "7 weeks ago",
            "7 10",
            "7 8",
            "7/10/2030",
            "7 out of 11",
            "7--8",
            "7.5.2",
            "7 and a half 8",
        ),
        *("someone", "often", "tent", "one two", "7 of 10 of 10", "less than 7", "not 7", "1 0"),
        *(
            "\u00bd",
            "\u00bc",
            "7\u00bc",
            "7%",
            "17",
            "a",
            "about",
            "about about",
            "x7",
            "7x",
            "anything 7",
        ),
    ],
)
def test_what_needs_a_guess_is_unclear(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.UNCLEAR, None)


def test_a_score_may_stand_in_80_characters_and_no_more() -> None:
    fits = "about " * 13 + "7"
    padded = fits.replace("about 7", "around 7")

    assert (len(fits), len(padded)) == (79, 80)
    assert read_score(fits).score == 7
    assert read_score(padded).score == 7
    assert read_score("a " + fits) == ScoreReading(ScoreKind.UNCLEAR)


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error(text: str) -> None:
    reading = read_score(text)

    assert (reading.score is None) == (reading.kind is ScoreKind.UNCLEAR)
    assert reading.score is None or 0 <= reading.score <= 10


@pytest.mark.parametrize("part", ["a ", "7", " ", "about ", "7-", "\u00e9", "\u0667", "7 or "])
def test_the_longest_message_is_read(part: str) -> None:
    longest = (part * 4096)[:4096]

    # A pattern that backtracks without end would never come back.
    assert isinstance(read_score(longest), ScoreReading)


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *((text, True) for text in ("11", "x7", "since 2019", "\u0667")),
        *((text, False) for text in ("", "seven", "\u00bd")),
    ],
)
def test_a_digit_means_a_number(text: str, is_meant: bool) -> None:
    assert names_number(text) is is_meant


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        *((text, True) for text in ("It hurts", "PAINFUL", "me duele mucho", "sin dolor")),
        *((text, False) for text in ("", "I feel fine", "my campaign")),
    ],
)
def test_a_word_for_pain_speaks_of_it(text: str, is_meant: bool) -> None:
    assert speaks_of_pain(text) is is_meant


def test_a_word_for_pain_is_known_in_a_further_language() -> None:
    assert speaks_of_pain("Schmerzen", ALL)
    assert not speaks_of_pain("Schmerzen")
