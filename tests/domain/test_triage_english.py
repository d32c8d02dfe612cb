"""Each English danger word, as patients may write it."""

from __future__ import annotations

import pytest

from bot.domain.english_signs import ENGLISH_SIGNS
from bot.domain.triage import triage

PHRASES = [
    ("fever", "I have a fever"),
    ("fever", "fevers at night"),
    ("fever", "a bit feverish"),
    ("fever", "fever101"),
    ("fever", "no fever"),
    ("fever", "running a high temperature"),
    ("chills", "chills since noon"),
    ("chills", "caught a chill"),
    ("chills", "shivering all night"),
    ("numb", "my toes are numb"),
    ("numb", "numbness in my foot"),
    ("numb", "it went numb-ish"),
    ("weak leg/arm", "weak leg"),
    ("weak leg/arm", "a weak left arm"),
    ("weak leg/arm", "my leg is weak"),
    ("weak leg/arm", "both legs feel very weak"),
    ("weak leg/arm", "weakness"),
    ("weak leg/arm", "I feel really weak"),
    ("weak leg/arm", "can't move my right foot"),
    ("can't walk", "I can't walk"),
    ("can't walk", "cant walk"),
    ("can't walk", "can\u2019t walk"),
    ("can't walk", "can\u00b4t walk"),
    ("can't walk", "cannot walk"),
    ("can't walk", "I can not walk"),
    ("can't walk", "couldn't walk"),
    ("can't walk", "couldnt even walk"),
    ("can't walk", "could not walk"),
    ("can't walk", "unable to walk"),
    ("can't walk", "I'm not able to walk"),
    ("can't walk", "he isn't able to walk"),
    ("can't pee", "can't pee"),
    ("can't pee", "cannot urinate at all"),
    ("can't pee", "couldn't pass water"),
    ("can't pee", "trouble peeing"),
    ("can't feel", "can't feel my toes"),
    ("bladder", "my bladder"),
    ("bowel", "my bowels moved without me"),
    ("incontinence", "incontinent"),
    ("incontinence", "incontinence"),
    ("incontinence", "I wet myself"),
    ("incontinence", "she soiled herself"),
    ("incontinence", "cannot hold my pee"),
    ("chest pain", "chest pain"),
    ("chest pain", "chest pains"),
    ("chest pain", "pain in my chest"),
    ("chest pain", "my chest hurts"),
    ("chest pain", "a tight feeling in my chest"),
    ("can't breathe", "can't breathe"),
    ("can't breathe", "I cannot really breathe"),
    ("can't breathe", "trouble breathing"),
    ("can't breathe", "hard to breathe"),
    ("short of breath", "short of breath"),
    ("short of breath", "shortness of breath"),
    ("short of breath", "out of breath"),
    ("short of breath", "breathless"),
    ("stiff neck", "stiff neck"),
    ("stiff neck", "my neck is stiff"),
    ("stiff neck", "stiffness in the neck"),
    ("worst headache", "worst headache"),
    ("worst headache", "the worst ever headache"),
    ("worst headache", "headache is really bad"),
    ("worst headache", "severe headaches"),
    ("pus", "there is pus"),
    ("drainage", "drainage on the bandage"),
    ("drainage", "it is draining"),
    ("drainage", "the spot oozes"),
    ("swollen face/throat", "swollen face"),
    ("swollen face/throat", "my face is swollen"),
    ("swollen face/throat", "swelling of my tongue"),
    ("swollen face/throat", "my throat is closing"),
    ("hives", "hives"),
    ("passed out", "passed out"),
    ("passed out", "I blacked out"),
    ("passed out", "lost consciousness"),
    ("fainted", "fainted"),
    ("fainted", "I feel faint"),
    ("slurred", "slurred speech"),
    ("slurred", "slurring"),
    ("slurred", "trouble seeing"),
    ("seizure", "a seizure"),
    ("seizure", "seizures"),
]


@pytest.mark.parametrize(("sign", "text"), PHRASES)
def test_an_english_danger_word_is_seen(sign: str, text: str) -> None:
    found = triage(text)

    assert sign in found.urgent
    assert not found.is_clear


def test_every_english_sign_is_in_the_table() -> None:
    assert {sign for sign, _ in PHRASES} == set(ENGLISH_SIGNS)


def test_all_signs_in_a_text_are_named_for_staff_in_the_order_of_the_list() -> None:
    found = triage("Hives now. Before that chills, then a fever.")

    assert found.urgent == ("fever", "chills", "hives")


@pytest.mark.parametrize(
    "text",
    [
        "can't walk",
        "can't quite walk",
        "can't even really walk",
        "can't seem to just walk",
    ],
)
def test_up_to_three_words_may_stand_between(text: str) -> None:
    assert triage(text).urgent == ("can't walk",)


def test_four_words_between_are_too_many() -> None:
    assert triage("can't come today but will walk").is_clear


@pytest.mark.parametrize(
    "text", ["stiff. neck", "stiff\nneck", "stiff-neck", "stiff_neck", "stiff/neck"]
)
def test_punctuation_and_line_breaks_do_not_hide_a_sign(text: str) -> None:
    assert triage(text).urgent == ("stiff neck",)
