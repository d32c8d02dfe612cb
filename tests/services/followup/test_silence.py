"""Silence reaches somebody early: who does not join, who answers nothing, who skips the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.domain.alert_details import NotJoined, Silent
from bot.domain.alerts import AlertKind
from bot.services.enrolment.invitations import LINK_FOR
from bot.services.patient.leaving import Leaving
from bot.storage.tables.staff import Alert
from tests.services.support.bench import Bench
from tests.services.support.clockwork import ZONE
from tests.services.support.crew import ENROLL, admin_of, enroll, hire, join, someone

HOLIDAY = date(2026, 6, 8)


def _local(text: str) -> datetime:
    """A moment on the clinic's clock."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


def _at(bench: Bench, text: str, holidays: Sequence[date] = ()) -> None:
    """The play begins at this moment of the clinic's clock, at a clinic with these holidays."""
    bench.runtime.clinic = replace(bench.runtime.clinic, holidays=frozenset(holidays))
    bench.clock.move_to(_local(text))


def _when(alert: Alert) -> str:
    return f"{alert.raised_at.astimezone(ZONE):%a %m-%d %H:%M}"


@pytest.mark.parametrize(
    ("injected", "holidays", "told"),
    [
        # Day 2 closes in the clinic's hours, on a Sunday, and before a holiday.
        ("06-01 09:00", [], "Fri 06-05 10:00"),
        ("06-04 09:00", [], "Mon 06-08 10:00"),
        ("06-03 09:00", [], "Mon 06-08 08:00"),
        ("06-03 09:00", [HOLIDAY], "Tue 06-09 08:00"),
        # The clocks change on the Sunday on which it closes, forward and back.
        ("03-04 09:00", [], "Mon 03-09 08:00"),
        ("03-05 09:00", [], "Mon 03-09 11:00"),
        ("10-28 09:00", [], "Mon 11-02 08:00"),
        ("10-29 09:00", [], "Mon 11-02 09:00"),
    ],
)
async def test_who_answers_nothing_stands_on_the_call_list_on_the_next_working_time(
    bench: Bench, injected: str, holidays: list[date], told: str
) -> None:
    _at(bench, f"{injected}", holidays)
    ben, admin = await bench.patient(), admin_of(bench)

    await bench.go_on(days=6)

    (alert,) = await bench.alerts()
    assert (alert.about, alert.priority) == (
        Silent(episode=ben.episode_id, missed=2, sent=2),
        3,
    )
    assert _when(alert) == told
    assert "P3 NOT ANSWERING" in bench.staff.last.text
    await admin.says("/calls")
    assert f"{ben.reference}: not answering" in admin.last.text


async def test_words_are_no_answer_but_the_next_answer_is(bench: Bench) -> None:
    _at(bench, "06-03 09:00")
    ben = await bench.patient()
    await bench.go_to(_local("06-08 07:00"))
    await ben.writes("Sorry, I was away")
    await bench.close_alerts()

    await bench.go_to(_local("06-10 10:30"))
    await ben.answers("3", "Much better", "Easier", "Less", "Skip")

    (alert,) = await bench.alerts(AlertKind.SILENT)
    assert (alert.result, _when(alert)) == ("answered", "Mon 06-08 08:00")


async def test_an_answer_takes_them_off_the_list(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(5)
    (alert,) = await bench.alerts(AlertKind.SILENT, is_open=True)
    await bench.go_to_day(7)

    await ben.answers("3", "Much better", "Easier", "Less", "Skip")

    (closed,) = await bench.alerts(AlertKind.SILENT)
    assert (closed.id, closed.result, closed.closed_by) == (alert.id, "answered", None)
    assert await bench.alerts(is_open=True) == []


async def test_one_answer_is_no_silence(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("8", "About the same")

    await bench.go_to_day(7)

    assert await bench.alerts() == []


async def test_a_pause_is_no_silence(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(3)
    await Leaving(bench.runtime).pause(ben.caller)

    await bench.go_to_day(7)

    assert await bench.alerts(AlertKind.SILENT) == []


async def test_the_last_check_in_is_called_about_after_a_day_and_reminded_of_all_the_same(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("8", "About the same")
    ben.clear()

    await bench.go_to_day(8, 10, 29)
    assert await bench.alerts() == []
    await bench.go_to_day(8, 10, 31)

    (alert,) = await bench.alerts()
    assert alert.about == Silent(episode=ben.episode_id, missed=2, sent=3)
    assert alert.check_in_id == (await ben.check_in(2)).id
    await bench.go_to_day(9, 11)
    assert ben.keys[-2:] == ["reminder_1", "reminder_last"]


async def test_the_same_alert_tells_the_end_and_keeps_its_owner(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(5)
    await admin.taps("I am on it")

    await bench.go_to_day(11)

    (alert,) = await bench.alerts()
    assert (alert.kind, alert.check_in_id) == (AlertKind.NO_ANSWER, (await ben.check_in(2)).id)
    assert alert.taken_at is not None
    assert "P3 NO ANSWER" in admin.screen[0].text
    await ben.taps("Answer now", "No, none of these", "3", "Much better", "Easier", "Less", "Skip")
    (closed,) = await bench.alerts()
    assert closed.result == "answered_late"


async def test_a_silence_that_staff_have_closed_is_told_again_at_the_end(bench: Bench) -> None:
    await bench.patient()
    await bench.go_to_day(5)
    await bench.close_alerts()

    await bench.go_to_day(8, 11)

    (again,) = await bench.alerts(is_open=True)
    assert again.kind is AlertKind.SILENT


@pytest.mark.parametrize("injected", ["06-01 09:00", "06-05 15:00", "03-07 14:00", "10-31 14:00"])
async def test_a_link_that_nobody_opens_is_told_of_a_day_after_the_injection(
    bench: Bench, injected: str
) -> None:
    _at(bench, injected)
    admin = admin_of(bench)
    since = bench.now
    await enroll(admin)
    admin.clear()
    await bench.go_to(since + timedelta(hours=23, minutes=59))
    assert await bench.alerts() == []

    await bench.go_to(since + timedelta(hours=24, minutes=1))

    (alert,) = await bench.alerts()
    assert (type(alert.about), alert.priority) == (NotJoined, 3)
    assert admin.last.text.startswith("P3 NOT JOINED. Case K7-204")
    assert admin.last.labels == [
        *("I am on it", "Log a call", "Book a visit", "Later", "Close"),
        *("New link", "By phone", "End", "Open the case"),
    ]
    await admin.says("/calls")
    assert "K7-204: not joined" in admin.last.text


async def test_a_link_made_before_the_injection_waits_for_it(bench: Bench) -> None:
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")
    await nurse.says("2026-06-05 15:00")
    await nurse.taps("8", "Make the link")

    await bench.go_to(_local("06-06 14:59"))
    assert await bench.alerts() == []
    await bench.go_to(_local("06-06 15:01"))

    (alert,) = await bench.alerts()
    assert alert.kind is AlertKind.NOT_JOINED
    await join(someone(bench), nurse.link)
    assert someone(bench).keys[-1] == "enrolled_late"


async def test_who_joins_after_all_is_off_the_list(bench: Bench) -> None:
    nurse = await hire(bench)
    link = await enroll(nurse)
    await bench.go_on(hours=25)

    await join(someone(bench), link)

    (alert,) = await bench.alerts()
    assert (alert.result, alert.closed_by) == ("joined", None)


async def test_a_new_link_closes_the_alert_and_is_watched_too(bench: Bench) -> None:
    admin = admin_of(bench)
    first = await enroll(admin)
    await bench.go_on(hours=25)

    await admin.taps("New link")

    (alert,) = await bench.alerts()
    assert alert.result == "new_link"
    assert admin.link != first
    await bench.go_on(hours=25)
    (again,) = await bench.alerts(is_open=True)
    assert again.kind is AlertKind.NOT_JOINED


async def test_a_link_that_ran_out_is_told_of_once_more(bench: Bench) -> None:
    await enroll(admin_of(bench))
    await bench.go_on(hours=25)
    await bench.close_alerts()

    await bench.go_on(hours=LINK_FOR / timedelta(hours=1))

    (again,) = await bench.alerts(is_open=True)
    assert again.kind is AlertKind.NOT_JOINED
    await bench.go_on(days=30)
    assert len(await bench.alerts()) == 2


@pytest.mark.parametrize("said", ["Talked by phone", "Not reached", "Done", "Nothing to do"])
async def test_who_has_not_joined_comes_back_until_something_is_settled(
    bench: Bench, said: str
) -> None:
    admin = admin_of(bench)
    await enroll(admin)
    await bench.go_on(days=5)

    for times in (1, 2, 3):
        assert len(await bench.alerts(is_open=True)) == 1, times
        await admin.taps("Close", said)
        assert "Nobody has joined yet: it comes back" in admin.toasts[-1]
        assert await bench.alerts(is_open=True) == []
        await bench.go_on(days=4)

    await admin.taps("By phone")
    assert await bench.alerts(AlertKind.NOT_JOINED, is_open=True) == []
    await bench.go_on(days=4)
    assert await bench.alerts(AlertKind.NOT_JOINED, is_open=True) == []


async def test_a_call_to_who_has_not_joined_leads_to_what_is_next(bench: Bench) -> None:
    admin = admin_of(bench)
    first = await enroll(admin)
    await bench.go_on(hours=25)

    await admin.taps("Log a call", "Reached, no signs", "No visit")

    assert admin.last.text.endswith("The patient has not joined yet. What next?")
    assert admin.last.labels == ["New link", "By phone", "End"]
    await admin.taps("New link")
    assert admin.link != first


async def test_an_open_alert_is_not_raised_twice_when_the_link_runs_out(bench: Bench) -> None:
    await enroll(admin_of(bench))

    await bench.go_on(days=30)

    assert len(await bench.alerts()) == 1


async def test_ending_the_follow_up_closes_the_alert(bench: Bench) -> None:
    admin = admin_of(bench)
    await enroll(admin)
    await bench.go_on(hours=25)

    await admin.taps("End", "Yes, end it")

    (alert,) = await bench.alerts()
    assert alert.result == "ended"
    await bench.go_on(days=7)
    assert len(await bench.alerts()) == 1


async def test_after_an_outage_what_they_wrote_meanwhile_is_read_first(bench: Bench) -> None:
    """The answer waits in the inbox while the time at which staff would hear has come."""
    _at(bench, "06-03 09:00")
    await bench.patient()
    await bench.go_to(_local("06-08 07:00"))
    bench.runtime.listening.begin()
    bench.clock.move_to(_local("06-08 09:00"))

    await bench.tick()
    assert await bench.alerts() == []
    bench.runtime.listening.ask(45)
    bench.runtime.listening.heard(bench.runtime.listening.answered())
    await bench.tick()

    assert [alert.kind for alert in await bench.alerts(AlertKind.SILENT)] == [AlertKind.SILENT]
