"""When the clinic is open and which day comes next. 2030-07-01 is a Monday."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.opening import OpeningHours, Span, parse_opening_hours

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
WEEK = "Mo-Th 08:00-17:00; Fr 08:00-12:00,13:00-15:30"


def at(day: int, clock: str) -> datetime:
    return datetime.combine(date(2030, 7, day), time.fromisoformat(clock), UTC)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Mo 08:00-17:00", [(MON, 480, 1020)]),
        ("mo 08:00 - 17:00", [(MON, 480, 1020)]),
        ("  Mo   08:00-17:00 ; ", [(MON, 480, 1020)]),
        ("Mo,We 08:30-12:15", [(MON, 510, 735), (WED, 510, 735)]),
        ("We, Mo 08:30-12:15", [(MON, 510, 735), (WED, 510, 735)]),
        ("Mo - Tu 08:00-09:00", [(MON, 480, 540), (TUE, 480, 540)]),
        ("Sa-Mo 08:00-09:00", [(MON, 480, 540), (SAT, 480, 540), (SUN, 480, 540)]),
        ("Th-Fr,Su 08:00-09:00", [(THU, 480, 540), (FRI, 480, 540), (SUN, 480, 540)]),
        ("Mo 08:00-12:00,13:00-17:00", [(MON, 480, 720), (MON, 780, 1020)]),
        ("Mo 13:00-17:00; Mo 08:00-13:00", [(MON, 480, 780), (MON, 780, 1020)]),
        ("Tu 00:00-24:00", [(TUE, 0, 1440)]),
        ("Mo 08:00-09:00; Tu 08:00-09:00", [(MON, 480, 540), (TUE, 480, 540)]),
    ],
)
def test_opening_hours_are_read(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert parse_opening_hours(text) == OpeningHours(tuple(Span(*span) for span in spans))


def test_all_days_from_monday_to_sunday_are_read() -> None:
    hours = parse_opening_hours("Mo-Su 08:00-09:00")

    assert [span.weekday for span in hours.spans] == [MON, TUE, WED, THU, FRI, SAT, SUN]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the clinic must be open at least once a week"),
        (" ; ", "the clinic must be open at least once a week"),
        ("always", "'always' is not like 'Mo-Th 08:00-17:00; Fr 08:00-12:00'"),
        ("Mo", "'Mo' is not like 'Mo-Th 08:00-17:00; Fr 08:00-12:00'"),
        ("08:00-17:00", "'08:00-17:00' is not like 'Mo-Th 08:00-17:00; Fr 08:00-12:00'"),
        ("Mo 08:00-09:00; x ", "'x' is not like 'Mo-Th 08:00-17:00; Fr 08:00-12:00'"),
        ("Xx 08:00-09:00", "'Xx' is not like 'Mo' or 'Mo-Fr'"),
        ("Mo-Xx 08:00-09:00", "'Mo-Xx' is not like 'Mo' or 'Mo-Fr'"),
        ("Mo, Mo-Tu-We 08:00-09:00", "'Mo-Tu-We' is not like 'Mo' or 'Mo-Fr'"),
        ("Mo,,We 08:00-09:00", "'' is not like 'Mo' or 'Mo-Fr'"),
        ("Mo 8:00-9:00", "'8:00-9:00' is not like '08:00-17:00'"),
        ("Mo 08:00, 09:00-10:00", "'08:00' is not like '08:00-17:00'"),
        ("Mo 08:00-25:00", "'08:00-25:00' is not like '08:00-17:00'"),
        ("Mo 08:60-09:00", "'08:60-09:00' is not like '08:00-17:00'"),
        ("Mo 09:00-08:00", "the clinic must close after it opens, and by 24:00"),
        ("Mo 09:00-09:00", "the clinic must close after it opens, and by 24:00"),
        ("Mo 09:00-24:01", "the clinic must close after it opens, and by 24:00"),
        ("Mo-Fr 08:00-17:00; Fr 08:00-12:00", "two opening times overlap on Fr"),
        ("Tu 08:00-17:00; Tu 16:59-18:00", "two opening times overlap on Tu"),
    ],
)
def test_what_is_wrong_with_opening_hours_is_said(text: str, problem: str) -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the message is compared below
        parse_opening_hours(text)

    assert str(refusal.value) == problem


def test_a_clinic_cannot_open_before_midnight() -> None:
    with pytest.raises(ValueError, match="must close after it opens"):
        Span(MON, -1, 60)


@pytest.mark.parametrize(
    ("local", "is_open"),
    [
        (at(1, "07:59"), False),
        (at(1, "08:00"), True),
        (at(1, "16:59"), True),
        (at(1, "17:00"), False),
        (at(5, "11:59"), True),
        (at(5, "12:00"), False),
        (at(5, "13:00"), True),
        (at(5, "15:29"), True),
        (at(5, "15:30"), False),
        (at(6, "10:00"), False),
    ],
)
def test_the_clinic_is_open_from_opening_until_just_before_closing(
    local: datetime, is_open: bool
) -> None:
    assert parse_opening_hours(WEEK).is_open(local) is is_open


def test_the_clinic_is_closed_on_a_holiday() -> None:
    hours = parse_opening_hours(WEEK)

    assert not hours.is_open(at(4, "10:00"), {date(2030, 7, 4)})
    assert hours.is_open(at(3, "10:00"), {date(2030, 7, 4)})


@pytest.mark.parametrize(
    ("local", "day"),
    [
        (at(1, "07:59"), 1),
        (at(1, "08:00"), 2),
        (at(1, "12:00"), 2),
        (at(1, "17:00"), 2),
        (at(5, "10:00"), 8),
        (at(5, "12:30"), 5),
        (at(5, "13:00"), 8),
        (at(5, "20:00"), 8),
        (at(6, "10:00"), 8),
        (at(7, "23:59"), 8),
    ],
)
def test_the_next_open_day_is_today_only_before_an_opening(local: datetime, day: int) -> None:
    assert parse_opening_hours(WEEK).next_open_day(local) == date(2030, 7, day)


def test_an_opening_that_is_over_is_not_the_next() -> None:
    hours = parse_opening_hours("Mo 17:00-17:15")

    assert hours.next_open_day(at(1, "17:30")) == date(2030, 7, 8)


@pytest.mark.parametrize(
    ("local", "day"), [(at(3, "18:00"), 8), (at(4, "07:00"), 8), (at(4, "10:00"), 8)]
)
def test_holidays_are_no_open_days(local: datetime, day: int) -> None:
    holidays = frozenset({date(2030, 7, 4), date(2030, 7, 5)})

    assert parse_opening_hours(WEEK).next_open_day(local, holidays) == date(2030, 7, day)


@given(st.datetimes(datetime(2030, 1, 1), datetime(2039, 12, 31)))  # noqa: DTZ001 - a wall clock
def test_the_next_open_day_is_near_and_never_today_while_open(local: datetime) -> None:
    hours = parse_opening_hours(WEEK)

    day = hours.next_open_day(local)

    assert 0 <= (day - local.date()).days <= 3
    assert not (hours.is_open(local) and day == local.date())


@pytest.mark.parametrize(
    ("local", "opens"),
    [
        (at(1, "10:15"), at(1, "10:15")),
        (at(1, "07:59"), at(1, "08:00")),
        (at(1, "17:00"), at(2, "08:00")),
        # Two stretches on one day, then the weekend.
        (at(5, "12:30"), at(5, "13:00")),
        (at(5, "15:30"), at(8, "08:00")),
        (at(6, "10:00"), at(8, "08:00")),
        # The day after is a holiday.
        (at(3, "18:00"), at(5, "08:00")),
    ],
)
def test_it_opens_now_or_at_the_next_opening(local: datetime, opens: datetime) -> None:
    assert parse_opening_hours(WEEK).opens_at(local, {date(2030, 7, 4)}) == opens
