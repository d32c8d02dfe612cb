"""Which texts are plain courtesy."""

from __future__ import annotations

import pytest

from bot.words.courtesy import is_courtesy
from bot.words.languages import LEXICONS
from tests.words.test_lexicon import GERMAN


@pytest.mark.parametrize(
    "text",
    [
        *("thank you", "ok thanks", "thank you all", "Thank you so much, God bless you!"),
        *(
            "have a nice day",
            "bye",
            "you\u2019re very kind",
            "OK thank you dear",
            "thanks doc \U0001f60a",
            "got it",
        ),
        *("gracias", "buenas noches", "adiós", "muchas gracias doctora", "que le vaya bien"),
        *("\U0001f44d", "\U0001f44d\U0001f3fd", "\U0001f64f\u2764\ufe0f", "ok \U0001f44d"),
    ],
)
def test_thanks_goodbyes_and_kind_pictures_are_courtesy(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        *("thanks but it hurts", "thank you, my leg is numb", "thanks \U0001f622", "thanks?"),
        *("no thanks", "thank you, no", "goodbye everyone", "yes", "no", "hello", "7", "...", ""),
        *("gracias pero me duele", "adiós a todos", "hola", "\U0001f44e", "\U0001f622"),
    ],
)
def test_what_says_anything_else_is_none(text: str) -> None:
    assert not is_courtesy(text)


def test_courtesy_is_known_in_a_further_language() -> None:
    assert is_courtesy("Danke", (*LEXICONS, GERMAN))
