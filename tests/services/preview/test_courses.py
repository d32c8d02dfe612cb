"""Which day a course is shown of, and what its first page says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.protocol import DEFAULT, CheckInPlan, Offset, Protocol, Unit
from bot.services.patient.messages import OwedMessages
from bot.services.preview.choices import Choice, day_of
from bot.services.preview.courses import Courses
from bot.services.preview.made_up import Conduct
from bot.services.preview.trial import lived
from bot.storage.drafts import DRAFT, VERSION
from tests.services.protocols.clinic import publish
from tests.services.support.at_once import WORKSHOP, Params, Result, WorkshopHere
from tests.services.support.bench import ON_SQLITE, Bench, make_clinic
from tests.services.support.crew import admin_of, hire


@pytest.mark.parametrize(
    ("today", "first", "change"),
    [
        # Within the course, soon after it, and far away.
        (date(2026, 10, 30), date(2026, 10, 30), date(2026, 11, 1)),
        (date(2026, 10, 12), date(2026, 10, 31), date(2026, 11, 1)),
        (date(2026, 10, 10), date(2026, 10, 10), None),
    ],
)
def test_a_course_goes_around_a_change_of_clocks_that_is_near(
    today: date, first: date, change: date | None
) -> None:
    assert day_of(DEFAULT, today, make_clinic()) == (first, change)


@ON_SQLITE
async def test_the_first_page_says_what_comes_when(bench: Bench) -> None:
    bench.clock.move_to(datetime(2026, 10, 30, 15, tzinfo=UTC))
    courses = Courses(bench.runtime, WORKSHOP, OwedMessages())

    shown, _ = await courses.course(Choice("v1", "en", 14, "t10", Conduct.NO_RELIEF), "en")

    assert shown.overview.splitlines() == [
        "Course: Facet joint injection, version 1. Injected Fri, Oct 30, 2:00 PM, "
        "asked at 10:00 AM, has no relief.",
        "The clocks change on Sun, Nov 1.",
        "",
        "1. day 1: Sat, Oct 31, 10:00 AM",
        "If not answered: reminder Sat, Oct 31, 4:00 PM; closes Sun, Nov 1, 10:00 AM",
        "2. day 2: Sun, Nov 1, 10:00 AM",
        "If not answered: reminder Mon, Nov 2, 10:00 AM; closes Tue, Nov 3, 10:00 AM",
        "3. one week: Fri, Nov 6, 1:00 PM (decides). "
        "Moved: any earlier would be too soon after the injection.",
        "If not answered: reminder Sat, Nov 7, 1:00 PM; reminder Sun, Nov 8, 1:00 PM; closes "
        "Mon, Nov 9, 1:00 PM",
        "",
        "Result: little or no relief.",
        "On the call list Fri, Nov 6, 1:06 PM: no relief.",
        "9 messages in all.",
        "Times in Chicago.",
    ]


@ON_SQLITE
async def test_courses_are_for_admins_and_of_versions_that_exist(bench: Bench) -> None:
    nurse, admin = await hire(bench), admin_of(bench)
    courses = Courses(bench.runtime, WORKSHOP, OwedMessages())

    with pytest.raises(NotAllowedError):
        await courses.begin(nurse.caller, "1", VERSION)
    for protocol_id, which in (("9", VERSION), ("1", DRAFT)):
        with pytest.raises(NotFoundError):
            await courses.begin(admin.caller, protocol_id, which)
    await courses.begin(admin.caller, "1", VERSION)
    await bench.pump()

    assert admin.last.text.startswith("Course: Facet joint injection, version 1.")


def long() -> Protocol:
    """Ten check-ins with three reminders each: forty messages that the bot begins."""
    reminders = tuple(Offset(hours, Unit.HOURS) for hours in (24, 48, 72))

    def after(days: int, plan: CheckInPlan) -> CheckInPlan:
        closing = Offset(100, Unit.HOURS)
        return CheckInPlan(Offset(days, Unit.DAYS), reminders, closing, plan.questions)

    first, *_, last = DEFAULT.check_ins
    plans = (*(after(5 * number, first) for number in range(1, 10)), after(50, last))
    return replace(DEFAULT, check_ins=plans, late_final=Offset(64, Unit.DAYS))


@ON_SQLITE
async def test_a_course_is_lived_where_no_tap_waits_for_it(bench: Bench) -> None:
    number = await publish(bench, long())
    workshop = Noting()
    courses = Courses(bench.runtime, workshop, OwedMessages())
    choice = Choice(f"v{number}", "en", 14, "t10", Conduct.NO_RELIEF)

    shown, _ = await courses.course(choice, "en")

    assert "10. day 50" in shown.overview
    assert workshop.tasks == [lived]


class Noting(WorkshopHere):
    """Writes down what it is given to do."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[object] = []

    async def do(
        self, task: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        """Do it elsewhere than in the loop."""
        self.tasks.append(task)
        return await super().do(task, *args, **kwargs)
