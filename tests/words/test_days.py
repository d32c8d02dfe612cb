"""Typed dates of which the month may stand first or second, and holidays by their names."""

from __future__ import annotations

import pytest

from bot.words.days import in_one_order, is_either_way, with_dates


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("6/1, 12/25", "6/1, 12/25"),
        ("12/25, 6/1", "12/25, 6/1"),
        ("6/1, 7/4", "6/1, 7/4"),
        ("25/12, 6/1", "12/25, 1/6"),
        ("25-12, 6-1", "25-12, 6-1"),
        ("25/12/2026, 6-1-27", "12/25/2026, 1-6-27"),
        ("25/12, 12/25", "25/12, 12/25"),
        ("24-26 dec, 6/1", "24-26 dec, 6/1"),
        ("room 120/4, 6/1", "room 120/4, 6/1"),
        ("2026-12-25, 25/12, 6/1", "2026-12-25, 12/25, 1/6"),
        ("25/12, 2026-12-31, 6/1", "12/25, 2026-12-31, 1/6"),
        ("24-26 dec, 25/12", "24-26 dec, 12/25"),
    ],
)
def test_if_one_date_has_the_day_first_all_have(text: str, read: str) -> None:
    assert in_one_order(text) == read


@pytest.mark.parametrize("text", ["25/12, 12/25, 6/1", "6/1, 12/31, 31/12", "31/1, 1/31, 12/6"])
def test_a_date_beside_both_orders_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        in_one_order(text)


@pytest.mark.parametrize(
    ("text", "is_either"),
    [
        *((text, True) for text in ("4/12", "12/4 at 3 pm", "4-12", "4/12/2026", "1/2")),
        *((text, False) for text in ("13/4", "4/13", "4/4", "April 12", "2026-04-12", "")),
        # The day of the week says which it is.
        *((text, False) for text in ("Friday 4/12", "sábado 4/12")),
        ("2026-04-12 or 4/12", True),
    ],
)
def test_a_date_in_figures_may_have_its_month_on_either_side(text: str, is_either: bool) -> None:
    assert is_either_way(text) is is_either


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("christmas", "december 25"),
        ("new year's day, 7/4", "january 1, 7/4"),
        ("navidad y 6/1", "25 de diciembre y 6/1"),
        ("the 4th", "the 4th"),
    ],
)
def test_a_holiday_is_its_date(text: str, dates: str) -> None:
    assert with_dates(text) == dates
