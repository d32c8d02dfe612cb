"""Both languages say the same: keys, placeholders, buttons, plurals, and notes to reviewers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files

import pytest

from tests.texts.entries import LANGUAGES, PLACEHOLDER, Entry, entries


def _lines(language: str) -> list[str]:
    path = files("bot.texts").joinpath(f"{language}.po")
    return path.read_text(encoding="utf-8").splitlines()


def test_both_files_hold_the_same_texts_in_the_same_order() -> None:
    assert list(entries("es")) == list(entries("en"))


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(lambda entry: entry.placeholders, id="placeholders"),
        pytest.param(lambda entry: [button for button, _ in entry.buttons], id="buttons"),
        pytest.param(lambda entry: entry.notes, id="notes"),
        pytest.param(lambda entry: len(entry.forms), id="forms"),
    ],
)
def test_both_languages_agree_in_each_text(part: Callable[[Entry], object]) -> None:
    english, spanish = (
        {key: part(entry) for key, entry in entries(code).items()} for code in LANGUAGES
    )

    assert english == spanish


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_and_no_label_is_empty(language: str) -> None:
    for entry in entries(language).values():
        assert all(form.strip() == form != "" for form in entry.forms), entry.key
        assert all(label.strip() == label != "" for _, label in entry.buttons), entry.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_says_how_far_it_was_reviewed(language: str) -> None:
    reviews = {entry.notes.get("review") for entry in entries(language).values()}

    assert reviews <= {"draft", "not yet reviewed", "reviewed"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_counted_text_names_what_it_counts_and_has_two_forms(language: str) -> None:
    for entry in entries(language).values():
        counted = entry.notes.get("count")
        assert len(entry.forms) == (2 if counted else 1), entry.key
        assert counted is None or counted in PLACEHOLDER.findall(entry.forms[1]), entry.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_and_no_button_stands_twice_in_a_file(language: str) -> None:
    context, seen = "", Counter[str]()
    for line in _lines(language):
        if line.startswith("msgctxt"):
            context = line
        elif line.startswith("msgid "):
            seen[context + line] += 1
            context = ""

    assert [name for name, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_braces_only_ever_hold_a_name(language: str) -> None:
    for entry in entries(language).values():
        rest = [PLACEHOLDER.sub("", form) for form in entry.forms]
        assert not re.search(r"[{}]", "".join(rest)), entry.key
