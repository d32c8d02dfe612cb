"""The time of an injection as staff type it, on the clinic's clock."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.storage.tables.followups import Episode
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, hire, join, someone
from tests.services.support.people import A_MOMENT

# In Chicago: 2026-03-08 02:00 does not exist, 2026-11-01 01:00 to 02:00 exists twice.
MONDAY = datetime(2026, 6, 1, 15, 30, tzinfo=UTC)
SPRING = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
AUTUMN = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "now", "when"),
    [
        ("09:05", MONDAY, datetime(2026, 6, 1, 14, 5, tzinfo=UTC)),
        ("9:05 am", MONDAY, datetime(2026, 6, 1, 14, 5, tzinfo=UTC)),
        ("16:00", MONDAY, datetime(2026, 6, 1, 21, 0, tzinfo=UTC)),
        ("2026-05-29 16:00", MONDAY, datetime(2026, 5, 29, 21, 0, tzinfo=UTC)),
        ("2026-06-12 08:00", MONDAY, datetime(2026, 6, 12, 13, 0, tzinfo=UTC)),
        ("6/2 08:00", MONDAY, datetime(2026, 6, 2, 13, 0, tzinfo=UTC)),
        ("2/6 08:00", MONDAY, datetime(2026, 6, 2, 13, 0, tzinfo=UTC)),
        ("2/6/2026 8 am", MONDAY, datetime(2026, 6, 2, 13, 0, tzinfo=UTC)),
        ("2026-03-08 02:30", SPRING, datetime(2026, 3, 8, 8, 30, tzinfo=UTC)),
        ("2026-03-08 09:00", SPRING, datetime(2026, 3, 8, 14, 0, tzinfo=UTC)),
        ("2026-11-01 01:30", AUTUMN, datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
    ],
)
async def test_a_typed_time_is_read_on_the_clinics_clock(
    bench: Bench, typed: str, now: datetime, when: datetime
) -> None:
    bench.clock.move_to(now)
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")

    await nurse.says(typed)
    # What is still to come is not asked about.
    await nurse.taps("8", *(["Not asked"] if when <= now else []), "Make the link")

    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert episode.injected_at == when


@pytest.mark.parametrize(("label", "minutes"), [("Just now", 0), ("About 1 hour ago", 60)])
async def test_the_usual_times_are_one_tap(bench: Bench, label: str, minutes: int) -> None:
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")
    tapped_at = bench.now + A_MOMENT

    await nurse.taps(label, "8", "Not asked", "Make the link")

    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert (tapped_at - episode.injected_at).total_seconds() == minutes * 60


@pytest.mark.parametrize(
    "typed",
    [
        "25:00",
        "later",
        "pm",
        "2026-02-30 10:00",
    ],
)
async def test_a_time_that_cannot_be_read_is_refused_with_examples(
    bench: Bench, typed: str
) -> None:
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")

    await nurse.says(typed)

    assert nurse.keys[-1] == "enroll_when_bad"
    assert "2:30 PM" in nurse.last.text


@pytest.mark.parametrize("typed", ["2026-05-20 10:00", "2026-07-01 10:00", "7/1 10:00"])
async def test_a_time_that_is_too_far_away_is_refused_for_that(bench: Bench, typed: str) -> None:
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")

    await nurse.says(typed)

    assert nurse.keys[-1] == "enroll_when_far"
    assert "10:00 AM is too far away" in nurse.last.text


@pytest.mark.parametrize(
    ("answer", "hour"), [("9:30 AM", 9), ("9:30 PM", 21), ("am", 9), ("PM", 21), ("14h30", 14)]
)
async def test_a_time_that_could_be_morning_or_night_is_asked_about(
    bench: Bench, answer: str, hour: int
) -> None:
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")

    await nurse.says("yesterday 9:30")
    assert nurse.keys[-1] == "enroll_when_half"
    if label := next((each for each in nurse.labels if answer in each), None):
        await nurse.taps(label)
    else:
        await nurse.says(answer)
    await nurse.taps("8")
    # The pain right after it is asked only where it is over.
    await nurse.taps(*(each for each in ("Not asked",) if each in nurse.last.labels))
    await nurse.taps("Make the link")

    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert episode.injected_at.astimezone(ZoneInfo("America/Chicago")).hour == hour


async def test_nothing_is_asked_before_an_injection_that_is_still_to_come(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")
    await nurse.says("2026-06-05 15:00")
    await nurse.taps("8", "Make the link")
    await join(ben, nurse.link)
    assert "Saturday, June 6, 11:00 AM" in ben.last.text
    ben.clear()

    await bench.go_to_day(5, hour=10, minute=59)
    assert ben.keys == []
    await bench.go_to_day(5, hour=11, minute=1)

    assert ben.keys == ["checkin_first"]
