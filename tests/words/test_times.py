"""Times of day as staff type them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.languages import LEXICONS
from bot.words.times import names_later_day, read_day, read_times, same_time
from tests.words.test_lexicon import GERMAN

TODAY = date(2026, 6, 2)
HALF_PAST_TWO = "2026-06-02 14:30"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        *(
            (text, HALF_PAST_TWO)
            for text in ("2:30 pm", "2:30PM", "2:30 p.m.", "2.30 pm", "14:30")
        ),
        *((text, HALF_PAST_TWO) for text in ("14.30", "14h30", "1430", "230pm", "today 2:30 pm")),
        *((text, HALF_PAST_TWO) for text in ("at 2:30 in the afternoon", "hoy 14:30", "2:30 p")),
        *((text, HALF_PAST_TWO) for text in ("a las 2:30 de la tarde", "14:30 hrs", "14:30h")),
        *((text, HALF_PAST_TWO) for text in ("2:30 pm today", "Jun 2 2:30 PM", "6/2 2:30 pm")),
        *(
            (text, HALF_PAST_TWO)
            for text in ("2026-06-02 14:30", "2 de junio 14:30", "2 jun 14:30")
        ),
        ("2026-06-02 02:30", "2026-06-02 02:30"),
        # Of 24 hours, whatever is said beside them.
        *((text, HALF_PAST_TWO) for text in ("14:30 in the afternoon", "14:30 de la tarde")),
        ("0:30 in the morning", "2026-06-02 00:30"),
        ("07:15", "2026-06-02 07:15"),
        # As much as a time may have around it.
        *(
            (text, HALF_PAST_TWO)
            for text in (
                "today 2:30 pm please" + " thank you" * 4,
                "today half past two pm thank you" + " please" * 4,
            )
        ),
        ("14h15", "2026-06-02 14:15"),
        ("9h15", "2026-06-02 09:15"),
        ("09:15", "2026-06-02 09:15"),
        ("9:15 am", "2026-06-02 09:15"),
        ("9 am", "2026-06-02 09:00"),
        ("12 pm", "2026-06-02 12:00"),
        ("12:10 am", "2026-06-02 00:10"),
        ("noon", "2026-06-02 12:00"),
        ("mediodía", "2026-06-02 12:00"),
        ("00:30", "2026-06-02 00:30"),
        ("yesterday 2:30 pm", "2026-06-01 14:30"),
        ("2:30 pm yesterday", "2026-06-01 14:30"),
        ("ayer 14:30", "2026-06-01 14:30"),
        ("ayer a las 9 de la mañana", "2026-06-01 09:00"),
        ("mañana 9 am", "2026-06-03 09:00"),
        ("mañana a las 9 de la mañana", "2026-06-03 09:00"),
        ("esta mañana a las 9", "2026-06-02 09:00"),
        ("tomorrow 14:30", "2026-06-03 14:30"),
        *((text, HALF_PAST_TWO) for text in ("half past two pm", "two thirty in the afternoon")),
        *((text, HALF_PAST_TWO) for text in ("a las dos y media de la tarde", "2,30 pm, please")),
        *((text, HALF_PAST_TWO) for text in ("~2:30 pm", "tuesday 2:30 pm", "06-02 2:30 pm")),
        ("quarter to three pm", "2026-06-02 14:45"),
        ("quarter to one pm", "2026-06-02 12:45"),
        ("ten to six pm", "2026-06-02 17:50"),
        ("12 noon", "2026-06-02 12:00"),
        ("9 o'clock this morning", "2026-06-02 09:00"),
        ("friday 2 pm", "2026-05-29 14:00"),
        ("el viernes pasado a las 2 pm", "2026-05-29 14:00"),
        *(
            (text, "2026-05-26 14:30")
            for text in ("last tuesday 2:30 pm", "el martes pasado 14:30", "tuesday last 2:30 pm")
        ),
        ("the 1st at 2:30 pm", "2026-06-01 14:30"),
        ("on the 2nd 2:30 pm", HALF_PAST_TWO),
        ("a las 9 de la mañana, ayer", "2026-06-01 09:00"),
        *((text, "2025-06-01 14:30") for text in ("6/1/2025 14:30", "Jun 1, 2025 2:30 pm")),
        ("monday june 1 9 am", "2026-06-01 09:00"),
        ("3 days ago 2 pm", "2026-05-30 14:00"),
        ("hace 3 días a las 2 pm", "2026-05-30 14:00"),
        ("6/1 2:30 pm", "2026-06-01 14:30"),
        ("6/1/2026 2:30 pm", "2026-06-01 14:30"),
        ("6/1/26 14:30", "2026-06-01 14:30"),
        ("31/5 14:30", "2026-05-31 14:30"),
        ("Jun 1 2:30 PM", "2026-06-01 14:30"),
        ("June 1st, 2:30 PM", "2026-06-01 14:30"),
        ("1 de junio de 2026 14:30", "2026-06-01 14:30"),
        ("Jun 1, 2026 2:30 pm", "2026-06-01 14:30"),
        ("may 31 at 2:30 pm", "2026-05-31 14:30"),
        ("Jan 2 2:30 pm", "2026-01-02 14:30"),
        *((text, "2026-05-28 14:30") for text in ("28.5.2026 14:30", "28.05.2026 2:30 pm")),
        *((text, "2026-05-28 14:30") for text in ("the 28th, 2:30 pm", "el 28 a las 14:30")),
        *((text, "2026-05-28 14:30") for text in ("thursday 28 14:30", "jueves 28 a las 14:30")),
        ("thu 4 2:30 pm", "2026-06-04 14:30"),
        ("sábado a las doce del mediodía", "2026-05-30 12:00"),
    ],
)
def test_a_time_is_read(text: str, when: str) -> None:
    assert read_times(text, TODAY) == (datetime.fromisoformat(when),)


@pytest.mark.parametrize(
    ("text", "morning", "afternoon"),
    [
        *(
            (text, "02T02:30", "02T14:30")
            for text in ("2:30", "2.30", "02:30", "today 2:30", "230")
        ),
        ("yesterday 10:15", "01T10:15", "01T22:15"),
        ("12:30", "02T00:30", "02T12:30"),
        ("2026-06-02 2:30", "02T02:30", "02T14:30"),
        ("at 2", "02T02:00", "02T14:00"),
        ("a las 3", "02T03:00", "02T15:00"),
        ("@3", "02T03:00", "02T15:00"),
        ("Jun 1 11:05", "01T11:05", "01T23:05"),
    ],
)
def test_a_time_that_could_be_either_half_of_the_day_is_both(
    text: str, morning: str, afternoon: str
) -> None:
    both = tuple(datetime.fromisoformat(f"2026-06-{each}") for each in (morning, afternoon))

    assert read_times(text, TODAY) == both


@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "soon", "2", "14", "25:00", "2:75 pm", "13/13 2:30 pm", "Feb 30 2:30 pm"),
        *(
            "yesterday",
            "13:30 am",
            "2:30 pm or 3 pm",
            "half past",
            "2:30 pm" + " " * 3 + "x" * 60,
        ),
        *("Jun 1", "K7-204", "0:30 pm", "24 pm", "24:00", "today 2:30 pm" + " please" * 7),
        *("wednesday june 1 9 am", "next friday 2 pm", "2-3 pm"),
        *("12.5.2026 14:30", "5.12.2026 14:30"),
        *("5.6.2026 14:30", "friday 28 14:30", "this friday 2 pm", "the 32nd 2 pm", "28 14:30"),
    ],
)
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert read_times(text, TODAY) == ()


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert read_times("Dec 30 14:30", date(2026, 1, 2)) == (
        datetime.fromisoformat("2025-12-30 14:30"),
    )
    assert read_times("Jan 2 14:30", date(2026, 12, 30)) == (
        datetime.fromisoformat("2027-01-02 14:30"),
    )


def test_a_day_that_a_month_does_not_have_is_looked_for_in_the_months_around() -> None:
    assert read_day("the 30th", date(2026, 1, 31)) == (date(2026, 3, 30), ())
    assert read_times("the 30th 2:30 pm", date(2026, 3, 15)) == ()


def test_times_are_said_in_a_further_language() -> None:
    assert read_times("gestern um 3 nachmittags", TODAY, (*LEXICONS, GERMAN)) == (
        datetime.fromisoformat("2026-06-01 15:00"),
    )
    assert read_times("stundec nachmittags", TODAY, (*LEXICONS, GERMAN)) == (
        datetime.fromisoformat("2026-06-02 15:00"),
    )
    assert read_day("tagc um 3 nachmittags", TODAY, (*LEXICONS, GERMAN)) == (
        date(2026, 6, 3),
        (time(15),),
    )
    assert read_day("in 2 wochen", TODAY, (*LEXICONS, GERMAN)) == (date(2026, 6, 16), ())


@given(st.text(max_size=70))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert len(read_times(text, TODAY)) <= 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(
            (text, date(2026, 6, 5))
            for text in ("Friday", "el viernes", "Fri, Jun 5", "in 3 days")
        ),
        *((text, date(2026, 6, 8)) for text in ("Monday", "el lunes")),
        *((text, date(2026, 6, 2)) for text in ("the 2nd", "el 2")),
        *((text, date(2026, 5, 29)) for text in ("last Friday", "el viernes pasado")),
        *((text, date(2026, 12, 25)) for text in ("12/25/2026", "25/12/2026")),
        *((text, date(2026, 6, 9)) for text in ("in a week", "dentro de 1 semana", "6-9")),
        *((text, date(2026, 6, 5)) for text in ("this friday", "este viernes", "3 days from now")),
        *((text, date(2026, 6, 17)) for text in ("the 17th", "wed 17", "miércoles 17", "el 17")),
        *((text, date(2026, 6, 17)) for text in ("Wednesday the 17th", "el día 17", "17.6.2026")),
        *((text, date(2026, 7, 1)) for text in ("the 1st", "el 1", "wednesday 1st")),
        *((text, date(2026, 6, 11)) for text in ("next week thursday", "Thursday of next week")),
        *((text, date(2026, 6, 11)) for text in ("el jueves de la próxima semana",)),
        *((text, date(2026, 7, 10)) for text in ("Fri 7/10", "viernes 10/7", "friday 10/7/2026")),
        *((text, date(2026, 6, 16)) for text in ("2 wks from today", "in 2 wks")),
        *((text, date(2026, 6, 4)) for text in ("day after tomorrow", "pasado mañana")),
        *(
            (text, date(2026, 6, 5))
            for text in ("the 5th", "on the 5th", "5th", "el 5", "el día 5")
        ),
        *((text, date(2026, 7, 1)) for text in ("the 1st", "el 1", "día 1")),
        *(
            (text, date(2026, 6, 5))
            for text in ("Friday the 5th", "viernes el 5", "el viernes día 5")
        ),
    ],
)
def test_a_day_to_come_is_read_as_it_is_said(text: str, day: date) -> None:
    assert read_day(text, TODAY) == (day, ())
    assert read_day(f"{text} at noon", TODAY) == (day, (time(12),))


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow afternoon",
        "tomorrow in the morning",
        "mañana por la tarde",
        "mañana en la mañana",
    ],
)
def test_a_half_of_a_day_says_no_time(text: str) -> None:
    assert read_day(text, TODAY) == (date(2026, 6, 3), ())


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("the 12th at 10 am", 10),
        ("el 12 a las 3 de la tarde", 15),
        ("friday at 3 pm, the 12th", 15),
        ("2026-06-12 03:00", 3),
    ],
)
def test_a_day_of_the_month_has_a_time(text: str, hour: int) -> None:
    assert read_day(text, TODAY) == (date(2026, 6, 12), (time(hour),))


@pytest.mark.parametrize(
    "text",
    [
        *("tuesday", "next friday", "Mon, Jun 5", "soon", "the 45th", "el 45", "Monday the 5th"),
        *("at 5", "the 5 pm", "a las 5", "5", "el 5:30"),
        "next week",
        "Tuesday the 5th",
        "Friday the 12th, Monday",
        "friday 17",
        "17",
    ],
)
def test_a_day_that_could_be_another_is_not_read(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["thursday 4 pm", "jueves 4 de la tarde", "4 pm thursday", "the 4 pm on thursday"],
)
def test_an_hour_beside_a_day_of_the_week_is_no_day_of_the_month(text: str) -> None:
    assert read_day(text, date(2026, 6, 9)) == (date(2026, 6, 11), (time(16),))


TIMES = ("Morning (10 am)", "Midday (1 pm)", "Evening (6 pm)", "Other time zone")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *((text, "Morning (10 am)") for text in ("10 a.m.", "ten in the morning")),
        *((text, "Midday (1 pm)") for text in ("1 pm", "13:00")),
        *((text, "Evening (6 pm)") for text in ("18h", "at six pm", "a las 6 de la tarde")),
        # Either half of the day, another time, or none.
        *((text, None) for text in ("10:00", "at 6", "6:30 pm", "7 pm", "later", "")),
    ],
)
def test_a_time_means_the_label_that_has_it_in_brackets(text: str, label: str | None) -> None:
    assert same_time(text, TIMES) == label


def test_a_time_means_the_label_that_is_it() -> None:
    assert same_time("18:00", ("10 am", "6 pm")) == "6 pm"


def test_a_label_is_read_in_a_further_language() -> None:
    labels = ("Mittag (3 nachmittags)", "Abend (6 nachmittags)")

    assert same_time("um 6 nachmittags", labels, (*LEXICONS, GERMAN)) == labels[1]


@pytest.mark.parametrize(
    ("text", "is_later"),
    [
        *((text, True) for text in ("call me tomorrow", "llámeme el viernes", "not before Jun 3")),
        *((text, True) for text in ("please call in 2 days", "call me friday" + " please" * 6)),
        *((text, False) for text in ("call me today", "llámeme hoy", "call me", "Jun 2", "")),
        *((text, False) for text in ("call me Feb 30", "call me friday" + " please" * 7)),
    ],
)
def test_a_later_day_is_seen_among_other_words(text: str, *, is_later: bool) -> None:
    assert names_later_day(text, TODAY) is is_later


def test_a_later_day_is_seen_in_a_further_language() -> None:
    assert names_later_day("am tagd anrufen", TODAY, (*LEXICONS, GERMAN))
