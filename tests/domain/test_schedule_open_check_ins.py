"""What happens around a check-in that was sent: reminders, closing, reply, lapse, rehearsal."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.protocol import DEFAULT, build_protocol
from bot.domain.schedule import (
    closes_at,
    due_times,
    early_reminder_at,
    lapses_at,
    late_until,
    may_conclude_from,
    reminder_at,
    reply_at,
)
from bot.words.offsets import read_offsets
from tests.domain.clocks import at, calendar, shown

DAY_1, DAY_2, WEEK = DEFAULT.check_ins
SIX_HOURS = build_protocol(read_offsets("6h 1d 2d 1w")).check_ins[0]


@pytest.mark.parametrize(
    ("when", "is_open", "moved"),
    [
        ("00:00", False, "01-13 09:00"),
        ("08:59", False, "01-13 09:00"),
        ("08:59:59.999999", False, "01-13 09:00"),
        ("09:00", True, "01-13 09:00"),
        ("09:00:00.000001", True, "01-13 09:00:00.000001"),
        ("14:30", True, "01-13 14:30"),
        ("19:59:59.999999", True, "01-13 19:59:59.999999"),
        ("20:00", False, "01-14 09:00"),
        ("23:59:59.999999", False, "01-14 09:00"),
    ],
)
def test_conversations_start_from_9_and_before_20(when: str, is_open: bool, moved: str) -> None:
    moment = at(f"2026-01-13 {when}")

    assert calendar().is_open(moment) is is_open
    assert shown(calendar().into_window(moment)) == moved


@pytest.mark.parametrize(
    ("opened", "reminder"),
    [
        ("09:00", "01-13 15:00"),
        ("10:00", "01-13 16:00"),
        ("13:59", "01-13 19:59"),
        ("14:00", "01-14 09:00"),
        ("18:00", "01-14 09:00"),
        ("19:59", "01-14 09:00"),
    ],
)
def test_day_1_is_reminded_of_after_6_hours_in_the_window(opened: str, reminder: str) -> None:
    opened_at = at(f"2026-01-13 {opened}")

    assert shown(reminder_at(DAY_1, opened_at, 0, calendar())) == reminder
    assert reminder_at(DAY_1, opened_at, 1, calendar()) is None


def test_a_check_in_that_is_followed_on_its_own_day_is_reminded_of_as_ever() -> None:
    opened_at, following = at("2026-01-13 09:00"), at("2026-01-13 19:30")

    assert shown(reminder_at(DAY_1, opened_at, 0, calendar(), following)) == "01-13 15:00"


@pytest.mark.parametrize(
    ("opened", "next_day", "day_after"),
    [
        ("01-14 10:00", "01-15 10:00", "01-16 10:00"),
        ("01-14 19:59", "01-15 19:59", "01-16 19:59"),
        ("03-07 10:00", "03-08 10:00", "03-09 10:00"),
        ("03-06 18:00", "03-07 18:00", "03-08 18:00"),
        ("10-31 10:00", "11-01 10:00", "11-02 10:00"),
        ("10-30 18:00", "10-31 18:00", "11-01 18:00"),
    ],
)
def test_later_reminders_come_at_the_same_wall_time(
    opened: str, next_day: str, day_after: str
) -> None:
    opened_at = at(f"2026-{opened}")

    of_day_2 = [shown(reminder_at(DAY_2, opened_at, sent, calendar())) for sent in range(2)]
    of_week = [shown(reminder_at(WEEK, opened_at, sent, calendar())) for sent in range(3)]

    assert of_day_2 == [next_day, "never"]
    assert of_week == [next_day, day_after, "never"]


@pytest.mark.parametrize(
    ("opened", "reminder", "closes"),
    [
        ("10:00", "01-13 12:00", "01-14 09:00"),
        ("17:59", "01-13 19:59", "01-14 09:00"),
        # The reminder would have to wait for the moment at which the check-in closes.
        ("18:00", "never", "01-14 09:00"),
    ],
)
def test_a_check_in_in_hours_is_reminded_of_after_2_unless_it_closes_first(
    opened: str, reminder: str, closes: str
) -> None:
    opened_at = at(f"2026-01-13 {opened}")

    assert shown(reminder_at(SIX_HOURS, opened_at, 0, calendar())) == reminder
    assert shown(closes_at(SIX_HOURS, opened_at, calendar())) == closes


@pytest.mark.parametrize(
    ("opened", "after_48_hours", "after_72_hours"),
    [
        ("01-14 10:00", "01-16 10:00", "01-17 10:00"),
        ("03-07 10:00", "03-09 11:00", "03-10 11:00"),
        ("03-07 19:30", "03-10 09:00", "03-11 09:00"),
        ("10-31 10:00", "11-02 09:00", "11-03 09:00"),
        ("10-31 09:30", "11-02 09:00", "11-03 09:00"),
    ],
)
def test_check_ins_close_after_48_and_the_last_after_72_hours(
    opened: str, after_48_hours: str, after_72_hours: str
) -> None:
    opened_at = at(f"2026-{opened}")

    assert shown(closes_at(DAY_1, opened_at, calendar())) == after_48_hours
    assert shown(closes_at(DAY_2, opened_at, calendar())) == after_48_hours
    assert shown(closes_at(WEEK, opened_at, calendar())) == after_72_hours


@pytest.mark.parametrize(
    ("following", "lapses"),
    [
        (None, "01-15 10:00"),
        ("2026-01-14 10:00", "01-14 06:00"),
        ("2026-01-15 13:59", "01-15 09:59"),
        ("2026-01-15 14:01", "01-15 10:00"),
        ("2026-01-13 16:00", "01-13 13:00"),
    ],
)
def test_an_unsent_check_in_is_worth_sending_until_it_would_close_or_the_next_is_due_soon(
    following: str | None, lapses: str
) -> None:
    next_due = at(following) if following else None

    assert shown(lapses_at(DAY_1, at("2026-01-13 10:00"), next_due, calendar())) == lapses


@pytest.mark.parametrize(
    ("tapped", "early_reminder", "reply"),
    [
        ("10:00", "01-13 10:15", "01-13 11:00"),
        ("18:59", "01-13 19:14", "01-13 19:59"),
        ("19:00", "01-13 19:15", "01-14 09:00"),
        ("19:44", "01-13 19:59", "01-14 09:00"),
        ("19:45", "01-14 09:00", "01-14 09:00"),
        ("23:30", "01-14 09:00", "01-14 09:00"),
        ("08:00", "01-13 09:00", "01-13 09:00"),
        ("08:50", "01-13 09:05", "01-13 09:50"),
    ],
)
def test_an_early_reminder_waits_15_and_a_reply_60_minutes_in_the_window(
    tapped: str, early_reminder: str, reply: str
) -> None:
    moment = at(f"2026-01-13 {tapped}")

    assert shown(early_reminder_at(moment, calendar())) == early_reminder
    assert shown(reply_at(moment, calendar())) == reply


def test_a_rehearsal_plays_a_day_in_a_minute_at_any_hour() -> None:
    fast = calendar(factor=1440)
    start = at("2026-01-13 03:00")

    def passed(when: datetime | None) -> timedelta | None:
        return None if when is None else when - start

    assert fast.is_open(start)
    assert fast.into_window(start) == start
    minute = timedelta(minutes=1)
    assert list(map(passed, due_times(DEFAULT, start, fast))) == [minute, 2 * minute, 7 * minute]
    assert passed(reminder_at(DAY_1, start, 0, fast)) == minute / 4
    assert [passed(reminder_at(WEEK, start, sent, fast)) for sent in range(3)] == [
        minute,
        2 * minute,
        None,
    ]
    assert passed(closes_at(WEEK, start, fast)) == 3 * minute
    assert passed(lapses_at(DAY_1, start, None, fast)) == 2 * minute
    assert passed(early_reminder_at(start, fast)) == minute / 96
    assert passed(reply_at(start, fast)) == minute / 24
    assert passed(may_conclude_from(DEFAULT, start, fast)) == 7 * minute
    assert passed(late_until(DEFAULT, start, start + 7 * minute, fast)) == 14 * minute
    assert passed(late_until(DEFAULT, start, start + 8 * minute, fast)) == 15 * minute


@pytest.mark.parametrize(("factor", "is_rehearsal"), [(1, False), (2, True), (1440, True)])
def test_a_calendar_is_a_rehearsal_from_twice_the_speed_on(
    factor: int, is_rehearsal: bool
) -> None:
    assert calendar(factor=factor).is_rehearsal is is_rehearsal
    assert calendar().is_rehearsal is False


@pytest.mark.parametrize(
    ("opened", "following", "reminder"),
    [
        # The usual one still comes on the day of the check-in.
        ("01-13 10:00", "01-14 10:00", "01-13 16:00"),
        ("01-13 13:59", "01-14 13:00", "01-13 19:59"),
        # It would come on the morning of the next check-in.
        ("01-13 14:01", "01-14 13:00", "01-13 15:31"),
        ("01-13 18:00", "01-14 18:00", "01-13 19:30"),
        ("01-13 18:29", "01-14 18:00", "01-13 19:59"),
        # No longer inside the window.
        ("01-13 18:30", "01-14 18:00", None),
        # The next one is due on another day, or there is none.
        ("01-13 18:00", "01-15 18:00", "01-14 09:00"),
        ("01-13 18:00", None, "01-14 09:00"),
    ],
)
def test_on_the_day_of_the_next_check_in_nobody_is_reminded_of_the_older_one(
    opened: str, following: str | None, reminder: str | None
) -> None:
    following_at = at(f"2026-{following}") if following else None

    found = reminder_at(DAY_1, at(f"2026-{opened}"), 0, calendar(), following_at)

    assert (shown(found) if found else None) == reminder


@pytest.mark.parametrize(
    ("opened", "following", "reminder"),
    [
        # Spring: the night has one hour less. Autumn: one more.
        ("03-07 18:00", "03-08 18:00", "03-07 19:30"),
        ("10-31 18:00", "11-01 18:00", "10-31 19:30"),
        ("03-08 18:31", "03-09 18:00", None),
    ],
)
def test_the_evening_reminder_stays_when_the_clocks_change(
    opened: str, following: str, reminder: str | None
) -> None:
    found = reminder_at(DAY_1, at(f"2026-{opened}"), 0, calendar(), at(f"2026-{following}"))

    assert (shown(found) if found else None) == reminder


def test_a_second_reminder_on_the_day_of_the_next_check_in_does_not_come() -> None:
    opened_at, following = at("2026-01-13 10:00"), at("2026-01-15 10:00")

    assert shown(reminder_at(WEEK, opened_at, 0, calendar(), following)) == "01-14 10:00"
    assert reminder_at(WEEK, opened_at, 1, calendar(), following) is None
