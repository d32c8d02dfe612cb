"""Two nurses at once on everything that changes a case: one wins, the other reads who."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.alerts import AlertKind
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import BookedVisit, PhoneCall
from bot.storage.tables.people import Patient
from tests.services.alerts.test_alert_comes_back import raise_about
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire
from tests.services.support.people import Person


async def two(bench: Bench) -> tuple[Member, Member, Person]:
    """Two nurses and a patient whom both look at, on day 1."""
    ben = await bench.patient()
    first, other = await hire(bench), await hire(bench, chat_id=52)
    await bench.go_to_day(1)
    return first, other, ben


async def both(bench: Bench, first: Member, other: Member, label: str) -> tuple[Member, Member]:
    """Both press this button at the same moment; who won, and who did not."""
    pressed = []
    for member in (first, other):
        shown = next(each for each in reversed(member.screen) if label in each.labels)
        pressed.append((shown.data_of(label) or "", shown.message_id))
    await asyncio.gather(first.presses(*pressed[0]), other.presses(*pressed[1]))
    await bench.pump()
    return first, other


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("ack", "{who} is already on it."),
        ("r_done", "Closed by {who}: done."),
        ("r_not_reached", "Closed by {who}: not reached by phone."),
    ],
)
async def test_an_alert_is_taken_or_closed_by_one(bench: Bench, action: str, said: str) -> None:
    first, other, ben = await two(bench)
    alert_id = await raise_about(bench, AlertKind.VISIT, ben)

    data = f"l:{alert_id}:{action}"
    await asyncio.gather(first.presses(data), other.presses(data))

    assert sorted([len(first.toasts), len(other.toasts)]) == [1, 1]
    winner, loser = sorted((first, other), key=lambda each: each.toasts != ["Saved."])
    name = "Nurse 1" if winner is first else "Nurse 2"
    assert (winner.toasts, loser.toasts) == (["Saved."], [said.format(who=name)])


async def test_an_alert_is_put_off_by_one_and_closed_by_the_other(bench: Bench) -> None:
    first, other, ben = await two(bench)
    alert_id = await raise_about(bench, AlertKind.VISIT, ben)

    await asyncio.gather(
        first.presses(f"l:{alert_id}:in_hour"), other.presses(f"l:{alert_id}:r_done")
    )

    (alert,) = await bench.alerts(AlertKind.VISIT)
    assert alert.closed_at is not None
    assert alert.repeat_at is None
    assert other.toasts == ["Saved."]
    assert first.toasts[0].startswith(("Closed by Nurse 2", "Comes back"))


async def test_a_visit_is_booked_by_one(bench: Bench) -> None:
    first, other, ben = await two(bench)
    for member in (first, other):
        await member.says(f"/patient {ben.reference}")
        await member.taps("Book a visit")
    ben.clear()

    await both(bench, first, other, "Today")

    texts = sorted(member.last.text for member in (first, other))
    winner = "Nurse 2" if texts[0] == first.last.text else "Nurse 1"
    assert texts[0].startswith(f"{winner} has just booked a visit for {ben.reference}: ")
    assert texts[1].startswith(f"Visit of {ben.reference} booked")
    assert await bench.count(BookedVisit) == 1
    assert ben.keys == ["visit_booked_day"]


async def test_what_a_patient_said_by_phone_is_written_down_by_one(bench: Bench) -> None:
    first, other, ben = await two(bench)
    for member, score in ((first, "6"), (other, "2")):
        await member.says(f"/patient {ben.reference}")
        await member.taps("Log a call", "Reached, no signs", score, "About the same")

    await both(bench, first, other, "No visit")

    lost = [each for each in (first, other) if "is not kept" in each.last.text]
    assert len(lost) == 1
    winner = "Nurse 1" if lost[0] is other else "Nurse 2"
    assert lost[0].last.text.endswith(f"{winner} wrote a call down first.")
    assert await bench.count(PhoneCall) == 2


async def test_a_visit_that_is_booked_in_a_call_is_booked_by_one(bench: Bench) -> None:
    first, other, ben = await two(bench)
    await first.says(f"/patient {ben.reference}")
    await first.taps("Log a call", "Reached, no signs", "6", "About the same", "Booked now")
    await other.says(f"/patient {ben.reference}")
    await other.taps("Book a visit", "Today")

    await first.taps("Today")

    assert first.last.text.splitlines()[-1].startswith("Nurse 2 has just booked a visit")
    assert await bench.count(BookedVisit) == 1


async def test_a_field_is_corrected_by_one(bench: Bench) -> None:
    first, other, ben = await two(bench)
    for member in (first, other):
        await member.says(f"/patient {ben.reference}")
        await member.taps("Correct", "Birth year")

    await asyncio.gather(first.writes("1961"), other.writes("1962"))
    await bench.pump()

    async def year(work: Work) -> str:
        return (await work.session.get_one(Patient, ben.patient_id)).birth_year

    kept = await bench.do(year)
    loser, winner = (other, "Nurse 1") if kept == "1961" else (first, "Nurse 2")
    assert loser.last.text == (
        f"{winner} has just corrected this: it is {kept} now. Yours is not kept."
    )
