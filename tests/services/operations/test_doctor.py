"""The doctor: finds what a person should look at, and nothing in a healthy house."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.domain.alerts import AlertKind
from bot.services.alerts import raising
from bot.services.kernel.transaction import Runtime, Work
from bot.services.operations.doctor import Bounds, Doctor, Finding, compare_clocks
from bot.services.patient.leaving import Leaving
from bot.storage import audit
from bot.storage.database import Database
from bot.storage.migration import head_revision, recount
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Staff
from bot.storage.vault import new_vault
from tests.services.support.abouts import about
from tests.services.support.bench import Bench

HEAD = head_revision()
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


async def _findings(bench: Bench) -> dict[str, Finding]:
    return {each.name: each for each in await Doctor(bench.runtime).examine()}


async def _change(bench: Bench, statement: str) -> None:
    """Somebody changes the database behind the bot's back."""

    async def change(work: Work) -> None:
        await work.session.execute(text(statement))

    await bench.do(change)


async def test_a_healthy_house_gives_no_cause_for_concern(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("6", "A little better")

    findings = await _findings(bench)

    assert [finding for finding in findings.values() if not finding.is_well] == []
    assert findings["ledger"].detail == "3 planned = 2 open + 1 answered"
    assert findings["schema"].detail.startswith("at the newest revision, 00")
    assert findings["key"].detail.startswith("opens what is stored")


async def test_a_house_after_a_week_is_still_well(bench: Bench) -> None:
    ben, eva = await bench.patient(), await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more", "I tapped by mistake")
    await eva.answers("6", "A little better")
    await bench.second_injection(eva)
    await bench.close_alerts()
    await bench.go_to_day(12)
    await bench.close_alerts()

    findings = await _findings(bench)

    assert [finding for finding in findings.values() if not finding.is_well] == []


async def test_a_check_in_that_is_missing_is_found(bench: Bench) -> None:
    await bench.patient()
    await _change(bench, "DELETE FROM check_ins WHERE position = 1")

    finding = (await _findings(bench))["ledger"]

    assert finding == Finding("ledger", False, "3 planned but 2 open")
    await bench.forget(Patient)


@pytest.mark.parametrize(
    "change",
    [
        "opened_at = due_at",
        "answered_at = due_at",
        "state = 'open', opened_at = due_at",
        "state = 'open', closes_at = due_at",
        "state = 'answered', ended_at = due_at",
        "state = 'skipped', ended_at = due_at, reason = 'paused', remind_at = due_at",
        "state = 'skipped', ended_at = due_at, reason = 'paused', closes_at = due_at",
    ],
)
async def test_a_check_in_that_contradicts_its_times_is_named(bench: Bench, change: str) -> None:
    ben = await bench.patient()
    await bench.patient()
    first = await ben.check_in(0)

    await _change(bench, f"UPDATE check_ins SET {change} WHERE id = '{first.id}'")

    finding = (await _findings(bench))["check-ins"]
    assert finding == Finding("check-ins", False, f"1 contradict their times: {first.id}")
    await bench.forget(Patient)


async def test_a_clock_that_was_set_back_makes_no_check_in_contradict_its_times(
    bench: Bench,
) -> None:
    ben, eva = await bench.patient(), await bench.patient()
    await bench.go_to_day(1)
    bench.clock.advance(timedelta(days=-1))
    await bench.heartbeat.notice_gap(bench.now + timedelta(days=1))

    await ben.answers("6", "A little better")
    await Leaving(bench.runtime).stop(eva.caller, "yes", 0)

    finding = (await _findings(bench))["check-ins"]
    assert finding == Finding("check-ins", True, "none contradicts its times")


async def test_of_many_contradictions_a_few_are_named(bench: Bench) -> None:
    for _ in range(2):
        await bench.patient()
    await _change(bench, "UPDATE check_ins SET opened_at = due_at")

    finding = (await _findings(bench))["check-ins"]

    assert finding.detail.startswith("6 contradict their times: ")
    assert finding.detail.endswith(" and 1 more")
    await bench.forget(Patient)


async def test_a_check_in_that_nobody_sends_is_found(bench: Bench) -> None:
    await bench.patient()
    bench.clock.advance(timedelta(days=2))

    finding = (await _findings(bench))["oldest check-in due and unsent"]

    assert not finding.is_well
    assert finding.detail.startswith("24 hours: is the bot running?")


async def test_a_first_priority_alert_that_nobody_takes_is_found(bench: Bench) -> None:
    async def raise_alert(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.CRISIS), None)

    await bench.do(raise_alert)
    bench.clock.advance(timedelta(minutes=20))

    findings = await _findings(bench)

    assert not findings["oldest P1 alert that nobody has taken"].is_well
    assert not findings["oldest message unsent"].is_well
    assert findings["oldest open alert"] == Finding("oldest open alert", True, "P1, 20 minutes")


async def test_an_alert_that_nobody_closes_for_days_is_found(bench: Bench) -> None:
    async def raise_alert(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.UPDATE_FAILED), None)

    await bench.do(raise_alert)
    bench.clock.advance(timedelta(days=3))

    finding = (await _findings(bench))["oldest open alert"]

    assert finding == Finding("oldest open alert", False, "P2, 3 days")


async def test_a_deletion_that_is_later_than_promised_is_found(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    assert (await _findings(bench))["oldest deletion to do"].detail == "none"
    await ben.taps("Yes, one or more")
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await bench.take_alerts()

    await bench.go_to_day(7, 23)
    in_time = (await _findings(bench))["oldest deletion to do"]
    await bench.go_to_day(8, 12)
    late = (await _findings(bench))["oldest deletion to do"]

    assert in_time == Finding("oldest deletion to do", True, "6 days")
    assert not late.is_well
    assert late.detail == "7 days, 7 are promised: is a P1 alert of that case open?"


async def test_an_audit_entry_that_was_changed_is_found(bench: Bench) -> None:
    vault = bench.runtime.database.vault

    async def look(work: Work) -> None:
        for subject in ("a", "b"):
            await audit.append(work.session, vault, ("s", "view", subject), work.now)

    await bench.do(look)
    assert (await _findings(bench))["audit log"].is_well
    await _change(bench, "UPDATE audit SET subject = 'c' WHERE subject = 'a'")

    assert not (await _findings(bench))["audit log"].is_well


async def test_a_count_that_is_wrong_is_found(bench: Bench) -> None:
    await bench.patient()
    assert (await _findings(bench))["counts"].is_well
    await _change(bench, "UPDATE tallies SET amount = amount + 2 WHERE what = 'active'")

    finding = (await _findings(bench))["counts"]

    assert not finding.is_well
    assert finding.detail.startswith("/status is wrong (active by +2): run aftercare migrate")
    await recount(bench.runtime.database.engine)
    assert (await _findings(bench))["counts"].is_well


async def test_what_is_too_much_is_left_out_and_the_doctor_says_so(bench: Bench) -> None:
    for _ in range(3):
        await bench.patient()

    async def look(work: Work) -> None:
        for subject in ("a", "b"):
            entry = ("s", "view", subject)
            await audit.append(work.session, bench.runtime.database.vault, entry, work.now)

    await bench.do(look)
    doctor = Doctor(bench.runtime, Bounds(rows=2, patients=2, counted=2, entries=1))

    findings = {each.name: each for each in await doctor.examine()}

    assert all(each.is_well for each in findings.values())
    left_out = {name: findings[name].detail for name in ("ledger", "check-ins", "counts")}
    assert left_out == {
        "ledger": "6 planned = 6 open, of the newest 2 patients",
        "check-ins": "none contradicts its times, of the newest 2 patients",
        "counts": "not compared: 3 are too many to count",
    }
    assert findings["audit log"].detail.startswith("whole in its newest 1 entries: 2")
    assert "leaves out" in findings["database"].detail


@pytest.mark.parametrize(
    ("revision", "found"),
    [
        ("0001", f"{int(HEAD) - 1} behind ({HEAD} is due): run aftercare migrate"),
        ("9999", "9999, but this"),
    ],
)
async def test_a_schema_of_another_version_is_found_and_nothing_else_asked(
    bench: Bench, revision: str, found: str
) -> None:
    await _change(bench, f"UPDATE alembic_version SET version_num = '{revision}'")

    findings = await _findings(bench)

    await _change(bench, f"UPDATE alembic_version SET version_num = '{head_revision()}'")
    assert findings["schema"].detail.startswith(found)
    assert list(findings) == ["schema", "database"]


async def test_what_cannot_be_read_is_found_and_the_rest_looked_at(bench: Bench) -> None:
    every = list(await _findings(bench))
    await _change(bench, "UPDATE protocol_versions SET body = '{}'")

    findings = await _findings(bench)

    assert list(findings) == every
    assert findings["ledger"] == Finding("ledger", False, "cannot be read: KeyError")
    assert findings["audit log"].is_well


async def test_nobody_on_the_team_is_found(bench: Bench) -> None:
    await bench.forget(Staff)

    finding = (await _findings(bench))["staff"]

    assert not finding.is_well
    assert finding.detail.startswith("nobody is, so that no alert reaches anybody: run aftercare")


async def test_a_key_that_does_not_open_what_is_stored_is_found(
    bench: Bench, database_url: str
) -> None:
    await bench.patient()
    stranger = Database(database_url, new_vault())
    runtime = Runtime(stranger, bench.clock, bench.texts, bench.runtime.clinic)

    findings = await Doctor(runtime).examine()

    await stranger.close()
    assert findings[-1].name == "key"
    assert not findings[-1].is_well


async def test_a_clock_behind_the_newest_row_is_found(bench: Bench) -> None:
    await _change(bench, "DELETE FROM outbox")

    async def look(work: Work) -> None:
        at = work.now + timedelta(minutes=5)
        await audit.append(work.session, bench.runtime.database.vault, ("s", "view", "a"), at)

    await bench.do(look)

    finding = (await _findings(bench))["clock and newest row"]

    assert finding.detail == "the newest row is 5 minutes in the future"
    assert not finding.is_well


@pytest.mark.parametrize(
    ("off", "is_well", "detail"),
    [
        (timedelta(), True, "agrees with Telegram's"),
        (timedelta(seconds=60), True, "agrees with Telegram's"),
        (timedelta(seconds=-60), True, "agrees with Telegram's"),
        (timedelta(seconds=61), False, "1 minute ahead of Telegram's: set the clock"),
        (timedelta(minutes=-5), False, "5 minutes behind Telegram's: set the clock"),
        (
            timedelta(hours=-2),
            False,
            "2 hours behind Telegram's: set the clock, until then nothing is sent or erased",
        ),
    ],
)
def test_a_clock_that_is_more_than_a_minute_off_is_found(
    off: timedelta, is_well: bool, detail: str
) -> None:
    assert compare_clocks(NOON, NOON + off) == Finding("clock", is_well, detail)


def test_without_telegrams_time_the_clock_is_not_judged() -> None:
    assert compare_clocks(None, NOON).is_well
