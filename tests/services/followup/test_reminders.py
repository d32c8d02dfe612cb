"""Reminders: when they come, when they stop."""

from __future__ import annotations

import pytest

from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Receipt
from bot.services.patient.leaving import Leaving
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import sends_to
from tests.services.support.people import Person

REMINDERS = {"reminder_1", "reminder_last"}


def _reminders(bench: Bench, ben: Person) -> list[str]:
    """When each reminder came, on the clinic's clock."""
    return [
        f"{shown.at.astimezone(bench.runtime.clinic.zone):%a %H:%M} {key}"
        for shown, key in zip(ben.screen, ben.keys, strict=True)
        if key in REMINDERS
    ]


async def test_silence_is_reminded_of_as_the_protocol_says(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(12)

    assert _reminders(bench, ben) == [
        "Tue 16:00 reminder_1",
        "Thu 10:00 reminder_1",
        "Tue 10:30 reminder_1",
        "Wed 10:30 reminder_last",
    ]


async def test_safety_alone_is_still_reminded_of(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers()

    await bench.go_to_day(1, 17)
    assert _reminders(bench, ben) == ["Tue 16:00 reminder_1"]
    await ben.taps("Start", "4", "Much better")

    assert await ben.given(0) == {"safety": "no", "pain": "4", "change": "2"}


async def test_an_answer_ends_the_reminders(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7, 12)
    ben.clear()
    check_in = await ben.check_in(2)
    for data in ("safety:no", "pain:4"):
        await ben.presses(f"a:{check_in.id}:{data}")

    await bench.go_to_day(12)

    assert _reminders(bench, ben) == []


@pytest.mark.parametrize("leave", ["stop", "pause", "yes"])
async def test_who_left_or_has_a_warning_sign_is_not_reminded(bench: Bench, leave: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    if leave == "stop":
        await Leaving(bench.runtime).stop(ben.caller, "yes", 0)
    elif leave == "pause":
        await Leaving(bench.runtime).pause(ben.caller)
    else:
        await ben.taps("Yes, one or more")

    await bench.go_to_day(1, 20)

    assert _reminders(bench, ben) == []


async def test_a_reminder_past_the_window_comes_in_the_evening(bench: Bench) -> None:
    ben = await bench.patient()
    ben_row = await ben.row()
    assert ben_row.time_of_day.hour == 10
    await ben.presses("p:t18")

    await bench.go_to_day(2, 12)

    assert _reminders(bench, ben) == ["Tue 19:30 reminder_1"]


async def test_a_reminder_that_was_late_waits_for_the_morning(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.clock.move_to(bench.at_day(1, 22))

    await bench.tick()
    assert _reminders(bench, ben) == []
    await bench.go_to_day(2, 9, 30)

    assert _reminders(bench, ben) == ["Wed 09:00 reminder_1"]


async def test_start_on_an_answered_check_in_shows_what_was_saved(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 16)
    check_in = await ben.check_in(0)
    for data in ("safety:no", "pain:4", "change:2"):
        await ben.presses(f"a:{check_in.id}:{data}", ben.screen[0].message_id)

    await ben.presses(f"o:{check_in.id}", ben.screen[1].message_id)

    assert ben.keys[1] == "checkin_summary"


async def test_a_day_between_reminders_counts_from_the_moment_it_was_sent(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7, 10)
    flood = Receipt(SendResult.NOT_SENT, retry_after=bench.minutes(22 * 60), why="flood")
    bench.messenger.will(flood, when=sends_to(ben.chat_id))

    await bench.go_to_day(12)

    assert _reminders(bench, ben)[2:] == ["Wed 09:00 reminder_1", "Thu 09:00 reminder_last"]
