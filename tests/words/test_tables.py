"""How much of the tables of phrases must be read, and how little of the harmless may alarm."""

from __future__ import annotations

import pytest

from tests.words.tables import LANGUAGES, TABLES, TUNED, of_kind, share_read, table, with_a_slip

HELD = ("_held", "_unseen", "_last", "_fair", "_blind")
# Recall for each kind; of what is harmless, how much stays quiet.
BARS = {
    "crisis": 0.95,
    "sign": 0.95,
    "help": 1.0,
    "death": 0.9,
    "stop": 0.9,
    "worse": 0.9,
    "delete": 0.9,
    "pause": 0.9,
    "resume": 0.9,
    "who": 0.9,
    "call": 0.9,
    "visit": 0.9,
    "quiet": 0.92,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", TUNED)
@pytest.mark.parametrize("kind", BARS)
def test_phrases_are_read_as_their_kind(language: str, suffix: str, kind: str) -> None:
    if phrases := of_kind(table(f"{language}{suffix}"), kind):
        assert share_read(phrases) >= BARS[kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", BARS)
def test_phrases_that_were_held_out_are_read_nearly_as_well(language: str, kind: str) -> None:
    held = [each for name in HELD for each in of_kind(table(f"{language}{name}"), kind)]

    assert not held or share_read(held) >= min(BARS[kind], 0.9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", ["", "_typed", "_last"])
def test_one_slip_hides_few_signs_and_little_self_harm(language: str, suffix: str) -> None:
    phrases = of_kind(table(f"{language}{suffix}"), "sign", "crisis")

    assert share_read(with_a_slip(phrases, 4)) >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_slip_makes_few_harmless_phrases_alarm(language: str) -> None:
    assert share_read(with_a_slip(of_kind(table(language), "quiet"), 2)) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_harmless_phrases_that_look_like_a_sign_stay_quiet(language: str) -> None:
    assert share_read(table(f"{language}_neighbours")) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_large_and_half_of_it_is_harmless(language: str) -> None:
    phrases = table(language)

    assert len(phrases) >= 250
    assert len(of_kind(phrases, "quiet")) * 2 >= len(phrases)
    assert {each.kind for each in phrases} == set(BARS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_in_two_tables(language: str) -> None:
    texts = [each.text.casefold() for suffix in TABLES for each in table(f"{language}{suffix}")]

    assert len(texts) == len(set(texts))
