"""The word lists as data: each entry can be reached, in each of its variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from bot.words.languages import LEXICONS
from bot.words.triage import triage

SIGNS = [sign for lexicon in LEXICONS for sign in lexicon.signs.items()]
PHRASES = [(sign, phrase) for sign, phrases in SIGNS for phrase in phrases]
SELF_HARM = [phrase for lexicon in LEXICONS for phrase in lexicon.self_harm]
DEATH = [phrase for lexicon in LEXICONS for phrase in lexicon.death]
NO_DEATH = [phrase for lexicon in LEXICONS for phrase in lexicon.no_death]
STOP = [message for lexicon in LEXICONS for message in lexicon.leaving]
EVERYTHING = (*(phrase for _, phrase in PHRASES), *SELF_HARM, *DEATH, *NO_DEATH)


def variants(phrase: str) -> Iterator[str]:
    tokens = [token.replace("_", " ").split("/") for token in phrase.replace("*", "").split()]
    choices = [["", "x", "x y z"] if token == ["..."] else token for token in tokens]
    return (" ".join(words) for words in product(*choices))


@pytest.mark.parametrize(("sign", "phrase"), PHRASES)
def test_every_variant_of_every_sign_is_seen(sign: str, phrase: str) -> None:
    missed = [text for text in variants(phrase) if sign not in triage(text).urgent]

    assert missed == []


@pytest.mark.parametrize("phrase", SELF_HARM)
def test_every_variant_of_self_harm_is_a_crisis(phrase: str) -> None:
    assert [text for text in variants(phrase) if not triage(text).crisis] == []


@pytest.mark.parametrize("phrase", DEATH)
def test_every_variant_of_death_is_a_bereavement(phrase: str) -> None:
    assert [text for text in variants(phrase) if not triage(text).bereavement] == []


@pytest.mark.parametrize("phrase", NO_DEATH)
def test_no_variant_of_what_has_not_died_is_a_bereavement(phrase: str) -> None:
    assert [text for text in variants(phrase) if triage(text).bereavement] == []


@pytest.mark.parametrize("phrase", NO_DEATH)
def test_a_death_beside_what_has_not_died_is_a_bereavement(phrase: str) -> None:
    texts = [f"{text}, he is dead, {text}" for text in variants(phrase)]

    assert [text for text in texts if not triage(text).bereavement] == []


@pytest.mark.parametrize("text", sorted(STOP))
def test_every_stop_word_stops(text: str) -> None:
    assert triage(text).stop
    assert not triage(f"{text} x").stop


@pytest.mark.parametrize("phrase", EVERYTHING)
def test_a_phrase_is_written_as_texts_are_folded(phrase: str) -> None:
    word = r"[a-z]+(_[a-z]+)*\*?"

    assert re.fullmatch(rf"({word}(/{word})*|\.\.\.)( ({word}(/{word})*|\.\.\.))*", phrase)


def test_a_star_reaches_past_the_end_of_a_word_and_nothing_else_does() -> None:
    assert triage("feverishness").urgent == ("fever",)
    assert triage("hivesx").is_clear


def test_the_lists_of_the_languages_name_different_signs() -> None:
    names = [name for name, _ in SIGNS]

    assert sorted(names) == sorted(set(names))
