"""What a current patient knows of another version: told once, by day; and what is kept of it."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

from bot.documents.table import csv_of
from bot.services.patient.leaving import Leaving
from bot.services.patient.preferences import Preferences
from bot.storage import figures
from bot.storage.figures import Wanted
from tests.services.protocols.clinic import ALSO, fallen, open_draft, planned
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.people import Person

TOLD = "dates_changed"


async def publish(admin: Member, offsets: str) -> str:
    """Publish other check-ins also for current patients; what was shown before."""
    await open_draft(admin)
    await admin.taps("Type the list")
    await admin.says(offsets)
    await admin.taps("Publish…", ALSO)
    shown = admin.last.text
    await admin.taps("Do it")
    return shown


def times_told(person: Person) -> int:
    """How often somebody read new dates."""
    return [key.split("+")[0] for key in person.keys].count(TOLD)


async def test_who_knows_a_date_that_moves_reads_all_that_are_to_come_once(bench: Bench) -> None:
    ann, luz = await bench.patient(), await bench.patient(language="es")
    await bench.go_to_day(1)

    shown = await publish(admin_of(bench), "1 day, 3 days, 10 days")

    assert "Patients who read their new dates: 2." in shown
    assert [times_told(ann), times_told(luz)] == [1, 1]
    assert ann.last.text.splitlines()[1:] == [
        "• Thursday, June 4, 10:00 AM",
        "• Thursday, June 11, 10:30 AM",
    ]
    assert luz.last.text.startswith("La clínica cambió")


async def test_nobody_is_told_where_nothing_they_know_moves(bench: Bench) -> None:
    ann = await bench.patient()
    await bench.go_to_day(1)

    shown = await publish(admin_of(bench), "1 day, 2 days, 1 week, 2 weeks")

    assert "New: 1." in shown
    assert "Patients who read their new dates: 0." in shown
    assert times_told(ann) == 0


async def test_nobody_is_told_at_night(bench: Bench) -> None:
    ann = await bench.patient()
    bench.clock.advance(timedelta(hours=13, minutes=30))
    local = bench.now.astimezone(bench.runtime.clinic.zone)
    assert not 9 <= local.hour < 20

    await publish(admin_of(bench), "2 days, 9 days")

    assert times_told(ann) == 0
    await bench.go_to_day(1)
    assert times_told(ann) == 1
    (call,) = [
        each
        for each in bench.messenger.calls
        if each.letter.telegram_id == ann.chat_id and "The new dates" in each.letter.body["text"]
    ]
    assert call.at.astimezone(bench.runtime.clinic.zone).hour == 9


async def test_what_waits_for_the_morning_tells_what_was_set_meanwhile(bench: Bench) -> None:
    ann = await bench.patient()
    bench.clock.advance(timedelta(hours=13, minutes=30))
    admin = admin_of(bench)
    await publish(admin, "2 days, 9 days")
    await publish(admin, "2 days, 10 days")

    settings = Preferences(bench.runtime)
    await settings.set(ann.caller, "t18", None)
    await settings.set(ann.caller, "lang_es", None)
    await bench.go_to_day(1)

    assert times_told(ann) == 1
    (told,) = [each.text for each in ann.screen if each.text.startswith("La clínica cambió")]
    assert told.splitlines()[1:] == [
        "• miércoles, 3 de junio, 6:00 pm",
        "• jueves, 11 de junio, 6:00 pm",
    ]


async def test_who_paused_is_not_told(bench: Bench) -> None:
    ann = await bench.patient()
    await Leaving(bench.runtime).pause(ann.caller)

    shown = await publish(admin_of(bench), "2 days, 9 days")

    assert "Patients who read their new dates: 0." in shown
    assert times_told(ann) == 0


async def test_what_is_no_longer_asked_ends_with_a_reason_and_is_kept(bench: Bench) -> None:
    ann = await bench.patient()
    await bench.go_to_day(1)
    before = await planned(bench, ann.episode_id)
    admin = admin_of(bench)

    await publish(admin, "1 day, 5 days, 9 days")
    await publish(admin, "1 day, 5 days, 1 week")

    gone = [(at, "cancelled", "protocol_changed") for at, _ in before[1:]]
    nine_days, *rest = sorted(await fallen(bench, ann.episode_id), reverse=True)
    assert sorted(rest) == gone
    assert nine_days[1:] == ("cancelled", "protocol_changed")
    assert len(await planned(bench, ann.episode_id)) == 3

    nurse = await hire(bench)
    await nurse.says(f"/why {ann.reference}")
    told = nurse.last.text
    assert told.count("Why: a new version of the schedule no longer asks it.") == 3
    assert "by version 2 of the schedule" in told
    assert "by version 3 of the schedule" in told


async def test_why_tells_from_which_date_a_check_in_moved(bench: Bench) -> None:
    ann = await bench.patient()
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("Hours")
    await admin.says("14-20")
    await admin.taps("Publish…", ALSO, "Do it")
    nurse = await hire(bench)

    await nurse.says(f"/why {ann.reference}")

    assert "• Moved from Tue, Jun 2, 10:00 AM to Tue, Jun 2, 2:00 PM by version 2" in (
        nurse.last.text
    )


async def test_the_export_holds_it_and_no_report_counts_it(bench: Bench) -> None:
    ann = await bench.patient()
    await bench.go_to_day(1)
    await publish(admin_of(bench), "1 day, 5 days, 9 days")

    database = bench.runtime.database
    async with database.reading() as session:
        (found,), _ = await figures.read(session, database.vault, Wanted(), None, 9)
    rows = list(csv.DictReader(io.StringIO(csv_of([found], bench.runtime.clinic.zone).decode())))

    assert [each.position for each in found.contacts] == [0, 1, 2]
    assert [(each["offset"], each["state"], each["reason"]) for each in rows[3:]] == [
        ("2 days", "cancelled", "protocol_changed"),
        ("1 week", "cancelled", "protocol_changed"),
    ]
    assert ann.episode_id
