"""Dates, times, spans and lists read naturally in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.texts.dates import (
    checkin_name,
    day,
    day_and_time,
    is_day_first,
    join,
    opening_hours,
    short_day,
    short_day_and_time,
    short_time,
    span,
)

CHICAGO = ZoneInfo("America/Chicago")
MORNING = datetime(2026, 5, 5, 10, 0, tzinfo=CHICAGO)
EVENING = datetime(2026, 1, 10, 18, 5, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("moment", "language", "said"),
    [
        (MORNING, "en", "Tuesday, May 5, 10:00 AM"),
        (MORNING, "es", "martes, 5 de mayo, 10:00 am"),
        (EVENING, "en", "Saturday, January 10, 6:05 PM"),
        (EVENING, "es", "sábado, 10 de enero, 6:05 pm"),
        (MORNING, "xx", "Tuesday, May 5, 10:00 AM"),
        (MORNING, "es-MX", "martes, 5 de mayo, 10:00 am"),
    ],
)
def test_a_day_and_time(moment: datetime, language: str, said: str) -> None:
    assert day_and_time(moment, language) == said


@pytest.mark.parametrize(
    ("moment", "language", "said"),
    [
        (MORNING, "en", "Tue, May 5, 10:00 AM"),
        (MORNING, "es", "mar, 5 may, 10:00 am"),
        (EVENING, "en", "Sat, Jan 10, 6:05 PM"),
        (EVENING, "es", "sáb, 10 ene, 6:05 pm"),
    ],
)
def test_a_short_day_and_time(moment: datetime, language: str, said: str) -> None:
    assert short_day_and_time(moment, language) == said


def test_the_local_time_is_told_as_given() -> None:
    moment = datetime(2026, 5, 5, 23, 30, tzinfo=UTC)

    assert day_and_time(moment, "en") == "Tuesday, May 5, 11:30 PM"
    assert day_and_time(moment.astimezone(CHICAGO), "en") == "Tuesday, May 5, 6:30 PM"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Tuesday, May 5", "Tue, May 5")),
        ("es", ("martes, 5 de mayo", "mar, 5 may")),
    ],
)
def test_a_day(language: str, said: tuple[str, ...]) -> None:
    on = date(2026, 5, 5)

    assert (day(on, language), short_day(on, language)) == said


def test_the_day_comes_before_the_month_where_people_write_it_so() -> None:
    assert [is_day_first(language) for language in ("en", "es")] == [False, True]


FIRSTS = [date(2026, month, 1) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Thursday, January 1|Sunday, February 1|Sunday, March 1|Wednesday, April 1|"
            "Friday, May 1|Monday, June 1|Wednesday, July 1|Saturday, August 1|"
            "Tuesday, September 1|Thursday, October 1|Sunday, November 1|Tuesday, December 1",
        ),
        (
            "es",
            "jueves, 1 de enero|domingo, 1 de febrero|domingo, 1 de marzo|miércoles, 1 de abril|"
            "viernes, 1 de mayo|lunes, 1 de junio|miércoles, 1 de julio|sábado, 1 de agosto|"
            "martes, 1 de septiembre|jueves, 1 de octubre|domingo, 1 de noviembre|"
            "martes, 1 de diciembre",
        ),
    ],
)
def test_days_through_the_year(language: str, said: str) -> None:
    assert [day(on, language) for on in FIRSTS] == said.split("|")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Thu, Jan 1|Sun, Feb 1|Sun, Mar 1|Wed, Apr 1|Fri, May 1|Mon, Jun 1|Wed, Jul 1|"
            "Sat, Aug 1|Tue, Sep 1|Thu, Oct 1|Sun, Nov 1|Tue, Dec 1",
        ),
        (
            "es",
            "jue, 1 ene|dom, 1 feb|dom, 1 mar|mié, 1 abr|vie, 1 may|lun, 1 jun|mié, 1 jul|"
            "sáb, 1 ago|mar, 1 sept|jue, 1 oct|dom, 1 nov|mar, 1 dic",
        ),
    ],
)
def test_short_days_through_the_year(language: str, said: str) -> None:
    assert [short_day(on, language) for on in FIRSTS] == said.split("|")


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        (time(0, 0), "en", "12:00 AM"),
        (time(12, 0), "en", "12:00 PM"),
        (time(9, 0), "es", "9:00 am"),
        (time(0, 0), "es", "12:00 am"),
        (EVENING, "es", "6:05 pm"),
    ],
)
def test_a_time_of_day(at: time | datetime, language: str, said: str) -> None:
    assert short_time(at, language) == said


@pytest.mark.parametrize("language", ["en", "es"])
def test_times_hold_only_plain_spaces(language: str) -> None:
    assert {mark for mark in day_and_time(EVENING, language) if mark.isspace()} == {" "}


@pytest.mark.parametrize(
    ("items", "language", "said"),
    [
        ([], "en", ""),
        (["1 day"], "en", "1 day"),
        (["1 day", "1 week"], "en", "1 day and 1 week"),
        (["1 day", "2 days", "1 week"], "en", "1 day, 2 days and 1 week"),
        (["1 día", "2 días", "1 semana"], "es", "1 día, 2 días y 1 semana"),
    ],
)
def test_a_list(items: list[str], language: str, said: str) -> None:
    assert join(items, language) == said


@pytest.mark.parametrize(
    ("value", "unit", "english", "spanish"),
    [
        (1, "hours", "1 hour", "1 hora"),
        (6, "hours", "6 hours", "6 horas"),
        (1, "days", "1 day", "1 día"),
        (2, "days", "2 days", "2 días"),
        (1, "weeks", "1 week", "1 semana"),
        (2, "weeks", "2 weeks", "2 semanas"),
    ],
)
def test_a_span(value: int, unit: str, english: str, spanish: str) -> None:
    assert (span(value, unit, "en"), span(value, unit, "es")) == (english, spanish)


def test_no_span_names_a_unit_of_the_locale_data() -> None:
    assert span(1_000_000, "hours", "es") == "1.000.000 horas"


@pytest.mark.parametrize(
    ("value", "unit", "english", "spanish"),
    [
        (6, "hours", "hour 6", "hora 6"),
        (1, "days", "day 1", "día 1"),
        (14, "days", "day 14", "día 14"),
        (1, "weeks", "one week", "1 semana"),
        (2, "weeks", "2 weeks", "2 semanas"),
    ],
)
def test_the_name_of_a_check_in(value: int, unit: str, english: str, spanish: str) -> None:
    assert checkin_name(value, unit, "en") == english
    assert checkin_name(value, unit, "es") == spanish


@pytest.mark.parametrize(
    ("spans", "english", "spanish"),
    [
        (
            tuple((day, 480, 1020) for day in range(5)),
            "Mon to Fri, 8:00 AM to 5:00 PM",
            "lun a vie, 8:00 am a 5:00 pm",
        ),
        (
            ((0, 480, 720), (0, 780, 1020), (2, 480, 720), (2, 780, 1020), (3, 480, 720)),
            "Mon, 8:00 AM to 12:00 PM and 1:00 PM to 5:00 PM; "
            "Wed, 8:00 AM to 12:00 PM and 1:00 PM to 5:00 PM; Thu, 8:00 AM to 12:00 PM",
            "lun, 8:00 am a 12:00 pm y 1:00 pm a 5:00 pm; "
            "mié, 8:00 am a 12:00 pm y 1:00 pm a 5:00 pm; jue, 8:00 am a 12:00 pm",
        ),
        (((6, 0, 1440),), "Sun, 12:00 AM to 12:00 AM", "dom, 12:00 am a 12:00 am"),
    ],
)
def test_opening_hours(
    spans: tuple[tuple[int, int, int], ...], english: str, spanish: str
) -> None:
    said = opening_hours(spans, "en"), opening_hours(spans, "es")

    assert said == (english, spanish)
