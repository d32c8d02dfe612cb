"""Each question of a check-in has its text and a label for each button, in each language."""

from __future__ import annotations

import pytest

from bot.domain.answers import ITEMS, Question, Sign
from bot.domain.protocol import Role
from tests.texts.entries import JUDGED, entries


def _buttons(key: str, language: str) -> list[str]:
    return [button for button, _ in entries(language)[key].buttons]


@pytest.mark.parametrize("language", JUDGED)
@pytest.mark.parametrize("question", Question)
def test_each_question_has_its_text_and_its_buttons(question: Question, language: str) -> None:
    item = ITEMS[question]
    labelled = [] if item.is_scale else [button for button, _ in item.choices]

    assert item.text in entries(language)
    assert _buttons(item.text, language) == labelled
    assert (f"told_{question}" in entries(language)) is item.is_told


@pytest.mark.parametrize("language", JUDGED)
@pytest.mark.parametrize("role", Role)
def test_each_check_in_begins_with_the_same_buttons(role: Role, language: str) -> None:
    assert (
        entries(language)[f"checkin_{role}"].buttons == entries(language)["checkin_first"].buttons
    )


@pytest.mark.parametrize("language", JUDGED)
def test_each_warning_sign_has_its_button(language: str) -> None:
    assert _buttons("red_flag_which", language) == [f"rf_{sign}" for sign in Sign]
