"""Publishing: what changes in words, who keeps what they have, and going back."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.domain.errors import ClosedError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import DEFAULT
from bot.domain.relief import Outcome
from bot.services.console.audit_log import AuditLog
from bot.services.kernel.transaction import Work
from bot.services.protocols.follow_ups import MOST
from bot.storage import protocols
from bot.storage.tables.followups import ProtocolVersion
from bot.storage.tables.system import Tally
from tests.services.protocols.clinic import (
    ALSO,
    NEW,
    change,
    drafted,
    open_draft,
    planned,
    publish,
    versions,
)
from tests.services.support.bench import Bench
from tests.services.support.counting import counted_cost
from tests.services.support.crew import admin_of, enroll, hire, join, someone

NONE = ("8", "About the same")
LAST = ("The same", "Less", "Skip")


async def test_what_changes_and_who_keeps_what_is_told(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "2", "Remove", "1", "Closes", "24 hours", "Back")
    await admin.taps("Worse", "+3")

    await admin.taps("Publish…")

    assert admin.last.text.splitlines() == [
        "Publish Facet joint injection after version 1?",
        "+ 2 weeks: warning signs, pain, own words, daily tasks, medicine and note. Reminders: "
        "1 day and 2 days. Closes after 72 hours",
        "- day 2: warning signs, pain and own words. Reminders: 1 day. Closes after 48 hours",
        "• day 1: warning signs, pain and own words. Reminders: 6 hours. Closes after 48 hours → "
        "day 1: warning signs, pain and own words. Reminders: 6 hours. Closes after 24 hours",
        "• Worse: +2 → +3",
        "• Late answer until: 14 days → 21 days",
        "",
        "Patients in follow-up keep what they have:",
        "• version 1: 1 patient",
    ]
    assert admin.last.labels == [NEW, ALSO, "Back"]


async def test_new_patients_get_it_and_the_others_keep_theirs(bench: Bench) -> None:
    nurse, old, new = await hire(bench), await bench.patient(), someone(bench)
    admin = admin_of(bench)
    before = await planned(bench, old.episode_id)

    await change(admin, "1 day, 10 days")

    assert admin.last.text == "Saved. New patients get version 2."
    assert await planned(bench, old.episode_id) == before
    await join(new, await enroll(nurse))
    await bench.go_to_day(9)
    assert [state for state, _ in await old.ended()] == ["missed", "missed", "open"]
    await admin.says("/schedule")
    assert admin.last.text.endswith("1 patient is on this version. 1 patient keeps an older one.")


async def test_going_back_is_publishing_an_old_one_again(bench: Bench) -> None:
    admin = admin_of(bench)
    await change(admin, "1 day, 10 days")
    await admin.says("/schedule")
    await admin.taps("History")
    assert admin.last.text.splitlines() == [
        "Versions of Facet joint injection:",
        "• version 2: Mon, Jun 1, 10:30 AM, by Admin 1, 0 patients",
        "• version 1: Mon, Jun 1, 10:30 AM, by the bot, 0 patients",
    ]

    await admin.taps("Version 1", "Go back to this one", NEW)

    assert await versions(bench) == [1, 2, 3]
    async with bench.runtime.database.reading() as session:
        newest = await protocols.newest(session)
    assert (newest.number, newest.protocol) == (3, DEFAULT)


async def test_a_draft_stands_in_the_way_of_going_back(bench: Bench) -> None:
    admin = admin_of(bench)
    await change(admin, "1 day, 10 days")
    await open_draft(admin)
    await admin.taps("Back", "History", "Version 1", "Go back to this one")

    assert admin.last.text.startswith("There is a draft already.")
    await admin.taps("Open the draft")
    assert admin.last.text.startswith("Draft of Facet joint injection")


async def test_a_last_check_in_before_the_week_is_over_is_confirmed_twice(bench: Bench) -> None:
    person = await bench.patient()
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("3", "Remove", "+ Add")
    await admin.says("5 days")
    assert "The last check-in comes before a full week." in admin.last.text
    await admin.taps("Publish…", ALSO, "Do it")
    assert admin.last.text.startswith("The last check-in comes before a full week.")
    assert await versions(bench) == [1]

    await admin.taps("Publish all the same")

    assert await versions(bench) == [1, 2]
    # The result waits for seven full days all the same.
    await bench.go_to_day(5)
    await person.answers(*NONE, *LAST)
    assert (await person.episode()).outcome is None
    await bench.go_to_day(8)
    assert (await person.episode()).outcome is Outcome.NO_RELIEF


async def test_of_two_admins_at_once_one_publishes(bench: Bench) -> None:
    first, second = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    await open_draft(first)
    await first.taps("2 weeks: off", "Publish…")
    seen = first.last.message_id
    await open_draft(second)
    await second.taps("Take over", "Publish…", NEW)

    await first.presses("h:go:1:new", seen)

    assert first.last.text.startswith("There is no draft of Facet joint injection any more.")
    assert await versions(bench) == [1, 2]


async def test_an_overtaken_draft_is_told_and_can_be_kept(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off")
    # As a release does that brings another default.
    await publish(bench, replace(DEFAULT, check_ins=DEFAULT.check_ins[1:]))

    await admin.taps("Publish…")

    assert admin.last.text == (
        "Version 2 came into use meanwhile, by the bot, Mon, Jun 1, 10:30 AM. Your draft is of an "
        "older one."
    )
    await admin.taps("Keep my draft", "Publish…")
    assert "+ day 1" in admin.last.text
    await admin.taps(NEW)
    assert await versions(bench) == [1, 2, 3]


async def test_a_version_is_published_once(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "Publish…")
    seen = admin.last.message_id

    await asyncio.gather(*(admin.presses("h:go:1:new", seen) for _ in range(3)))

    assert await versions(bench) == [1, 2]
    assert await drafted(bench) is None


async def test_nobody_is_moved_who_was_not_shown(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "Publish…", ALSO)
    await admin.taps("Publish…" if "Publish…" in admin.last.labels else "Back", "Back")
    await admin.taps("Worse", "+3", "Publish…")

    with pytest.raises(ClosedError):
        await admin.presses("h:go:1:also")

    assert await versions(bench) == [1]


async def test_each_step_is_in_the_audit_log(bench: Bench) -> None:
    await bench.patient()
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "Publish…", ALSO, "Do it")

    await AuditLog(bench.runtime).show(admin.caller, "")
    await bench.pump()

    lines = admin.last.text
    for said in (
        "began a draft of protocol",
        "changed the check-ins, version",
        "moved patients to version",
    ):
        assert said in lines, (said, lines)


async def test_a_version_is_read_once_and_a_newer_one_noticed(bench: Bench) -> None:
    database = bench.runtime.database

    async def newest(number: int) -> int:
        """What it costs to learn that this one is the newest."""
        with counted_cost(database) as cost:
            async with database.reading() as session:
                assert (await protocols.newest(session)).number == number
        return cost.statements

    async def add(work: Work) -> None:
        session = work.session
        highest = await session.get_one(ProtocolVersion, 1)
        # As another process of the bot does.
        session.add(ProtocolVersion(number=77, body=highest.body, created_at=work.now))

    costs = [await newest(1), await newest(1)]
    await bench.do(add)
    costs += [await newest(77), await newest(77)]

    assert costs == [2, 1, 2, 1]


async def test_a_version_that_was_never_stored_is_not_remembered(bench: Bench) -> None:
    other = replace(DEFAULT, check_ins=DEFAULT.check_ins[1:])

    async def give_up(work: Work) -> None:
        await protocols.add(work.session, other, work.now, None)
        assert (await protocols.newest(work.session)).protocol == other
        raise ClosedError("test")

    with pytest.raises(ClosedError):
        await bench.do(give_up)
    await publish(bench, DEFAULT)

    async with bench.runtime.database.reading() as session:
        assert (await protocols.newest(session)).protocol == DEFAULT


async def test_of_very_many_current_patients_it_says_why_not(bench: Bench) -> None:
    await bench.patient()
    key = {"what": "version", "slot": -1, "backend": 999}

    async def count(work: Work) -> None:
        work.session.add(Tally(**key, amount=MOST))

    async def forget(work: Work) -> None:
        await work.session.delete(await work.session.get_one(Tally, key))

    await bench.do(count)
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "Publish…", ALSO)

    assert admin.last.text.startswith(f"{MOST + 1} follow-ups go on. All of them change in one")
    assert admin.last.labels == ["Back"]
    await bench.do(forget)


SIXTH = "Radiofrequency treats the nerve by heat.\nLa radiofrecuencia trata el nervio con calor."


async def test_who_wrote_a_sixth_treatment_cannot_publish_it_alone(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("6th treatment")
    await admin.says(SIXTH)

    await admin.taps("Publish…", NEW)
    assert "there is none. Invite one with /team." in admin.last.text
    other = await hire(bench, StaffRole.ADMIN, chat_id=52)
    await admin.taps("Back", "Publish…", NEW)

    assert "another admin must publish it. They have been told." in admin.last.text
    assert other.last.text.startswith("Admin 1 wrote a 6th treatment")
    assert await versions(bench) == [1]


async def test_another_admin_reads_a_sixth_treatment_and_publishes_it(bench: Bench) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN, chat_id=52)
    await open_draft(admin)
    await admin.taps("6th treatment")
    await admin.says(SIXTH)
    await open_draft(other)
    await other.taps("Take over", "2 weeks: off", "Publish…")
    assert "Radiofrequency treats the nerve" in other.last.text

    await other.taps(NEW)

    assert other.last.text == "Saved. New patients get version 2."
    # What was read once is used again by anybody.
    await change(admin, "1 day, 10 days")
    assert admin.last.text == "Saved. New patients get version 3."


async def test_whoever_changes_a_sixth_treatment_after_that_wrote_it(bench: Bench) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN, chat_id=52)
    await open_draft(admin)
    await admin.taps("6th treatment")
    await admin.says(SIXTH)
    await open_draft(other)
    await other.taps("Take over")
    await other.taps("6th treatment")
    await other.says("Another one.\nOtro.")

    await other.taps("Publish…", NEW)

    assert "you wrote it" in other.last.text
    assert await versions(bench) == [1]
