"""What the team reads: their language, their help, how commands are typed."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotAllowedError
from bot.domain.ledger import StaffRole
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, admin_of, hire, join, someone


async def test_staff_choose_their_language(bench: Bench) -> None:
    nurse = await hire(bench)
    await Team(bench.runtime).ask_language(nurse.caller)
    await bench.pump()
    assert nurse.last.labels == ["English", "Español"]

    await Team(bench.runtime).set_language(nurse.caller, "es", nurse.last.message_id)
    await bench.pump()

    assert nurse.last.text == "Listo. Le vamos a escribir en español."
    assert await Team(bench.runtime).menu_of(nurse.caller) == (StaffRole.NURSE, "es")


async def test_in_a_rehearsal_the_language_is_that_of_the_patient_too(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/rehearse")
    await admin.opens(admin.link)
    await admin.taps("English")
    await admin.writes("1966")
    await admin.taps("I had the injection", "Next", "I agree")

    await admin.speaks("es")
    await admin.taps("Morning (10 am)")

    (done,) = [shown.text for shown in admin.screen if "Todo listo" in shown.text]
    assert "PRUEBA" in done


async def test_a_spanish_newcomer_is_greeted_in_spanish(bench: Bench) -> None:
    admin, newcomer = admin_of(bench), Member(bench, 61)
    await admin.says("/invite nurse")
    code = admin.link.partition("start=staff_")[2]

    await Team(bench.runtime).join(Caller(61, 61, "es-MX"), code)
    await bench.pump()

    assert newcomer.last.text.startswith("Le damos la bienvenida. Su función en Test Clinic")
    assert "Enfermería 1" in newcomer.last.text


async def test_a_patient_may_become_staff_and_stays_a_patient(bench: Bench) -> None:
    admin, ben = admin_of(bench), someone(bench)
    await admin.says(*ENROLL)
    await admin.taps("Neck", "Just now", "8", "Not asked", "Make the link")
    await join(ben, admin.link)
    await admin.says("/invite nurse")
    await ben.opens(admin.link)

    await ben.says("/status")
    await bench.go_on(days=1)

    assert "In follow-up: 1" in "".join(shown.text for shown in ben.screen)
    assert ben.keys[-1] == "checkin_first"


async def test_how_a_command_is_typed_is_told_to_who_may_use_it(bench: Bench) -> None:
    nurse = await hire(bench)

    await Team(bench.runtime).explain(nurse.caller, "patient_usage", StaffRole.NURSE)
    await bench.pump()

    assert nurse.keys[-1] == "patient_usage"
    with pytest.raises(NotAllowedError):
        await Team(bench.runtime).explain(nurse.caller, "team_usage", StaffRole.ADMIN)


async def test_help_grows_with_the_role(bench: Bench) -> None:
    nurse, admin = await hire(bench), admin_of(bench)

    for member in (nurse, admin):
        await member.says("help")

    assert nurse.keys[-1] == "staff_help_nurse"
    assert admin.keys[-1].startswith("staff_help_nurse+staff_help_clinician+staff_help_admin")
