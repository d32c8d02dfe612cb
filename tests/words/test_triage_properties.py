"""How a text is written, and what stands around it, never hides a danger word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.triage import Triage, triage

DANGERS = (
    *("fever", "my leg is weak", "can't walk", "pain in my chest", "swollen face", "numb"),
    *("no puedo orinar", "cuello rígido", "dolor en el pecho", "hacerme daño", "falleció"),
    *("want to die", "passed away", "supura", "stiff neck", "shortness of breath"),
)
HARMLESS = ("number", "I feel fine today", "push", "weekly", "me siento bien", "7")

texts = st.sampled_from(DANGERS + HARMLESS)
dangers = st.sampled_from(DANGERS)
spaces = st.text(" \n\t\r\u00a0\u2003.,!-", min_size=1, max_size=4)
surroundings = st.lists(st.text(max_size=12), max_size=8)


def matched(found: Triage) -> tuple[frozenset[str], bool, bool]:
    return frozenset(found.urgent), found.crisis, found.bereavement


@given(texts, st.data())
def test_case_never_changes_the_verdict(text: str, data: st.DataObject) -> None:
    upper = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    written = "".join(c.upper() if up else c for c, up in zip(text, upper, strict=True))

    assert triage(written) == triage(text)


@given(texts, st.sampled_from("\u0300\u0301\u0303\u0308\u200b\u200d\u2060\ufe0f\u00ad\ufeff"))
def test_accents_and_invisible_characters_never_change_the_verdict(text: str, mark: str) -> None:
    written = "".join(char + mark if char.isalnum() else char for char in text)

    assert triage(written) == triage(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("text", DANGERS)
def test_unicode_forms_never_change_the_verdict(text: str, form: str) -> None:
    normal = unicodedata.normalize(form, text)  # type: ignore[arg-type]

    assert triage(normal) == triage(text)


@given(texts, spaces)
def test_spacing_never_changes_the_verdict(text: str, space: str) -> None:
    assert matched(triage(text.replace(" ", space))) == matched(triage(text))


@given(dangers, surroundings, surroundings)
def test_words_around_never_remove_a_match(text: str, before: list[str], after: list[str]) -> None:
    alone = triage(text)

    found = triage(" ".join((*before, text, *after)))

    assert set(found.urgent) >= set(alone.urgent)
    assert found.crisis >= alone.crisis
    assert found.bereavement >= alone.bereavement


@pytest.mark.parametrize(
    "text",
    [
        "\U0001d41f\U0001d41e\U0001d42f\U0001d41e\U0001d42b",
        "\uff26\uff25\uff36\uff25\uff32",
        "F\u0130EBRE f\u00e9ver",
    ],
)
def test_fancy_letters_are_read_as_letters(text: str) -> None:
    assert triage(text).urgent


@pytest.mark.parametrize(
    "part",
    [
        *("can't ", "no ", "a", "face swollen leg ", "no puedo ni "),
        *("\u00e9", " ", "can't a b c "),
        *("temp ", "temp", "temp...", "38 a ", "38 "),
    ],
)
def test_the_longest_message_is_read(part: str) -> None:
    longest = (part * 4096)[:4096]

    # A pattern that backtracks without end would never come back.
    assert isinstance(triage(longest), Triage)
