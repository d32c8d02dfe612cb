"""/status: counts, what needs attention worst first, what comes next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.errors import NotAllowedError
from bot.domain.ledger import Area, PatientState
from bot.services.alerts import raising
from bot.services.console.overview import Overview
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.services.patient.leaving import Leaving
from bot.storage import staff
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of, enroll, hire, someone
from tests.services.support.people import Person


async def look(bench: Bench) -> list[str]:
    """The lines of /status."""
    admin = admin_of(bench)
    await admin.says("/status")
    return admin.last.text.splitlines()


async def raise_about(bench: Bench, ben: Person, kind: AlertKind, **details: Any) -> None:
    """An alert about a patient."""

    async def step(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        await raising.raise_alert(work, about(kind, **details), patient)

    await bench.do(step)
    await bench.pump()


async def test_an_empty_clinic_is_four_short_lines(bench: Bench) -> None:
    assert await look(bench) == [
        "Test Clinic, today",
        "In follow-up: 0",
        "Waiting to join: 0",
        "Check-ins today: 0 of 0 answered",
        "Open alerts: 0",
        "Calls to make: 0",
        "",
        "Next check-ins: none planned.",
    ]


async def test_patients_are_counted_by_where_they_stand(bench: Bench) -> None:
    await bench.patient()
    await enroll(await hire(bench))

    lines = await look(bench)

    assert lines[1:3] == ["In follow-up: 1", "Waiting to join: 1"]


@pytest.mark.parametrize("leave", [Leaving.pause, Leaving.blocked])
async def test_who_paused_or_blocked_the_bot_is_counted_apart_and_not_next(
    bench: Bench, leave: Callable[[Leaving, Caller], Awaitable[None]]
) -> None:
    ben, _ = await bench.patient(), await bench.patient()
    await leave(Leaving(bench.runtime), ben.caller)
    await bench.pump()
    bench.clock.move_to(bench.at_day(1, 9))

    lines = await look(bench)

    assert lines[1:4] == [
        "In follow-up: 1",
        "Waiting to join: 0",
        "Check-ins today: 0 of 1 answered",
    ]
    assert "Paused or bot blocked: 1" in lines
    assert not [line for line in lines if line.startswith(f"{ben.reference}, ")]


async def test_who_needs_a_new_link_waits_to_join_with_both_injections(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, Area.NECK)

    async def lose_the_phone(work: Work) -> None:
        (await work.session.get_one(Patient, ben.patient_id)).state = PatientState.INVITED

    await bench.do(lose_the_phone)

    assert (await look(bench))[1:3] == ["In follow-up: 0", "Waiting to join: 2"]


async def test_answered_counts_only_what_was_sent_today(bench: Bench) -> None:
    ben, _ = await bench.patient(), await bench.patient()
    await bench.go_to_day(1)
    assert (await look(bench))[3] == "Check-ins today: 0 of 2 answered"

    await ben.answers("8", "About the same")
    assert (await look(bench))[3] == "Check-ins today: 1 of 2 answered"

    await bench.go_to_day(2, hour=1)
    assert (await look(bench))[3] == "Check-ins today: 0 of 2 answered"


async def test_what_comes_next_is_listed_with_its_time(bench: Bench) -> None:
    ben = await bench.patient()

    lines = await look(bench)

    assert lines[-4] == "Next check-ins:"
    assert lines[-3] == f"{ben.reference}, day 1: Tue, Jun 2, 10:00 AM"


async def test_the_worst_comes_first_and_of_those_who_waits_longest(bench: Bench) -> None:
    anna, ben, cara = await bench.patient(), await bench.patient(), await bench.patient()
    await raise_about(bench, anna, AlertKind.NOTE)
    await raise_about(bench, ben, AlertKind.CRISIS, crisis_line="988", emergency_number="911")
    await admin_of(bench).taps("I am on it")
    bench.clock.advance(timedelta(minutes=90))
    await raise_about(bench, cara, AlertKind.CRISIS, crisis_line="988", emergency_number="911")

    lines = await look(bench)

    start = lines.index("CALL NOW")
    assert lines[start : start + 5] == [
        "CALL NOW",
        f"1. P1 {cara.reference}: possible self-harm, just now",
        f"2. P1 {ben.reference}: possible self-harm, 1 hour ago, Admin 1 is on it"
        ", comes back Mon, Jun 1, 11:30 AM",
        "READ",
        f"3. P4 {anna.reference}: note, 1 hour ago",
    ]


async def test_a_page_holds_eight_patients_and_the_next_one_the_rest(bench: Bench) -> None:
    for _ in range(11):
        ben = await bench.patient()
        await raise_about(bench, ben, AlertKind.LEFT, reason="patient_paused")

    lines = await look(bench)

    assert lines[4] == "Open alerts: 11"
    assert "Patients to see to: more than 8" in lines
    assert sum(" P4 " in line for line in lines) == 8
    admin = admin_of(bench)
    first = {line.split(" ", 1)[1] for line in lines if " P4 " in line}
    await admin.taps("2 \u203a")
    second = {line.split(" ", 1)[1] for line in admin.last.text.splitlines() if " P4 " in line}
    assert (len(second), first & second) == (3, set())
    assert not [label for label in admin.last.labels if "\u203a" in label]
    await admin.taps("\u2039 1")
    assert first == {
        line.split(" ", 1)[1] for line in admin.last.text.splitlines() if " P4 " in line
    }


async def test_every_head_says_what_it_counts(bench: Bench) -> None:
    ben = await bench.patient()
    for kind in (AlertKind.VISIT, AlertKind.NOTE, AlertKind.SILENT):
        await raise_about(bench, ben, kind)

    lines = await look(bench)

    assert lines[4:6] == ["Open alerts: 3", "Calls to make: 2"]
    assert "Patients to see to: 1" in lines
    admin = admin_of(bench)
    await admin.taps("Alerts")
    assert admin.last.text.startswith("Open alerts: 3, most urgent first:")
    await admin.says("/calls")
    assert admin.last.text.startswith("Calls to make: 2\n")


async def test_rehearsals_are_left_out(bench: Bench) -> None:
    admin, tester = admin_of(bench), someone(bench)
    await admin.says("/rehearse")
    await tester.opens(admin.link)
    await tester.taps("English")
    await tester.writes("1966")
    await tester.taps("I had the injection", "Next", "I agree", "Morning (10 am)")
    await tester.writes("I want to die")

    lines = await look(bench)

    assert lines[1:6] == [
        "In follow-up: 0",
        "Waiting to join: 0",
        "Check-ins today: 0 of 0 answered",
        "Open alerts: 0",
        "Calls to make: 0",
    ]
    assert lines[-1] == "Next check-ins: none planned."


async def test_refresh_changes_the_message_in_place(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/status")
    await bench.patient()

    await Overview(bench.runtime).status(admin.caller, admin.last.message_id)
    await bench.pump()

    assert len(admin.screen) == 1
    assert "In follow-up: 1" in admin.last.text
    assert admin.last.labels == ["Find", "Refresh", "Alerts", "Calls"]


async def test_the_status_can_be_read_in_spanish(bench: Bench) -> None:
    await bench.patient()
    admin: Member = admin_of(bench)
    await admin.speaks("es")

    lines = await look(bench)

    assert lines[1] == "En seguimiento: 1"
    assert lines[-3].endswith("día 1: mar, 2 jun, 10:00 am")


async def test_only_staff_see_the_status(bench: Bench) -> None:
    ben = await bench.patient()

    with pytest.raises(NotAllowedError):
        await someone(bench, ben.chat_id).says("/status")


async def test_a_row_says_that_the_case_shows_marks(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "Harder", "More", "Skip")

    (row,) = [line for line in await look(bench) if ben.reference in line and " P" in line]

    assert "8>8, see the case" in row


async def test_a_patient_is_one_row_with_the_scores_however_many_alerts(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("7", "About the same")
    await raise_about(bench, ben, AlertKind.NOTE)
    await raise_about(bench, ben, AlertKind.VISIT)

    lines = await look(bench)

    rows = [line for line in lines if ben.reference in line and " P" in line]
    assert rows == [f"1. P3 {ben.reference}: visit request, 8>7, just now, +1 more"]
    assert "TODAY" in lines
    assert "READ" not in lines


async def test_what_nobody_has_taken_decides_the_row_of_a_patient(bench: Bench) -> None:
    ben = await bench.patient()
    await raise_about(bench, ben, AlertKind.RED_FLAG)
    await admin_of(bench).taps("I am on it")
    bench.clock.advance(timedelta(minutes=5))
    await raise_about(bench, ben, AlertKind.URGENT_TEXT, words=("fever",))
    await raise_about(bench, ben, AlertKind.NOTE)

    rows = [line for line in await look(bench) if ben.reference in line and " P" in line]

    assert rows == [f"1. P1 {ben.reference}: urgent words, just now, +2 more"]
    await admin_of(bench).taps("Mine 1")
    assert "warning sign" in admin_of(bench).last.text


async def test_the_calls_say_that_what_is_urgent_stands_elsewhere(bench: Bench) -> None:
    ben, cara, admin = await bench.patient(), await bench.patient(), admin_of(bench)
    await raise_about(bench, ben, AlertKind.RED_FLAG)

    await admin.says("/calls")
    assert admin.last.text.splitlines() == [
        "Call these first, in /alerts (P1): 1.",
        "No one else to phone.",
    ]
    await admin.taps("Alerts")
    assert ben.reference in admin.last.text

    await raise_about(bench, cara, AlertKind.VISIT)
    await admin.says("/calls")
    assert admin.last.text.startswith("Call these first, in /alerts (P1): 1.\nCalls to make: 1")


async def test_who_does_not_answer_or_has_not_joined_stands_apart(bench: Bench) -> None:
    kinds = (AlertKind.NOT_JOINED, AlertKind.SILENT, AlertKind.NOTE, AlertKind.NO_RELIEF)
    for kind in kinds:
        await raise_about(bench, await bench.patient(), kind)

    lines = await look(bench)

    headings = ["TODAY", "READ", "NOT ANSWERING", "NOT JOINED"]
    assert [line for line in lines if line in headings] == headings


async def test_a_row_opens_the_card_and_mine_shows_what_i_took(bench: Bench) -> None:
    ben, cara, admin = await bench.patient(), await bench.patient(), admin_of(bench)
    await raise_about(bench, ben, AlertKind.VISIT)
    await admin.taps("I am on it")
    await raise_about(bench, cara, AlertKind.VISIT)

    await admin.says("/status")
    assert f"2. P3 {ben.reference}: visit request, just now, Admin 1 is on it" in admin.last.text
    await admin.taps("Mine 1")
    assert admin.last.text.splitlines()[0] == "What you have taken and not closed:"
    assert cara.reference not in admin.last.text
    await admin.taps(f"1 {ben.reference}")

    assert admin.last.text.startswith(f"{ben.reference}: in follow-up")


async def test_half_a_reference_finds_who_has_it(bench: Bench) -> None:
    ben, cara, admin = await bench.patient(), await bench.patient(), admin_of(bench)
    half = ben.reference[-4:]

    await admin.says(f"/find {half}")
    assert admin.last.text.startswith(f"{ben.reference}: in follow-up")

    common = ben.reference[:5].rstrip("-")
    assert cara.reference.startswith(common)
    await admin.says(f"/find {common}")
    assert sorted(admin.last.labels) == sorted([ben.reference, cara.reference])
    await admin.taps(cara.reference)
    assert admin.last.text.startswith(f"{cara.reference}: in follow-up")

    await admin.says("/find QQ999")
    assert admin.last.text == "There is no patient with the reference QQ999."


async def test_half_a_reference_finds_the_newest_and_what_was_corrected(bench: Bench) -> None:
    admin = admin_of(bench)
    everyone = [await bench.patient() for _ in range(3)]
    await admin.says(f"/find {everyone[0].reference}")
    await admin.taps("Correct", "Reference")
    await admin.says("ZX-41")

    await admin.says("/find x4")
    assert admin.last.text.startswith("ZX-41: in follow-up")
    await admin.says(f"/find {everyone[0].reference[1:]}")
    assert admin.last.text.startswith("There is no patient")
    await admin.says("/find 4")
    assert admin.last.text == "Type at least 2 letters or digits of the reference."
    common = everyone[1].reference[:3]
    await admin.says(f"/find {common}")
    assert len(admin.last.labels) == 2


async def test_those_who_are_found_are_sorted_by_their_numbers(bench: Bench) -> None:
    admin = admin_of(bench)
    for number in (10, 2, 1):
        ben = await bench.patient()
        await admin.says(f"/find {ben.reference}")
        await admin.taps("Correct", "Reference")
        await admin.says(f"FX-{number}")

    await admin.says("/find fx")

    assert admin.last.labels == ["FX-1", "FX-2", "FX-10"]


async def test_only_staff_find_patients(bench: Bench) -> None:
    ben = await bench.patient()

    with pytest.raises(NotAllowedError):
        await someone(bench, ben.chat_id).says(f"/find {ben.reference}")


async def test_who_is_out_of_reach_is_told_on_the_screen(bench: Bench) -> None:
    await hire(bench)

    async def lose(work: Work) -> None:
        for each in await staff.present(work.session):
            if each.label == "Nurse 1":
                each.unreachable_at = work.now

    await bench.do(lose)

    assert "Out of the bot's reach, staff and groups: 1" in await look(bench)
