"""Times of day as admins type them, without a date."""

from __future__ import annotations

from datetime import time

import pytest

from bot.domain.errors import ProtocolError
from bot.words.clock import clock_line, read_clock_times
from bot.words.languages import LEXICONS
from tests.words.test_lexicon import GERMAN


def _at(*typed: str) -> tuple[time, ...]:
    return tuple(map(time.fromisoformat, typed))


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("9 AM to 8 PM", _at("09:00", "20:00")),
        ("9:15 a.m. - 8.30 p.m.", _at("09:15", "20:30")),
        ("09:00\N{EN DASH}20:00", _at("09:00", "20:00")),
        ("9h15 y 20h", _at("09:15", "20:00")),
        ("de las 9 hasta las 21", _at("09:00", "21:00")),
        ("10, 13:30, 18", _at("10:00", "13:30", "18:00")),
        # What nobody is asked at, and what would go back, is the afternoon.
        ("10, 13:30, 6", _at("10:00", "13:30", "18:00")),
        ("7", _at("19:00")),
        ("8", _at("08:00")),
        ("9 to 8", _at("09:00", "20:00")),
        ("9 to 9", _at("09:00", "21:00")),
        ("9 to 10", _at("09:00", "10:00")),
        ("13 to 12", _at("13:00", "12:00")),
        # A half that is named counts.
        ("12 am, 12 pm", _at("00:00", "12:00")),
        ("7 am; 1 pm & 11 pm", _at("07:00", "13:00", "23:00")),
        ("10 am and 9 am", _at("10:00", "09:00")),
        # Without a colon, in words, and with what stands around them.
        ("1000, 1330, 1800", _at("10:00", "13:30", "18:00")),
        ("900-1730", _at("09:00", "17:30")),
        ("from nine to half past five", _at("09:00", "17:30")),
        ("de ocho y media a cinco y cuarto", _at("08:30", "17:15")),
        ("ten to six", _at("10:00", "18:00")),
        ("9 y 10", _at("09:00", "10:00")),
        ("between 9 in the morning and 7 at night", _at("09:00", "19:00")),
        ("entre las 8 de la mañana y las 9 de la noche", _at("08:00", "21:00")),
        ("9 to noon", _at("09:00", "12:00")),
        ("de 9 a 12 del mediodía", _at("09:00", "12:00")),
        ("desde las 9 hasta las 20 horas.", _at("09:00", "20:00")),
        ("9:00hrs til 18:00hrs", _at("09:00", "18:00")),
        ("9a-6p", _at("09:00", "18:00")),
        ("8p", _at("20:00")),
        # Each goes by the one right before it.
        ("8, 12, 9", _at("08:00", "12:00", "21:00")),
        (". 9 to 8.", _at("09:00", "20:00")),
        ("", ()),
    ],
)
def test_times_are_read_in_the_order_in_which_they_stand(
    typed: str, times: tuple[time, ...]
) -> None:
    assert read_clock_times(typed) == times


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("9 to whenever", "whenever"),
        ("13 am", "13:00"),
        ("10000", "10000"),
        ("mornings", "mornings"),
        ("9 x 10", "x"),
        ("25", "25:00"),
        ("9:75", "9:75"),
        ("9 to 8 " + "x" * 60, "x" * 40),
    ],
)
def test_what_is_no_time_is_named(typed: str, unread: str) -> None:
    with pytest.raises(ProtocolError) as refused:
        read_clock_times(typed)

    assert str(refused.value) == f"unreadable {unread}"


def test_hours_and_halves_are_known_in_a_further_language() -> None:
    assert clock_line("stundec nachmittags", (*LEXICONS, GERMAN)) == "3 pm"
