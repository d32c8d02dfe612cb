"""Each English danger word, as patients may write it."""

from __future__ import annotations

import pytest

from bot.words.languages.en import LEXICON
from bot.words.triage import triage

PHRASES = [
    ("fever", "I have a fever"),
    ("fever", "fevers at night"),
    ("fever", "a bit feverish"),
    ("fever", "fever101"),
    ("fever", "no fever"),
    ("fever", "running a high temperature"),
    ("fever", "temperature of 102"),
    ("fever", "my temp is 101.5"),
    ("fever", "I have a temperature"),
    ("fever", "temperature is still high"),
    ("chills", "chills since noon"),
    ("chills", "caught a chill"),
    ("chills", "shivering all night"),
    ("numb", "my toes are numb"),
    ("numb", "numbness in my foot"),
    ("numb", "it went numb-ish"),
    ("numb", "My leg feels dead"),
    ("numb", "my legs are dead"),
    ("numb", "a dead arm"),
    ("numb", "my foot fell asleep"),
    ("numb", "my leg is asleep"),
    ("numb", "leg went to sleep"),
    ("weak leg/arm", "weak leg"),
    ("weak leg/arm", "a weak left arm"),
    ("weak leg/arm", "my leg is weak"),
    ("weak leg/arm", "both legs feel very weak"),
    ("weak leg/arm", "weakness"),
    ("weak leg/arm", "I feel really weak"),
    ("weak leg/arm", "can't move my right foot"),
    ("weak leg/arm", "my leg gave out"),
    ("weak leg/arm", "my legs gave way"),
    ("weak leg/arm", "leg keeps giving out"),
    ("weak leg/arm", "my knee buckled"),
    ("weak leg/arm", "can't move my leg"),
    ("weak leg/arm", "I can't move"),
    ("weak leg/arm", "my legs don't work"),
    ("weak leg/arm", "left leg won't move"),
    ("weak leg/arm", "I can't lift my foot"),
    ("weak leg/arm", "she is paralyzed"),
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
    ("can't walk", "not been able to walk"),
    ("can't walk", "I havent been able to walk"),
    ("can't walk", "haven't really been able to walk"),
    ("can't walk", "no longer able to walk"),
    ("can't walk", "I can barely walk"),
    ("can't walk", "can hardly stand"),
    ("can't walk", "barely walking"),
    ("can't walk", "can't even stand"),
    ("can't walk", "can't stand on my leg"),
    ("can't pee", "can't pee"),
    ("can't pee", "cannot urinate at all"),
    ("can't pee", "couldn't pass water"),
    ("can't pee", "trouble peeing"),
    ("can't pee", "I haven't been able to pee since yesterday"),
    ("can't pee", "haven't urinated all day"),
    ("can't pee", "no urine since last night"),
    ("can't pee", "can't go to the bathroom"),
    ("can't pee", "the pee won't come out"),
    ("can't feel", "can't feel my toes"),
    ("can't feel", "cannot feel"),
    ("can't feel", "no feeling in my legs"),
    ("can't feel", "no feeling between my legs"),
    ("can't feel", "I lost feeling in my leg"),
    ("can't feel", "loss of sensation"),
    ("can't feel", "can barely feel my left leg"),
    ("can't feel", "I don't feel my legs"),
    ("bladder", "my bladder"),
    ("bladder", "lost control of my bladder"),
    ("bowel", "my bowels moved without me"),
    ("incontinence", "incontinent"),
    ("incontinence", "incontinence"),
    ("incontinence", "I wet myself"),
    ("incontinence", "she soiled herself"),
    ("incontinence", "cannot hold my pee"),
    ("incontinence", "I wet the bed"),
    ("incontinence", "peed my pants"),
    ("incontinence", "peed on myself"),
    ("incontinence", "pooped in bed"),
    ("incontinence", "no control when peeing"),
    ("incontinence", "leaking urine"),
    ("chest pain", "chest pain"),
    ("chest pain", "chest pains"),
    ("chest pain", "pain in my chest"),
    ("chest pain", "my chest hurts"),
    ("chest pain", "a tight feeling in my chest"),
    ("can't breathe", "can't breathe"),
    ("can't breathe", "I cannot really breathe"),
    ("can't breathe", "trouble breathing"),
    ("can't breathe", "hard to breathe"),
    ("can't breathe", "I can barely breathe"),
    ("can't breathe", "can hardly breathe"),
    ("can't breathe", "struggling to breathe"),
    ("can't breathe", "breathing is hard"),
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
    ("worst headache", "my head hurts really bad"),
    ("pus", "there is pus"),
    ("drainage", "drainage on the bandage"),
    ("drainage", "it is draining"),
    ("drainage", "the spot oozes"),
    ("drainage", "the bandage leaks"),
    ("red/swollen needle spot", "the spot is red and swollen"),
    ("red/swollen needle spot", "fluid coming out where the needle went in"),
    ("red/swollen needle spot", "redness"),
    ("red/swollen needle spot", "skin is red around the shot"),
    ("red/swollen needle spot", "the injection site is bleeding"),
    ("red/swollen needle spot", "my back is red"),
    ("red/swollen needle spot", "yellow stuff coming out"),
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
    ("can't see well", "trouble seeing"),
    ("can't see well", "im seeing spots in front of my eyes"),
    ("confused", "she is confused today"),
    ("confused", "she doesnt know where she is"),
    ("coughing or vomiting blood", "coughing up blood"),
    ("can't pee", "cant pea"),
    ("weak leg/arm", "my foot keeps slapping the floor when i walk"),
    ("red/swollen needle spot", "the needle place is weeping"),
    ("slurred", "trouble speaking"),
    ("slurred", "trouble to talk"),
    ("slurred", "a problem talking"),
    ("slurred", "can't speak"),
    ("slurred", "can hardly talk"),
    ("slurred", "can't find the words"),
    ("can't see well", "can't see well"),
    ("can't see well", "my vision is blurry"),
    ("can't see well", "seeing double"),
    ("stroke", "I think it is a stroke"),
    ("stroke", "her mouth is drooping"),
    ("heart attack", "a heart attack"),
    ("numb private parts", "my groin is asleep"),
    ("numb private parts", "my bum feels asleep when I wipe"),
    ("numb private parts", "everything feels asleep down there"),
    ("numb private parts", "pins and needles between my legs"),
    ("numb private parts", "no feeling in my private parts"),
    ("seizure", "a seizure"),
    ("seizure", "seizures"),
]


@pytest.mark.parametrize(("sign", "text"), PHRASES)
def test_an_english_danger_word_is_seen(sign: str, text: str) -> None:
    found = triage(text)

    assert sign in found.urgent
    assert not found.is_clear


def test_every_english_sign_is_in_the_table() -> None:
    assert {sign for sign, _ in PHRASES} == set(LEXICON.signs)


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
    assert not triage("can't come today but will walk").is_danger


@pytest.mark.parametrize(
    "text", ["stiff. neck", "stiff\nneck", "stiff-neck", "stiff_neck", "stiff/neck"]
)
def test_punctuation_and_line_breaks_do_not_hide_a_sign(text: str) -> None:
    assert triage(text).urgent == ("stiff neck",)
