"""How the phrases of a word list are read and found."""

from __future__ import annotations

import re

import pytest

from bot.words.folding import fold
from bot.words.phrases import Phrases, read_phrase, words_in, words_of


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("numb", "numb"),
        ("numb", "it is NUMB."),
        ("stiff neck", "a stiff, neck"),
        ("faint*", "fainted"),
        ("faint*", "faint"),
        ("hive/hives", "hive"),
        ("hive/hives", "hives"),
        ("leg/arm ... weak*", "leg weak"),
        ("leg/arm ... weak*", "arm a weakness"),
        ("leg/arm ... weak*", "leg a b c weak"),
        ("can_t/cannot walk", "can't walk"),
        ("can_t/cannot walk", "cannot walk"),
        ("can_t_even walk", "can't even walk"),
        ("a/b* c", "bad c"),
        ("swell*/swoll*", "swollen"),
        ("swell*/swoll*", "swelling"),
        ("x ... y ... z", "x 1 y z"),
        ("weak/weaker", "weaker"),
        ("no real? pain", "no pain"),
        ("no real? pain", "no real pain"),
        ("no so/very_bad? pain", "no very bad pain"),
        ("leg/arm & weak*", "weakness in my arm"),
        ("leg/arm & weak*", "leg a b c d e f weak"),
        ("leg & very weak", "very weak is my leg"),
        ("leg & very weak", "my leg is very weak"),
        ("hurts a_lot !less/better", "hurts a lot"),
        ("hurts a_lot !less/better", "hurts a lot, lessened by ice"),
        ("leg !is weak", "leg weak"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert read_phrase(phrase).occurs_in(words_of(fold(text)))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("numb", "number"),
        ("numb", "benumb"),
        ("stiff neck", "neck stiff"),
        ("stiff neck", "stiff my neck"),
        ("faint*", "feint"),
        ("hive/hives", "hiv"),
        ("leg/arm ... weak*", "leg a b c d weak"),
        ("leg/arm ... weak*", "weak leg"),
        ("leg/arm ... weak*", "legs weak"),
        ("can_t/cannot walk", "can walk"),
        ("can_t/cannot walk", "t walk"),
        ("a/b* c", "ad c"),
        ("numb", ""),
        ("no real? pain", "no very pain"),
        ("no real? pain", "no rea pain"),
        ("leg/arm & weak*", "leg a b c d e f g weak"),
        ("leg & very weak", "weak very leg"),
        ("leg & weak", "leg"),
        ("hurts a_lot !less/better", "hurts a lot less"),
        ("hurts a_lot !less/better", "hurts a lot. Better"),
        ("leg !is ... weak", "leg is weak"),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, text: str) -> None:
    assert not read_phrase(phrase).occurs_in(words_of(fold(text)))


@pytest.mark.parametrize(
    ("phrase", "text", "left"),
    [
        ("dead leg/arm", "a dead leg", " a - "),
        ("dead leg/arm", "dead arm, dead leg", " - - "),
        ("dead leg", "he is dead, dead legs", " he is dead dead legs "),
        ("i_m dead", "he is dead, i'm dead tired", " he is dead - tired "),
    ],
)
def test_a_phrase_is_cut_out_and_leaves_a_gap(phrase: str, text: str, left: str) -> None:
    assert read_phrase(phrase).cut_from(words_of(fold(text))) == left


@pytest.mark.parametrize(
    ("phrase", "stems"),
    [
        ("numb", ("numb",)),
        ("faint*", ("faint",)),
        ("numb/numbness/number", ("numb",)),
        ("leg/arm ... weak*", ("weak",)),
        ("stiff ... throat", ("throat",)),
        ("throat ... stiff", ("throat",)),
        ("a/b ... c/d/e", ("a", "b")),
        ("can_t/cannot ... walk", ("walk",)),
        ("can_t/cannot", ("can",)),
        ("wont/can_t", ("wont", "can")),
        ("weak !so", ("weak",)),
        ("hurts !lessened", ("hurts",)),
        ("no really? pain", ("pain",)),
    ],
)
def test_the_fewest_and_longest_stems_are_looked_for_first(
    phrase: str, stems: tuple[str, ...]
) -> None:
    assert read_phrase(phrase).stems == stems


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "  "),
        ("7", "  "),
        ("Fever", " fever "),
        ("  D\u00e9bil,\n PIERNA 2x! ", " debil pierna x "),
        ("fever101", " fever "),
        ("a_b", " a b "),
        # A link's code is no word; a long word, and one with a number behind it, are.
        ("k7a2bcdefghij fever", " fever "),
        ("https://t.me/bot?start=a1b2c3d4e5f6g7 help", " https t me bot start help "),
        ("incontinencia", " incontinencia "),
        ("incontinence2", " incontinence "),
    ],
)
def test_words_are_folded_and_one_space_apart(text: str, words: str) -> None:
    assert words_of(fold(text)) == words


LIMBS = Phrases.of(
    ["dead leg", "dead toe", "dead/numb arm", "cant_feel ... foot/toes", "pins & needles"]
)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        *(
            (text, True)
            for text in ("a dead leg", "a dead toe", "my numb arm", "needles and pins")
        ),
        *((text, True) for text in ("dead arm, dead tired", "can't feel (cant feel) my toes")),
        *((text, False) for text in ("", "dead", "numb leg", "my arm", "pins", "feel my foot")),
    ],
)
def test_any_of_many_phrases_is_found(text: str, *, is_found: bool) -> None:
    assert LIMBS.occur_in(words_of(fold(text))) is is_found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("my dead leg and numb arm hurt", " my - and - hurt "),
        ("dead arm, dead leg, dead tired", " - - dead tired "),
        ("my leg hurts", " my leg hurts "),
    ],
)
def test_all_of_many_phrases_are_cut_out(text: str, left: str) -> None:
    assert LIMBS.cut_from(words_of(fold(text))) == left


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("numb", ["numb"]),
        ("can_t/cannot ... walk*", ["can", "t", "cannot", "walk*"]),
        ("no real? pain & leg !better/less", ["no", "real", "pain", "leg", "better", "less"]),
    ],
)
def test_a_phrase_names_its_words(phrase: str, words: list[str]) -> None:
    assert list(words_in(phrase)) == words


def test_no_phrase_is_compiled_before_it_is_looked_for_unless_all_are_made_ready() -> None:
    phrases = Phrases.of(["fever", "fever ("])

    assert not phrases.occur_in(" no such word ")
    with pytest.raises(re.error):
        phrases.get_ready()
