"""Taking and closing an alert: the first wins, the others see it, the patient of a visit too."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind, choices
from bot.domain.delivery import SendResult
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.relief import Outcome
from bot.services.alerts import raising
from bot.services.alerts.taking import AlertActions
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire, someone
from tests.services.support.people import Person

GROUP = -9001


async def raise_about(bench: Bench, ben: Person, kind: AlertKind) -> str:
    """An alert; its id."""

    async def step(work: Work) -> str:
        patient = await work.session.get_one(Patient, ben.patient_id)
        alert = await raising.raise_alert(work, about(kind), patient)
        return alert.id

    alert_id = await bench.do(step)
    await bench.pump()
    return alert_id


async def two_on_duty(bench: Bench, kind: AlertKind) -> tuple[Member, Member, Person]:
    """An admin and a nurse who have just read of an alert about a patient."""
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    await raise_about(bench, ben, kind)
    return admin, nurse, ben


async def test_the_first_to_take_it_wins_and_the_others_see_who(bench: Bench) -> None:
    admin, nurse, _ = await two_on_duty(bench, AlertKind.VISIT)
    late = admin.last.data_of("I am on it") or ""

    await nurse.taps("I am on it")
    await admin.presses(late)

    assert nurse.toasts == ["Saved."]
    assert admin.toasts == ["Nurse 1 is already on it."]
    for member in (admin, nurse):
        assert member.last.text.splitlines()[-1] == "Nurse 1 is on it, Mon, Jun 1, 10:30 AM."
        assert "I am on it" not in member.last.labels
    assert "Take over" in admin.last.labels
    assert "Take over" not in nurse.last.labels


async def test_from_whom_an_alert_is_taken_over_reads_by_whom(bench: Bench) -> None:
    admin, nurse, ben = await two_on_duty(bench, AlertKind.VISIT)
    await nurse.taps("I am on it")
    seen = len(admin.screen)

    await admin.taps("Take over")

    assert nurse.last.text == f"Admin 1 has taken over from you: P3 {ben.reference}: visit request"
    assert nurse.last.labels == ["Open the case"]
    assert len(admin.screen) == seen


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (AlertKind.VISIT, ["Book a visit", "Log a call", "Later", "Close"]),
        (AlertKind.RED_FLAG, ["Log a call", "Book a visit", "Later", "Close"]),
        (AlertKind.CRISIS, ["Log a call", "Book a visit", "Later", "Close"]),
        (AlertKind.NOTE, ["Log a call", "Book a visit", "Later", "Close"]),
    ],
)
async def test_who_took_it_can_do_what_it_asks_for(
    bench: Bench, kind: AlertKind, labels: list[str]
) -> None:
    admin, nurse, _ = await two_on_duty(bench, kind)

    await admin.taps("I am on it")

    assert admin.last.labels == [*labels, "Open the case"]
    assert nurse.last.labels == ["Take over", *labels, "Open the case"]


@pytest.mark.parametrize(
    ("kind", "results"),
    [
        (AlertKind.VISIT, ["Done", "Talked by phone", "Not reached", "Nothing to do"]),
        (
            AlertKind.CRISIS,
            [
                *("Done", "Talked by phone", "Not reached", "Sent to emergency care"),
                *("Nothing to do", "False alarm"),
            ],
        ),
    ],
)
async def test_what_came_of_it_is_two_taps(
    bench: Bench, kind: AlertKind, results: list[str]
) -> None:
    admin, nurse, _ = await two_on_duty(bench, kind)

    await admin.taps("Close")
    assert admin.last.labels == [*results, "Back"]
    await admin.taps("Back")
    assert admin.last.labels[0] == "I am on it"
    await admin.taps("Close", results[-1])

    for member in (admin, nurse):
        assert member.last.text.endswith(f"Closed by Admin 1: {results[-1].lower()}.")
        assert member.last.labels == ["Open the case"]
    (alert,) = await bench.alerts()
    assert alert.result in set(choices(alert.priority))


async def test_a_booked_visit_is_told_to_the_patient(bench: Bench) -> None:
    admin, _, ben = await two_on_duty(bench, AlertKind.VISIT)

    await admin.taps("I am on it", "Book a visit", "No day yet")

    assert ben.keys == ["visit_booked"]


async def test_a_visit_of_who_never_joined_is_told_to_no_one(bench: Bench) -> None:
    admin, _, ben = await two_on_duty(bench, AlertKind.VISIT)
    async with bench.runtime.database.transaction() as session:
        (await session.get_one(Patient, ben.patient_id)).chat_id = None

    await admin.taps("I am on it", "Book a visit", "No day yet")

    assert ben.keys == []


async def test_what_is_closed_stays_closed(bench: Bench) -> None:
    admin, nurse, ben = await two_on_duty(bench, AlertKind.VISIT)
    await nurse.taps("I am on it")
    booked = (nurse.last.data_of("Close") or "").replace(":close", ":booked")
    await nurse.taps("Close", "Done")

    await admin.presses(booked)

    assert admin.toasts == ["Closed by Nurse 1: done."]
    assert ben.keys == []


async def test_the_bot_closes_a_call_when_a_late_answer_comes(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(11)
    assert (await bench.alerts(AlertKind.NO_ANSWER, is_open=True)) != []

    await ben.taps("Answer now", "No, none of these", "1", "Much better")
    await ben.taps("Easier", "Less", "Skip")

    (shown,) = [each for each in admin.screen if "Closed:" in each.text]
    assert shown.text.endswith("Closed: answered in the meantime.")
    assert shown.labels == ["Open the case"]


async def test_a_press_in_the_group_takes_it_for_who_pressed(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    admin, nurse, ben = await two_on_duty(bench, AlertKind.CRISIS)
    group = Member(bench, GROUP)
    _, alert_id, _ = (group.last.data_of("I am on it") or "").split(":")

    with pytest.raises(NotAllowedError):
        await AlertActions(bench.runtime).press(Caller(61, GROUP), alert_id, "ack")
    await AlertActions(bench.runtime).press(Caller(nurse.chat_id, GROUP), alert_id, "ack")
    await bench.pump()

    assert group.last.text == f"P1: case {ben.reference}. Taken by Nurse 1, {_stamp(group)}."
    assert group.last.labels == []
    assert "Nurse 1 is on it" in admin.last.text
    await nurse.taps("Close", "Done")
    assert group.last.text == f"P1: case {ben.reference}. Closed."


def _stamp(group: Member) -> str:
    return group.last.text.split(", ", 1)[1].rstrip(".")


async def test_a_group_does_not_learn_which_sign_it_was(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    group = Member(bench, GROUP)
    before = group.last.text

    await ben.taps("Fever, chills, stiff neck")

    assert group.last.text == before
    assert "Fever, chills, stiff neck" in admin.last.text


async def test_a_message_that_never_arrived_is_not_edited(bench: Bench) -> None:
    ben, admin, nurse = await bench.patient(), admin_of(bench), await hire(bench)
    bench.messenger.will(SendResult.GONE, when=lambda letter: letter.telegram_id == nurse.chat_id)
    await raise_about(bench, ben, AlertKind.VISIT)
    calls = len(bench.messenger.calls)

    await admin.taps("I am on it")

    assert len(bench.messenger.calls) == calls + 1


async def test_who_left_gets_neither_alerts_nor_edits(bench: Bench) -> None:
    admin, nurse, ben = await two_on_duty(bench, AlertKind.VISIT)
    await admin.says("/remove Nurse 1")
    seen = [shown.text for shown in nurse.screen]

    await admin.taps("I am on it")
    await raise_about(bench, ben, AlertKind.NOTE)

    assert [shown.text for shown in nurse.screen] == seen


async def test_an_alert_can_be_taken_by_staff_only(bench: Bench) -> None:
    _, _, ben = await two_on_duty(bench, AlertKind.VISIT)
    (alert,) = await bench.alerts()

    for person in (someone(bench), someone(bench, ben.chat_id)):
        for action in ("ack", "r_done", "booked", "false_alarm", "resume", "later", "close"):
            with pytest.raises(NotAllowedError):
                await person.presses(f"l:{alert.id}:{action}")

    assert (await bench.alerts(is_open=True)) != []


async def test_a_forged_action_is_refused(bench: Bench) -> None:
    admin, _, _ = await two_on_duty(bench, AlertKind.VISIT)
    (alert,) = await bench.alerts()

    with pytest.raises(NotFoundError):
        await admin.presses(f"l:{alert.id}:explode")


async def test_an_alert_about_nobody_can_be_taken_and_closed(bench: Bench) -> None:
    admin = admin_of(bench)

    async def step(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.UPDATE_FAILED), None)

    await bench.do(step)
    await bench.pump()

    await admin.taps("I am on it", "Close", "Done")

    assert admin.last.text.splitlines()[-1].startswith("Closed by")


@pytest.mark.parametrize("action", ["r_done", "false_alarm"])
async def test_an_alert_that_is_closed_untaken_is_taken_and_never_pushed_again(
    bench: Bench, action: str
) -> None:
    admin, nurse, _ = await two_on_duty(bench, AlertKind.CRISIS)
    (alert,) = await bench.alerts()
    await nurse.presses(f"l:{alert.id}:{action}")
    seen = len(admin.screen)

    await bench.go_on(hours=2)

    (alert,) = await bench.alerts(is_open=False)
    assert (alert.taken_by, alert.taken_at) == (alert.closed_by, alert.closed_at)
    assert (alert.repeat_at, len(admin.screen)) == (None, seen)


async def test_a_call_that_was_made_keeps_its_result_when_a_late_answer_comes(
    bench: Bench,
) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(11)
    (call,) = await bench.alerts(AlertKind.NO_ANSWER)
    await nurse.presses(f"l:{call.id}:called")
    (called,) = await bench.alerts(AlertKind.NO_ANSWER)

    await bench.go_on(minutes=5)
    await ben.taps("Answer now", "No, none of these", "1", "Much better")
    await ben.taps("Easier", "Less", "Skip")

    (call,) = await bench.alerts(AlertKind.NO_ANSWER)
    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert (call.result, call.closed_at) == ("done", called.closed_at)


@pytest.mark.parametrize("action", ["ack", "r_done", "false_alarm", "called"])
async def test_nobody_takes_or_closes_an_alert_about_themself(bench: Bench, action: str) -> None:
    ben = await bench.patient()
    nurse, other = await hire(bench, chat_id=ben.chat_id), admin_of(bench)
    alert_id = await raise_about(bench, ben, AlertKind.RED_FLAG)

    await nurse.presses(f"l:{alert_id}:{action}")

    assert nurse.toasts == ["This is about yourself. Someone else must look at it."]
    (alert,) = await bench.alerts()
    assert (alert.taken_at, alert.closed_at) == (None, None)
    assert alert.repeat_at is not None
    await other.presses(f"l:{alert_id}:{action}")
    (alert,) = await bench.alerts()
    assert alert.taken_at is not None
