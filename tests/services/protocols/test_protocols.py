"""/schedule: the protocols, what each asks, who is on it; new ones, names, the archive."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import StaffRole
from bot.services.kernel.transaction import Work
from bot.storage import protocols, staff
from tests.services.protocols.clinic import change, open_draft, versions
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of, hire


async def make(admin: Member, source: str, name: str) -> None:
    """A new protocol, published for new patients."""
    await admin.says("/schedule")
    if "All schedules" in admin.last.labels:
        await admin.taps("All schedules")
    await admin.taps("+ New", source)
    await admin.says(name)
    await admin.taps("Publish…", "New patients only")


async def test_a_protocol_is_described_in_words(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)

    await admin.says("/schedule")

    assert admin.last.text.splitlines() == [
        "Facet joint injection, version 1, since Mon, Jun 1, 10:30 AM, by the bot:",
        "1. day 1: warning signs, pain and own words. Reminders: 6 hours. Closes after 48 hours",
        "2. day 2: warning signs, pain and own words. Reminders: 1 day. Closes after 48 hours",
        "3. one week: warning signs, pain, own words, daily tasks, medicine and note. Reminders: "
        "1 day and 2 days. Closes after 72 hours",
        "",
        "Hours: 9:00 AM to 8:00 PM",
        "Times offered: 10:00 AM, 1:00 PM and 6:00 PM",
        "Some relief: 28% down (from 7 to 5 or less)",
        "Least points: 1",
        "Good relief: 50%",
        "Worse: +2",
        "Decides: the last check-in",
        "No result before: 7 days",
        "Late answer until: 14 days",
        "If the bot was down: as long as it can be answered",
        "6th treatment: none",
        "Procedure: facet joint injection",
        "Ends: any in the same area",
        "",
        "1 patient is on this version.",
    ]


async def test_it_can_be_read_in_spanish(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.speaks("es")

    await admin.says("/schedule")
    await admin.taps("Cambiar", "Escribir la lista")

    assert "1 día, 2 días, 1 semana" in admin.last.text


async def test_several_are_listed_with_version_and_patients(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)
    await make(admin, "medial branch block 3h-6h-1-2-7", "Medial branch")
    await open_second(admin, "Medial branch")

    await admin.says("/schedule")

    assert admin.last.text.splitlines() == [
        "Schedules:",
        "• Facet joint injection: Version 1, 1 patient",
        "• Medial branch: Version 2, 0 patients (draft: Admin 1)",
    ]
    assert admin.last.labels[:2] == ["Facet joint injection", "Medial branch"]


async def open_second(admin: Member, name: str) -> None:
    """Begin a draft of this protocol, and leave it."""
    await admin.says("/schedule")
    await admin.taps(name, "Change")


async def test_a_copy_begins_as_a_draft_that_nobody_gets(bench: Bench) -> None:
    admin = admin_of(bench)
    await change(admin, "1 day, 10 days")
    await admin.says("/schedule")
    await admin.taps("Copy")
    await admin.says("  Second   clinic ")
    assert admin.last.text.startswith("Draft of Second clinic (not in use yet):\n1. day 1")

    async with bench.runtime.database.reading() as session:
        assert [each.name for each in await protocols.offered(session)] == [
            "Facet joint injection"
        ]

    await admin.taps("Publish…", "New patients only")

    async with bench.runtime.database.reading() as session:
        offered = await protocols.offered(session)
        assert [(each.name, each.number) for each in offered] == [
            ("Facet joint injection", 2),
            ("Second clinic", 3),
        ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ab", "That is not allowed."),
        ("x" * 41, "That is not allowed."),
        ("facet JOINT injection", "That name is taken."),
    ],
)
async def test_a_name_that_cannot_be_is_asked_for_again(
    bench: Bench, name: str, reason: str
) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("Copy")

    await admin.says(name)

    assert admin.last.text == f"{reason}\nType a name, 3 to 40 letters."
    await admin.says("Another")
    assert admin.last.text.startswith("Draft of Another")


async def test_it_can_be_called_otherwise(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("Rename")

    await admin.says("Facets")

    assert admin.last.text.startswith("Facets, version 1,")


async def test_what_is_put_away_is_not_offered_and_comes_back(bench: Bench) -> None:
    admin = admin_of(bench)
    await make(admin, "epidural injection 1-3-7-14", "Epidural")
    await admin.says("/schedule")
    await admin.taps("Facet joint injection", "Archive")
    assert admin.last.text == "Schedules:\n• Epidural: Version 2, 0 patients"
    async with bench.runtime.database.reading() as session:
        assert [each.name for each in await protocols.offered(session)] == ["Epidural"]

    await admin.taps("Epidural", "Archive")

    assert admin.last.text.startswith("This is the only schedule in use.")
    await admin.taps("Back", "All schedules", "Archived", "Facet joint injection", "Use again")
    assert "Archive" in admin.last.labels
    async with bench.runtime.database.reading() as session:
        assert len(await protocols.offered(session)) == 2


async def test_a_new_one_that_is_thrown_away_was_never_there(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("Copy")
    await admin.says("Another")

    await admin.taps("Throw away")

    assert "Another" not in admin.last.text
    assert await versions(bench) == [1]


async def test_the_schedule_is_for_admins_only(bench: Bench) -> None:
    nurse = await hire(bench)

    with pytest.raises(NotAllowedError):
        await nurse.says("/schedule")
    for data in ("edit:1", "publish:1", "go:1:new", "archive:1", "export:1", "import:0"):
        with pytest.raises(NotAllowedError):
            await nurse.presses(f"h:{data}")
    assert await versions(bench) == [1]


@pytest.mark.parametrize(
    "data",
    [
        *("change", "show:9", "show:x", "ask:1", "ask:1:none:0", "ask:1:offset:7", "plan:1:99"),
        *("plan:1:-1", "version:1:9", "new:0:ready:none", "new:1:none", "fill:1:none"),
        *("set:1:offset:0", "toggle:1:0:none", "part:1:none", "", "course:1"),
    ],
)
async def test_what_no_button_of_ours_carries_changes_nothing(bench: Bench, data: str) -> None:
    admin = admin_of(bench)
    await open_draft(admin)

    with pytest.raises((NotFoundError, ValueError, IndexError, KeyError)):
        await admin.presses(f"h:{data}")

    assert await versions(bench) == [1]


async def test_who_was_made_a_nurse_meanwhile_cannot_type_check_ins(bench: Bench) -> None:
    admin = await hire(bench, StaffRole.ADMIN)
    await open_draft(admin)
    await admin.taps("Type the list")

    async def make_nurses(work: Work) -> None:
        for member in await staff.present(work.session):
            member.role = StaffRole.NURSE

    await bench.do(make_nurses)

    with pytest.raises(NotAllowedError):
        await admin.says("1 day, 1 week")

    assert admin.keys[-1] == "schedule_ask"
