"""Numbers to copy: beside every text that sends a patient to the phone, and beside no other."""

from __future__ import annotations

from bot.texts.catalogue import LANGUAGES, load_texts
from bot.texts.journeys import EVERY
from bot.texts.phone import ASKING, NUMBERS, TO_PHONE, numbers_beside


def names(key: str, language: str) -> bool:
    """Whether a text names a number that is copied."""
    return not load_texts().shipped(key, language).placeholders.isdisjoint(NUMBERS)


def test_every_text_of_patients_that_names_a_number_is_placed() -> None:
    naming = {key for key in EVERY for language in LANGUAGES if names(key, language)}

    assert naming <= TO_PHONE | ASKING
    assert TO_PHONE.isdisjoint(ASKING)


def test_what_is_placed_has_a_number_to_copy() -> None:
    texts = load_texts()

    assert all(numbers_beside(texts, key) for key in TO_PHONE)
    assert not any(numbers_beside(texts, key) for key in ASKING)
    assert numbers_beside(texts, "alternatives") == ("clinic_phone",)
    assert numbers_beside(texts, "crisis") == NUMBERS
