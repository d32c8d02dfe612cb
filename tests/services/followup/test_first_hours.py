"""The protocol with first hours: pain only after 3 and 6 hours, then as usual."""

from __future__ import annotations

from bot.domain.ledger import CheckInState
from bot.domain.protocol import WITH_FIRST_HOURS
from bot.domain.relief import Level, Outcome
from bot.services.kernel.transaction import Work
from bot.storage import protocols
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.people import Person


async def _patient(bench: Bench) -> Person:
    async def store(work: Work) -> None:
        await protocols.add(work.session, WITH_FIRST_HOURS, work.now, None)

    await bench.do(store)
    return await bench.patient()


async def test_the_first_two_ask_for_the_pain_alone_and_name_help_in_one_line(
    bench: Bench,
) -> None:
    ben = await _patient(bench)

    await bench.go_to_day(0, 13, 31)

    assert ben.keys == ["checkin_hours"]
    assert "Call 911 now." in ben.last.text
    await ben.taps("2")
    assert ben.keys == ["checkin_summary_score", "thanks_good_early"]
    assert await ben.given(0) == {"pain": "2"}
    check_in = await ben.check_in(0)
    assert (check_in.state, check_in.level) == (CheckInState.ANSWERED, Level.GOOD)


async def test_from_day_1_on_all_is_as_usual(bench: Bench) -> None:
    ben = await _patient(bench)
    await bench.go_to_day(0, 13, 31)
    await ben.taps("2")
    await bench.go_to_day(0, 16, 31)
    assert ben.keys[-1] == "checkin_hours"
    await ben.taps("3")

    await bench.go_to_day(1)

    assert "since you last answered (June 1)?" in ben.last.text
    await ben.answers("3", "Much better")
    await bench.go_to_day(7)
    await ben.answers("3", "Much better", "Easier", "Less", "Skip")
    assert (await ben.episode()).outcome is Outcome.RELIEF


async def test_an_admin_chooses_it_with_one_button(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")

    await admin.taps("Change", "First hours: off", "Publish…", "New patients only")

    async with bench.runtime.database.reading() as session:
        assert (await protocols.newest(session)).protocol == WITH_FIRST_HOURS
