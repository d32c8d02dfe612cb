"""Texts stay short on a phone, also with long names, dates and numbers filled in."""

from __future__ import annotations

import pytest

from bot.texts.catalogue import LANGUAGES
from tests.texts.entries import PLACEHOLDER, entries, filled

LONGEST_TEXT = 600
LONGEST_LABEL = 30
LONGEST_TOAST = 200
LONGEST_CAPTION = 1000
LONGEST_MENU_LINE = 256
TOASTS = (
    "button_gone", "button_not_yours", "saved", "not_allowed", "alert_closed", "access_ended",
    "not_joined_comes_back",
)  # fmt: skip
CAPTIONS = ("enroll_done", "new_link_done")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_text_fits_a_small_screen(language: str) -> None:
    longest = {
        key: max(len(filled(form, language)) for form in entry.forms)
        for key, entry in entries(language).items()
    }

    assert {key: size for key, size in longest.items() if size > LONGEST_TEXT} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_fits_its_button(language: str) -> None:
    labels = [label for entry in entries(language).values() for _, label in entry.buttons]
    long = [own for own in labels if len(PLACEHOLDER.sub("K7-204-ABCDE", own)) > LONGEST_LABEL]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("keys", "limit"), [(TOASTS, LONGEST_TOAST), (CAPTIONS, LONGEST_CAPTION)])
def test_a_toast_and_a_caption_fit_what_telegram_takes(
    keys: tuple[str, ...], limit: int, language: str
) -> None:
    assert all(len(filled(entries(language)[key].forms[0], language)) <= limit for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_menu_line_is_a_few_words(language: str) -> None:
    lines = {key: e.forms[0] for key, e in entries(language).items() if key.startswith("menu_")}

    assert len(lines) > 20
    assert all(3 <= len(line) <= LONGEST_MENU_LINE for line in lines.values())
