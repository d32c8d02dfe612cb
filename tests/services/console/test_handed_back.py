"""An alert whose taker has left the team is nobody's: who remains hears of it again."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import StaffRole
from bot.services.alerts import raising
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire, someone
from tests.services.support.people import Person

GROUP = -9001
URGENT = "I have a fever"


async def _raise(bench: Bench, ben: Person, kind: AlertKind) -> None:
    async def step(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        await raising.raise_alert(work, about(kind), patient)

    await bench.do(step)
    await bench.pump()


async def test_a_first_priority_is_pushed_again_until_somebody_takes_it(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    group = Member(bench, GROUP)
    await ben.writes(URGENT)
    await nurse.taps("I am on it")
    await bench.go_on(minutes=20)
    admin.clear()
    group.clear()

    await admin.says("/remove Nurse 1")
    await bench.go_on(minutes=20)

    assert admin.keys == ["team_removed", *["staff_unacknowledged"] * 2]
    assert len([each for each in group.screen if each.text.startswith("P1")]) == 2
    await admin.taps("I am on it")
    await bench.go_on(minutes=50)
    assert len(admin.screen) == 3


@pytest.mark.parametrize("kind", [AlertKind.BEREAVEMENT, AlertKind.VISIT, AlertKind.NOTE])
async def test_what_is_less_urgent_comes_once_more(bench: Bench, kind: AlertKind) -> None:
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    await _raise(bench, ben, kind)
    await nurse.taps("I am on it")
    first = admin.last

    await admin.says("/remove Nurse 1")
    assert "I am on it" in first.labels
    assert "Nurse 1" not in first.text
    await bench.go_on(hours=8)

    assert admin.keys[-2:] == ["team_removed", f"staff_{kind}"]
    assert admin.last.labels[0] == "I am on it"


async def test_what_is_closed_or_taken_by_another_stays_as_it_is(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    for taker, labels in ((nurse, ("I am on it", "Close", "Done")), (admin, ("I am on it",))):
        await _raise(bench, await bench.patient(), AlertKind.VISIT)
        await taker.taps(*labels)
    admin.clear()

    await admin.says("/remove Nurse 1")
    await bench.go_on(hours=1)

    assert admin.keys == ["team_removed"]


async def test_a_rehearsal_is_nobody_elses(bench: Bench) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    await admin.says("/rehearse")
    phone = someone(bench, 62)
    await phone.opens(admin.link)
    await phone.taps("English")
    await phone.writes(URGENT)
    await admin.taps("I am on it")

    await other.says("/remove Admin 1")
    await bench.go_on(hours=1)

    (alert,) = await bench.alerts(AlertKind.URGENT_TEXT)
    assert alert.taken_by is not None
    assert other.keys[-1] == "team_removed"
