"""What was answered beside score and own words stands where staff read those."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.people import Person

FURTHER = 'daily tasks "Harder", pain medicine "More"'
EN_ESPANOL = 'tareas diarias "Más difícil", medicina para el dolor "Más"'


async def _answered(bench: Bench) -> Person:
    """A patient whose week brought no relief."""
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "Harder", "More", "Skip")
    return ben


async def test_an_alert_tells_daily_tasks_and_pain_medicine(bench: Bench) -> None:
    await _answered(bench)

    assert bench.staff.last.text.splitlines()[-1] == f"Also: {FURTHER}."


@pytest.mark.parametrize("command", ["/patient", "/why"])
async def test_a_patient_is_shown_with_them(bench: Bench, command: str) -> None:
    ben, admin = await _answered(bench), admin_of(bench)

    await admin.says(f"{command} {ben.reference}")

    assert f'Pain 8, "About the same", {FURTHER}' in admin.last.text


async def test_they_are_told_in_the_readers_language(bench: Bench) -> None:
    ben, admin = await _answered(bench), admin_of(bench)
    await admin.speaks("es")

    await admin.says(f"/patient {ben.reference}")

    assert EN_ESPANOL in admin.last.text


async def test_pain_before_that_nobody_gave_is_not_known(bench: Bench) -> None:
    ben, admin = await bench.patient(baseline=None), admin_of(bench)
    await bench.go_to_day(7)
    await ben.answers("8", "Much worse", "Harder", "More", "Skip")

    (alert,) = await bench.alerts(AlertKind.WORSE)
    await admin.says(f"/patient {ben.reference}")

    assert alert.about.text == "worse"
    assert any("before not known" in shown.text for shown in bench.staff.screen)
    assert "not known" in admin.last.text
