"""Staff who blocked the bot or never started it get no alerts: the others know, and so do they."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.domain.ledger import StaffRole
from bot.services.alerts.taking import AlertActions
from bot.services.console.overview import Overview
from bot.services.console.team import Team
from bot.services.incoming.interruptions import Interruptions
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Receipt
from bot.services.operations.doctor import Doctor, Finding
from bot.services.patient.leaving import Leaving
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.fake_messenger import sends_to

GROUP = -9001
URGENT = "I have a fever"


def _lose(bench: Bench, member: Member, why: str = "blocked", times: int = 10**6) -> None:
    """No new message arrives there any more."""
    gone = Receipt(SendResult.GONE, why=why)
    bench.messenger.will(gone, when=sends_to(member.chat_id), times=times)


async def _nurse_out_of_reach(bench: Bench) -> Member:
    """A nurse who did not get an alert, and can be written to again now."""
    ben, nurse = await bench.patient(), await hire(bench)
    _lose(bench, nurse, times=1)
    await ben.writes(URGENT)
    nurse.clear()
    return nurse


async def _staff_finding(bench: Bench) -> Finding:
    (finding,) = [each for each in await Doctor(bench.runtime).examine() if each.name == "staff"]
    return finding


async def test_the_others_and_the_group_are_told_once(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    other, group = await hire(bench, chat_id=52), Member(bench, GROUP)
    _lose(bench, nurse)

    await ben.writes(URGENT)
    await bench.go_on(hours=3)

    for member in (admin, other):
        assert member.keys.count("staff_lost") == 1
        assert any("cannot write to Nurse 1" in shown.text for shown in member.screen)
    assert group.keys.count("staff_lost") == 1


async def test_the_team_and_the_doctor_show_it(bench: Bench) -> None:
    admin = admin_of(bench)
    await _nurse_out_of_reach(bench)

    await admin.says("/team")

    assert "• Nurse 1: nurse, cannot be written to" in admin.last.text
    assert "• Admin 1: admin, last seen" in admin.last.text
    assert await _staff_finding(bench) == Finding(
        "staff", False, "1 of 2 can be written to: /team says who cannot"
    )


async def test_an_admin_who_never_started_the_bot_is_missed_until_they_do(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    other = await hire(bench, StaffRole.ADMIN)
    _lose(bench, admin, "chat_not_found", times=2)
    await ben.writes(URGENT)
    assert other.keys[-1] == "staff_lost"
    await bench.go_on(minutes=16)
    assert admin.keys == []

    await Interruptions(bench.runtime).start(admin.caller)
    await bench.pump()

    assert admin.keys[-1] == "staff_reached"
    assert "Open alerts: 1" in admin.last.text
    assert await _staff_finding(bench) == Finding("staff", True, "2 of 2 can be written to")


async def test_who_blocks_the_bot_is_missed_at_once_and_told_when_they_come_back(
    bench: Bench,
) -> None:
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    for _ in range(2):
        await Leaving(bench.runtime).blocked(nurse.caller)
    await bench.pump()
    assert admin.keys.count("staff_lost") == 1
    _lose(bench, nurse, times=1)
    await ben.writes(URGENT)
    nurse.clear()

    for _ in range(2):
        await Leaving(bench.runtime).unblocked(nurse.caller)
    await bench.pump()

    assert nurse.keys == ["staff_reached"]
    assert admin.keys.count("staff_lost") == 1


@pytest.mark.parametrize("is_private", [True, False])
async def test_a_press_shows_that_they_are_back_unless_it_is_in_a_group(
    bench: Bench, is_private: bool
) -> None:
    nurse = await _nurse_out_of_reach(bench)
    (alert,) = await bench.alerts(AlertKind.URGENT_TEXT)
    caller = nurse.caller if is_private else Caller(nurse.chat_id, GROUP)

    await AlertActions(bench.runtime).press(caller, alert.id, "ack")
    await bench.pump()

    assert nurse.keys == (["staff_reached"] if is_private else [])
    assert (await _staff_finding(bench)).is_well is is_private


async def test_what_a_press_in_a_group_brings_to_them_shows_it_too(bench: Bench) -> None:
    nurse = await _nurse_out_of_reach(bench)
    (alert,) = await bench.alerts(AlertKind.URGENT_TEXT)

    await Overview(bench.runtime).alert(Caller(nurse.chat_id, GROUP), alert.id)
    await bench.pump()

    assert nurse.keys[-1] == "staff_reached"
    assert (await _staff_finding(bench)).is_well


async def test_an_alert_that_arrives_shows_it_too_but_no_edit(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await ben.writes("call me please")
    # They had the time to say what it is about.
    await bench.go_on(minutes=31)
    _lose(bench, nurse, times=1)
    await ben.writes(URGENT)
    await bench.take_alerts()
    assert "Admin 1 is on it" in nurse.last.text
    assert not (await _staff_finding(bench)).is_well

    await ben.writes(URGENT)

    assert nurse.keys[-2:] == ["staff_urgent_text", "staff_reached"]
    assert (await _staff_finding(bench)).is_well


async def test_who_joins_again_is_not_missed_any_more(bench: Bench) -> None:
    nurse, admin = await _nurse_out_of_reach(bench), admin_of(bench)
    await admin.says("/remove Nurse 1", "/invite nurse")

    await nurse.opens(admin.link)

    assert "staff_reached" not in nurse.keys
    assert (await _staff_finding(bench)).is_well


async def test_who_has_left_is_not_missed(bench: Bench) -> None:
    nurse, admin = await hire(bench), admin_of(bench)
    await admin.says("/remove Nurse 1")

    await Leaving(bench.runtime).blocked(nurse.caller)
    await bench.pump()

    assert admin.keys[-1] == "team_removed"


async def test_the_others_hear_of_who_cannot_be_told_even_in_plain_words(bench: Bench) -> None:
    admin, nurse, ben = admin_of(bench), await hire(bench), await bench.patient()
    refused = Receipt(SendResult.REFUSED, why="forbidden")
    bench.messenger.will(refused, when=sends_to(nurse.chat_id), times=2)

    await ben.writes("I have a fever")
    await bench.pump()

    assert admin.keys.count("staff_lost") == 1
