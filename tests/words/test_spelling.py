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
        ("nofever", "no fever"),
        # The same letters in another order, between the first and the last.
        ("wekanses", "weakness"),
        # Two slips in a long word.
        ("infextoon", "infection"),
        # A slip in what a list names only the beginning of.
        ("faibting", "faint"),
        ("vvomitando", "vomit"),
        ("sngrado", "sangr"),
        ("wheeizng", "wheez"),
        ("optuot", "optout"),
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


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("sieno", (" siendo ", " siento ", " sueno ")),
        ("fll", (" fall ", " fell ", " fill ")),
        ("vloa", (" vola ", " bola ")),
        ("merte", (" mente ", " muerte ", " muert ")),
        ("tard", (" tarde ", " card ", " hard ")),
        # The same letters go first, however many others are near.
        ("ankels", (" ankles ", " angels ")),
        ("badle", (" badly ", " baile ", " blade ")),
        ("", ("  ",)),
    ],
)
def test_a_word_alike_to_several_is_read_alike_by_each_process(
    written: str, readings: tuple[str, ...]
) -> None:
    assert respelt(f" {written} ", LEXICONS) == readings


@pytest.mark.parametrize(
    "written",
    [
        *("wealnrss", "ifnceiton", "brighton", "alicante", "airport", "aal"),
        # A list names how they begin.
        *("seepage", "shutter", "burner", "cortada"),
    ],
)
def test_what_is_no_slip_of_a_word_and_no_two_words_is_read_as_it_stands(written: str) -> None:
    assert respelt(f" {written} ", LEXICONS) == (f" {written} ",)


def test_of_a_text_without_a_space_only_the_beginning_is_looked_at() -> None:
    first, *_ = respelt(f" fever{'r' * 60} ", LEXICONS)

    assert first == f" fever{'r' * 35} "


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("xq", (" porque ",)),
        ("pal", (" para el ", " pal ")),  # A word of its own, too.
    ],
)
def test_what_stands_for_another_word_is_read_as_that(
    written: str, readings: tuple[str, ...]
) -> None:
    assert respelt(f" {written} ", LEXICONS) == readings


@pytest.mark.parametrize(
    "word",
    [
        *("volando", "helando", "chiles", "weekly", "fewer", "stroked"),
        *("buenos", "gafas", "han"),
    ],
)
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
        ("ached", False),
        ("mora", True),  # Too short to be a form of one.
        ("zzyzx", False),
        ("pu", False),
        *((word, False) for word in ("leg", "numb", "blur", "azul")),  # A list names these.
        *((word, True) for word in ("lef", "swollin")),
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
