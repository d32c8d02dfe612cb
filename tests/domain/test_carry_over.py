"""A follow-up that goes on under another version: nothing twice, nothing lost, nothing early."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import guard_rails, schedule
from bot.domain.carry_over import CarryOver, Standing, carry_over
from bot.domain.edits import with_offsets
from bot.domain.protocol import DEFAULT, MIN_GAP, MIN_GAP_TIMED, Protocol
from bot.domain.schedule import Calendar
from bot.words.offsets import read_offsets
from tests.domain import strategies

MONDAY = datetime(2026, 6, 1, 14, tzinfo=UTC)
CALENDAR = Calendar(ZoneInfo("America/Chicago"), time(10), DEFAULT.window)


def protocol(text: str) -> Protocol:
    return with_offsets(DEFAULT, read_offsets(text))


def standing(
    old: Protocol, injected_at: datetime, calendar: Calendar, now: datetime
) -> list[Standing]:
    """The check-ins of a follow-up whose bot sent each when it was due."""
    return [
        Standing(due_at, due_at > now, due_at if due_at <= now else None)
        for due_at in schedule.due_times(old, injected_at, calendar)
    ]


def carried(old: str, new: str, days: float) -> CarryOver | None:
    now, before = MONDAY + timedelta(days=days), protocol(old)
    return carry_over(
        before, protocol(new), MONDAY, CALENDAR, standing(before, MONDAY, CALENDAR, now), now
    )


def names(found: CarryOver) -> tuple[str, str, str]:
    """The protocol it keeps, what comes, what falls away."""
    return (
        " ".join(str(plan.offset) for plan in found.protocol.check_ins),
        " ".join(str(send.offset) for send in found.sends),
        " ".join(str(send.offset) for send in found.falls_away),
    )


@pytest.mark.parametrize(
    ("old", "new", "days", "becomes"),
    [
        # What was asked stays, also where the new version does not ask it.
        ("1d 2d 7d", "1d 3d 7d", 1.5, ("1 day 3 days 7 days", "3 days 7 days", "2 days")),
        ("1d 2d 7d", "1d 3d 7d", 2.5, ("1 day 2 days 3 days 7 days", "3 days 7 days", "")),
        # What the new version asked in the past is not caught up on.
        ("1d 7d", "1d 2d 3d 7d", 4, ("1 day 7 days", "7 days", "")),
        ("1d 2d 7d", "1d 2d 7d 14d", 3, ("1 day 2 days 7 days 14 days", "7 days 14 days", "")),
        ("1d 2d 7d 14d", "1d 2d 7d", 3, ("1 day 2 days 7 days", "7 days", "14 days")),
        # Nor asked anew in other words.
        ("2d 7d", "50h 7d", 2.05, ("2 days 7 days", "7 days", "")),
        # The one that decides has passed, or nothing is to come: it stays.
        ("1d 2d 7d 14d", "1d 2d 7d", 8, None),
        ("1d 7d", "1d 7d 14d", 8, None),
        ("1d 8d 14d", "1d 7d", 8.5, None),
    ],
)
def test_what_becomes_of_a_follow_up(
    old: str, new: str, days: float, becomes: tuple[str, str, str] | None
) -> None:
    found = carried(old, new, days)

    assert (None if found is None else names(found)) == becomes


def test_before_consent_all_of_the_new_version_is_to_come() -> None:
    found = carry_over(DEFAULT, protocol("3d 8d"), MONDAY, CALENDAR, [], MONDAY)

    assert found is not None
    assert names(found) == ("3 days 8 days", "3 days 8 days", "1 day 2 days 1 week")
    assert found.kept == 0


def test_the_same_version_moves_nothing() -> None:
    now = MONDAY + timedelta(days=1.5)
    found = carry_over(
        DEFAULT, DEFAULT, MONDAY, CALENDAR, standing(DEFAULT, MONDAY, CALENDAR, now), now
    )

    assert found is not None
    assert (found.moves, found.falls_away, found.protocol) == ((), (), DEFAULT)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Protocol, Protocol, datetime, Calendar, datetime]:
    """Two protocols, a patient, and a moment of the follow-up."""
    old, new = draw(strategies.guarded()), draw(strategies.guarded())
    if draw(st.booleans()):
        # As an edit makes it: most of the two is the same.
        new = with_offsets(new, [plan.offset for plan in old.check_ins])
    zone = draw(strategies.zones)
    injected_at = draw(strategies.moments_in(zone))
    chosen = draw(st.sampled_from(old.times))
    calendar = Calendar(ZoneInfo(zone), chosen, old.window)
    passed = draw(st.floats(0, 1)) * old.last.span
    return old, new, injected_at, calendar, injected_at + passed


@given(cases())
def test_nothing_twice_nothing_lost_nothing_early(
    case: tuple[Protocol, Protocol, datetime, Calendar, datetime],
) -> None:
    old, new, injected_at, calendar, now = case
    stands = standing(old, injected_at, calendar, now)

    found = carry_over(old, new, injected_at, calendar, stands, now)

    if found is None:
        return
    guard_rails.check(found.protocol)
    kept = found.kept
    assert found.protocol.check_ins[:kept] == old.check_ins[:kept]
    assert all(not each.is_planned for each in stands[:kept][-1:])
    asked = {plan.offset.span for plan in old.check_ins[:kept]}
    coming = [send.offset.span for send in found.sends]
    assert not asked & set(coming)
    assert coming == [plan.offset.span for plan in found.protocol.check_ins[kept:]]
    was_to_come = {plan.offset.span for plan in old.check_ins[kept:]}
    away = {send.offset.span for send in found.falls_away}
    assert away == was_to_come - set(coming)
    assert found.protocol.check_ins[-1] == new.check_ins[-1]
    _assert_in_time(found, injected_at, calendar, stands, now)


def _assert_in_time(
    found: CarryOver,
    injected_at: datetime,
    calendar: Calendar,
    stands: list[Standing],
    now: datetime,
) -> None:
    due = [send.due_at for send in found.sends if send.due_at is not None]
    assert len(due) == len(found.sends)
    assert all(at > now for at in due)
    window = found.protocol.window
    assert all(window.holds(at.astimezone(calendar.zone).time()) for at in due)
    plans = found.protocol.check_ins[max(found.kept - 1, 0) :]
    times = [*(each.due_at for each in stands[: found.kept][-1:]), *due]
    for plan, earlier, later in zip(plans, times, times[1:], strict=False):
        assert later - earlier >= (MIN_GAP_TIMED if plan.offset.is_timed else MIN_GAP)
    assert due[-1] - injected_at >= found.protocol.last.span


@given(cases())
def test_the_same_again_changes_nothing(
    case: tuple[Protocol, Protocol, datetime, Calendar, datetime],
) -> None:
    old, new, injected_at, calendar, now = case
    stands = standing(old, injected_at, calendar, now)
    found = carry_over(old, new, injected_at, calendar, stands, now)
    if found is None:
        return
    after = [
        *stands[: found.kept],
        *(Standing(send.due_at, True) for send in found.sends if send.due_at is not None),
    ]

    again = carry_over(found.protocol, new, injected_at, calendar, after, now)

    assert again is not None
    assert (again.moves, again.falls_away, again.protocol) == ((), (), found.protocol)
