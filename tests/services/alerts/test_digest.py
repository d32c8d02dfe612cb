"""What is told of many alerts at once: each work day at opening, and when too many come."""

from __future__ import annotations

from bot.domain.alerts import MOST_PUSHED, AlertKind
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from tests.services.alerts.test_alert_comes_back import raise_about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire

GROUP = -9001
MORNING = (
    "Good morning. 1 to phone, 1 to read, 1 taken and not closed, 1 not joined. "
    "Oldest: 21 hours ago."
)


async def test_each_work_day_begins_with_what_is_open(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    admin, nurse, group = admin_of(bench), await hire(bench), Member(bench, GROUP)
    for kind in (AlertKind.NOT_JOINED, AlertKind.NOTE, AlertKind.VISIT):
        await raise_about(bench, kind)
    await nurse.taps("I am on it")
    await raise_about(bench, AlertKind.VISIT)
    await bench.go_to(bench.at_day(1, 7, 59))
    for member in (admin, nurse, group):
        member.clear()

    await bench.tick()
    assert "staff_digest" not in nurse.keys
    for _ in range(3):
        await bench.go_on(minutes=10)
        await bench.tick()

    for member in (admin, nurse, group):
        assert [each.text for each in member.screen if "morning" in each.text] == [MORNING]
    await admin.taps("Show")
    assert admin.last.text.startswith("Test Clinic, today")


async def test_a_day_off_and_a_day_with_nothing_open_have_no_digest(bench: Bench) -> None:
    admin = admin_of(bench)
    await bench.go_to(bench.at_day(1, 8, 30))
    await bench.tick()
    assert admin.keys == []
    await raise_about(bench, AlertKind.VISIT)
    await bench.go_to(bench.at_day(4, 20))
    admin.clear()

    await bench.go_to(bench.at_day(6, 8, 1))
    await bench.tick()
    assert "staff_digest" not in admin.keys
    await bench.go_to(bench.at_day(7, 8, 1))
    await bench.tick()
    assert "staff_digest" in admin.keys


async def test_one_that_was_missed_is_told_later_the_same_day(bench: Bench) -> None:
    admin = admin_of(bench)
    await raise_about(bench, AlertKind.VISIT)
    await bench.go_to(bench.at_day(1, 8, 1))
    await bench.tick()
    admin.clear()

    # The bot was away from before the opening of the next day until the afternoon.
    bench.clock.move_to(bench.at_day(2, 14))
    for _ in range(2):
        await bench.tick()

    (late,) = [each.text for each in admin.screen if "Open today" in each.text]
    assert late == "Open today: 2 to phone. Oldest: 2 days ago."


async def test_after_hours_and_on_the_first_day_none_was_missed(bench: Bench) -> None:
    admin = admin_of(bench)
    await raise_about(bench, AlertKind.VISIT)
    admin.clear()
    await bench.tick()
    assert "staff_digest_late" not in admin.keys

    bench.clock.move_to(bench.at_day(1, 20))
    await bench.tick()

    assert "staff_digest_late" not in admin.keys


async def test_too_many_at_once_are_told_together_and_what_is_urgent_by_itself(
    bench: Bench,
) -> None:
    admin = admin_of(bench)
    people = [await bench.patient() for _ in range(3 * MOST_PUSHED)]
    start = bench.clock.now()
    for ben in people:
        await raise_about(bench, AlertKind.LEFT, ben)
    bench.clock.move_to(start)
    pushed = admin.keys.count("staff_left")
    await raise_about(bench, AlertKind.CRISIS, people[0])
    assert admin.keys[-1] == "staff_crisis"

    await bench.go_on(minutes=3)
    await bench.tick()

    assert pushed == MOST_PUSHED
    assert admin.keys.count("staff_left") == MOST_PUSHED
    assert admin.keys.count("staff_flood") == 1
    assert f"Many alerts came together: {2 * MOST_PUSHED}. See /status." in admin.last.text
