"""What holds for every schedule, in every time zone of the world, from 2024 to 2037.

By default a hundred examples each; `HYPOTHESIS_PROFILE=thorough pytest tests/domain` tries 20,000.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.protocol import DEFAULT, Protocol, SendWindow, Unit
from bot.domain.schedule import (
    Calendar,
    closes_at,
    due_times,
    lapses_at,
    late_until,
    may_conclude_from,
    reminder_at,
)
from tests.domain import strategies
from tests.domain.strategies import ZONES, floor_of, local_date

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@st.composite
def follow_ups(draw: st.DrawFn) -> tuple[Protocol, datetime, Calendar]:
    """A protocol, when the injection was, and the patient's calendar."""
    zone = draw(strategies.zones)
    calendar = draw(strategies.calendars(zone))
    return draw(strategies.protocols), draw(strategies.moments_in(zone)), calendar


FollowUp = tuple[Protocol, datetime, Calendar]


def assert_is_sound(follow_up: FollowUp, due: list[datetime]) -> None:
    protocol, injected_at, calendar = follow_up
    assert len(due) == len(protocol.check_ins)
    for position, when in enumerate(due):
        assert when >= floor_of(protocol, position, injected_at)
        assert calendar.is_open(when)
    for position, (earlier, later) in enumerate(pairwise(due)):
        is_timed = protocol.check_ins[position].offset.is_timed
        assert later - earlier >= (HOUR if is_timed else 20 * HOUR)


@given(follow_ups())
def test_check_ins_are_never_early_in_order_and_inside_the_window(follow_up: FollowUp) -> None:
    assert_is_sound(follow_up, due_times(*follow_up))


@pytest.mark.parametrize("month_and_day", [(3, 7), (3, 28), (10, 3), (10, 31)])
def test_the_usual_check_ins_are_sound_in_every_zone(month_and_day: tuple[int, int]) -> None:
    for index, zone in enumerate(ZONES):
        calendar = Calendar(ZoneInfo(zone), time(10), SendWindow())
        local = datetime(2024 + index % 14, *month_and_day, index % 24, tzinfo=calendar.zone)

        due = due_times(DEFAULT, injected_at := calendar.at(local.date(), local.time()), calendar)

        assert_is_sound((DEFAULT, injected_at, calendar), due)


@given(follow_ups())
def test_whole_days_fall_on_their_date_unless_the_floor_is_past_the_window(
    follow_up: FollowUp,
) -> None:
    protocol, injected_at, calendar = follow_up

    due = due_times(*follow_up)

    for position, plan in enumerate(protocol.check_ins):
        if plan.offset.unit is not Unit.HOURS:
            floor = calendar.into_window(floor_of(protocol, position, injected_at))
            planned_on = local_date(injected_at, calendar) + plan.offset.span
            assert local_date(due[position], calendar) == max(
                planned_on, local_date(floor, calendar)
            )


@given(follow_ups())
def test_a_check_in_waits_no_longer_than_it_must(follow_up: FollowUp) -> None:
    protocol, injected_at, calendar = follow_up

    due = due_times(*follow_up)

    for position, when in enumerate(due):
        floor = calendar.into_window(floor_of(protocol, position, injected_at))
        pushed = calendar.into_window(due[position - 1] + 20 * HOUR) if position else floor
        chosen = calendar.at(local_date(when, calendar), calendar.time_of_day)
        # The chosen time may lie up to a day after the earliest allowed moment; DST adds an hour.
        assert when <= max(floor, pushed, chosen)
        assert when - floor <= 2 * DAY


@given(follow_ups(), strategies.windows)
def test_check_ins_lie_in_any_window_that_is_allowed(
    follow_up: FollowUp, window: SendWindow
) -> None:
    protocol, injected_at, calendar = follow_up
    calendar = Calendar(calendar.zone, calendar.time_of_day, window)

    due = due_times(protocol, injected_at, calendar)

    assert_is_sound((protocol, injected_at, calendar), due)


@given(follow_ups(), st.data())
def test_a_traveller_is_never_asked_twice_within_20_hours(
    follow_up: FollowUp, data: st.DataObject
) -> None:
    protocol, injected_at, _ = follow_up
    before = due_times(*follow_up)
    count = data.draw(st.integers(1, len(before)))
    delays = data.draw(st.lists(st.timedeltas(0 * HOUR, 3 * HOUR), min_size=10, max_size=10))
    sent = {at: before[at] + delays[at] for at in range(count)}
    away = data.draw(strategies.calendars(data.draw(strategies.zones)))

    after = due_times(protocol, injected_at, away, sent)

    assert after[:count] == list(sent.values())
    for position in range(count, len(after)):
        is_timed = protocol.check_ins[position - 1].offset.is_timed
        assert after[position] - after[position - 1] >= (HOUR if is_timed else 20 * HOUR)
        assert after[position] >= floor_of(protocol, position, injected_at)
        assert away.is_open(after[position])


@given(follow_ups())
def test_nothing_is_concluded_before_seven_full_days(follow_up: FollowUp) -> None:
    protocol, injected_at, calendar = follow_up

    last_due = due_times(*follow_up)[-1]

    earliest = may_conclude_from(protocol, injected_at, calendar)
    assert earliest == injected_at + 7 * DAY
    assert earliest <= last_due <= late_until(protocol, injected_at, last_due, calendar) - 7 * DAY


@given(follow_ups())
def test_every_check_in_can_be_sent_reminded_of_and_closed(follow_up: FollowUp) -> None:
    protocol, _, calendar = follow_up

    due = due_times(*follow_up)

    for plan, when, following in zip(protocol.check_ins, due, [*due[1:], None], strict=True):
        closes = closes_at(plan, when, calendar)
        assert when < lapses_at(plan, when, following, calendar) <= closes
        reminders = [reminder_at(plan, when, at, calendar) for at in range(len(plan.reminders))]
        sent = [each for each in reminders if each is not None]
        assert sent == reminders or plan.offset.is_timed
        assert [when, *sent, closes] == sorted({when, *sent, closes})
        assert all(map(calendar.is_open, [*sent, closes]))


@given(follow_ups(), st.integers(2, 100_000))
def test_a_rehearsal_keeps_the_order_and_the_proportions(follow_up: FollowUp, factor: int) -> None:
    protocol, injected_at, calendar = follow_up
    fast = Calendar(calendar.zone, calendar.time_of_day, calendar.window, factor)

    due = due_times(protocol, injected_at, fast)

    assert due == sorted(set(due))
    for plan, when in zip(protocol.check_ins, due, strict=True):
        off = (when - injected_at) * factor - plan.offset.span
        assert abs(off) <= timedelta(microseconds=factor)


@given(follow_ups())
def test_a_moment_in_the_window_stays_and_any_other_moves_to_its_next_opening(
    follow_up: FollowUp,
) -> None:
    _, when, calendar = follow_up

    moved = calendar.into_window(when)

    assert calendar.is_open(moved)
    assert calendar.into_window(moved) == moved
    assert (moved == when) is calendar.is_open(when)
    assert timedelta(0) <= moved - when <= 15 * HOUR
