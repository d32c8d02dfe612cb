"""Hours, holidays and numbers as admins type them: read, or refused with the range."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.opening import parse_opening_hours
from bot.services.catalogue.typed_facts import (
    READERS,
    OutOfRangeError,
    read_holidays,
    read_hours,
    read_phone,
)
from bot.services.catalogue.typed_holidays import HOLIDAYS_AHEAD, MOST_HOLIDAYS
from bot.services.kernel.clinic import SETTABLE

TODAY: Final = date(2026, 6, 1)
ROWS: Final = (
    *("24-26 December", "Dec 24-26", "24 to 26 dec", "December 24th through 26th", "12/24-12/26"),
    *("24.12.2026-26.12.2026", "closed 24th, 25th and 26th december", "24 al 26 de diciembre"),
    *("del 24 al 26 de diciembre", "24, 25 y 26 de diciembre", "desde el 24/12 hasta el 26/12"),
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mo-Fr 08:00-17:00", "Mo-Fr 08:00-17:00"),
        ("mo-th 8:00-17:00; fr 8:00-12:00", "Mo-Th 08:00-17:00; Fr 08:00-12:00"),
        ("Monday to Friday 8 am - 5 pm", "Mo-Fr 08:00-17:00"),
        ("Mon-Fri: 8am to 12pm, 1 p.m. to 5 p.m.", "Mo-Fr 08:00-12:00,13:00-17:00"),
        ("Lunes a viernes de 8:00 a 17:00", "Mo-Fr 08:00-17:00"),
        ("lu-vi 8-13, 14-18\nsá 9-12", "Mo-Fr 08:00-13:00,14:00-18:00; Sa 09:00-12:00"),
        ("sábado y domingo 10 a 12", "Sa,Su 10:00-12:00"),
        ("Tue, Thu 12am-12pm", "Tu,Th 00:00-12:00"),
        ("Su 0:00-24:00", "Su 00:00-24:00"),
        # What would go back, or be the night, is the afternoon.
        ("Mon/Wed/Fri 9-5", "Mo,We,Fr 09:00-17:00"),
        ("Open every weekday 9-5, Saturdays 9-1", "Mo-Fr 09:00-17:00; Sa 09:00-13:00"),
        ("lunes 9-13 / 16-20, sábados 9 a 13", "Mo 09:00-13:00,16:00-20:00; Sa 09:00-13:00"),
        ("M-Th 8-5", "Mo-Th 08:00-17:00"),
        ("Mon-Fri 8-5", "Mo-Fr 08:00-17:00"),
        ("Mon-Fri 9-1 and 2-6", "Mo-Fr 09:00-13:00,14:00-18:00"),
        ("Mo 02:00-06:00", "Mo 02:00-06:00"),
        # Each day with its times, in front or behind.
        ("Mon-Thu 9-18, Fri 9-14", "Mo-Th 09:00-18:00; Fr 09:00-14:00"),
        ("lun 9-17 mar 9-13 y 16-20", "Mo 09:00-17:00; Tu 09:00-13:00,16:00-20:00"),
        ("9-5 Mon-Thu, 9-1 Fri", "Mo-Th 09:00-17:00; Fr 09:00-13:00"),
        ("de 9 a 14 y de 16 a 20 h de lunes a viernes", "Mo-Fr 09:00-14:00,16:00-20:00"),
        # Many days at once, and letters that one language alone has.
        ("weekdays 9 to 5", "Mo-Fr 09:00-17:00"),
        ("every day 0800-2000", "Mo-Su 08:00-20:00"),
        ("todos los días de 8 a 20", "Mo-Su 08:00-20:00"),
        ("entre semana de 9 a 18", "Mo-Fr 09:00-18:00"),
        ("M-F 8-6", "Mo-Fr 08:00-18:00"),
        ("L a V de 9 a 17h, S 9-13", "Mo-Fr 09:00-17:00; Sa 09:00-13:00"),
        # Times in words.
        ("Mon-Fri nine to half past five", "Mo-Fr 09:00-17:30"),
        ("lunes a viernes de 8 de la mañana a 6 de la tarde", "Mo-Fr 08:00-18:00"),
        # What is closed is left out.
        ("mon-fri 9-17 sat 10-14 sun closed", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
        ("9am-5pm weekdays, closed weekends", "Mo-Fr 09:00-17:00"),
        ("L-V 9-17, sáb y dom cerrado", "Mo-Fr 09:00-17:00"),
        ("dom cerrado; lun-sáb 9-13", "Mo-Sa 09:00-13:00"),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, read: str) -> None:
    assert parse_opening_hours(read_hours(typed, TODAY)) == parse_opening_hours(read)


@pytest.mark.parametrize(
    "typed",
    [
        "", "always", "Mo-Fr", "08:00-17:00", "Mo-Fr 17:00-08:00", "Mo-Fr 08:00-25:00",
        "Mo 8:00-9:75", "Xx 08:00-17:00", "Mo 08:00-12:00, 11:00-17:00", "Mo 13pm-14pm",
        "M 08:00-17:00", "t 8-9", ";", "Mo 8-",
        "Mon-Fri 17-9", "Mon-Fri 9-5, Sat", "Mon-Fri 9-5 lunch 12-1", "Mon-Fri 9-5 except Wed",
        "S 9-1", "M-F 9-5, S 9-1", "M 9-17", "M-V 9-17", "9-5", "closed Sun, Mon-Sat 9-5",
        "9-5 Mon-Fri, Sat closed", "closed", "Mon-Fri 9-5, mornings closed", "Mon 9 to noon to 5",
    ],
)  # fmt: skip
def test_hours_that_no_clinic_keeps_are_refused(typed: str) -> None:
    with pytest.raises(OutOfRangeError):
        read_hours(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-12-25", "2026-12-25"),
        ("2027-01-01, 2026-12-25", "2026-12-25, 2027-01-01"),
        ("Dec 25", "2026-12-25"),
        ("25 de diciembre; 1 de enero de 2027", "2026-12-25, 2027-01-01"),
        ("May 25", "2027-05-25"),
        ("July 4, 2027, Dec 25, 2026", "2026-12-25, 2027-07-04"),
        ("Dec 25 and Jan 1", "2026-12-25, 2027-01-01"),
        ("4 de julio de 2026 y 25 de diciembre", "2026-07-04, 2026-12-25"),
        ("2026-06-01", "2026-06-01"),
        ("15.12.2026", "2026-12-15"),
        *((text, "2026-12-24, 2026-12-25, 2026-12-26") for text in ROWS),
        *(
            (text, "2026-12-30, 2026-12-31, 2027-01-01, 2027-01-02")
            for text in (
                *("Dec 30 - Jan 2", "from 30 December to 2 January", "12/30 through 1/2"),
                *("del 30 de diciembre al 2 de enero", "30/12 - 02/01"),
                "2026-12-30 to 2027-01-02",
            )
        ),
        ("Dec 24-26, 2027", "2027-12-24, 2027-12-25, 2027-12-26"),
        ("Christmas Eve and Christmas Day, New Year's Day", "2026-12-24, 2026-12-25, 2027-01-01"),
        ("Nochebuena, Navidad y Año Nuevo", "2026-12-24, 2026-12-25, 2027-01-01"),
        ("24, 25 y 31 de diciembre", "2026-12-24, 2026-12-25, 2026-12-31"),
        ("Dec 24, 25 and 31", "2026-12-24, 2026-12-25, 2026-12-31"),
        ("Dec 24-25, Jan 1", "2026-12-24, 2026-12-25, 2027-01-01"),
        ("closed Friday 12 Jun", "2026-06-12"),
        # One that can only be day first says that all are.
        ("25/12, 6/1", "2026-12-25, 2027-01-06"),
        ("12/25, 1/6", "2026-12-25, 2027-01-06"),
        ("1/6", "2027-01-06"),
    ],
)
def test_holidays_are_days_to_come(typed: str, read: str) -> None:
    assert read_holidays(typed, TODAY) == read


@pytest.mark.parametrize(
    "typed",
    [
        "", "soon", "2026-05-31", "2026-02-30", str(TODAY + HOLIDAYS_AHEAD + timedelta(days=1)),
        ", ".join(str(TODAY + timedelta(days=each)) for each in range(MOST_HOLIDAYS + 1)),
        "Dec 25 10 am", "12345-01-01", "26-24 December", "Dec 24 - Oct 2",
        "the week after Christmas",
        "Dec 25, 26, 6 Jan", "25 Dec, 26", "24, 25", "25/12, 12/31, 6/1", "24-26", "24-26 Foo",
        "Dec 24-26-28",
    ],
)  # fmt: skip
def test_other_days_are_refused(typed: str) -> None:
    with pytest.raises(OutOfRangeError):
        read_holidays(typed, TODAY)


@pytest.mark.parametrize("typed", ["911", "555-0100", "+1 (555) 010-0199 ext. 2", "112"])
def test_a_number_is_what_people_write(typed: str) -> None:
    assert read_phone(f" {typed} ", TODAY) == typed


@pytest.mark.parametrize("typed", ["", "12", "call us", "9" * 41, "555\n0100", "{clinic_phone}"])
def test_another_number_is_refused(typed: str) -> None:
    with pytest.raises(OutOfRangeError):
        read_phone(typed, TODAY)


@given(text=st.text(max_size=80) | st.from_regex(r"(?:[a-z]{1,9} ){0,3}[0-9:apm, ;-]{0,20}"))
@pytest.mark.parametrize("field", READERS)
def test_whatever_is_typed_is_refused_or_can_be_read_again(field: str, text: str) -> None:
    try:
        value = READERS[field](text, TODAY)
    except OutOfRangeError:
        return
    SETTABLE[field](value)
