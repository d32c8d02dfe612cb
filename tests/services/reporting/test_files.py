"""Files for staff: to the one who asked, written down, refused in words, nobody held up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import ParamSpec

import pytest
from sqlalchemy import select

from bot.documents.packing import unpack
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import StaffRole
from bot.domain.relief import Level, Outcome
from bot.services.kernel.transaction import HANDLING, Handling, Work
from bot.services.reporting import figures
from bot.services.reporting.charts import Charts
from bot.services.reporting.reports import _FILES, REPORT, Reports
from bot.services.staff import files
from bot.services.staff.workshop import Workshop, WorkshopError
from bot.storage.figures import Wanted
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.system import AuditEntry
from tests.figures import contact, follow_up
from tests.services.support.at_once import WORKSHOP
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of, hire, someone
from tests.services.support.stored import store

Params = ParamSpec("Params")
ALL = ["-", "-", "-"]


async def fill(bench: Bench, count: int = 6) -> None:
    """A clinic in which some are relieved and some are silent."""
    relieved = follow_up(
        contact(0, 3, Level.GOOD), contact(1, 3, Level.GOOD), contact(2, 3, Level.GOOD),
        outcome=Outcome.RELIEF,
    )  # fmt: skip
    await bench.do(lambda work: store(work, [relieved] * count))


async def audited(bench: Bench) -> list[tuple[str, str | None]]:
    """What the audit log says of reports, charts and exports."""
    async with bench.runtime.database.reading() as session:
        rows = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    words = ("report", "export", "view_chart")
    return [(row.action, row.subject) for row in rows if row.action.startswith(words)]


def sent(bench: Bench) -> list[tuple[int, str, str]]:
    """The files that went out: to whom, how, and by which name."""
    return [
        (call.letter.telegram_id, call.letter.body["method"], call.letter.body["name"])
        for call in bench.messenger.calls
        if "file" in call.letter.body
    ]


@pytest.mark.parametrize("beneath", [None, Outcome.WORE_OFF, Outcome.NO_RELIEF])
async def test_follow_ups_that_ended_worse_are_in_every_file(
    bench: Bench, beneath: Outcome | None
) -> None:
    worse = follow_up(contact(2, 9, Level.WORSE), outcome=Outcome.WORSE, beneath=beneath)
    await bench.do(lambda work: store(work, [worse]))
    nurse = await hire(bench, StaffRole.CLINICIAN)
    await nurse.says("/export")

    await nurse.taps("All time", "CSV", "Excel", "FHIR")

    assert len(sent(bench)) == 4


async def test_a_file_goes_to_the_one_who_asked_and_is_written_down(bench: Bench) -> None:
    await fill(bench)
    nurse = await hire(bench, StaffRole.CLINICIAN)
    await nurse.says("/export")

    await nurse.taps("All time", "CSV", "Excel", "FHIR")

    assert sent(bench) == [
        (nurse.chat_id, "document", "aftercare-all.csv"),
        (nurse.chat_id, "document", "aftercare-columns.csv"),
        (nurse.chat_id, "document", "aftercare-all.xlsx"),
        (nurse.chat_id, "document", "aftercare-all.fhir.json"),
    ]
    assert await audited(bench) == [
        ("export_csv", "all"),
        ("export_xlsx", "all"),
        ("export_fhir", "all"),
    ]


async def test_what_is_too_much_for_one_file_comes_in_several(bench: Bench) -> None:
    await fill(bench, figures.SLICE + 1)
    reports = Reports(bench.runtime, WORKSHOP)
    slices, _ = await figures.pickled(bench.runtime, Wanted())

    parts = await reports._parts(replace(_FILES["fhir"], most=figures.SLICE), slices)

    keys = [
        {each["resource"]["id"] for each in json.loads(unpack(part))["entry"]
         if each["resource"]["resourceType"] == "CarePlan"}
        for part in parts
    ]  # fmt: skip
    assert [len(each) for each in keys] == [figures.SLICE, 1]
    assert not keys[0] & keys[1]


async def test_a_bundle_arrives_as_it_was_made(bench: Bench) -> None:
    await fill(bench)
    admin = admin_of(bench)
    await admin.says("/export")
    await admin.taps("All time", "FHIR")

    (packed,) = [
        call.letter.body["file"] for call in bench.messenger.calls if "file" in call.letter.body
    ]
    bundle = json.loads(unpack(packed))
    tasks = [each for each in bundle["entry"] if each["resource"]["resourceType"] == "Task"]
    assert len(tasks) == 18


async def test_a_report_says_what_is_known_and_what_the_silent_could_change(
    bench: Bench,
) -> None:
    await fill(bench)
    silent = follow_up(contact(0, 8, Level.NONE), outcome=Outcome.UNKNOWN)
    await bench.do(lambda work: store(work, [silent] * 2, prefix="s"))
    nurse = await hire(bench, StaffRole.CLINICIAN)

    await nurse.says("/report")
    await nurse.taps("All time")

    text = nurse.last.text
    people = (
        "Enrolled: 8. Not joined yet: 0. Never joined: 0. Followed: 8. Still running: 0. Over: 8."
    )
    assert people in text
    assert "good relief: 6, 75%, 100%" in text
    assert "not known: 2, 25%" in text
    assert "Relief: 75% if none of the silent had any, 100% if all of them had." in text
    assert "no relief or worse 2, relief 0, never answered 0" in text
    assert "low back: 8, 75 to 100%" in text


@pytest.mark.parametrize(
    ("typed", "title"),
    [("May", "May 2026"), ("2025-03", "March 2025"), ("todo", "all time"), ("mes pasado", "May")],
)
async def test_a_report_is_of_the_months_that_are_typed(
    bench: Bench, typed: str, title: str
) -> None:
    await fill(bench)
    nurse = await hire(bench, StaffRole.CLINICIAN)

    await nurse.says(f"/report {typed}")

    assert title in nurse.last.text.splitlines()[0]


async def test_a_period_that_is_none_is_said(bench: Bench) -> None:
    nurse = await hire(bench, StaffRole.CLINICIAN)

    await nurse.says("/report banana")

    assert nurse.last.text.startswith("I cannot read that as a month. Type /report May, ")
    assert "Area, protocol and clinician are buttons below the report." in nurse.last.text


async def test_few_are_not_shown_in_any_form(bench: Bench) -> None:
    await fill(bench, 4)
    nurse = await hire(bench, StaffRole.CLINICIAN)
    await nurse.says("/report")
    await nurse.taps("All time")
    assert "Fewer than 5 follow-ups. So few are not shown." in nurse.last.text
    assert "good relief" not in nurse.last.text

    await nurse.taps("Picture")
    assert nurse.last.text == "Fewer than 5 follow-ups. So few are not shown."
    await nurse.taps("Page to print")
    (packed,) = [
        call.letter.body["file"] for call in bench.messenger.calls if "file" in call.letter.body
    ]
    assert b"good relief" not in unpack(packed)


async def test_the_chart_comes_with_its_words(bench: Bench) -> None:
    ben = await bench.patient()
    nurse = await hire(bench, StaffRole.CLINICIAN)
    await nurse.says(f"/patient {ben.reference}")
    nurse.clear()

    await nurse.presses(f"k:chart:{ben.episode_id}")

    assert nurse.last.text.startswith(f"{ben.reference}, low back. Pain before: 8. day 1:")
    assert sent(bench) == [(nurse.chat_id, "picture", "chart.png")]
    assert await audited(bench) == [("view_chart", ben.patient_id)]


async def test_nobody_but_staff_gets_anything(bench: Bench) -> None:
    ben, stranger, slow = await bench.patient(), someone(bench), Slow()
    slow.may_end.set()
    for who in (ben.caller, stranger.caller):
        with pytest.raises(NotAllowedError):
            await Reports(bench.runtime, slow).begin(who, REPORT)
        with pytest.raises(NotAllowedError):
            await Reports(bench.runtime, slow).press(who, ["csv", *ALL], 0)
        with pytest.raises(NotAllowedError):
            await Charts(bench.runtime, slow).send(who, ben.episode_id)

    # Not even made: that would let anybody keep the clinic busy.
    assert not slow.has_begun.is_set()
    assert sent(bench) == [] == await audited(bench)


@pytest.mark.parametrize(
    "parts",
    [["csv"], ["csv", "x", "-", "-"], ["csv", "-", "knee", "-"], ["csv", "-", "-", "x"],
     ["nonsense", *ALL]],
)  # fmt: skip
async def test_forged_buttons_do_nothing(bench: Bench, parts: list[str]) -> None:
    nurse = await hire(bench, StaffRole.CLINICIAN)
    with pytest.raises((ValueError, NotFoundError)):
        await Reports(bench.runtime, WORKSHOP).press(nurse.caller, parts, 0)


async def test_a_chart_of_nobody_is_refused(bench: Bench) -> None:
    nurse = await hire(bench, StaffRole.CLINICIAN)
    with pytest.raises(NotFoundError):
        await Charts(bench.runtime, WORKSHOP).send(nurse.caller, "x")


class Broken(Workshop):
    """A workshop that can make nothing."""

    async def make(
        self, file: Callable[Params, str], *args: Params.args, **kwargs: Params.kwargs
    ) -> str:
        raise WorkshopError("for a test")


class Endless(Workshop):
    """A workshop in which each file is as large as may be, and one letter larger."""

    async def make(
        self, file: Callable[Params, str], *args: Params.args, **kwargs: Params.kwargs
    ) -> str:
        return "x" * (files.MOST_LETTERS + 1)


@pytest.mark.parametrize(
    ("workshop", "says"),
    [(Broken(), "That could not be made."), (Endless(), "That file would be too large.")],
)
async def test_who_asked_is_told_why_there_is_no_file(
    bench: Bench, workshop: Workshop, says: str
) -> None:
    nurse = await hire(bench, StaffRole.CLINICIAN)
    await Reports(bench.runtime, workshop).press(nurse.caller, ["csv", *ALL], 0)
    await bench.pump()

    assert nurse.last.text.startswith(says)
    assert sent(bench) == [] == await audited(bench)


class Slow(Workshop):
    """A workshop that makes nothing until it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.has_begun, self.may_end = asyncio.Event(), asyncio.Event()

    async def make(
        self, file: Callable[Params, str], *args: Params.args, **kwargs: Params.kwargs
    ) -> str:
        self.has_begun.set()
        await self.may_end.wait()
        return file(*args, **kwargs)


async def test_nothing_is_held_while_a_file_is_made(bench: Bench) -> None:
    await fill(bench)
    nurse, slow = await hire(bench, StaffRole.CLINICIAN), Slow()
    making = asyncio.create_task(
        Reports(bench.runtime, slow).press(nurse.caller, ["csv", *ALL], 0)
    )
    await slow.has_begun.wait()

    try:
        # Another use case writes meanwhile, and waits for nobody.
        async with asyncio.timeout(60):
            await bench.patient()
    finally:
        slow.may_end.set()
        await making
    await bench.pump()
    assert len(sent(bench)) == 2


async def test_a_crash_before_the_file_is_sent_leaves_the_tap_undone(bench: Bench) -> None:
    """Until it is owed, the update counts as waiting; then it is done in the same commit."""
    nurse, slow = await hire(bench, StaffRole.CLINICIAN), Slow()
    await bench.do(_receive)
    HANDLING.set(handling := Handling(1))
    making = asyncio.create_task(
        Reports(bench.runtime, slow).press(nurse.caller, ["csv", *ALL], 0)
    )
    HANDLING.set(None)
    await slow.has_begun.wait()
    assert not handling.is_done
    slow.may_end.set()
    await making

    assert handling.is_done


async def _receive(work: Work) -> None:
    """The tap, as it came in."""
    values = {"id": 1, "update_id": 1, "chat_key": "x", "received_at": work.now}
    work.session.add(InboxUpdate(**values))
