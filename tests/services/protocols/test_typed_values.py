"""Numbers of a protocol as admins type them."""

from __future__ import annotations

import pytest

from bot.domain.errors import ProtocolError
from bot.services.protocols.typed_values import read_number


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
