"""The virtual clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.sandbox.state.clock import START, VirtualClock


def test_stands_still_until_moved() -> None:
    clock = VirtualClock()

    assert clock.now() == clock.now() == START


@pytest.mark.parametrize("span", [timedelta(days=7), timedelta(seconds=-5)])
def test_advances_and_can_be_set_back(span: timedelta) -> None:
    clock = VirtualClock()

    clock.advance(span)

    assert clock.now() == START + span


def test_tells_the_time_in_utc_whatever_zone_it_was_set_in() -> None:
    clock = VirtualClock()

    clock.move_to(datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=-6))))

    assert clock.now().isoformat() == "2026-03-02T15:00:00+00:00"
    assert clock.now().tzinfo is UTC


def test_refuses_a_naive_moment() -> None:
    naive = START.replace(tzinfo=None)

    with pytest.raises(ValueError, match="aware"):
        VirtualClock(naive)
