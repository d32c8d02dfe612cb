"""Who has access: one-time links, roles, leaving, the last admin."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.errors import ClosedError, NotAllowedError
from bot.domain.ledger import StaffRole
from bot.services.console.team import Team
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.interruptions import Interruptions
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.services.messaging.deep_links import staff_link
from bot.services.operations.heartbeat import Heartbeat
from bot.services.patient.preferences import Preferences
from bot.services.staff.code_attempts import MOST
from bot.storage import staff
from bot.storage.tables.staff import Staff
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import ENROLL, admin_of, hire, remove, someone
from tests.services.support.post import held


async def roles(bench: Bench) -> dict[str, StaffRole]:
    """The role of each present member of staff by label."""
    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(Staff).where(Staff.left_at.is_(None)))
        return {row.label: row.role for row in rows}


async def test_the_settings_name_the_first_admin(bench: Bench) -> None:
    assert await roles(bench) == {"Admin 1": StaffRole.ADMIN}

    await Team(bench.runtime).welcome_admins(frozenset({ADMIN}))

    assert await roles(bench) == {"Admin 1": StaffRole.ADMIN}


async def test_the_operator_can_make_an_admin_by_a_link(bench: Bench) -> None:
    await hire(bench, StaffRole.ADMIN)

    assert (await roles(bench))["Admin 2"] is StaffRole.ADMIN


async def test_each_role_is_counted_on_its_own_and_no_number_is_given_twice(
    bench: Bench,
) -> None:
    admin = admin_of(bench)
    nurses = [await hire(bench, chat_id=chat_id) for chat_id in (51, 52)]
    await admin.says("/invite admin")
    await nurses[0].opens(admin.link)
    await admin.says("/remove Nurse 2")

    await hire(bench, StaffRole.ADMIN, 53)
    await hire(bench, chat_id=54)

    assert set(await roles(bench)) == {"Admin 1", "Nurse 1", "Admin 2", "Nurse 3"}


@pytest.mark.parametrize("role", list(StaffRole))
async def test_a_link_works_once_and_tells_who_sent_it(bench: Bench, role: StaffRole) -> None:
    admin, newcomer, other = admin_of(bench), someone(bench), someone(bench, 62)
    await admin.says(f"/invite {role}")
    link = admin.link

    await newcomer.opens(link)
    await other.opens(link)

    assert newcomer.keys == ["staff_welcome"]
    assert f"Role: {role}" in admin.last.text
    assert other.keys == ["staff_link_used"]
    assert sorted((await roles(bench)).values()) == [StaffRole.ADMIN, role]


async def test_a_link_expires_after_a_day(bench: Bench) -> None:
    admin, newcomer = admin_of(bench), someone(bench)
    await admin.says("/invite nurse")
    bench.clock.advance(timedelta(hours=24))

    await newcomer.opens(admin.link)

    assert newcomer.keys == ["staff_link_expired"]
    assert len(await roles(bench)) == 1


async def test_guessing_links_is_stopped(bench: Bench) -> None:
    guesser = someone(bench)

    for _ in range(MOST + 1):
        await guesser.opens(staff_link("x", "guess"))

    assert guesser.keys == ["staff_link_bad"] * MOST + ["too_many_codes"]


async def test_an_admin_who_tries_a_nurses_link_stays_admin_and_leaves_it_good(
    bench: Bench,
) -> None:
    admin, newcomer = admin_of(bench), someone(bench)
    await admin.says("/invite nurse")
    link = admin.link

    await admin.opens(link)
    await newcomer.opens(link)

    assert admin.keys[1] == "staff_already"
    assert (await roles(bench))["Admin 1"] is StaffRole.ADMIN
    assert newcomer.keys == ["staff_welcome"]


async def test_a_nurse_becomes_admin_by_an_admins_link(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    await admin.says("/invite admin")

    await nurse.opens(admin.link)

    assert (await roles(bench))["Nurse 1"] is StaffRole.ADMIN


async def test_the_team_is_listed_with_open_invitations(bench: Bench) -> None:
    admin = admin_of(bench)
    bench.clock.advance(timedelta(seconds=1))
    await hire(bench)
    await admin.says("/invite nurse")

    await admin.says("/team")

    assert admin.last.text.splitlines() == [
        "Team:",
        "• Admin 1: admin, last seen Mon, Jun 1, 10:30 AM",
        "• Nurse 1: nurse",
        "",
        "Open invitations: 1",
        "1. nurse, made by Admin 1, until Tue, Jun 2, 10:30 AM",
    ]
    assert admin.last.labels == [
        "Invite a nurse",
        "Invite a clinician",
        "Invite an admin",
        "Invite an auditor",
        "End somebody's access",
        "Enrolling: fields",
        "Cancel invitation 1",
    ]


async def test_who_is_removed_can_do_nothing_any_more(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)

    left = await remove(bench, admin.caller, "nurse 1")
    await bench.pump()

    assert left == nurse.chat_id
    assert admin.last.text == "Nurse 1 no longer has access."
    with pytest.raises(NotAllowedError):
        await nurse.says("/status")
    assert await Team(bench.runtime).menu_of(nurse.caller) is None


async def test_who_is_removed_in_the_middle_of_a_dialogue_is_out_of_it(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    await nurse.says(*ENROLL)
    await admin.says("/remove Nurse 1")

    await nurse.writes("now what")

    assert nurse.keys[-1] == "start_no_invite"


async def test_what_was_queued_for_who_left_is_taken_back(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    seen = len(nurse.screen)
    with held(bench):
        await Team(bench.runtime).ask_language(nurse.caller)

    await remove(bench, Caller(ADMIN, ADMIN), "Nurse 1")
    await bench.pump()

    assert nurse.keys[seen:] == ["access_ended"]
    assert ben.keys == []


async def test_who_is_removed_still_gets_what_was_queued_for_them_as_a_patient(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    nurse = await hire(bench, chat_id=ben.chat_id)
    nurse.clear()
    with held(bench):
        await Team(bench.runtime).ask_language(nurse.caller)
        await Interruptions(bench.runtime).help(ben.caller)

    await remove(bench, Caller(ADMIN, ADMIN), "Nurse 1")
    await bench.pump()

    assert ben.keys == ["help", "access_ended"]


async def test_who_left_can_be_invited_again(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    await admin.says("/remove Nurse 1", "/invite nurse")

    await nurse.opens(admin.link)

    assert (await roles(bench))["Nurse 1"] is StaffRole.NURSE


@pytest.mark.parametrize("role", list(StaffRole))
async def test_the_links_of_who_left_let_nobody_in(bench: Bench, role: StaffRole) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN, 52)
    stranger = someone(bench)
    await other.says(f"/invite {role}")
    link = other.link
    await admin.says("/remove Admin 2")
    other.clear()

    await stranger.opens(link)
    await other.opens(link)

    assert stranger.keys == other.keys == ["staff_link_expired"]
    assert set(await roles(bench)) == {"Admin 1"}


async def test_a_link_made_before_its_maker_left_is_dead_in_a_database_of_before(
    bench: Bench,
) -> None:
    other, stranger = await hire(bench, StaffRole.ADMIN, 52), someone(bench)
    await other.says("/invite admin")

    async def leave(work: Work) -> None:
        member = await staff.of_chat(work.session, work.digest("chat", other.chat_id))
        assert member is not None
        member.left_at = work.now

    await bench.do(leave)
    await stranger.opens(other.link)

    assert stranger.keys == ["staff_link_expired"]


@pytest.mark.parametrize("role", list(StaffRole))
async def test_who_comes_back_gets_no_old_link_back(bench: Bench, role: StaffRole) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN, 52)
    await other.says("/invite admin")
    link = other.link
    await admin.says("/remove Admin 2", f"/invite {role}")
    await other.opens(admin.link)
    other.clear()

    await other.opens(link)

    assert other.keys == ["staff_link_expired"]
    assert (await roles(bench))["Admin 2"] is role


async def test_an_open_link_can_be_ended_by_any_admin_whoever_made_it(bench: Bench) -> None:
    admin, stranger = admin_of(bench), someone(bench)
    link = await Team(bench.runtime).make_admin_link()
    await admin.says("/team")
    assert "1. admin, made by the operator, until" in admin.last.text

    await admin.taps("Cancel invitation 1")
    await stranger.opens(link)

    assert admin.keys[-1] == "team_revoked"
    assert stranger.keys == ["staff_link_expired"]
    with pytest.raises(ClosedError):
        await admin.taps("Cancel invitation 1")


async def test_a_nurse_cannot_end_a_link(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    await admin.says("/invite nurse", "/team")
    data = admin.last.data_of("Cancel invitation 1") or ""

    with pytest.raises(NotAllowedError):
        await nurse.presses(data)


@pytest.mark.parametrize(
    ("name", "key"), [("Admin 1", "team_last_admin"), ("Nobody", "team_unknown")]
)
async def test_the_last_admin_and_who_is_not_there_cannot_be_removed(
    bench: Bench, name: str, key: str
) -> None:
    admin = admin_of(bench)
    await hire(bench)

    await admin.says(f"/remove {name}")

    assert admin.keys[-1] == key
    assert len(await roles(bench)) == 2


async def test_one_of_two_admins_can_be_removed(bench: Bench) -> None:
    await hire(bench, StaffRole.ADMIN)

    await admin_of(bench).says("/remove Admin 1")

    assert await roles(bench) == {"Admin 2": StaffRole.ADMIN}
    await Team(bench.runtime).welcome_admins(frozenset({ADMIN}))
    assert await roles(bench) == {"Admin 2": StaffRole.ADMIN}


@pytest.mark.parametrize("command", ["/team", "/invite nurse", "/remove Admin 1"])
async def test_the_team_is_for_admins_only(bench: Bench, command: str) -> None:
    nurse = await hire(bench)

    with pytest.raises(NotAllowedError):
        await nurse.says(command)


async def test_who_joins_is_seen_by_the_initials_they_type(bench: Bench) -> None:
    admin, nurse, other = admin_of(bench), await hire(bench), await hire(bench, chat_id=52)

    await nurse.writes("rb")
    await other.writes("RB")
    assert nurse.keys[-1] == "initials_saved"
    assert other.keys[-1] == "initials_taken"
    await other.writes("ok")

    assert other.keys[-1].startswith("staff_help_nurse")
    assert set(await roles(bench)) == {"Admin 1", "RB", "Nurse 2"}
    await other.writes("CD")
    assert set(await roles(bench)) == {"Admin 1", "RB", "Nurse 2"}
    await admin.says("/audit")
    assert any(line.endswith("RB: changed their name: RB") for line in admin.last.text.split("\n"))


async def test_to_remove_somebody_is_asked_back_first(bench: Bench) -> None:
    await hire(bench)
    admin = admin_of(bench)

    await Team(bench.runtime).ask_to_remove(admin.caller, "nurse 1")
    await bench.pump()

    assert admin.last.text.startswith("End the access of Nurse 1 (nurse)?")
    assert len(await roles(bench)) == 2
    await admin.taps("Yes, end it")
    assert await roles(bench) == {"Admin 1": StaffRole.ADMIN}
    with pytest.raises(ClosedError):
        await admin.presses("u:remove_x")


async def test_when_staff_were_last_seen_is_written_with_the_heartbeat(bench: Bench) -> None:
    nurse = await hire(bench)
    await nurse.says("/alerts")
    seen = bench.clock.now()
    await Heartbeat(bench.runtime).note_alive()

    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(Staff).where(Staff.seen_at.is_not(None)))
        assert [(row.label, row.seen_at) for row in rows if row.label == "Nurse 1"] == [
            ("Nurse 1", seen)
        ]
    assert bench.runtime.seen == {}


async def test_an_auditor_hears_of_no_alert(bench: Bench) -> None:
    auditor, nurse = await hire(bench, StaffRole.AUDITOR, 52), await hire(bench)
    ben = await bench.patient()
    auditor.clear()

    await ben.writes("I have a fever")
    await bench.pump()

    assert auditor.screen == []
    assert nurse.last.text.startswith("P1")


@pytest.mark.parametrize("role", [StaffRole.NURSE, StaffRole.CLINICIAN, StaffRole.AUDITOR])
async def test_a_link_never_takes_a_part_away(bench: Bench, role: StaffRole) -> None:
    admin = admin_of(bench)
    await admin.says(f"/invite {role}")
    await admin.opens(admin.link)
    assert (await roles(bench))["Admin 1"] is StaffRole.ADMIN
    nurse = await hire(bench)
    await admin.says(f"/invite {role}")
    await nurse.opens(admin.link)
    changed = StaffRole.CLINICIAN if role is StaffRole.CLINICIAN else StaffRole.NURSE
    assert (await roles(bench))["Nurse 1"] is changed


async def test_access_is_ended_by_buttons_after_a_question(bench: Bench) -> None:
    admin, _ = admin_of(bench), await hire(bench)
    await admin.says("/team")
    await admin.taps("End somebody's access")
    assert admin.last.labels == ["Nurse 1: nurse"]

    await admin.taps("Nurse 1: nurse", "No", "Nurse 1: nurse")
    assert await roles(bench) == {"Admin 1": StaffRole.ADMIN, "Nurse 1": StaffRole.NURSE}
    await admin.taps("Yes, end it")

    assert await roles(bench) == {"Admin 1": StaffRole.ADMIN}
    with pytest.raises(ClosedError):
        await admin.presses("u:removinggone")


async def test_who_was_removed_and_presses_an_old_button_reads_why(bench: Bench) -> None:
    nurse, stranger = await hire(bench), Caller(66, 66)
    await remove(bench, admin_of(bench).caller, "Nurse 1")
    toast = Preferences(bench.runtime).toast

    ended = "Your access to the team of Test Clinic has ended."
    assert await toast(nurse.caller, "button_not_yours") == ended
    assert await toast(Caller(nurse.chat_id, -9001), "button_not_yours") == ended
    assert await toast(stranger, "button_not_yours") == "This button is not for you."


async def test_the_last_admin_is_not_among_those_who_can_go(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/team")
    await admin.taps("End somebody's access")

    assert admin.keys[-1] == "team_last_admin"


async def test_who_was_removed_reads_that_their_access_has_ended(bench: Bench) -> None:
    nurse = await hire(bench)
    await remove(bench, admin_of(bench).caller, "Nurse 1")
    await FreeText(bench.runtime).not_allowed(nurse.caller, "/status")
    await bench.pump()

    assert nurse.keys[-1] == "access_ended"
    assert nurse.keys.count("access_ended") == 2


async def test_an_admin_who_starts_reads_the_first_steps_while_any_is_open(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    for each in (admin, nurse):
        await Interruptions(bench.runtime).start(each.caller)
    await bench.pump()

    assert admin.last.text.startswith("Before the first patient:")
    assert not nurse.last.text.startswith("Before the first patient:")
    await admin.taps("Put this away")
    await Interruptions(bench.runtime).start(admin.caller)
    await bench.pump()
    assert not admin.last.text.startswith("Before the first patient:")
