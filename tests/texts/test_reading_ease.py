"""Patients of any schooling can read what they are sent."""

from __future__ import annotations

import pytest

from tests.texts.entries import PLACEHOLDER, commands, entries
from tests.texts.reading import ease, grade

# AAFP advises fifth to sixth grade; INFLESZ calls 65 to 80 fairly easy.
HIGHEST_GRADE = 6.0
LOWEST_EASE = 65
# One word, or a heading, which the formulas cannot judge.
TOO_SHORT = {"about_label", "saved"}


def _read_aloud(language: str, word: str) -> dict[str, str]:
    return {
        key: PLACEHOLDER.sub(word, entry.forms[-1].replace("{commands}", commands(language)))
        for key, entry in entries(language).items()
        if entry.is_for_patients and key not in TOO_SHORT
    }


def test_english_texts_read_at_sixth_grade_or_easier() -> None:
    grades = {key: grade(text) for key, text in _read_aloud("en", "clinic").items()}

    assert len(grades) > 90
    assert {key: found for key, found in grades.items() if found > HIGHEST_GRADE} == {}


def test_spanish_texts_are_at_least_fairly_easy() -> None:
    scores = {key: ease(text) for key, text in _read_aloud("es", "casa").items()}

    assert len(scores) > 90
    assert {key: found for key, found in scores.items() if found < LOWEST_EASE} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The cat sat on the mat.", -1.45), ("Do not wait. Call us now.", -2.62)],
)
def test_the_grade_agrees_with_a_count_by_hand(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.01)


def test_the_spanish_score_agrees_with_a_count_by_hand() -> None:
    # 5 words, 1 sentence, 2 + 1 + 1 + 3 + 3 = 10 syllables.
    assert ease("Llame a la clínica ahora.") == pytest.approx(206.835 - 62.3 * 10 / 5 - 5)
