"""Who is on duty hears first; everybody hears of what is urgent and waits."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.domain.errors import ClosedError, NotAllowedError
from bot.domain.ledger import StaffRole
from tests.services.alerts.test_alert_comes_back import raise_about
from tests.services.support.bench import ON_SQLITE, Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.fake_messenger import sends_to


async def three(bench: Bench) -> tuple[Member, Member, Member]:
    """An admin and two nurses, of whom the first is on duty."""
    admin, first, other = admin_of(bench), await hire(bench), await hire(bench, chat_id=52)
    await first.says("/duty until 6 PM")
    for member in (admin, first, other):
        member.clear()
    return admin, first, other


async def test_a_first_priority_goes_to_duty_and_after_15_minutes_to_all(bench: Bench) -> None:
    admin, first, other = await three(bench)

    await raise_about(bench, AlertKind.CRISIS)
    assert [len(each.screen) for each in (admin, first, other)] == [0, 1, 0]
    await bench.go_on(minutes=16)

    for each in (admin, first, other):
        assert each.keys[-1] == "staff_unacknowledged"


async def test_the_second_person_hears_of_a_first_priority_at_once(bench: Bench) -> None:
    admin, first, other = await three(bench)
    await admin.says("/second nurse 2")
    assert admin.last.text.startswith("Nurse 2 hears of every P1 at once")

    await raise_about(bench, AlertKind.CRISIS)
    await raise_about(bench, AlertKind.WORSE)

    assert [each.text[:2] for each in other.screen] == ["P1"]
    assert [each.text[:2] for each in first.screen] == ["P1", "P2"]
    await admin.says("/second nurse 2")
    assert admin.last.text == "Nurse 2 is not the second person for P1 any more."


async def test_a_second_priority_goes_to_all_after_an_hour(bench: Bench) -> None:
    admin, first, other = await three(bench)

    await raise_about(bench, AlertKind.WORSE)
    await bench.go_on(minutes=59)
    assert [len(each.screen) for each in (admin, first, other)] == [0, 1, 0]
    await bench.go_on(minutes=2)
    await bench.go_on(hours=2)

    assert [len(each.screen) for each in (admin, first, other)] == [1, 2, 1]


async def test_what_can_wait_rings_those_on_duty_only(bench: Bench) -> None:
    admin, first, other = await three(bench)

    await raise_about(bench, AlertKind.VISIT)
    await bench.go_on(hours=3)

    assert [len(each.screen) for each in (admin, first, other)] == [0, 1, 0]
    await other.says("/status")
    assert "visit request" in other.last.text
    assert "On duty: 1" in other.last.text


async def test_when_the_duty_is_over_or_nobody_can_be_reached_all_hear(bench: Bench) -> None:
    admin, first, other = await three(bench)
    await bench.go_to(bench.at_day(0, 18, 1))
    await raise_about(bench, AlertKind.VISIT)
    assert [len(each.screen) for each in (admin, first, other)] == [1, 1, 1]

    await first.says("/duty on")
    bench.messenger.will(SendResult.GONE, when=sends_to(first.chat_id))
    await raise_about(bench, AlertKind.NOTE)
    for each in (admin, other):
        each.clear()
    await raise_about(bench, AlertKind.VISIT)

    assert [len(each.screen) for each in (admin, other)] == [1, 1]


async def test_who_is_on_duty_is_not_the_one_to_look_at_their_own_alert(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    nurse = await hire(bench, chat_id=ben.chat_id)
    await nurse.says("/duty on")
    admin.clear()

    await raise_about(bench, AlertKind.CRISIS, ben)

    assert [each.text[:2] for each in admin.screen] == ["P1"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("on", "Mon, Jun 1, 5:00 PM"),
        ("until 6 PM", "Mon, Jun 1, 6:00 PM"),
        ("hasta 18:00", "Mon, Jun 1, 6:00 PM"),
        ("hasta mañana 7:30 am", "Tue, Jun 2, 7:30 AM"),
        ("sí", "Mon, Jun 1, 5:00 PM"),
        ("7 am", "Tue, Jun 2, 7:00 AM"),
        ("until 6:00", "Mon, Jun 1, 6:00 PM"),
    ],
)
async def test_until_when_is_typed_as_people_do(bench: Bench, said: str, until: str) -> None:
    nurse = await hire(bench)

    await nurse.says(f"/duty {said}")

    assert f"Nurse 1, until {until}" in nurse.last.text


@ON_SQLITE
@pytest.mark.parametrize("said", ["until the cows come home", "until Dec 24 6 PM", "until May 1"])
async def test_what_is_no_time_or_too_far_is_refused(bench: Bench, said: str) -> None:
    nurse = await hire(bench)

    await nurse.says(f"/duty {said}")

    assert nurse.keys[-1] == "duty_usage"


@ON_SQLITE
async def test_on_at_night_lasts_until_the_clinic_opens(bench: Bench) -> None:
    nurse = await hire(bench)
    await bench.go_to(bench.at_day(0, 22))

    await nurse.says("/duty on")

    assert "until Tue, Jun 2, 8:00 AM" in nurse.last.text


async def test_by_buttons_in_spanish_too_and_what_was_taken_is_handed_over(bench: Bench) -> None:
    admin, nurse = admin_of(bench), await hire(bench)
    await nurse.speaks("es")
    await nurse.says("/duty")
    assert nurse.last.text == "Nadie está de turno, así que todos reciben todos los avisos."

    await nurse.taps(nurse.last.labels[0])
    assert "Nurse 1, hasta lun, 1 jun, 5:00 pm" in nurse.last.text
    await raise_about(bench, AlertKind.CRISIS)
    await nurse.taps("Me encargo")
    await nurse.taps("Salir de turno")

    (left,) = [each for each in nurse.screen if "Usted aún tiene 1 sin cerrar." in each.text]
    assert left.labels[-1] == "Pasar a otro"
    await admin.says("/team")
    assert "on duty" not in admin.last.text


async def test_the_team_shows_duty_and_second_person(bench: Bench) -> None:
    admin, _, _ = await three(bench)
    await admin.says("/second Nurse 2", "/team")

    lines = admin.last.text.splitlines()
    (first,) = [line for line in lines if line.startswith("• Nurse 1")]
    assert first.endswith(", on duty until Mon, Jun 1, 6:00 PM")
    assert "• Nurse 2: nurse, second person for P1" in lines


@ON_SQLITE
async def test_auditors_have_no_duty_and_only_admins_name_the_second(bench: Bench) -> None:
    auditor = await hire(bench, StaffRole.AUDITOR)
    nurse = await hire(bench, chat_id=52)

    with pytest.raises(NotAllowedError):
        await auditor.says("/duty on")
    with pytest.raises(NotAllowedError):
        await nurse.says("/second Nurse 1")
    with pytest.raises(ClosedError):
        await nurse.presses("1:until_1")
    with pytest.raises(ClosedError):
        await nurse.presses(f"1:until_{10**18}")
