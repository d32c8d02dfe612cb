"""What a slip is read as; short words and words that mean something else as they stand."""

from __future__ import annotations

import pytest

from bot.words.languages import LEXICONS
from bot.words.spelling import is_near, respelt
from bot.words.triage import triage
from tests.words.other_words import EVERYDAY, LANGUAGES


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fevr", "fever"),
        ("nubm", "numb"),
        ("fiebree", "fiebre"),
        ("brethe", "breathe"),
        ("chestpain", "chest pain"),
    ],
)
def test_a_slip_is_read_as_the_word_it_hides(written: str, meant: str) -> None:
    assert f" {meant} " in respelt(f" {written} ", LEXICONS)


@pytest.mark.parametrize("written", ["ackr", "acvr", "pusk", "lge", "pux", "agun"])
def test_a_short_word_is_read_exactly(written: str) -> None:
    readings = respelt(f" {written} ", LEXICONS)

    assert {"acv", "pus", "leg", "gun"}.isdisjoint(" ".join(readings).split())


def test_a_short_word_may_be_drawn_out() -> None:
    assert respelt(" soooos ", LEXICONS) == (" sos ",)


def test_a_word_alike_to_several_is_read_alike_by_each_process() -> None:
    assert respelt(" sieno ", LEXICONS) == (" siendo ", " siento ", " sueno ")


@pytest.mark.parametrize("word", ["volando", "helando", "chiles", "weekly", "fewer", "stroked"])
def test_a_common_word_is_read_as_it_stands(word: str) -> None:
    assert respelt(f" {word} ", LEXICONS) == (f" {word} ",)
    assert triage(word).is_clear


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("volando", True),
        ("common", True),
        ("velando", False),  # A list names it.
        ("killed", False),  # A form of a word of the lists.
        ("zzyzx", False),
        ("pu", False),
    ],
)
def test_a_word_is_near_a_list_by_a_slip_and_not_by_its_form(word: str, near: bool) -> None:
    assert is_near(word, LEXICONS) is near


@pytest.mark.parametrize("language", sorted(LANGUAGES.values()))
def test_everyday_words_say_where_they_are_from(language: str) -> None:
    first, _, words = (EVERYDAY / f"{language}.txt").read_text(encoding="utf-8").partition("\n")

    assert first.startswith("# ")
    assert len(words.split()) > 1000


@pytest.mark.parametrize(("text", "read"), [("talkin", "talking"), ("cansao", "cansado")])
def test_an_end_that_is_typed_as_it_is_spoken_is_spelt_out(text: str, read: str) -> None:
    assert respelt(f" {text} ", LEXICONS)[0] == f" {read} "
    assert not is_near(text, LEXICONS)
