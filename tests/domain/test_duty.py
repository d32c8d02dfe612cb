"""Who hears of an alert by who is on duty, how urgent it is and how long it has waited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.duty import LONGEST, Watch, told

NOW = datetime(2026, 6, 1, 15, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
ON, OFF = Watch("on", LATER), Watch("off", NOW)
SECOND = Watch("second", is_second=True)
LOST = Watch("lost", LATER, is_reached=False)
NEVER = Watch("never", NOW + LONGEST + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("priority", "minutes", "expected"),
    [
        (1, 0, {"on", "second"}),
        (1, 14, {"on", "second"}),
        (1, 15, {"on", "off", "second"}),
        (2, 0, {"on"}),
        (2, 59, {"on"}),
        (2, 60, {"on", "off", "second"}),
        (3, 0, {"on"}),
        (3, 6000, {"on"}),
        (4, 6000, {"on"}),
    ],
)
def test_those_on_duty_hear_first_and_all_when_it_is_urgent_and_waits(
    priority: int, minutes: int, expected: set[str]
) -> None:
    assert told([ON, OFF, SECOND], priority, timedelta(minutes=minutes), NOW) == expected


@pytest.mark.parametrize("nobody", [[OFF, SECOND], [OFF, LOST], [OFF, NEVER], [OFF]])
@pytest.mark.parametrize("priority", [1, 2, 3, 4])
def test_without_anybody_on_duty_who_can_be_reached_all_hear(
    nobody: list[Watch], priority: int
) -> None:
    assert told(nobody, priority, timedelta(0), NOW) == {each.id for each in nobody}
