"""A death that staff record: what was open about the patient is closed, and nobody is called."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.alerts import CALLS, FLOOD, AlertKind
from bot.domain.visits import Kept
from bot.storage.tables.followups import BookedVisit
from tests.services.alerts.test_alert_messages import raise_about
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire
from tests.services.support.newcomers import joined
from tests.services.support.people import Person


async def _dies(nurse: Member, ben: Person) -> None:
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Record a death", "Yes, stop all")


async def test_whatever_is_open_is_closed_and_says_why(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    for kind in AlertKind:
        bench.clock.advance(FLOOD)
        await raise_about(bench, ben, kind)
    await nurse.taps("I am on it")

    await _dies(nurse, ben)

    closed = await bench.alerts(is_open=False)
    assert {alert.kind for alert in closed} == set(AlertKind)
    assert {alert.result for alert in closed} == {"deceased"}
    await nurse.says("/alerts", "/calls")
    assert nurse.keys[-2:] == ["alerts_empty", "calls_empty"]
    await nurse.says(f"/patient {ben.reference}")
    assert "closed, the patient has died" in nurse.last.text


async def test_nobody_is_called_again_after_a_death(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await raise_about(bench, ben, AlertKind.RED_FLAG)
    await _dies(nurse, ben)
    nurse.clear()

    await bench.go_on(days=15)

    assert nurse.keys == []


async def test_what_is_open_of_another_patient_stays(bench: Bench) -> None:
    ben, ann, nurse = await bench.patient(), await bench.patient(), await hire(bench)
    await raise_about(bench, ann, AlertKind.RED_FLAG)

    await _dies(nurse, ben)

    (alert,) = await bench.alerts(is_open=True)
    assert alert.patient_id == ann.patient_id


async def test_a_visit_to_come_is_cancelled_and_one_that_was_stays(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    for _ in range(2):
        await nurse.says(f"/patient {ben.reference}")
        await nurse.taps("Book a visit", "Wed, Jun 3" if not await _visits(bench) else "Today")
        await bench.go_to_day(4)

    await _dies(nurse, ben)

    assert [visit.kept for visit in await _visits(bench)] == [None, Kept.CANCELLED]


async def _visits(bench: Bench) -> list[BookedVisit]:
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(BookedVisit).order_by(BookedVisit.booked_at)))


async def test_by_the_word_of_a_relative_calls_end_and_what_is_urgent_stays(bench: Bench) -> None:
    ben = await joined(bench)
    for kind in (AlertKind.RED_FLAG, AlertKind.WORSE, AlertKind.VISIT, AlertKind.NO_ANSWER):
        await raise_about(bench, ben, kind)

    await ben.writes("My mother passed away")
    await ben.taps("Yes, stop")

    left = {alert.kind for alert in await bench.alerts(is_open=True)}
    assert left >= {AlertKind.RED_FLAG, AlertKind.WORSE, AlertKind.BEREAVEMENT}
    assert not {kind for kind in left & CALLS if about(kind).priority > 2}
