"""Offsets as admins type them."""

from __future__ import annotations

import pytest

from bot.domain.errors import ProtocolError
from bot.domain.protocol import Offset, Unit
from bot.words.offsets import read_offsets

H, D, W = Unit.HOURS, Unit.DAYS, Unit.WEEKS
USUAL = (Offset(1, D), Offset(2, D), Offset(1, W))


@pytest.mark.parametrize(
    "text",
    [
        "1 day, 2 days, 1 week",
        "1 day, 2 days, and 1 week",
        "1 day and 2 days and 1 week",
        "1 day + 2 days & 1 week.",
        "1d 2d 1w",
        "1d2d1w",
        "1D;2D;1W",
        "  1  day\n2  days\n1\tweek ",
        "1 día, 2 días y 1 semana",
        "1 DÍA, 2 DÍAS Y 1 SEMANA",
        "1 di\u0301a, 2 di\u0301as, 1 semana",
        "1 dia 2 dias 1 semana",
        "one day, two days and a week",
        "un día, dos días y una semana",
        "1 and 2 days, 1 wk",
        "1, 2 days and 1 week after the injection",
        "1, 2 días, una semana",
        "1d/2d/1w",
        "\uff11\u00a0day, \u0662 days, 1\u200b week",
    ],
)
def test_the_usual_check_ins_can_be_typed_in_many_ways(text: str) -> None:
    assert read_offsets(text) == USUAL


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (("h", "hour", "hours", "hr", "hrs", "hora", "horas", "hs"), H),
        (("d", "day", "days", "dia", "dias", "día", "días"), D),
        (("w", "week", "weeks", "wk", "wks", "semana", "semanas", "sem"), W),
    ],
)
def test_each_unit_has_its_words(words: tuple[str, ...], unit: Unit) -> None:
    for word in words:
        assert read_offsets(f"3 {word}, 12{word}") == (Offset(3, unit), Offset(12, unit))


@pytest.mark.parametrize(
    "text",
    [
        *("2, 6 and 24 hours", "2 and 6 and 24 hrs", "after 2, 6 and 24 hours"),
        *("2, 6 y 24 horas", "a las 2, a las 6 y a las 24 horas", "después de 2, 6 y 24 hs"),
    ],
)
def test_a_number_has_the_unit_of_the_next_one(text: str) -> None:
    assert read_offsets(text) == (Offset(2, H), Offset(6, H), Offset(24, H))


@pytest.mark.parametrize("text", ["", "  ", "and", " , y . "])
def test_nothing_typed_is_no_offset(text: str) -> None:
    assert read_offsets(text) == ()


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("soon", "soon"),
        ("1 day, soon", "soon"),
        ("1 month", "1 month"),
        ("1 day, 2months", "2 months"),
        ("1 day 2", "2"),
        ("day 1, week 1", "day1week1"),
        ("1.5 days", "1"),
        ("1,5 días", "1"),
        ("-1 day", "-"),
        ("1-2 days", "1-"),
        ("2 o 3 días", "2 o"),
        ("1/2 day", "1"),
        ("1 and 1/2 days", "1"),
        ("2, 24", "224"),
        # From the day before, or from the injection?
        ("1 day, then 2 days", "then"),
        ("1 day, 2 days later", "later"),
        ("1 day 10:00", "10:00"),
        ("12345 hours", "1"),
        ("1 day sandy", "sandy"),
        ("band 1 day", "band"),
        ("1 day; " + "x" * 41, "x" * 40),
        ("1 " + "m" * 50, "1 " + "m" * 38),
        ("1 day \U0001f600", "\U0001f600"),
    ],
)
def test_what_cannot_be_read_is_shown_back(text: str, detail: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        read_offsets(text)

    assert (caught.value.reason, caught.value.detail) == ("unreadable", detail)


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (Offset(1, H), "1 hour"),
        (Offset(6, H), "6 hours"),
        (Offset(1, D), "1 day"),
        (Offset(2, D), "2 days"),
        (Offset(1, W), "1 week"),
        (Offset(0, W), "0 weeks"),
    ],
)
def test_an_offset_is_written_as_it_is_said(offset: Offset, text: str) -> None:
    assert str(offset) == text
