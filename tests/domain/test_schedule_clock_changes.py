"""When check-ins are due around a change of clocks, and in zones with odd ones."""

from __future__ import annotations

from datetime import UTC, date, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.protocol import DEFAULT, Offset, Unit
from bot.domain.schedule import clocks_change_on, due_times
from tests.domain.clocks import CHICAGO, MADRID, at, calendar, shown


@pytest.mark.parametrize(
    ("zone", "injected", "expected"),
    [
        # Spring, an hour is lost on March 8 in Chicago and on March 29 in Madrid: 20 and 168
        # hours end an hour later on the wall clock, the chosen time stays.
        (CHICAGO, "2026-03-07 10:00", ["03-08 10:00", "03-09 10:00", "03-14 11:00"]),
        (CHICAGO, "2026-03-07 13:00", ["03-08 10:00", "03-09 10:00", "03-14 14:00"]),
        (CHICAGO, "2026-03-07 14:00", ["03-08 11:00", "03-09 11:00", "03-14 15:00"]),
        (CHICAGO, "2026-03-07 22:59", ["03-08 19:59", "03-09 19:59", "03-15 10:00"]),
        (CHICAGO, "2026-03-07 23:00", ["03-09 10:00", "03-10 10:00", "03-15 10:00"]),
        (CHICAGO, "2026-03-06 14:00", ["03-07 10:00", "03-08 11:00", "03-13 15:00"]),
        (CHICAGO, "2026-03-01 14:00", ["03-02 10:00", "03-03 10:00", "03-08 15:00"]),
        (CHICAGO, "2026-03-08 14:00", ["03-09 10:00", "03-10 10:00", "03-15 14:00"]),
        (MADRID, "2026-03-28 14:00", ["03-29 11:00", "03-30 11:00", "04-04 15:00"]),
        (MADRID, "2026-03-22 14:00", ["03-23 10:00", "03-24 10:00", "03-29 15:00"]),
        # Autumn, an hour is won on November 1 and on October 25: they end an hour earlier.
        (CHICAGO, "2026-10-31 10:00", ["11-01 10:00", "11-02 10:00", "11-07 10:00"]),
        (CHICAGO, "2026-10-31 14:00", ["11-01 10:00", "11-02 10:00", "11-07 13:00"]),
        (CHICAGO, "2026-10-31 15:01", ["11-01 10:01", "11-02 10:01", "11-07 14:01"]),
        (CHICAGO, "2026-10-31 20:59", ["11-01 15:59", "11-02 15:59", "11-07 19:59"]),
        (CHICAGO, "2026-10-31 23:59", ["11-01 18:59", "11-02 18:59", "11-08 10:00"]),
        (MADRID, "2026-10-24 14:00", ["10-25 10:00", "10-26 10:00", "10-31 13:00"]),
        (MADRID, "2026-10-18 14:00", ["10-19 10:00", "10-20 10:00", "10-25 13:00"]),
    ],
)
def test_the_chosen_time_stays_and_the_floors_elapse(
    zone: str, injected: str, expected: list[str]
) -> None:
    due = due_times(DEFAULT, at(injected, zone), calendar(zone))

    assert [shown(each, zone) for each in due] == expected


@pytest.mark.parametrize("fold", [0, 1])
def test_an_injection_in_the_hour_that_comes_twice_counts_for_its_date(fold: int) -> None:
    injected_at = at("2026-11-01 01:30", fold=fold)

    due = due_times(DEFAULT, injected_at, calendar())

    assert (injected_at.hour, injected_at.minute) == (6 + fold, 30)
    assert [shown(each) for each in due] == ["11-02 10:00", "11-03 10:00", "11-08 10:00"]


@pytest.mark.parametrize(
    ("zone", "day", "local", "moment"),
    [
        # These times do not exist: they move forward.
        (CHICAGO, "2026-03-08", "01:59", "2026-03-08 07:59"),
        (CHICAGO, "2026-03-08", "02:00", "2026-03-08 08:00"),
        (CHICAGO, "2026-03-08", "02:30", "2026-03-08 08:30"),
        (CHICAGO, "2026-03-08", "03:30", "2026-03-08 08:30"),
        (MADRID, "2026-03-29", "02:30", "2026-03-29 01:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:45"),
        ("Antarctica/Troll", "2026-03-29", "01:30", "2026-03-29 01:30"),
        ("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23 22:30"),
        ("America/Havana", "2026-03-08", "00:00", "2026-03-08 05:00"),
        # A whole day that does not exist.
        ("Pacific/Apia", "2011-12-30", "10:00", "2011-12-30 20:00"),
        ("Pacific/Apia", "2011-12-31", "10:00", "2011-12-30 20:00"),
        # These times exist twice: the first one counts.
        (CHICAGO, "2026-11-01", "01:00", "2026-11-01 06:00"),
        (CHICAGO, "2026-11-01", "01:30", "2026-11-01 06:30"),
        (CHICAGO, "2026-11-01", "02:00", "2026-11-01 08:00"),
        (MADRID, "2026-10-25", "02:30", "2026-10-25 00:30"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04 14:45"),
    ],
)
def test_a_wall_time_is_one_moment(zone: str, day: str, local: str, moment: str) -> None:
    found = calendar(zone).at(date.fromisoformat(day), time.fromisoformat(local))

    assert found == at(moment, "UTC")
    assert found.tzinfo is UTC


def test_where_a_day_is_skipped_two_check_ins_still_keep_their_distance() -> None:
    zone = "Pacific/Apia"

    due = due_times(DEFAULT, at("2011-12-29 10:00", zone), calendar(zone))

    # December 30 did not exist there; day 2 would come together with day 1.
    assert [shown(each, zone) for each in due] == ["12-31 10:00", "01-01 10:00", "01-06 10:00"]


@pytest.mark.parametrize(
    ("start", "offset", "end"),
    [
        ("2026-03-07 10:00", Offset(1, Unit.DAYS), "03-08 10:00"),
        ("2026-03-07 10:00", Offset(24, Unit.HOURS), "03-08 11:00"),
        ("2026-03-07 10:00", Offset(2, Unit.DAYS), "03-09 10:00"),
        ("2026-03-07 02:30", Offset(1, Unit.DAYS), "03-08 03:30"),
        ("2026-03-01 02:30", Offset(1, Unit.WEEKS), "03-08 03:30"),
        ("2026-10-31 10:00", Offset(1, Unit.DAYS), "11-01 10:00"),
        ("2026-10-31 10:00", Offset(24, Unit.HOURS), "11-01 09:00"),
        ("2026-10-25 10:00", Offset(1, Unit.WEEKS), "11-01 10:00"),
        ("2026-10-31 01:30", Offset(1, Unit.DAYS), "11-01 01:30"),
        ("2026-01-12 10:00:30.250000", Offset(1, Unit.DAYS), "01-13 10:00:30.250000"),
    ],
)
def test_days_and_weeks_keep_the_wall_time_while_hours_elapse(
    start: str, offset: Offset, end: str
) -> None:
    assert shown(calendar().later(at(start), offset)) == end


def test_a_day_after_the_second_of_two_equal_times_is_the_next_date() -> None:
    second = at("2026-11-01 01:30", fold=1)

    later = calendar().later(second, Offset(1, Unit.DAYS))

    assert shown(later) == "11-02 01:30"


@pytest.mark.parametrize(
    ("zone", "first", "last", "expected"),
    [
        (CHICAGO, date(2026, 10, 30), date(2026, 11, 20), date(2026, 11, 1)),
        (CHICAGO, date(2026, 10, 31), date(2026, 11, 20), date(2026, 11, 1)),
        (CHICAGO, date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 1)),
        (CHICAGO, date(2026, 11, 2), date(2026, 12, 30), None),
        (CHICAGO, date(2026, 10, 1), date(2026, 10, 31), None),
        (MADRID, date(2026, 3, 1), date(2026, 4, 30), date(2026, 3, 29)),
    ],
)
def test_the_day_is_found_on_which_the_clocks_change(
    zone: str, first: date, last: date, expected: date | None
) -> None:
    assert clocks_change_on(ZoneInfo(zone), first, last) == expected
