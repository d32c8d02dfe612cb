"""Scores of a pain that say that it is bad."""

from __future__ import annotations

import pytest

from bot.words.folding import fold
from bot.words.severity import names_severe_pain


@pytest.mark.parametrize(
    "text",
    [
        *(
            "10 out of 10 pain",
            "pain is ten out of ten",
            "Pain 9/10 tonight",
            "my pain is a 10/10",
        ),
        *(
            "pain went from a 4 to a 9",
            "the pain has gone from 3 up to 8",
            "pain was a 2, now a 7",
        ),
        *(
            "pain went from four to eight",
            "hurts 10 of 10",
            "pain is a 10",
            "went from a 3 to an 8",
        ),
        *("dolor 10 de 10", "el dolor pas\u00f3 de un 4 a un 9", "el dolor subi\u00f3 de 3 a 7"),
        *("me duele nueve de diez", "el dolor era un 2 y ahora es un 8"),
        # A rise, where a number more or another word is no score between two.
        *("from a 5 to a 7", "de un 5 a un 7", "my pain went from 5 to 6", "went from a 5 to a 6"),
    ],
)
def test_a_severe_or_risen_pain_is_seen(text: str) -> None:
    assert names_severe_pain(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        *("from a 5 to a 6", "de un 5 a un 6", "stayed from a 6 to a 6", "del 6 al 6 de dolor"),
        *("10 out of 10", "service 10/10", "pain 2 out of 10", "pain went from a 9 to a 4"),
        *("pain was 10 out of 10 before the shot", "pain is 4 to 6", "pain 10/10/2025"),
        *(
            "hurts from 8 to 10 pm",
            "pain from 2 to 4 hours after",
            "pain 3",
            "pain",
            "open from 8 to 10",
            "pain for 10 days",
            "how often out of ten tries is there pain",
        ),
        *(
            "el dolor bajo de un 9 a un 3",
            "antes dolor 10 de 10",
            "me duele de 8 a 10 de la noche",
        ),
    ],
)
def test_other_scores_are_no_severe_pain(text: str) -> None:
    assert not names_severe_pain(fold(text))


def test_the_longest_message_is_read_quickly() -> None:
    for part in ("pain a ", "pain 4 to ", "from 4 to a ", "10 of "):
        assert not names_severe_pain((part * 4096)[:4096])
