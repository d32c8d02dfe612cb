"""The word lists as data: each entry can be reached, in each of its variants."""

from __future__ import annotations

import math
import re
from itertools import islice, product

import pytest

from bot.words.languages import LEXICONS
from bot.words.triage import triage

TOPICS = {
    "self_harm": "crisis",
    "death": "bereavement",
    "help": "help",
    "leaving": "stop",
    "pausing": "pause",
    "resuming": "resume",
    "deletion": "deletion",
    "worse": "worse",
    "call": "call",
    "visit": "visit",
    "presence": "presence",
}
SIGNS = [sign for lexicon in LEXICONS for sign in lexicon.signs.items()]
PHRASES = [(sign, phrase) for sign, phrases in SIGNS for phrase in phrases]
ABOUT = [
    (flag, topic)
    for each in LEXICONS
    for name, flag in TOPICS.items()
    for topic in [getattr(each, name)]
]
MEANT = [(flag, phrase) for flag, topic in ABOUT for phrase in topic.phrases]
NOT_MEANT = [(flag, phrase) for flag, topic in ABOUT for phrase in topic.others]
NO_SIGN = [phrase for lexicon in LEXICONS for phrase in lexicon.no_sign]
WHOLE = sorted((flag, message) for flag, topic in ABOUT for message in topic.whole)
DEATH = [(flag, phrase) for flag, phrase in MEANT if flag == "bereavement"]
NO_DEATH = [phrase for flag, phrase in NOT_MEANT if flag == "bereavement"]
EVERYTHING = [phrase for phrases in (PHRASES, MEANT, NOT_MEANT) for _, phrase in phrases] + NO_SIGN
# Of the phrases with very many variants.
MOST = 24


def variants(phrase: str) -> list[str]:
    tokens = [_choices(token) for token in phrase.replace("*", "").split()]
    every = math.ceil(math.prod(map(len, tokens)) / MOST)
    # Odd steps through the product meet each word of each token.
    return [" ".join(" ".join(w).split()) for w in islice(product(*tokens), 0, None, every | 1)]


def _choices(token: str) -> list[str]:
    if token == "...":
        return ["", "x", "x y z"]
    if token.startswith("!"):
        return [""]
    words = token.removesuffix("?").replace("_", " ").split("/")
    return ["", *words] if token.endswith("?") else words


@pytest.mark.parametrize(("sign", "phrase"), PHRASES)
def test_every_variant_of_every_sign_is_seen(sign: str, phrase: str) -> None:
    missed = [text for text in variants(phrase) if sign not in triage(text).urgent]

    assert missed == []


@pytest.mark.parametrize(("flag", "phrase"), MEANT)
def test_every_variant_of_every_topic_is_read(flag: str, phrase: str) -> None:
    assert [text for text in variants(phrase) if not getattr(triage(text), flag)] == []


@pytest.mark.parametrize("phrase", NO_DEATH)
def test_no_variant_of_what_has_not_died_is_a_bereavement(phrase: str) -> None:
    assert [text for text in variants(phrase) if triage(text).bereavement] == []


@pytest.mark.parametrize("phrase", NO_DEATH)
def test_a_death_beside_what_has_not_died_is_a_bereavement(phrase: str) -> None:
    texts = [f"{text}, y, he is dead, y, {text}" for text in variants(phrase)]

    assert [text for text in texts if not triage(text).bereavement] == []


@pytest.mark.parametrize(("flag", "text"), WHOLE)
def test_every_whole_message_is_read(flag: str, text: str) -> None:
    assert getattr(triage(text), flag)
    assert getattr(triage(f"{text.upper()}!!! {text}"), flag)
    assert getattr(triage(f"{text}, please"), flag)


@pytest.mark.parametrize(("flag", "text"), WHOLE)
def test_a_whole_message_means_nothing_inside_a_sentence(flag: str, text: str) -> None:
    assert not getattr(triage(f"x {text} x"), flag)


@pytest.mark.parametrize("phrase", EVERYTHING)
def test_a_phrase_is_written_as_texts_are_folded(phrase: str) -> None:
    word = r"[a-z]+(_[a-z]+)*\*?"
    token = rf"(!?{word}(/{word})*|{word}(/{word})*\?|\.\.\.)"

    assert re.fullmatch(rf"{token}( (& )?{token})*", phrase)


def test_a_star_reaches_past_the_end_of_a_word() -> None:
    assert triage("feverishness").urgent == ("fever",)


def test_the_lists_of_the_languages_name_different_signs() -> None:
    names = [name for name, _ in SIGNS]

    assert sorted(names) == sorted(set(names))
