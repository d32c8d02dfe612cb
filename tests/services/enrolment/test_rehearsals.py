"""/rehearse: a whole follow-up in minutes, on any phone, counted nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import DEFAULT, WITH_FIRST_HOURS, to_data
from bot.domain.relief import Outcome
from bot.services.console.team import Team
from bot.services.enrolment.rehearsals import Rehearsals
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.storage import protocols, staff
from bot.storage.drafts import DRAFT, VERSION
from bot.storage.tables.followups import FIRST_PROTOCOL, Episode, ProtocolDraft
from bot.storage.tables.people import Patient
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire, someone

GROUP = -9001
NEXT: Final = "Next step"


async def rehearse(bench: Bench, phone: Member, factor: int = 1440) -> None:
    """The admin begins a rehearsal, and somebody joins with this phone."""
    admin = admin_of(bench)
    await admin.says(f"/rehearse {factor}")
    await joins(phone, admin.link)


async def joins(phone: Member, link: str) -> None:
    """Open the link and go through to the end."""
    await phone.opens(link)
    await phone.taps("English")
    await phone.writes("1966")
    await phone.taps("I had the injection", "Next", "I agree", "Morning (10 am)")


async def until_asked(bench: Bench, phone: Member) -> None:
    """Let time pass until a check-in waits."""
    while "No, none of these" not in phone.last.labels:
        await bench.go_on(seconds=3)


async def test_the_link_comes_with_the_birth_year_to_type(bench: Bench) -> None:
    admin = admin_of(bench)

    await admin.says("/rehearse")

    assert admin.keys == ["rehearse"]
    assert "The birth year to type is 1966." in admin.last.text
    assert "divided by 48" in admin.last.text


async def test_a_week_passes_in_minutes_up_to_the_conclusion(bench: Bench) -> None:
    admin = admin_of(bench)
    await rehearse(bench, admin)
    joined_at = bench.now

    for _ in range(3):
        await until_asked(bench, admin)
        await admin.taps("No, none of these", "8", "About the same")
    await admin.taps("The same", "Less", "Skip")

    assert bench.now - joined_at < timedelta(minutes=9)
    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert episode.outcome is Outcome.NO_RELIEF
    assert any("alternatives" in key for key in admin.keys)


async def test_every_text_says_that_it_is_a_test(bench: Bench) -> None:
    phone = someone(bench)
    await rehearse(bench, phone)
    await bench.go_on(minutes=1)
    await phone.taps("Yes, one or more")
    await bench.go_on(minutes=15)

    assert [shown.text for shown in phone.screen if not shown.text.startswith("TEST")] == []


async def test_alerts_go_to_the_admin_who_began_it_and_to_nobody_else(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    nurse, other = await hire(bench), await hire(bench, StaffRole.ADMIN, 52)
    phone, admin, group = someone(bench), admin_of(bench), Member(bench, GROUP)
    await rehearse(bench, phone)
    for member in (nurse, other, admin, group):
        member.clear()

    await phone.writes("I have a fever")
    await bench.go_on(minutes=16)

    assert {shown.text.splitlines()[0] for shown in admin.screen} == {"TEST"}
    assert {"staff_urgent_text", "staff_unacknowledged"} <= set("+".join(admin.keys).split("+"))
    assert nurse.keys == other.keys == group.keys == []
    await admin.taps("I am on it")
    assert admin.last.text.startswith("TEST")


async def test_a_rehearsal_stays_out_of_the_lists(bench: Bench) -> None:
    phone, admin = someone(bench), admin_of(bench)
    await rehearse(bench, phone)
    await phone.writes("I have a fever")

    await admin.says("/alerts", "/calls")

    assert [shown.text for shown in admin.screen[-2:]] == [
        "No open alerts.",
        "No one to phone.",
    ]


async def test_time_may_run_as_fast_as_the_admin_likes(bench: Bench) -> None:
    phone = someone(bench)
    await rehearse(bench, phone, factor=720)
    await bench.go_on(seconds=80)
    assert phone.keys[-1].endswith("enrolled")

    await bench.go_on(seconds=40)

    assert phone.keys[-1].endswith("checkin_first")


async def test_the_link_works_once_and_each_rehearsal_has_its_own(bench: Bench) -> None:
    first, second, admin = someone(bench), someone(bench, 62), admin_of(bench)
    await rehearse(bench, first)
    link = admin.link
    await second.opens(link)
    assert second.keys == ["invite_used"]

    await rehearse(bench, second)

    async with bench.runtime.database.reading() as session:
        patients = (await session.scalars(select(Patient))).all()
    assert len({patient.reference for patient in patients}) == 2
    assert all(patient.is_test for patient in patients)


async def test_a_real_patient_never_gets_a_rehearsals_reference(bench: Bench) -> None:
    nurse, admin = await hire(bench), admin_of(bench)
    await admin.says("/rehearse")
    async with bench.runtime.database.reading() as session:
        reference = (await session.scalars(select(Patient.reference))).one()

    await nurse.says("/enroll", reference, "1966")

    assert nurse.keys[-1] == "enroll_ref_taken"


async def test_rehearsals_are_for_admins(bench: Bench) -> None:
    nurse = await hire(bench)

    with pytest.raises(NotAllowedError):
        await nurse.says("/rehearse")


async def test_next_step_goes_through_a_whole_follow_up_at_once(bench: Bench) -> None:
    admin = admin_of(bench)
    await rehearse(bench, admin, factor=48)
    joined_at, seen = bench.now, len(admin.screen)

    for _ in range(30):
        if admin.toasts[-1:] == ["This rehearsal is over."]:
            break
        await admin.taps(NEXT)

    assert bench.now - joined_at < timedelta(minutes=2)
    told = [key for key in admin.keys[seen:] if "staff" not in key and "jumped" not in key]
    assert [key.rpartition("+")[2] for key in told] == [
        "checkin_first", "reminder_1", "checkin_next", "reminder_1", "checkin_last",
        "reminder_1", "reminder_last", "missed_last",
    ]  # fmt: skip
    assert [each.partition(": ")[2] for each in admin.toasts[:4]] == [
        "a check-in.", "a reminder.", "a check-in.", "a reminder.",
    ]  # fmt: skip


async def test_next_step_after_the_answers_concludes(bench: Bench) -> None:
    phone, admin = someone(bench), admin_of(bench)
    await rehearse(bench, phone, factor=48)

    for _ in range(3):
        while "No, none of these" not in phone.last.labels:
            await phone.taps(NEXT)
        await phone.taps("No, none of these", "8", "About the same")
    await phone.taps("The same", "Less", "Skip")

    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert episode.outcome is Outcome.NO_RELIEF
    assert any("staff_no_relief" in key for key in admin.keys)


async def test_only_who_plays_or_began_it_may_jump(bench: Bench) -> None:
    phone, admin, nurse = someone(bench), admin_of(bench), await hire(bench)
    other = await hire(bench, StaffRole.ADMIN, 52)
    await rehearse(bench, phone, factor=48)
    data = phone.last.data_of(NEXT) or ""

    for stranger in (nurse, other, someone(bench, 99)):
        with pytest.raises(NotAllowedError):
            await stranger.presses(data)
    assert phone.keys[-1].endswith("enrolled")

    await admin.taps(NEXT)
    assert phone.keys[-1].endswith("checkin_first")


async def test_a_real_patient_has_no_next_step(bench: Bench) -> None:
    patient = await bench.patient()
    await bench.go_on(days=1)

    assert NEXT not in patient.labels
    with pytest.raises(NotFoundError):
        await admin_of(bench).presses(f"N:{patient.patient_id}")


async def test_before_the_link_is_used_there_is_nothing_to_jump_to(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/rehearse")

    await admin.taps(NEXT)

    assert admin.toasts == ["Open the test link first."]


@pytest.mark.parametrize("which", [VERSION, DRAFT])
async def test_a_draft_or_the_version_in_use_can_be_rehearsed(bench: Bench, which: str) -> None:
    newest = await bench.do(lambda work: protocols.add(work.session, DEFAULT, work.now, None))
    await bench.do(_draft_first_hours)
    phone, admin = someone(bench), admin_of(bench)

    await Rehearsals(bench.runtime).begin(admin.caller, of=("1", which))
    await bench.pump()
    await joins(phone, admin.link)
    await phone.taps(NEXT)

    wanted = "checkin_first" if which == VERSION else "checkin_hours"
    assert phone.keys[-1].endswith(wanted)
    async with bench.runtime.database.reading() as session:
        assert (await protocols.newest(session)).number == newest


async def _draft_first_hours(work: Work) -> None:
    (admin,) = await staff.present(work.session)
    work.session.add(
        ProtocolDraft(
            protocol_id=FIRST_PROTOCOL,
            body=to_data(WITH_FIRST_HOURS),
            owner=admin.id,
            begun_at=work.now,
            updated_at=work.now,
        )
    )
