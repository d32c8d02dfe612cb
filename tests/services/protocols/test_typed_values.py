"""Numbers of a protocol as admins type them."""

from __future__ import annotations

import pytest

from bot.domain.errors import ProtocolError
from bot.domain.protocol import Offset, Unit
from bot.services.protocols.typed_values import read_list, read_number


@pytest.mark.parametrize(
    "text",
    [
        *("50", " 50 % ", "50%.", "+50", "\u0665\u0660", "50 percent", "50 per cent", "50 pct"),
        *("at least 50%", ">=50%", "\u2265 50 %", "by 50%", "50 or more", "min. 50"),
        *("50 por ciento", "50 porciento", "50 por cien", "al menos 50%", "el 50%", "un 50 %"),
        *("m\u00ednimo 50", "50 o m\u00e1s"),
    ],
)
def test_a_number_is_read_with_what_people_write_around_it(text: str) -> None:
    assert read_number(text) == 50


@pytest.mark.parametrize(
    "text",
    [
        *("", "-50", "50-80", "0.5", "50,5", "less than 50", "> 50", "not 50", "5 0", "50 50"),
        *("entre 50 y 80", "menos de 50", "50 o menos", "50 or less", "a lot"),
    ],
)
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(ProtocolError):
        read_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "day 1, day 2, day 7", "Day 1, Day 2 and Day 7", "1, 2, 7", "1,2,7", "1 2 7",
        "d\u00eda 1, d\u00eda 2 y d\u00eda 7", "1 day, 2 days, 7 days", "1, 2 and 7 days",
    ],
)  # fmt: skip
def test_days_alone_are_a_list_too(text: str) -> None:
    assert read_list(text) == tuple(Offset(day, Unit.DAYS) for day in (1, 2, 7))


def test_other_lists_are_read_as_before() -> None:
    assert read_list("6h 1d") == (Offset(6, Unit.HOURS), Offset(1, Unit.DAYS))
    with pytest.raises(ProtocolError):
        read_list("1,5")
