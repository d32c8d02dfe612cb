"""Patients of any schooling can read what they are sent."""

from __future__ import annotations

from typing import Final

import pytest

from bot.texts.reading import (
    FEWEST,
    HIGHEST_GRADE,
    LOWEST_EASE,
    Parts,
    ease,
    grade,
    judged,
    length,
    taken_apart,
)
from tests.texts.entries import PLACEHOLDER, commands, entries

# A list is read item by item, and what it names is named: treatments and parts of the body.
HIGHEST_GRADE_OF_A_LIST: Final = 8.0
LOWEST_EASE_OF_A_LIST: Final = 60
# In words: what one can keep in mind until the colon, and a line or two of a phone.
LONGEST_LEAD_IN: Final = 12
LONGEST_ITEM: Final = 21
# One word, or a heading, which the formulas cannot judge.
_WORD: Final = {"en": "clinic", "es": "casa"}
TOO_SHORT = {"about_label", "saved"}


def _parts(language: str) -> dict[str, Parts]:
    return {
        key: taken_apart(
            PLACEHOLDER.sub(
                _WORD[language], entry.forms[-1].replace("{commands}", commands(language))
            )
        )
        for key, entry in entries(language).items()
        if entry.is_for_patients and key not in TOO_SHORT
    }


def _sentences(language: str) -> dict[str, str]:
    parts = {key: each.sentences for key, each in _parts(language).items()}
    return {key: text for key, text in parts.items() if length(text) >= FEWEST}


def _lists(language: str) -> dict[str, str]:
    parts = {key: ". ".join(each.items) + "." for key, each in _parts(language).items()}
    return {key: text for key, text in parts.items() if length(text) >= FEWEST}


def test_english_texts_read_at_sixth_grade_or_easier() -> None:
    grades = {key: grade(text) for key, text in _sentences("en").items()}

    assert len(grades) > 90
    assert {key: found for key, found in grades.items() if found > HIGHEST_GRADE} == {}


def test_spanish_texts_are_at_least_fairly_easy() -> None:
    scores = {key: ease(text) for key, text in _sentences("es").items()}

    assert len(scores) > 90
    assert {key: found for key, found in scores.items() if found < LOWEST_EASE} == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_admin_is_told_the_same_as_these_tests(language: str) -> None:
    hard = {
        key
        for key, entry in entries(language).items()
        if entry.is_for_patients and key not in TOO_SHORT
        if (found := judged(entry.forms[-1].replace("{commands}", ""), language)) is not None
        and found.is_hard
    }

    assert hard == set()
    assert judged("It is.", language) is None
    assert (
        judged("Extraordinary circumstances necessitate immediate consultation " * 3, "fr") is None
    )


def test_the_items_of_english_lists_are_easy() -> None:
    grades = {key: grade(text) for key, text in _lists("en").items()}

    assert len(grades) > 8
    assert {key: each for key, each in grades.items() if each > HIGHEST_GRADE_OF_A_LIST} == {}


def test_the_items_of_spanish_lists_are_easy() -> None:
    scores = {key: ease(text) for key, text in _lists("es").items()}

    assert len(scores) > 8
    assert {key: each for key, each in scores.items() if each < LOWEST_EASE_OF_A_LIST} == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_lists_have_short_lead_ins_and_items(language: str) -> None:
    parts = _parts(language).values()
    leads = [lead for each in parts for lead in each.leads]
    items = [item for each in parts for item in each.items]

    assert len(leads) >= 6
    assert [lead for lead in leads if length(lead) > LONGEST_LEAD_IN] == []
    assert len(items) > 50
    assert [item for item in items if length(item) > LONGEST_ITEM] == []


def test_a_list_is_no_sentence_and_makes_none_shorter() -> None:
    text = (
        "It is time. Call us now for:\n• Fever, or chills\n• A bad headache\n"
        "No answer? Go.\n\nThat is all."
    )

    parts = taken_apart(text)

    assert parts.sentences == "It is time. No answer? Go.\n\nThat is all."
    assert parts.leads == ("Call us now for:",)
    assert parts.items == ("Fever, or chills", "A bad headache")


def test_a_line_or_a_colon_ends_no_sentence() -> None:
    assert grade("One two three\nfour five six.") == grade("One two three four five six.")
    assert grade("One two three: four five six.") == grade("One two three four five six.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The cat sat on the mat.", -1.45), ("Do not wait. Call us now.", -2.62)],
)
def test_the_grade_agrees_with_a_count_by_hand(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.01)


def test_the_spanish_score_agrees_with_a_count_by_hand() -> None:
    # 5 words, 1 sentence, 2 + 1 + 1 + 3 + 3 = 10 syllables.
    assert ease("Llame a la clínica ahora.") == pytest.approx(206.835 - 62.3 * 10 / 5 - 5)
