"""What was taken or put off comes back to everybody, and can be taken over and handed over."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.errors import ClosedError
from bot.services.alerts import raising
from bot.services.alerts.taking import AlertActions
from bot.services.kernel.transaction import Work
from bot.services.patient.leaving import Leaving
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import ON_SQLITE, Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.people import Person

LEFT = "took it Mon, Jun 1, 10:30 AM and has not closed it. It is anybody's again."


async def raise_about(bench: Bench, kind: AlertKind, ben: Person | None = None) -> str:
    """An alert; its id."""
    ben = ben or await bench.patient()

    async def step(work: Work) -> str:
        patient = await work.session.get_one(Patient, ben.patient_id)
        return (await raising.raise_alert(work, about(kind), patient)).id

    alert_id = await bench.do(step)
    await bench.pump()
    return alert_id


async def two_on_duty(bench: Bench, kind: AlertKind) -> tuple[Member, Member]:
    """An admin and a nurse who have just read of an alert about a patient."""
    admin, nurse = admin_of(bench), await hire(bench)
    await raise_about(bench, kind)
    return admin, nurse


async def offer_hand_over(bench: Bench, member: Member) -> None:
    """Press "Hand over"."""
    await AlertActions(bench.runtime).offer_hand_over(member.caller, None)
    await bench.pump()


async def test_a_first_priority_that_stays_open_comes_back_after_an_hour(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.CRISIS)
    await nurse.taps("I am on it")
    seen = len(admin.screen)

    await bench.go_on(minutes=58)
    assert len(admin.screen) == seen
    await bench.go_on(minutes=3)

    for member in (admin, nurse):
        assert member.last.text.splitlines()[-1] == f"Nurse 1 {LEFT}"
        assert member.last.labels[0] == "I am on it"
    (alert,) = await bench.alerts()
    assert (alert.taken_by, alert.taken_at) == (None, None)
    await bench.go_on(minutes=16)
    assert "It was taken and not closed" in nurse.last.text
    assert "No one has taken it" not in nurse.last.text


async def test_a_second_priority_that_stays_open_comes_back_next_morning(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.BEREAVEMENT)
    await nurse.taps("I am on it")
    seen = len(admin.screen)

    await bench.go_to(bench.at_day(1, 7, 55))
    assert len(admin.screen) == seen
    await bench.go_on(minutes=10)

    (back,) = [each for each in admin.screen if each.text.endswith(f"Nurse 1 {LEFT}")]
    assert back.labels[0] == "I am on it"


@pytest.mark.parametrize("kind", [AlertKind.CRISIS, AlertKind.BEREAVEMENT])
async def test_what_was_closed_does_not_come_back(bench: Bench, kind: AlertKind) -> None:
    admin, nurse = await two_on_duty(bench, kind)
    await nurse.taps("I am on it", "Close", "Done")
    seen = len(admin.screen)

    await bench.go_to(bench.at_day(2, 12))

    assert len(admin.screen) == seen


async def test_what_is_taken_can_be_taken_over_by_one(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.VISIT)
    third = await hire(bench, chat_id=52)
    (alert,) = await bench.alerts()
    await nurse.presses(f"l:{alert.id}:ack")
    (alert,) = await bench.alerts()
    data = f"l:{alert.id}:over_{alert.taken_by}"

    await asyncio.gather(admin.presses(data), third.presses(data))

    toasts = sorted([*admin.toasts, *third.toasts])
    (winner,) = [each for each in (admin, third) if each.toasts == ["Saved."]]
    name = "Admin 1" if winner is admin else "Nurse 2"
    assert toasts == sorted(["Saved.", f"{name} is already on it."])
    told = [each.text for each in nurse.screen if f"{name} has taken over from you" in each.text]
    assert len(told) == 1
    assert any(f"{name} is on it" in each.text for each in nurse.screen)


async def test_it_is_put_off_by_two_taps_and_comes_back_at_that_time(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.VISIT)

    await nurse.taps("Later")
    assert nurse.last.labels == ["In 1 hour", "1 PM", "Next work day", "Back"]
    await nurse.taps("1 PM")

    assert nurse.toasts == ["Comes back Mon, Jun 1, 1:00 PM, unless closed."]
    assert admin.last.text.splitlines()[-2:] == [
        "Nurse 1 is on it, Mon, Jun 1, 10:30 AM.",
        "Comes back Mon, Jun 1, 1:00 PM, unless closed.",
    ]
    seen = len(admin.screen)
    await bench.go_to(bench.at_day(0, 12, 59))
    assert len(admin.screen) == seen
    await bench.go_on(minutes=2)
    assert admin.last.text.splitlines()[-1].endswith(LEFT)
    assert admin.last.labels[0] == "I am on it"


async def test_later_can_be_taken_back(bench: Bench) -> None:
    _, nurse = await two_on_duty(bench, AlertKind.VISIT)

    await nurse.taps("Later", "Back")

    assert nurse.last.labels[0] == "I am on it"
    assert "Later" in nurse.last.labels
    (alert,) = await bench.alerts()
    assert (alert.taken_by, alert.repeat_at) == (None, None)


async def test_what_is_urgent_is_put_off_for_an_hour_by_who_took_it(bench: Bench) -> None:
    _, nurse = await two_on_duty(bench, AlertKind.CRISIS)
    (alert,) = await bench.alerts()
    await nurse.taps("I am on it")

    await nurse.taps("Later")

    assert nurse.last.labels == ["In 1 hour", "Back"]
    with pytest.raises(ClosedError):
        await nurse.presses(f"l:{alert.id}:in_morning")


async def test_what_is_urgent_and_untaken_is_hidden_from_nobody(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.CRISIS)
    (alert,) = await bench.alerts()

    assert "Later" not in nurse.last.labels
    with pytest.raises(ClosedError):
        await nurse.presses(f"l:{alert.id}:in_hour")
    await bench.go_on(minutes=16)

    for member in (admin, nurse):
        assert member.keys[-1] == "staff_unacknowledged"


async def test_one_that_was_taken_and_left_rings_ever_more_rarely(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.CRISIS)
    await nurse.taps("I am on it")
    seen = len(admin.screen)

    await bench.go_on(hours=12)

    back, *again = [shown.at for shown in admin.screen[seen:]]
    assert [(at - back).total_seconds() / 60 for at in again] == [15, 30, 60, 240, 480]


async def test_a_second_priority_that_comes_back_at_night_waits_for_the_morning(
    bench: Bench,
) -> None:
    _, nurse = await two_on_duty(bench, AlertKind.BEREAVEMENT)
    await bench.go_to(bench.at_day(0, 16, 30))
    await nurse.taps("Later", "In 1 hour")
    calls = len(bench.messenger.calls)

    await bench.go_to(bench.at_day(1, 7, 59))
    told = [call.letter.body for call in bench.messenger.calls[calls:]]
    assert {each["silent"] for each in told if each["method"] == "send"} == {True}
    calls = len(bench.messenger.calls)
    await bench.go_to(bench.at_day(1, 8, 1))

    told = [call.letter.body for call in bench.messenger.calls[calls:]]
    assert False in {each["silent"] for each in told if "Good morning" not in each["text"]}


async def test_of_two_who_take_and_put_off_one_wins(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.VISIT)
    (alert,) = await bench.alerts()

    await asyncio.gather(
        admin.presses(f"l:{alert.id}:ack"), nurse.presses(f"l:{alert.id}:in_hour")
    )

    (alert,) = await bench.alerts()
    is_later = alert.repeat_at is not None
    loser = admin if is_later else nurse
    assert loser.toasts == [f"{'Nurse 1' if is_later else 'Admin 1'} is already on it."]


async def test_all_of_mine_is_handed_over_by_two_taps(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.VISIT)
    await nurse.taps("I am on it")
    await raise_about(bench, AlertKind.CRISIS)
    await nurse.taps("I am on it")

    await offer_hand_over(bench, nurse)
    assert nurse.last.text == "What you have taken and not closed: 2. To whom?"
    to_admin = nurse.last.data_of("Admin 1") or ""
    await nurse.taps("Admin 1")

    assert nurse.last.text == "Handed over to Admin 1: 2."
    (got,) = [each for each in admin.screen if "handed over to you" in each.text]
    assert [line[:2] for line in got.text.splitlines()[1:]] == ["P3", "P1"]
    assert len(got.labels) == 2
    taken = {alert.taken_by for alert in await bench.alerts(is_open=True)}
    assert len(taken) == 1
    await offer_hand_over(bench, nurse)
    assert nurse.last.text == "You have taken nothing that is open."
    await nurse.presses(to_admin)
    assert nurse.toasts[-1] == "You have taken nothing that is open."
    assert not any(": 0." in shown.text for shown in nurse.screen)


async def test_who_cannot_be_written_to_is_not_offered_and_gets_nothing(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.CRISIS)
    await nurse.taps("I am on it")
    await offer_hand_over(bench, nurse)
    offered = nurse.last
    (to_admin,) = [
        each["data"] for row in offered.keyboard for each in row if each["text"] == "Admin 1"
    ]
    await Leaving(bench.runtime).blocked(admin.caller)

    await nurse.presses(to_admin, offered.message_id)

    assert nurse.toasts[-1] == "The bot cannot write to: Admin 1"
    assert offered.text.endswith("To whom?\nThe bot cannot write to: Admin 1")
    assert offered.labels == ["Everyone", "Status"]
    (alert,) = await bench.alerts()
    assert alert.taken_at is not None
    await offer_hand_over(bench, nurse)
    assert nurse.last.labels == ["Everyone", "Status"]


async def test_who_is_off_duty_is_marked_while_somebody_is_on(bench: Bench) -> None:
    _, nurse = await two_on_duty(bench, AlertKind.CRISIS)
    await hire(bench, chat_id=52)
    await nurse.taps("I am on it")
    await offer_hand_over(bench, nurse)
    assert nurse.last.labels == ["Admin 1", "Nurse 2", "Everyone", "Status"]

    await nurse.says("/duty until 6 PM")
    await offer_hand_over(bench, nurse)

    off = ["Admin 1 (off duty)", "Nurse 2 (off duty)"]
    assert nurse.last.labels == [*off, "Everyone", "Status"]


async def test_all_of_mine_is_given_back_to_everybody(bench: Bench) -> None:
    admin, nurse = await two_on_duty(bench, AlertKind.VISIT)
    await nurse.taps("I am on it")
    await offer_hand_over(bench, nurse)

    await nurse.taps("Everyone")
    await bench.go_on(minutes=1)

    assert admin.last.labels[0] == "I am on it"


async def test_a_second_priority_is_quiet_at_night_and_told_aloud_at_opening(
    bench: Bench,
) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to(bench.at_day(0, 22))
    calls = len(bench.messenger.calls)
    await raise_about(bench, AlertKind.BEREAVEMENT, ben)
    assert [call.letter.body["silent"] for call in bench.messenger.calls[calls:]] == [True]
    calls = len(bench.messenger.calls)

    await bench.go_to(bench.at_day(1, 8, 1))

    told = [call.letter.body for call in bench.messenger.calls[calls:]]
    (aloud,) = [each for each in told if "Good morning" not in each["text"]]
    assert (aloud["silent"], admin.screen[-2].labels[0]) == (False, "I am on it")


@ON_SQLITE
async def test_a_first_priority_is_loud_at_night(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to(bench.at_day(0, 22))
    calls = len(bench.messenger.calls)

    await raise_about(bench, AlertKind.CRISIS, ben)

    assert [call.letter.body["silent"] for call in bench.messenger.calls[calls:]] == [False]
