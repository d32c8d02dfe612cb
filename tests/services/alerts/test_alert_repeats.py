"""A P1 that nobody takes comes again after 15, 30 and 60 minutes, then every hour."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.alerts import AlertKind
from bot.services.alerts import raising
from bot.services.alerts.taking import AlertActions
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.sweep import PUT_OFF
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire

GROUP = -9001
URGENT = "I have a fever"


def minutes_of(member: Member, since: datetime) -> list[int]:
    """How many minutes after `since` each message came."""
    return [int((shown.at - since).total_seconds() // 60) for shown in member.screen]


async def test_it_comes_again_and_again_until_taken(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await ben.writes(URGENT)
    since = admin.last.at

    await bench.go_on(hours=4, minutes=5)
    assert minutes_of(admin, since) == [0, 15, 30, 60, 120, 180, 240]
    assert admin.keys[1:] == ["staff_unacknowledged"] * 6
    assert "STILL OPEN for 4 hours" in admin.last.text

    await admin.taps("I am on it")
    await bench.go_on(minutes=50)

    assert len(admin.screen) == 7


async def test_taking_it_turns_every_copy_into_the_alert_as_it_stands(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await ben.writes(URGENT)
    await bench.go_on(minutes=31)

    await admin.taps("I am on it")

    assert all("Admin 1 is on it" in shown.text for shown in admin.screen)
    assert all("I am on it" not in shown.labels for shown in admin.screen)


async def test_every_one_on_the_team_and_the_group_hear_it_again(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    ben, nurse = await bench.patient(), await hire(bench)
    group = Member(bench, GROUP)
    nurse.clear()
    group.clear()
    await ben.writes(URGENT)

    await bench.go_on(minutes=16)

    assert nurse.keys == ["staff_urgent_text", "staff_unacknowledged"]
    assert len(group.screen) == 2
    assert group.screen[0].text == group.screen[1].text


@pytest.mark.parametrize("kind", [AlertKind.WORSE, AlertKind.VISIT, AlertKind.NOTE])
async def test_what_is_less_urgent_comes_once(bench: Bench, kind: AlertKind) -> None:
    ben, admin = await bench.patient(), admin_of(bench)

    async def step(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        await raising.raise_alert(work, about(kind), patient)

    await bench.do(step)
    await bench.go_on(hours=8)

    assert len(admin.screen) == 1


async def test_two_sweeps_at_once_push_it_once(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await ben.writes(URGENT)
    bench.clock.advance(timedelta(minutes=15))
    actions = AlertActions(bench.runtime)

    await asyncio.gather(actions.repeat_untaken(), actions.repeat_untaken())
    await bench.pump()

    assert len(admin.screen) == 2


async def test_after_a_long_outage_it_comes_once_and_then_hourly(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await ben.writes(URGENT)
    bench.clock.advance(timedelta(hours=5, minutes=20))

    await bench.tick()
    assert len(admin.screen) == 2
    await bench.go_on(minutes=41)

    assert len(admin.screen) == 3


async def test_it_comes_to_who_joins_the_team_later(bench: Bench) -> None:
    ben = await bench.patient()
    await ben.writes(URGENT)

    nurse = await hire(bench)
    assert nurse.keys[-1].startswith("alerts_heading")
    await bench.go_on(minutes=16)

    assert nurse.keys[-1] == "staff_unacknowledged"


async def test_one_that_cannot_be_repeated_does_not_stop_the_others(bench: Bench) -> None:
    anna, ben, admin = await bench.patient(), await bench.patient(), admin_of(bench)
    await anna.writes(URGENT)
    bench.clock.advance(timedelta(seconds=1))
    await ben.writes(URGENT)
    spoil = text("UPDATE patients SET reference = 'spoilt' WHERE id = :id")
    async with bench.runtime.database.transaction() as session:
        await session.execute(spoil, {"id": anna.patient_id})
    admin.clear()

    await bench.go_on(minutes=16)

    assert [ben.reference in shown.text for shown in admin.screen] == [True]
    spoilt, healthy = await bench.alerts()
    assert spoilt.repeat_at is not None
    assert healthy.repeat_at is not None
    assert bench.now < spoilt.repeat_at <= bench.now + PUT_OFF < healthy.repeat_at
