"""/calls: of those who fell silent, first the ones whose last answer was none or worse."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.services.alerts import raising
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.people import Person


async def _calls(bench: Bench) -> list[str]:
    """The references on the list, in order."""
    admin = admin_of(bench)
    await admin.says("/calls")
    return [line[2:].partition(":")[0] for line in admin.last.text.splitlines() if "•" in line]


async def _silent(bench: Bench, *answers: str) -> Person:
    """A patient who answers the first check-in, perhaps, and then no more."""
    ben = await bench.patient()
    await bench.go_on(days=1)
    if answers:
        await ben.answers(*answers)
    return ben


async def test_who_had_no_relief_when_they_fell_silent_comes_first(bench: Bench) -> None:
    good = await _silent(bench, "2", "Much better")
    nothing = await _silent(bench)
    same = await _silent(bench, "8", "About the same")
    worse = await _silent(bench, "10", "Much worse")
    await bench.close_alerts()
    await bench.go_on(days=14)

    order = await _calls(bench)

    # Who never answered fell silent first.
    people = (same, worse, nothing, good)
    assert order == [person.reference for person in people]


async def test_a_later_good_answer_counts_and_not_the_earlier_one(bench: Bench) -> None:
    first = await _silent(bench)
    then_good = await _silent(bench, "8", "About the same")
    await bench.go_on(days=1)
    await then_good.answers("2", "Much better")
    await bench.close_alerts()
    await bench.go_on(days=14)

    assert await _calls(bench) == [first.reference, then_good.reference]


async def test_a_first_page_of_many_starts_with_them_too(bench: Bench) -> None:
    others = [await bench.patient() for _ in range(11)]
    same = await _silent(bench, "8", "About the same")

    async def raise_about(person: Person, position: int, kind: AlertKind) -> None:
        check_in_id = (await person.check_in(position)).id

        async def step(work: Work) -> None:
            patient = await work.session.get_one(Patient, person.patient_id)
            check_in = await work.session.get_one(CheckIn, check_in_id)
            await raising.raise_alert(work, about(kind, reason="outage"), patient, check_in)

        await bench.do(step)
        await bench.go_on(minutes=1)

    for each in others:
        await raise_about(each, 2, AlertKind.NO_ANSWER)
    await raise_about(same, 2, AlertKind.NO_ANSWER)
    await raise_about(same, 1, AlertKind.SEND_FAILED)

    order = await _calls(bench)

    assert order == [same.reference] * 2 + [each.reference for each in others[:8]]
