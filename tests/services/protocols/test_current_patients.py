"""Publishing also for who is followed already: what was shown is what happens."""

from __future__ import annotations

from bot.domain.ledger import CheckInState
from bot.domain.protocol import from_data
from bot.storage import protocols
from bot.storage.tables.followups import ProtocolVersion
from tests.services.protocols.clinic import (
    ALSO,
    kept,
    open_draft,
    planned,
    versions,
)
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of, enroll, hire, join, someone
from tests.services.support.people import Person


async def also(admin: Member, offsets: str) -> str:
    """Show what other check-ins would do to current patients."""
    await open_draft(admin)
    await admin.taps("Type the list")
    await admin.says(offsets)
    await admin.taps("Publish…", ALSO)
    return admin.last.text


async def test_what_was_shown_is_what_happens(bench: Bench) -> None:
    early = await bench.patient()
    await bench.go_to_day(2)
    late = await bench.patient()
    admin = admin_of(bench)

    shown = await also(admin, "1 day, 3 days, 10 days")

    assert shown.splitlines() == [
        "Also for current patients: 2 follow-ups get it.",
        "Moved: 0. New: 4. Fall away: 3. Follow-ups that stay as they are: 0.",
        "Patients who read their new dates: 2. Nothing is sent twice.",
        f"• {early.reference}: new: day 3, Thu, Jun 4, 10:00 AM, new: day 10, Thu, Jun 11, "
        "10:30 AM and no more one week, Mon, Jun 8, 10:30 AM",
        f"• {late.reference}: new: day 3, Sat, Jun 6, 10:00 AM, new: day 10, Sat, Jun 13, "
        "11:00 AM, no more day 2, Fri, Jun 5, 10:00 AM and no more one week, Wed, Jun 10, "
        "11:00 AM",
    ]
    await admin.taps("Do it")
    assert admin.last.text.splitlines()[1].startswith("2 follow-ups go on by it.")

    _, protocol = await kept(bench, early.episode_id)
    assert [plan.offset.span.days for plan in protocol.check_ins] == [1, 2, 3, 10]
    assert (await kept(bench, late.episode_id))[0] == 2
    await bench.go_to_day(12)
    assert await sent_on(bench, early) == [1, 2, 3, 10]
    assert [state for state, _ in await early.ended()][-1] is CheckInState.OPEN
    assert await sent_on(bench, late) == [1, 3, 10]


async def sent_on(bench: Bench, person: Person) -> list[int]:
    """On which days after the injection a check-in went out, by the clinic's clock."""
    zone = bench.runtime.clinic.zone
    episode = await person.episode()
    first = episode.injected_at.astimezone(zone).date()
    found = []
    for position in range(len(await planned(bench, person.episode_id))):
        opened_at = (await person.check_in(position)).opened_at
        if opened_at is not None:
            found.append((opened_at.astimezone(zone).date() - first).days)
    return found


async def test_when_somebody_went_on_since_it_was_shown_it_is_shown_anew(bench: Bench) -> None:
    person = await bench.patient()
    admin = admin_of(bench)
    await also(admin, "1 day, 3 days, 7 days")
    seen = admin.last.message_id
    await bench.go_to_day(1)
    before = await planned(bench, person.episode_id)

    await admin.presses("h:go:1:also", seen)

    assert admin.last.text.startswith("Nothing is published yet")
    assert await versions(bench) == [1]
    assert await planned(bench, person.episode_id) == before
    await admin.taps("Do it")
    assert admin.last.text.endswith("1 follow-up goes on by it.")


async def test_when_nobody_is_left_nobody_is_said_to_have_moved(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)
    await also(admin, "1 day, 3 days, 7 days")
    seen = admin.last.message_id
    await bench.go_to_day(30)

    await admin.presses("h:go:1:also", seen)
    assert any("0 follow-ups get it" in shown.text for shown in admin.screen)
    await admin.presses("h:go:1:also", seen)

    assert any("0 follow-ups go on by it." in shown.text for shown in admin.screen)
    await admin.says("/audit")
    assert "moved patients" not in admin.last.text


async def test_an_answer_stays_and_the_next_date_is_told_as_it_is_now(bench: Bench) -> None:
    person = await bench.patient()
    await bench.go_to_day(1)
    admin = admin_of(bench)
    await also(admin, "1 day, 5 days, 9 days")
    await admin.taps("Do it")

    await person.answers("5", "A little better")

    assert "Saturday, June 6" in person.last.text
    assert await person.given(0) == {"safety": "no", "pain": "5", "change": "1"}


async def test_before_consent_the_new_version_is_simply_theirs(bench: Bench) -> None:
    nurse, person = await hire(bench), someone(bench)
    link = await enroll(nurse)
    admin = admin_of(bench)
    await also(admin, "1 day, 10 days")
    assert "1 follow-up gets it" in admin.last.text
    await admin.taps("Do it")

    await join(person, link)

    assert "Thursday, June 11" in person.last.text
    assert await versions(bench) == [1, 2]


async def test_what_is_over_is_left_alone(bench: Bench) -> None:
    over = await bench.patient()
    await bench.go_to_day(12)
    before = await planned(bench, over.episode_id)
    admin = admin_of(bench)

    await open_draft(admin)
    await admin.taps("2 weeks: off", "Publish…")

    assert "nobody" in admin.last.text
    assert ALSO not in admin.last.labels
    assert await planned(bench, over.episode_id) == before


async def test_versions_of_the_rest_stand_in_no_history(bench: Bench) -> None:
    await bench.patient()
    await bench.go_to_day(1)
    admin = admin_of(bench)
    await also(admin, "2 days, 9 days")
    await admin.taps("Do it", "Back")

    assert admin.last.text.endswith("1 patient is on this version.")
    await admin.taps("History")
    assert admin.last.labels[:2] == ["Version 2", "Version 1"]
    assert await versions(bench) == [1, 2, 3]
    async with bench.runtime.database.reading() as session:
        row = await session.get_one(ProtocolVersion, 3)
        assert (row.follows, len(from_data(row.body).check_ins)) == (2, 3)
        assert (await protocols.newest(session)).number == 2
