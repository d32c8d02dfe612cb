"""When check-ins are due on ordinary days: chosen time, floors, send window, midnight."""

from __future__ import annotations

from datetime import time

import pytest

from bot.domain.protocol import DEFAULT, Offset, Unit, build_protocol
from bot.domain.schedule import (
    Moved,
    due_times,
    late_until,
    may_conclude_from,
    moves,
    named_times,
)
from bot.words.offsets import read_offsets
from tests.domain.clocks import MADRID, at, calendar, shown

# The injection is on January 12, so day 1 is the 13th, day 2 the 14th, one week the 19th.


def due(injected: str, chosen: str = "10:00", offsets: str = "1d 2d 1w") -> list[str]:
    protocol = build_protocol(read_offsets(offsets))
    return [
        shown(each)
        for each in due_times(protocol, at(f"2026-{injected}"), calendar(chosen=chosen))
    ]


@pytest.mark.parametrize("chosen", ["10:00", "13:00", "18:00"])
def test_after_a_morning_injection_all_come_at_the_chosen_time(chosen: str) -> None:
    assert due("01-12 09:00", chosen) == [f"01-13 {chosen}", f"01-14 {chosen}", f"01-19 {chosen}"]


@pytest.mark.parametrize(
    ("chosen", "injected", "first", "second"),
    [
        ("10:00", "13:59", "01-13 10:00", "01-14 10:00"),
        ("10:00", "14:00", "01-13 10:00", "01-14 10:00"),
        ("10:00", "14:01", "01-13 10:01", "01-14 10:01"),
        ("13:00", "17:00", "01-13 13:00", "01-14 13:00"),
        ("13:00", "17:01", "01-13 13:01", "01-14 13:01"),
        ("18:00", "22:00", "01-13 18:00", "01-14 18:00"),
        ("18:00", "22:01", "01-13 18:01", "01-14 18:01"),
        ("10:00", "23:59", "01-13 19:59", "01-14 19:59"),
    ],
)
def test_day_1_waits_20_hours_and_day_2_waits_44(
    chosen: str, injected: str, first: str, second: str
) -> None:
    assert due(f"01-12 {injected}", chosen)[:2] == [first, second]


@pytest.mark.parametrize(
    ("chosen", "injected", "last"),
    [
        ("10:00", "09:59", "01-19 10:00"),
        ("10:00", "10:00", "01-19 10:00"),
        ("10:00", "10:01", "01-19 10:01"),
        ("18:00", "18:00", "01-19 18:00"),
        ("18:00", "18:01", "01-19 18:01"),
        ("10:00", "19:59", "01-19 19:59"),
        ("10:00", "20:00", "01-20 10:00"),
        ("18:00", "23:59", "01-20 18:00"),
    ],
)
def test_the_last_check_in_waits_168_hours(chosen: str, injected: str, last: str) -> None:
    assert due(f"01-12 {injected}", chosen)[2] == last


@pytest.mark.parametrize("injected", ["00:00", "00:01", "05:00"])
def test_an_injection_after_midnight_counts_for_the_day_that_began(injected: str) -> None:
    assert due(f"01-12 {injected}") == ["01-13 10:00", "01-14 10:00", "01-19 10:00"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("00:00", ["01-13 09:00", "01-14 09:00", "01-19 09:00"]),
        ("08:59", ["01-13 09:00", "01-14 09:00", "01-19 09:00"]),
        ("09:00", ["01-13 09:00", "01-14 09:00", "01-19 09:00"]),
        ("19:59", ["01-13 19:59", "01-14 19:59", "01-19 19:59"]),
        ("20:00", ["01-14 09:00", "01-15 09:00", "01-20 09:00"]),
        ("23:59", ["01-14 09:00", "01-15 09:00", "01-20 09:00"]),
    ],
)
def test_a_time_outside_the_window_moves_to_its_next_opening(
    chosen: str, expected: list[str]
) -> None:
    assert due("01-12 06:00", chosen) == expected


def test_the_local_day_counts_not_the_day_in_utc() -> None:
    injected_at = at("2026-01-12 00:30", MADRID)

    due = due_times(DEFAULT, injected_at, calendar(MADRID))

    assert injected_at.day == 11
    assert [shown(each, MADRID) for each in due] == ["01-13 10:00", "01-14 10:00", "01-19 10:00"]


@pytest.mark.parametrize(
    ("injected", "offsets", "expected"),
    [
        ("09:00", "6h 1d 1w", ["01-12 15:00", "01-13 10:00", "01-19 10:00"]),
        ("13:59", "6h 1d 1w", ["01-12 19:59", "01-13 10:00", "01-19 13:59"]),
        # Both wait for the next morning, an hour apart.
        ("14:00", "6h 1d 1w", ["01-13 09:00", "01-13 10:00", "01-19 14:00"]),
        ("02:00", "6h 1w", ["01-12 09:00", "01-19 10:00"]),
        ("02:00", "6h 7h 8h 1w", ["01-12 09:00", "01-12 10:00", "01-12 11:00", "01-19 10:00"]),
        ("02:00", "7h 8h 10h 1w", ["01-12 09:00", "01-12 10:00", "01-12 12:00", "01-19 10:00"]),
        # The last in hours is an hour before day 1 even then.
        ("23:59", "19h 1d 1w", ["01-13 18:59", "01-13 19:59", "01-20 10:00"]),
        ("21:00", "18h 1d 1w", ["01-13 15:00", "01-13 17:00", "01-20 10:00"]),
        # From 24 hours on, hours count as days do.
        ("09:00", "24h 1w", ["01-13 10:00", "01-19 10:00"]),
        ("09:00", "30h 1w", ["01-13 11:00", "01-19 10:00"]),
        ("09:00", "48h 168h", ["01-14 10:00", "01-19 10:00"]),
    ],
)
def test_hours_elapse_and_then_wait_for_the_window(
    injected: str, offsets: str, expected: list[str]
) -> None:
    assert due(f"01-12 {injected}", offsets=offsets) == expected


def test_two_check_ins_keep_20_hours_when_the_first_had_to_wait() -> None:
    # 28 hours after the injection, less 4, is 20:30: past the window.
    offsets = (Offset(28, Unit.HOURS), Offset(52, Unit.HOURS), Offset(1, Unit.WEEKS))

    due = due_times(build_protocol(offsets), at("2026-01-12 20:30"), calendar())

    assert [shown(each) for each in due] == ["01-14 10:00", "01-15 10:00", "01-20 10:00"]


@pytest.mark.parametrize(
    ("first_sent", "second"),
    [
        # On time, an hour late, and so late that 20 hours reach beyond the chosen time.
        ("01-13 10:00", "01-14 10:00"),
        ("01-13 13:59", "01-14 10:00"),
        ("01-13 14:00", "01-14 10:00"),
        ("01-13 14:01", "01-14 10:01"),
        ("01-13 19:59", "01-14 15:59"),
    ],
)
def test_the_next_check_in_keeps_20_hours_from_the_one_that_was_sent(
    first_sent: str, second: str
) -> None:
    sent = {0: at(f"2026-{first_sent}")}

    due = due_times(DEFAULT, at("2026-01-12 09:00"), calendar(), sent)

    assert [shown(each) for each in due] == [first_sent, second, "01-19 10:00"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        # East, the chosen time would come 17 hours after the first; west, 26 hours after it.
        (MADRID, ["01-13 17:00", "01-14 13:00", "01-19 16:00"]),
        ("America/Los_Angeles", ["01-13 08:00", "01-14 10:00", "01-19 10:00"]),
    ],
)
def test_a_traveller_is_asked_at_the_new_place_but_not_within_20_hours(
    zone: str, expected: list[str]
) -> None:
    sent = {0: at("2026-01-13 10:00")}

    due = due_times(DEFAULT, at("2026-01-12 09:00"), calendar(zone), sent)

    assert [shown(each, zone) for each in due] == expected


@pytest.mark.parametrize(
    ("offsets", "last_due", "until"),
    [
        ("1d 2d 1w", "01-19 08:00", "01-26 09:00"),
        ("1d 2d 1w", "01-19 09:00", "01-26 09:00"),
        ("1d 2d 1w", "01-19 10:00", "01-26 10:00"),
        ("1d 2d 1w", "01-20 09:00", "01-27 09:00"),
        ("1d 2d 2w", "01-26 08:00", "02-02 09:00"),
        ("1d 2d 2w", "01-26 10:00", "02-02 10:00"),
    ],
)
def test_a_late_last_answer_counts_for_two_weeks_or_a_week_after_it_was_due(
    offsets: str, last_due: str, until: str
) -> None:
    protocol = build_protocol(read_offsets(offsets))

    late = late_until(protocol, at("2026-01-12 09:00"), at(f"2026-{last_due}"), calendar())

    assert shown(late) == until


def test_no_outcome_may_be_drawn_before_seven_full_days() -> None:
    earliest = may_conclude_from(DEFAULT, at("2026-01-12 14:30"), calendar())

    assert shown(earliest) == "01-19 14:30"


@pytest.mark.parametrize(
    ("injected", "chosen", "expected"),
    [
        # Inside the window the floor decides; beyond it the next day at the chosen time.
        ("01-12 21:00", "13:00", ["01-13 17:00", "01-14 17:00", "01-20 13:00"]),
        ("01-12 23:30", "13:00", ["01-13 19:30", "01-14 19:30", "01-20 13:00"]),
        ("01-13 00:30", "18:00", ["01-14 18:00", "01-15 18:00", "01-20 18:00"]),
        ("01-12 20:00", "18:00", ["01-13 18:00", "01-14 18:00", "01-20 18:00"]),
    ],
)
def test_what_is_pushed_past_the_window_keeps_the_chosen_time(
    injected: str, chosen: str, expected: list[str]
) -> None:
    assert due(injected, chosen) == expected


@pytest.mark.parametrize(
    ("injected", "offsets", "why"),
    [
        ("09:00", "1d 2d 1w", [None, None, None]),
        ("14:00", "1d 2d 1w", [None, None, Moved.FLOOR]),
        ("15:00", "1d 2d 1w", [Moved.FLOOR, Moved.FLOOR, Moved.FLOOR]),
        ("20:30", "1d 2d 1w", [Moved.FLOOR, Moved.FLOOR, Moved.WINDOW]),
        ("02:00", "6h 7h 1w", [Moved.WINDOW, Moved.GAP, None]),
    ],
)
def test_what_is_not_at_the_chosen_time_says_why(
    injected: str, offsets: str, why: list[Moved | None]
) -> None:
    protocol = build_protocol(read_offsets(offsets))

    assert moves(protocol, at(f"2026-01-12 {injected}"), calendar(chosen="10:00")) == why


@pytest.mark.parametrize(("when", "is_so"), [("01-13 13:00", True), ("01-13 13:01", False)])
def test_whether_it_is_the_time_that_was_chosen(when: str, is_so: bool) -> None:
    assert calendar(chosen="13:00").is_at_chosen_time(at(f"2026-{when}")) is is_so


def test_a_time_that_is_offered_has_the_name_of_its_button() -> None:
    times = (time(9), time(13, 30), time(18))

    assert named_times(times) == dict(zip(("t09", "t1330", "t18"), times, strict=True))
