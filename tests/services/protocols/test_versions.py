"""/schedule: the check-ins in words, changed by typing, kept as a new version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.errors import ClosedError, NotAllowedError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import DEFAULT
from bot.services.kernel.transaction import Work
from bot.storage import protocols, staff
from bot.storage.tables.followups import CheckIn, Episode, ProtocolVersion
from bot.texts.catalogue import load_texts
from tests.services.support.bench import Bench
from tests.services.support.counting import counted_cost
from tests.services.support.crew import Member, admin_of, enroll, hire, join, someone

PROBLEMS = {
    ",": "empty",
    "1 fortnight": "unreadable",
    "tomorrow, 1 week": "unreadable",
    "2 days, 1 day, 1 week": "order",
    "1 day, 1 day, 1 week": "order",
    "0 hours, 1 week": "too_short",
    "1 day, 100 days": "too_long",
    ", ".join(f"{day} days" for day in range(1, 12)): "too_many",
    "1 day, 2 days": "last_under_week",
    "24 hours, 30 hours, 1 week": "too_close",
}


async def ask_to_change(admin: Member, offsets: str) -> None:
    """Open the schedule and type other check-ins."""
    await admin.says("/schedule")
    await admin.taps("Change check-ins")
    await admin.says(offsets)


async def versions(bench: Bench) -> list[int]:
    """The number of each stored version."""
    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(ProtocolVersion.number))
        return sorted(rows)


async def test_the_schedule_is_described_in_words(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)

    await admin.says("/schedule")

    assert admin.last.text.splitlines() == [
        "Check-ins, version 1:",
        "• day 1: 1 day after the injection, 1 reminder, closes after 48 hours",
        "• day 2: 2 days after the injection, 1 reminder, closes after 48 hours",
        "• one week: 1 week after the injection, 2 reminders, closes after 72 hours",
        "",
        "Sent between 9:00 AM and 8:00 PM, the patient's time.",
        "Some relief: pain down by 28% or more, and 1 or more points. Good relief: 50% or more. "
        "Worse: up by 2 or more points. No result before 7 days, and not before the last "
        "check-in.",
        "1 patient is on this version.",
    ]


async def test_the_schedule_can_be_read_in_spanish(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.speaks("es")

    await admin.says("/schedule")
    await admin.taps("Cambiar preguntas")

    assert "1 día, 2 días, 1 semana" in admin.last.text


async def test_a_change_is_previewed_with_dates_and_then_kept(bench: Bench) -> None:
    admin = admin_of(bench)
    await ask_to_change(admin, "6 hours, 1 day, 3 days and 2 weeks")
    assert admin.last.text.splitlines() == [
        "New check-ins: 6 hours, 1 day, 3 days and 2 weeks.",
        "",
        "For an injection now, they would go out on (Chicago time):",
        "• Monday, June 1, 4:30 PM",
        "• Tuesday, June 2, 10:00 AM",
        "• Thursday, June 4, 10:00 AM",
        "• Monday, June 15, 10:30 AM",
        "",
        "Patients already in follow-up keep their old ones.",
    ]
    assert await versions(bench) == [1]

    await admin.taps("Use for new patients")

    assert admin.last.text == "Saved. New patients get version 2."
    assert await versions(bench) == [1, 2]


@pytest.mark.parametrize(
    ("typed", "count"),
    [("1d 2d 1w", 3), ("1 día, 1 semana", 2), ("10 DAYS", 1), ("5h, 1d; 8d", 3)],
)
async def test_check_ins_are_read_as_people_type_them(
    bench: Bench, typed: str, count: int
) -> None:
    admin = admin_of(bench)

    await ask_to_change(admin, typed)

    assert admin.last.text.count("•") == count


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_could_do_harm_is_named_and_nothing_is_kept(
    bench: Bench, language: str
) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("Change check-ins")
    await admin.speaks(language)

    for typed, problem in PROBLEMS.items():
        await admin.says(typed)

        named = load_texts().say(f"schedule_problem_{problem}", language, text="|")
        assert admin.last.text.startswith(named.partition("|")[0]), typed
        assert admin.last.labels == [{"en": "Cancel", "es": "Cancelar"}[language]]
    assert await versions(bench) == [1]
    await admin.says("1d 1w")
    assert admin.keys[-1] == "schedule_preview"


@pytest.mark.parametrize("label", ["Keep the old one", "Cancel"])
async def test_an_admin_may_think_better_of_it(bench: Bench, label: str) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("Change check-ins")
    if label == "Keep the old one":
        await admin.says("1 day, 1 week")

    await admin.taps(label)

    assert admin.keys[-1] == "schedule_kept"
    assert await versions(bench) == [1]


async def test_yes_without_a_preview_keeps_the_old_one(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("Change check-ins")

    await admin.presses("h:yes", admin.last.message_id)

    assert await versions(bench) == [1]


async def test_a_decision_is_taken_once(bench: Bench) -> None:
    admin = admin_of(bench)
    await ask_to_change(admin, "1 day, 1 week")
    await admin.taps("Use for new patients")

    with pytest.raises(ClosedError):
        await admin.presses("h:yes")

    assert await versions(bench) == [1, 2]


async def test_patients_keep_the_version_they_began_with(bench: Bench) -> None:
    nurse, old, new = await hire(bench), await bench.patient(), someone(bench)
    admin = admin_of(bench)
    await ask_to_change(admin, "1 day, 10 days")
    await admin.taps("Use for new patients")

    await join(new, await enroll(nurse))
    await bench.go_to_day(9)

    assert [state for state, _ in await old.ended()] == ["missed", "missed", "open"]
    async with bench.runtime.database.reading() as session:
        counts = [
            len((await session.scalars(select(CheckIn).filter_by(episode_id=episode.id))).all())
            for episode in await session.scalars(select(Episode).order_by(Episode.created_at))
        ]
    assert counts == [3, 2]
    await admin.says("/schedule")
    assert admin.last.text.endswith("1 patient is on this version.")


async def test_of_two_admins_at_once_the_second_must_look_again(bench: Bench) -> None:
    first, second = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    await ask_to_change(first, "1 day, 1 week")
    await ask_to_change(second, "1 day, 2 weeks")
    await first.taps("Use for new patients")

    await second.taps("Use for new patients")

    assert second.keys[-1] == "schedule_overtaken"
    assert await versions(bench) == [1, 2]
    await second.says("/schedule")
    assert "• one week:" in second.last.text


async def test_the_schedule_is_for_admins_only(bench: Bench) -> None:
    nurse = await hire(bench)

    with pytest.raises(NotAllowedError):
        await nurse.says("/schedule")
    for choice in ("change", "yes", "no"):
        with pytest.raises(NotAllowedError):
            await nurse.presses(f"h:{choice}")


async def test_who_was_made_a_nurse_meanwhile_cannot_type_check_ins(bench: Bench) -> None:
    admin = await hire(bench, StaffRole.ADMIN)
    await admin.says("/schedule")
    await admin.taps("Change check-ins")

    async def make_nurses(work: Work) -> None:
        for member in await staff.present(work.session):
            member.role = StaffRole.NURSE

    await bench.do(make_nurses)

    with pytest.raises(NotAllowedError):
        await admin.says("1 day, 1 week")

    assert admin.keys[-1] == "schedule_ask"


async def test_a_version_is_read_once_and_a_newer_one_noticed(bench: Bench) -> None:
    database = bench.runtime.database

    async def newest(number: int) -> int:
        """What it costs to learn that this one is the newest."""
        with counted_cost(database) as cost:
            async with database.reading() as session:
                assert (await protocols.newest(session)).number == number
        return cost.statements

    async def add(work: Work) -> None:
        session = work.session
        highest = (await session.scalars(select(ProtocolVersion))).one()
        # As another process of the bot does.
        session.add(ProtocolVersion(number=77, body=highest.body, created_at=work.now))

    costs = [await newest(1), await newest(1)]
    await bench.do(add)
    costs += [await newest(77), await newest(77)]

    assert costs == [2, 1, 2, 1]


async def test_a_version_that_was_never_stored_is_not_remembered(bench: Bench) -> None:
    other = replace(DEFAULT, check_ins=DEFAULT.check_ins[1:])

    async def give_up(work: Work) -> None:
        await protocols.add(work.session, other, work.now, None)
        assert (await protocols.newest(work.session)).protocol == other
        raise ClosedError("test")

    async def add(work: Work) -> None:
        await protocols.add(work.session, DEFAULT, work.now, None)

    with pytest.raises(ClosedError):
        await bench.do(give_up)
    await bench.do(add)

    async with bench.runtime.database.reading() as session:
        assert (await protocols.newest(session)).protocol == DEFAULT
