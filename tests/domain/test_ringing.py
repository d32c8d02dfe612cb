"""How often nobody can ring, and how rarely strangers are answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.alerts import ring_again
from bot.domain.delivery import is_answered

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("times", "ago", "after"),
    [
        (2, 1 * MINUTE, 0 * MINUTE),
        (3, 1 * MINUTE, 5 * MINUTE),
        (40, 59 * MINUTE, 5 * MINUTE),
        (40, 60 * MINUTE, 0 * MINUTE),
        # The clock was set back since.
        (40, -1 * MINUTE, 0 * MINUTE),
    ],
)
def test_what_was_taken_back_and_comes_again_rings_now_or_soon(
    times: int, ago: timedelta, after: timedelta
) -> None:
    assert ring_again(times, NOON - ago, NOON) == NOON + after


def test_a_stranger_is_answered_less_and_less_often() -> None:
    assert [times for times in range(1, 400) if is_answered(times)] == [
        *range(1, 6), 6, 12, 24, 48, 96, 192, 384,
    ]  # fmt: skip
