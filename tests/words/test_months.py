"""Which month a report is asked for, as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.words.months import Period, read_period

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("May", (2026, 5)),
        ("june", (2026, 6)),
        ("July", (2025, 7)),
        ("dec.", (2025, 12)),
        ("may 2025", (2025, 5)),
        ("Mayo de 2025", (2025, 5)),
        ("Septiembre", (2025, 9)),
        ("2026-05", (2026, 5)),
        ("5/2026", (2026, 5)),
        ("last month", (2026, 5)),
        ("el mes pasado", (2026, 5)),
        ("This month", (2026, 6)),
        ("este mes", (2026, 6)),
        ("last month.", (2026, 5)),
        ("May,", (2026, 5)),
        *((text, (2026, 1)) for text in ("2026-01", "1/2026")),
        *((text, (2025, 12)) for text in ("2025-12", "12/2025", "diciembre 2025")),
    ],
)
def test_a_month_is_read_as_it_is_typed(text: str, month: tuple[int, int]) -> None:
    assert read_period(text, TODAY) == Period(date(*month, 1))


@pytest.mark.parametrize(
    ("text", "month", "months"),
    [
        ("2026-Q3", (2026, 7), 3),
        ("q1 2025", (2025, 1), 3),
        ("2026 T4", (2026, 10), 3),
        ("2026Q2", (2026, 4), 3),
        ("2026", (2026, 1), 12),
    ],
)
def test_a_quarter_and_a_year_are_read(text: str, month: tuple[int, int], months: int) -> None:
    assert read_period(text, TODAY) == Period(date(*month, 1), months)


@pytest.mark.parametrize("text", ["all", "All time", "todo", "todo el tiempo"])
def test_all_time_is_no_month(text: str) -> None:
    assert read_period(text, TODAY) == Period(None)


@pytest.mark.parametrize(
    "text", ["", "13", "2026-13", "2026-00", "1999-05", "banana", "May 5", "2026-Q5"]
)
def test_anything_else_is_no_period(text: str) -> None:
    assert read_period(text, TODAY) is None
