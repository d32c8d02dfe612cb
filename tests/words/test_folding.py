"""Typed text made comparable."""

from __future__ import annotations

import pytest

from bot.words.folding import fold, plain_digits


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Fever!", "fever!"),
        ("ESCALOFRÍOS", "escalofrios"),
        ("dan\u0303o", "dano"),
        ("fe\u200bver", "fever"),
        ("\u202efever\u202c", "fever"),
        ("7\ufe0f\u20e3", "7"),
        ("\U0001d405ever", "fever"),
        ("\u0130", "i"),
        ("a\u00a0b", "a b"),
        ("\ufeff", ""),
    ],
)
def test_case_accents_and_invisible_characters_are_folded_away(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("7", "7"),
        ("\u0667", "7"),
        ("\u0967/\u0661\u0660", "1/10"),
        ("\u00b2 siete", "\u00b2 siete"),
    ],
)
def test_digits_of_any_script_are_written_plainly(typed: str, plain: str) -> None:
    assert plain_digits(typed) == plain
