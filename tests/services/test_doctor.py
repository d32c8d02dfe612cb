"""The doctor: finds what a person should look at, and nothing in a healthy house."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from bot.domain.alerts import AlertKind
from bot.services import alerting
from bot.services.doctor import Doctor, Finding
from bot.services.transaction import Work
from bot.storage import audit
from tests.services.bench import Bench


async def _findings(bench: Bench) -> dict[str, Finding]:
    return {each.name: each for each in await Doctor(bench.desk).examine()}


async def test_a_healthy_house_gives_no_cause_for_concern(bench: Bench) -> None:
    await bench.patient()

    assert all(finding.is_well for finding in (await _findings(bench)).values())


async def test_a_check_in_that_nobody_sends_is_found(bench: Bench) -> None:
    await bench.patient()
    bench.clock.advance(timedelta(days=2))

    finding = (await _findings(bench))["oldest check-in due"]

    assert not finding.is_well
    assert finding.detail.endswith("minutes")


async def test_a_first_priority_alert_that_nobody_takes_is_found(bench: Bench) -> None:
    async def raise_alert(work: Work) -> None:
        await alerting.raise_alert(
            work, AlertKind.CRISIS, None, crisis_line="988", emergency_number="911"
        )

    await bench.do(raise_alert)
    bench.clock.advance(timedelta(minutes=20))

    findings = await _findings(bench)

    assert not findings["oldest alert that nobody has taken"].is_well
    assert not findings["oldest message unsent"].is_well


async def test_an_audit_entry_that_was_changed_is_found(bench: Bench) -> None:
    vault = bench.desk.database.vault

    async def look(work: Work) -> None:
        for subject in ("a", "b"):
            await audit.append(work.session, vault, ("s", "view", subject), work.now)

    async def tamper(work: Work) -> None:
        await work.session.execute(text("UPDATE audit SET subject = 'c' WHERE subject = 'a'"))

    await bench.do(look)
    assert (await _findings(bench))["audit log"].is_well
    await bench.do(tamper)

    assert not (await _findings(bench))["audit log"].is_well
