"""After an outage staff get one report; a restart is none."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.services.messaging.placeholders import short_moment
from bot.services.patient.leaving import Leaving
from bot.storage.tables.followups import ProtocolVersion
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.clockwork import ZONE
from tests.services.support.crew import admin_of


async def _restart(bench: Bench) -> None:
    await bench.heartbeat.prepare()
    await bench.tick()


async def test_an_outage_is_reported_once_with_its_counts(bench: Bench) -> None:
    on_time, late = await bench.patient(), await bench.patient()
    await bench.tick()
    await bench.go_to_day(1, 9, 30)
    await bench.go_to_day(1, 9, 59)
    bench.clock.move_to(bench.at_day(2, 12))

    await _restart(bench)
    await _restart(bench)
    await bench.go_to_day(2, 13)

    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    counts = {name: alert.details[name] for name in ("planned", "sent", "skipped")}
    assert counts == {"planned": 4, "sent": 2, "skipped": 2}
    assert alert.priority == 3
    assert on_time.keys == late.keys == ["checkin_next"]
    assert bench.staff.keys.count("staff_recovery") == 1


async def test_the_report_waits_until_all_that_came_due_has_ended(bench: Bench) -> None:
    await bench.patient()
    await bench.tick()
    await bench.go_to_day(1, 9, 59)
    bench.clock.move_to(bench.at_day(2, 12))
    await bench.heartbeat.prepare()

    assert await bench.heartbeat.note_alive() == 0
    await bench.check_ins.send_due()

    assert await bench.heartbeat.note_alive() == 1
    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    assert (alert.details["planned"], alert.details["skipped"]) == (2, 1)


async def test_a_short_restart_is_no_outage(bench: Bench) -> None:
    await bench.tick()
    bench.clock.advance(bench.minutes(9))

    await _restart(bench)

    assert await bench.alerts() == []


async def test_a_second_crash_before_the_report_does_not_lose_it(bench: Bench) -> None:
    await bench.tick()
    bench.clock.advance(bench.minutes(60))
    await bench.heartbeat.prepare()
    bench.clock.advance(bench.minutes(1))

    await _restart(bench)

    assert len(await bench.alerts(AlertKind.RECOVERY)) == 1


async def test_two_outages_before_the_report_are_one(bench: Bench) -> None:
    await bench.tick()
    since = bench.now
    for _ in range(2):
        bench.clock.advance(bench.minutes(60))
        await bench.heartbeat.prepare()

    await bench.tick()

    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    assert alert.details["since"] == short_moment(since, ZONE, "en")


async def test_a_new_database_has_no_outage_and_one_protocol(bench: Bench) -> None:
    await bench.heartbeat.prepare()
    await bench.tick()

    assert await bench.alerts() == []
    assert await bench.count(ProtocolVersion) == 1


async def test_who_paused_or_left_is_neither_sent_nor_to_be_phoned(bench: Bench) -> None:
    paused, gone, _ = [await bench.patient() for _ in range(3)]
    await Leaving(bench.runtime).pause(paused.caller)
    await Leaving(bench.runtime).blocked(gone.caller)
    await bench.tick()
    await bench.go_to_day(1, 9, 59)
    bench.clock.move_to(bench.at_day(1, 12))

    await _restart(bench)

    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    assert (alert.details["planned"], alert.details["sent"], alert.details["skipped"]) == (1, 1, 0)


async def test_the_report_comes_within_ten_minutes_and_says_what_goes_out_in_the_morning(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6, 10)
    await bench.tick()
    bench.clock.move_to(bench.at_day(8, 3))

    await _restart(bench)
    assert not await bench.alerts(AlertKind.RECOVERY)
    await bench.go_to_day(8, 3, 9)
    await bench.tick()

    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    assert (alert.details["planned"], alert.details["waiting"]) == (1, 1)
    await bench.go_to_day(8, 9, 1)
    assert ben.keys[-1] == "checkin_last"
    assert len(await bench.alerts(AlertKind.RECOVERY)) == 1


def _poll(bench: Bench) -> None:
    bench.runtime.listening.ask(45)
    bench.runtime.listening.heard(bench.runtime.listening.answered())


@pytest.mark.parametrize("is_restarted", [False, True])
async def test_to_be_cut_off_from_telegram_is_an_outage_too(
    bench: Bench, is_restarted: bool
) -> None:
    bench.runtime.listening.begin()
    _poll(bench)
    await bench.tick()
    cut_off_at = bench.now
    bench.runtime.listening.lose()
    for _ in range(3):
        bench.clock.advance(bench.minutes(20))
        await bench.tick()
    assert not await bench.alerts()

    if is_restarted:
        bench.runtime.listening.begin()
        await bench.heartbeat.prepare()
    _poll(bench)
    await bench.tick()
    await bench.tick()

    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    assert alert.details["since"] == short_moment(cut_off_at, ZONE, "en")


async def test_a_rehearsal_is_not_counted(bench: Bench) -> None:
    rehearsed, _ = await bench.patient(), await bench.patient()
    async with bench.runtime.database.transaction() as session:
        (await session.get_one(Patient, rehearsed.patient_id)).is_test = True
    await bench.tick()
    await bench.go_to_day(1, 9, 59)
    bench.clock.move_to(bench.at_day(1, 12))

    await _restart(bench)

    assert rehearsed.keys == ["test_heading+checkin_first"]
    (alert,) = await bench.alerts(AlertKind.RECOVERY)
    assert (alert.details["planned"], alert.details["sent"]) == (1, 1)


async def test_the_report_is_closed_with_the_last_of_its_calls(bench: Bench) -> None:
    admin = admin_of(bench)
    await bench.patient()
    await bench.patient()
    await bench.tick()
    await bench.go_to_day(1, 9, 59)
    bench.clock.move_to(bench.at_day(2, 12))
    await _restart(bench)
    (report,) = await bench.alerts(AlertKind.RECOVERY)
    await admin.says("/calls")

    await admin.taps(next(label for label in admin.last.labels if label.startswith("Done")))
    assert len(await bench.alerts(AlertKind.RECOVERY, is_open=True)) == 1
    await admin.taps(next(label for label in admin.last.labels if label.startswith("Done")))

    (closed,) = await bench.alerts(AlertKind.RECOVERY)
    assert (closed.id, closed.result, closed.closed_by) == (report.id, "done", None)
