"""Typed pain scores that are only suggested."""

from __future__ import annotations

import pytest

from bot.words.numbers import ScoreKind, ScoreReading, read_score


@pytest.mark.parametrize(
    ("word", "score"),
    [
        *(("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5)),
        *(("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10)),
        *(("cero", 0), ("uno", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5)),
        *(("seis", 6), ("siete", 7), ("ocho", 8), ("nueve", 9), ("diez", 10)),
        *(("Seven", 7), ("SIETE.", 7), ("seven out of ten", 7), ("siete de diez", 7)),
    ],
)
def test_a_number_word_is_suggested(word: str, score: int) -> None:
    assert read_score(word) == ScoreReading(ScoreKind.SUGGESTED, score)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "7.5",
            "7,5",
            "7.1",
            "7.25",
            "7 1/2",
            "7\u00bd",
            "7 and a half",
            "7 y medio",
            "siete y media",
        ),
        *(
            "7-8",
            "7 - 8",
            "7\u20138",
            "7 \u2014 8",
            "8-7",
            "7 or 8",
            "7 o 8",
            "7 u 8",
            "7 to 8",
            "7 a 8",
        ),
        *("7, 8", "seven or eight", "siete u ocho", "between 7 and 8", "entre 7 y 8", "7-8/10"),
        *("about 7.5", "7.5/10", "7.5 out of 10"),
    ],
)
def test_ranges_and_halves_suggest_the_upper_whole_number(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, 8)


@pytest.mark.parametrize(
    "text",
    [
        *("about 7", "around 7", "maybe 7", "like a 7", "almost 7", "approx 7", "~7", "~ 7"),
        *(
            "\u2248 7",
            "it's 7",
            "it\u2019s a 7",
            "I'd say 7",
            "I think 7",
            "my pain is 7",
            "pain 7",
        ),
        *("maybe, 7", "7 today", "7ish", "7 ish", "sevenish", "about 7/10", "7.0", "07"),
        *(
            "como 7",
            "como un 7",
            "unos 7",
            "casi 7",
            "m\u00e1s o menos 7",
            "cerca de 7",
            "tal vez 7",
        ),
        *(
            "quiz\u00e1s 7",
            "quiz\u00e1 7",
            "creo que 7",
            "dir\u00eda que 7",
            "es un 7",
            "mi dolor es 7",
            "7 hoy",
        ),
    ],
)
def test_a_number_in_everyday_words_is_suggested(text: str) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, 7)


@pytest.mark.parametrize(
    ("text", "score"),
    [("9.5", 10), ("9 or 10", 10), ("0.5", 1), ("0-1", 1), ("9 and a half", 10), ("10.0", 10)],
)
def test_a_suggestion_stays_between_0_and_10(text: str, score: int) -> None:
    assert read_score(text) == ScoreReading(ScoreKind.SUGGESTED, score)
