"""Birth years and patient references as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.identity import (
    read_birth_year,
    read_reference,
    reference_named,
    references_meant,
)

THIS_YEAR = 2030


@pytest.mark.parametrize(
    "text",
    [
        *("1960", " 1960 ", "1960.", "(1960)", "in 1960", "en 1960", "May 5, 1960", "5/5/1960"),
        *(
            "1960-05-05",
            "born:1960",
            "\uff11\uff19\uff16\uff10",
            "\u0661\u0669\u0666\u0660",
            "a1960b",
        ),
    ],
)
def test_the_one_year_in_a_text_counts(text: str) -> None:
    assert read_birth_year(text, this_year=THIS_YEAR) == 1960


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *((text, 1960) for text in ("nineteen sixty", "Nineteen-Sixty", "nineteen hundred sixty")),
        *((text, 1960) for text in ("mil novecientos sesenta", "nací en mil novecientos sesenta")),
        *((text, 1960) for text in ("5 de junio del 60", "el 5 de junio de 60", "june 5, 60")),
        *((text, 1960) for text in ("june 5 1960", "I was born in 1960", "June 5th, '60")),
        ("mil novecientos cincuenta y dos", 1952),
        ("nineteen forty-two", 1942),
        ("two thousand one", 2001),
        ("dos mil uno", 2001),
    ],
)
def test_a_year_that_is_said_in_words_or_with_its_day_counts(text: str, year: int) -> None:
    assert read_birth_year(text, this_year=THIS_YEAR) == year


@pytest.mark.parametrize(
    "text",
    [
        *("60", "sixty", "sesenta", "del 60", "in 60", "'60", "I am 60", "june 60", "5/6/60"),
        *(
            "tengo 60 años",
            "nineteen",
            "nineteen pills",
            "mil",
            "june 5",
            "5 de junio",
            "junio 60",
        ),
        *("nineteen sixty, nineteen sixty", "1960 nineteen sixty", "june 5 10"),
    ],
)
def test_an_age_or_less_than_a_year_is_no_year(text: str) -> None:
    assert read_birth_year(text, this_year=THIS_YEAR) is None


@pytest.mark.parametrize(
    "text", ["", "x", "60", "196", "19600", "1960 1961", "1960 1960", "19 60", "1.960"]
)
def test_no_year_or_two_years_are_no_answer(text: str) -> None:
    assert read_birth_year(text, this_year=THIS_YEAR) is None


@pytest.mark.parametrize(
    ("year", "accepted"),
    [
        (1909, False),
        (1910, True),
        (2012, True),
        (2013, False),
        (2030, False),
        (9999, False),
        (0, False),
    ],
)
def test_only_living_adults_can_be_born_in_a_year(year: int, accepted: bool) -> None:
    found = read_birth_year(f"{year:04}", this_year=THIS_YEAR)

    assert found == (year if accepted else None)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("ab-12", "AB-12"),
        (" AB12\n", "AB12"),
        ("12", "12"),
        ("a1", "A1"),
        ("a--1", "A--1"),
        ("a\u20131", "A-1"),
        ("\uff21\uff11", "A1"),
        ("a" * 12, "A" * 12),
        ("a-b-c-d-e-f1", "A-B-C-D-E-F1"),
        *(("K7-204.", "K7-204"), ("\u201ck7-204\u201d", "K7-204"), ("(K7-204)!", "K7-204")),
    ],
)
def test_a_reference_is_kept_in_upper_case(text: str, reference: str) -> None:
    assert read_reference(text) == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a" * 13,
        "-a",
        "a-",
        "--",
        "a b",
        "a_b",
        "a\nb",
        "a.b",
        "\u00f11",
        "\u0661\u0662",
        "a\u00df",
        "#12",
    ],
)
def test_anything_else_is_no_reference(text: str) -> None:
    assert read_reference(text) is None


@given(st.text(max_size=20))
def test_a_reference_read_twice_stays_the_same(text: str) -> None:
    reference = read_reference(text)

    assert reference is None or read_reference(reference) == reference


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("K7-204", ("K7-204", "K7204")),
        *((text, ("K7-204", "K7204")) for text in ("k7-204.", " k7 204 ", "K7_204", "#K7 - 204")),
        ("k7204", ("K7204",)),
        ("#12", ("12",)),
        # What may be a word before a reference may be a part of it.
        ("NO-12", ("NO-12", "NO12", "12")),
        ("", ()),
        ("a" * 13, ()),
    ],
)
def test_a_reference_is_looked_for_without_stray_characters(
    text: str, meant: tuple[str, ...]
) -> None:
    assert references_meant(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "patient K7-204, please",
        "ref K7 204",
        "case #k7_204",
        "paciente K7-204 por favor",
        "find K7-204 please",
        "Patient no. K7-204",
        "pt K7 204",
        "n\u00ba K7-204",
        "n\u00fam. K7-204",
        "busca a el paciente K7-204",
    ],
)
def test_a_reference_is_looked_for_without_the_words_around_it(text: str) -> None:
    assert "K7-204" in references_meant(text)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        *((text, "K7-204") for text in ("#K7-204", "k7 204", "K7 - 204", "K7/204", "ref K7-204.")),
        ("K7204", "K7204"),
        ("#7204", "7204"),
        ("x7 204", "X7-204"),
        ("ab cd2", "AB-CD2"),
        *((text, None) for text in ("Ann Lee 2", "nevermind", "2 pm", "a b c 1 2", "", "-")),
    ],
)
def test_a_reference_with_stray_characters_is_named(text: str, reference: str | None) -> None:
    assert reference_named(text) == reference
