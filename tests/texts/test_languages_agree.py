"""All languages say the same: keys, placeholders, buttons, plurals, and notes to reviewers.

Where a file lacks something, readers get the English text, label or menu line. A file that is
not complete yet says so in its header, `X-Aftercare-Status: draft`; what it lacks is then only
told. Without that header nothing may lack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from babel.messages.pofile import read_po

from bot.texts.catalogue import FALLBACK, LANGUAGES
from tests.texts.entries import PLACEHOLDER, Entry, is_own, messages_of, written

OTHERS = [language for language in LANGUAGES if language != FALLBACK]
DRAFT = '"X-Aftercare-Status: draft\\n"'


def _lines(language: str) -> list[str]:
    path = files("bot.texts").joinpath(f"{language}.po")
    return path.read_text(encoding="utf-8").splitlines()


def _lacking(language: str) -> Iterator[str]:
    """The keys of texts that the file has not, and of labels as "key: button"."""
    own = written(language)
    for key, entry in written(FALLBACK).items():
        if key not in own:
            yield key
            continue
        labels = dict(own[key].buttons)
        yield from (f"{key}: {button}" for button, _ in entry.buttons if button not in labels)


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_lacks_a_text_but_a_draft(language: str) -> None:
    lacking = list(_lacking(language))

    if lacking and DRAFT in _lines(language):
        pytest.xfail(f"{language}.po is a draft and lacks {len(lacking)}: {', '.join(lacking)}")
    assert lacking == []


def test_spanish_is_no_draft() -> None:
    assert DRAFT not in _lines("es")


def test_english_has_written_all_that_it_names() -> None:
    assert [message.id for message in messages_of(FALLBACK) if not is_own(message)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_named_as_telegram_names_the_language(language: str) -> None:
    # Two letters of ISO 639-1: for anything else the menus could not be set.
    assert re.fullmatch("[a-z]{2}", language)


@pytest.mark.parametrize("language", OTHERS)
def test_each_file_holds_only_english_keys_in_the_same_order(language: str) -> None:
    own = written(language)

    assert list(own) == [key for key in written(FALLBACK) if key in own]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(lambda entry: entry.placeholders, id="placeholders"),
        pytest.param(lambda entry: entry.notes, id="notes"),
    ],
)
@pytest.mark.parametrize("language", OTHERS)
def test_a_text_agrees_with_the_english_one(
    language: str, part: Callable[[Entry], object]
) -> None:
    own = {key: part(entry) for key, entry in written(language).items()}
    english = {key: part(written(FALLBACK)[key]) for key in own}

    assert own == english


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_only_english_buttons_in_the_same_order(language: str) -> None:
    for key, entry in written(language).items():
        own = [button for button, _ in entry.buttons]
        english = [button for button, _ in written(FALLBACK)[key].buttons]
        assert own == [button for button in english if button in own], key


@pytest.mark.parametrize("language", OTHERS)
def test_a_label_has_the_placeholders_of_the_english_one(language: str) -> None:
    for key, entry in written(language).items():
        english = dict(written(FALLBACK)[key].buttons)
        for button, label in entry.buttons:
            names = set(PLACEHOLDER.findall(label))
            assert names == set(PLACEHOLDER.findall(english[button])), f"{key}: {button}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_and_no_label_has_space_around_it(language: str) -> None:
    for entry in written(language).values():
        assert all(form.strip() == form for form in entry.forms), entry.key
        assert all(label.strip() == label for _, label in entry.buttons), entry.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_text_says_how_far_it_was_reviewed(language: str) -> None:
    reviews = {entry.notes.get("review") for entry in written(language).values()}

    assert reviews <= {"draft", "not yet reviewed", "reviewed"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_counted_text_names_what_it_counts_and_has_each_plural_form(language: str) -> None:
    with files("bot.texts").joinpath(f"{language}.po").open("rb") as file:
        plurals = read_po(file, locale=language).num_plurals
    for entry in written(language).values():
        counted = entry.notes.get("count")
        assert len(entry.forms) == (plurals if counted else 1), entry.key
        assert counted is None or counted in PLACEHOLDER.findall(entry.forms[-1]), entry.key


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
    for entry in written(language).values():
        rest = [PLACEHOLDER.sub("", form) for form in entry.forms]
        assert not re.search(r"[{}]", "".join(rest)), entry.key
