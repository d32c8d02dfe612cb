"""/alerts and /calls: a button for each, and what is done leaves the list."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.services.alerts import raising
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of, hire, someone
from tests.services.support.people import Person


async def raise_about(bench: Bench, ben: Person | None, kind: AlertKind, **details: Any) -> str:
    """An alert; its id."""

    async def step(work: Work) -> str:
        found = await work.session.get_one(Patient, ben.patient_id) if ben else None
        return (await raising.raise_alert(work, about(kind, **details), found)).id

    alert_id = await bench.do(step)
    await bench.pump()
    return alert_id


async def ask_for_visit(bench: Bench, ben: Person) -> str:
    """A patient asks for a visit; the alert's id."""
    return await raise_about(bench, ben, AlertKind.VISIT, next_open_day="2026-06-02")


async def test_nothing_open_is_said_in_one_line(bench: Bench) -> None:
    admin = admin_of(bench)

    await admin.says("/alerts", "/calls")

    assert [shown.text for shown in admin.screen] == ["No open alerts.", "No one to phone."]


async def test_each_alert_has_a_button_that_shows_it_whole(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await ask_for_visit(bench, ben)
    await admin.says("/alerts")
    assert admin.last.labels == [f"P3 {ben.reference}: visit request"]

    await admin.taps(*admin.last.labels)

    assert admin.keys[-1] == "staff_visit"
    assert admin.last.labels == [
        *("I am on it", "Book a visit", "Log a call", "Later", "Close", "Open the case")
    ]


async def test_an_alert_shown_from_the_list_is_kept_up_to_date(bench: Bench) -> None:
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    await ask_for_visit(bench, ben)
    await nurse.says("/alerts")
    await nurse.taps(*nurse.last.labels)

    await admin.taps("I am on it")

    assert "Admin 1 is on it" in nurse.last.text
    await nurse.says("/alerts")
    await nurse.taps(*nurse.last.labels)
    assert "Admin 1 is on it" in nurse.last.text


async def test_an_alert_about_no_one_has_no_case_to_open(bench: Bench) -> None:
    admin = admin_of(bench)
    await raise_about(bench, None, AlertKind.UPDATE_FAILED)
    assert admin.last.labels == ["I am on it", "Later", "Close", "Alerts"]

    await admin.says("/alerts")

    assert admin.last.labels == ["P2 -: message not handled"]


async def test_a_long_list_has_pages_and_says_how_many_are_left(bench: Bench) -> None:
    admin = admin_of(bench)
    people = [await bench.patient() for _ in range(12)]
    for ben in people:
        await ask_for_visit(bench, ben)

    for command, each in (("/alerts", 1), ("/calls", 2)):
        await admin.says(command)
        messages = len(admin.screen)
        assert (len(admin.last.labels), admin.last.labels[-1]) == (10 * each + 1, "2 \u203a")
        assert admin.last.text.endswith("… and 2 more")
        first = admin.last.text
        await admin.taps("2 \u203a")

        assert (len(admin.last.labels), admin.last.labels[-1]) == (2 * each + 1, "\u2039 1")
        assert "more" not in admin.last.text
        assert all(
            (ben.reference in first) != (ben.reference in admin.last.text) for ben in people
        )
        assert len(admin.screen) == messages
        await admin.taps("\u2039 1")
        assert admin.last.text == first


@pytest.mark.parametrize("command", ["/alerts", "/calls"])
async def test_a_page_that_became_empty_is_the_one_before(bench: Bench, command: str) -> None:
    admin = admin_of(bench)
    for _ in range(10):
        await ask_for_visit(bench, await bench.patient())

    await admin.says(command)

    await admin.presses(f"u:{command[1:]}_3", admin.last.message_id)

    assert len(admin.last.text.splitlines()) == 11
    await bench.close_alerts()
    await admin.presses(f"u:{command[1:]}_2", admin.last.message_id)
    assert admin.keys[-1] == f"{command[1:]}_empty"


async def test_calls_say_whom_to_phone_and_why(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await ask_for_visit(bench, ben)
    await raise_about(bench, ben, AlertKind.NOTE)

    await admin.says("/calls")

    assert admin.last.text.splitlines() == [
        "Calls to make: 1",
        f"• {ben.reference}: visit request, since Mon, Jun 1, 10:30 AM",
    ]


async def test_calls_say_who_is_on_it_already(bench: Bench) -> None:
    anna, ben, admin = await bench.patient(), await bench.patient(), admin_of(bench)
    await ask_for_visit(bench, anna)
    await admin.taps("I am on it")
    await ask_for_visit(bench, ben)

    await admin.says("/calls")

    assert admin.last.text.splitlines()[1:] == [
        f"• {ben.reference}: visit request, since Mon, Jun 1, 10:30 AM",
        f"• {anna.reference}: visit request, since Mon, Jun 1, 10:30 AM, Admin 1 is on it",
    ]


async def test_called_takes_the_line_off_the_list_in_place(bench: Bench) -> None:
    anna, ben, admin = await bench.patient(), await bench.patient(), admin_of(bench)
    await ask_for_visit(bench, anna)
    await ask_for_visit(bench, ben)
    await admin.says("/calls")
    messages = len(admin.screen)

    await admin.taps(f"Done: {anna.reference}")

    assert admin.toasts == ["Noted."]
    assert admin.last.labels == [f"Call: {ben.reference}", f"Done: {ben.reference}"]
    assert len(admin.screen) == messages
    assert "Closed by Admin 1: done." in admin.screen[0].text


async def test_a_call_that_a_colleague_made_first_leaves_the_list_and_is_said_to_be_closed(
    bench: Bench,
) -> None:
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    await ask_for_visit(bench, ben)
    await admin.says("/calls")
    await nurse.says("/calls")
    await nurse.taps(f"Done: {ben.reference}")

    await admin.taps(f"Done: {ben.reference}")

    assert admin.toasts == ["Closed by Nurse 1: done."]
    assert admin.last.text == "No one to phone."


async def test_the_lists_are_for_staff_only(bench: Bench) -> None:
    ben = await bench.patient()
    alert_id = await ask_for_visit(bench, ben)
    thief = someone(bench, ben.chat_id)

    for command in ("/alerts", "/calls"):
        with pytest.raises(NotAllowedError):
            await thief.says(command)
    for action in ("show", "called", "ack", "close"):
        with pytest.raises(NotAllowedError):
            await thief.presses(f"l:{alert_id}:{action}")
    assert len(await bench.alerts(is_open=True)) == 1


async def test_an_alert_that_does_not_exist_is_not_found(bench: Bench) -> None:
    for action in ("show", "called", "ack"):
        with pytest.raises(NotFoundError):
            await admin_of(bench).presses(f"l:nothing:{action}")
