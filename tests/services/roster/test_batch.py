"""A list enrolled: what the dry run says, what one tap stores, and what comes between."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import func, select

from bot.domain.errors import ClosedError
from bot.domain.ledger import EpisodeState, PatientState
from bot.services.enrolment.bedside import Enrolling
from bot.services.roster.batch import Batches
from bot.services.staff.workshop import WorkshopError
from bot.storage.tables.followups import Episode, Invitation
from bot.storage.tables.people import Patient
from bot.storage.tables.system import AuditEntry
from tests.services.support.at_once import WORKSHOP, WorkshopHere
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire, join, someone

LIST_WITH_ERRORS = "K7-204 1960 low 8 now\nM3-111 60 neck 7 now\nK7-204 1960 low now"
LIST = "K7-204 1960 low 8 now\nM3-111 1960 neck 7 now\nB1-330 1960 mid now"


async def nurse_with(bench: Bench, text: str = LIST, chat_id: int = 51) -> Member:
    """A nurse who has typed a list."""
    nurse = await hire(bench, chat_id=chat_id)
    await Batches(bench.runtime, WORKSHOP).take_text(nurse.caller, text)
    await bench.pump()
    return nurse


async def stored(bench: Bench) -> Sequence[tuple[str, EpisodeState]]:
    """Reference and state of every follow-up."""
    async with bench.runtime.database.reading() as session:
        rows = await session.execute(
            select(Patient.reference, Episode.state).join(
                Episode, Episode.patient_id == Patient.id
            )
        )
        return sorted((reference, state) for reference, state in rows)


async def count(bench: Bench, *of: object) -> int:
    """How many rows there are."""
    async with bench.runtime.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(*of)) or 0  # type: ignore[arg-type]


async def test_the_dry_run_stores_nothing_and_one_tap_stores_all(bench: Bench) -> None:
    nurse = await nurse_with(bench)
    assert nurse.last.text.startswith("Ready: 3. With a problem: 0.")
    assert "K7-204, 1960, low back, Mon, Jun 1, 10:30 AM, pain before 8" in nurse.last.text
    assert await count(bench, Patient) == 0

    await nurse.taps("Enroll 3")

    assert [reference for reference, _ in await stored(bench)] == ["B1-330", "K7-204", "M3-111"]
    assert nurse.keys[-2:] == ["enroll_list_done", "enroll_list_sheet"]
    async with bench.runtime.database.reading() as session:
        entries = await session.scalars(select(AuditEntry.action))
    assert list(entries).count("enroll") == 3


async def test_bad_lines_are_named_and_the_corrected_ones_are_added(bench: Bench) -> None:
    nurse = await nurse_with(
        bench, "K7-204 1960 low 8 now\nM3-111 60 neck 7 now\nK7-204 1960 low now"
    )
    assert "Line 2, M3-111: I could not read this: 60" in nurse.last.text
    assert "Line 3, K7-204: The same reference stands in line 1." in nurse.last.text

    await nurse.says("M3-111 1960 neck 7 now")

    assert nurse.last.text.startswith("Ready: 2. With a problem: 1.")
    assert "Line 3, K7-204: The same reference" in nurse.last.text
    await nurse.taps("Enroll 2")
    assert len(await stored(bench)) == 2


async def test_a_bad_line_stays_until_one_of_its_reference_replaces_it(bench: Bench) -> None:
    nurse = await nurse_with(bench, "K7-204 1960 low 8 now\nM3-111 60 neck now\nB1-330 low now")
    assert nurse.last.text.startswith("Ready: 1. With a problem: 2.")

    await nurse.says("M3-111 61 neck now")
    assert nurse.last.text.startswith("Ready: 1. With a problem: 2.")
    assert "Line 4, M3-111: I could not read this: 61" in nurse.last.text
    await nurse.says("M3-111 1961 neck now")
    assert nurse.last.text.startswith("Ready: 2. With a problem: 1.")
    assert "Line 3, B1-330: " in nurse.last.text

    await nurse.says("B1-330 1961 low now")
    assert nurse.last.text.startswith("Ready: 3. With a problem: 0.")


async def test_a_line_tells_no_pain_after_what_is_still_to_come(bench: Bench) -> None:
    nurse = await nurse_with(bench, "K7-204 1960 low 8 tomorrow 9am now 5\nM3-111 1960 neck 7 now")

    assert nurse.last.text.startswith("Ready: 1. With a problem: 1.")
    assert "Line 1, K7-204: Pain right after an injection that is still" in nurse.last.text


async def test_words_between_the_lines_change_nothing_in_the_list(bench: Bench) -> None:
    nurse = await nurse_with(bench, LIST_WITH_ERRORS)

    await nurse.says("hello")

    assert nurse.last.text.startswith("Ready: 1. With a problem: 2.")
    assert "I could not read this: HELLO" in nurse.last.text
    await nurse.says("M3-111 1960 neck 7 now")
    assert nurse.last.text.startswith("Ready: 2. With a problem: 1.")
    assert "HELLO" not in nurse.last.text


async def test_who_is_followed_already_is_named_and_left_alone(bench: Bench) -> None:
    ben = await bench.patient()
    nurse = await nurse_with(
        bench, f"{ben.reference} 1950 neck 8 now\n{ben.reference}X 1950 low now"
    )

    assert "Already being followed (low back)" in nurse.last.text
    await nurse.taps("Enroll 1")
    assert (ben.reference, EpisodeState.ACTIVE) in await stored(bench)
    assert len(await stored(bench)) == 2


async def test_another_birth_year_is_named_and_not_told(bench: Bench) -> None:
    ben = await bench.patient()

    nurse = await nurse_with(bench, f"{ben.reference} 1961 neck 8 now")

    assert "In use with another birth year." in nurse.last.text
    assert "1950" not in nurse.last.text
    assert nurse.last.labels == ["Template to fill in", "Cancel"]


async def test_who_joined_before_reads_the_dates_and_gets_no_slip(bench: Bench) -> None:
    ben = await bench.patient()
    async with bench.runtime.database.transaction() as session:
        episode = (await session.scalars(select(Episode))).one()
        episode.state = EpisodeState.ENDED
    nurse = await nurse_with(bench, f"{ben.reference} 1950 neck 8 now")
    ben.clear()

    await nurse.taps("Enroll 1")

    assert nurse.last.text.endswith(f"are sent their dates: {ben.reference}")
    assert ben.keys[-1].startswith("second_injection")
    assert await count(bench, Invitation) == 0


async def test_the_sheet_says_who_of_them_joined(bench: Bench) -> None:
    nurse = await nurse_with(bench)
    links: list[str] = []

    class Noting(WorkshopHere):
        async def make(self, file, slips, paper):  # type: ignore[no-untyped-def,override]
            links.extend(slip.link for slip in slips)
            assert all(len(slip.phrases) == 5 for slip in slips)
            return await super().make(file, slips, paper)

    await Batches(bench.runtime, Noting()).tap(nurse.caller, "enroll", nurse.last.message_id)
    await bench.pump()
    sheet = nurse.last
    assert sheet.text.endswith("Joined so far: 0.")

    await join(someone(bench, 61), links[0])
    assert sheet.text == "Joined: 1 of 3. Newest: K7-204."
    await join(someone(bench, 62), links[1])
    assert sheet.text == "Joined: 2 of 3. Newest: M3-111."


async def test_what_somebody_else_enrolled_meanwhile_is_shown_anew(bench: Bench) -> None:
    nurse = await nurse_with(bench)
    other = await hire(bench, chat_id=52)
    await other.says("/enroll M3-111 1960 neck 7 now")
    await other.taps("Not asked", "Make the link")

    await nurse.taps("Enroll 3")

    assert "Line 2, M3-111: Already being followed (neck)." in nurse.last.text
    assert len(await stored(bench)) == 1
    await nurse.taps("Enroll 2")
    assert len(await stored(bench)) == 3


async def test_a_second_press_enrols_nobody_twice(bench: Bench) -> None:
    nurse = await nurse_with(bench)
    batches, shown = Batches(bench.runtime, WORKSHOP), nurse.last.message_id
    await nurse.taps("Enroll 3")

    with pytest.raises(ClosedError):
        await batches.tap(nurse.caller, "enroll", shown)

    assert len(await stored(bench)) == 3


async def test_two_nurses_with_one_list_enrol_it_once(bench: Bench) -> None:
    nurses = [await nurse_with(bench, chat_id=chat_id) for chat_id in (51, 52)]
    batches = Batches(bench.runtime, WORKSHOP)

    await asyncio.gather(
        *(batches.tap(nurse.caller, "enroll", nurse.last.message_id) for nurse in nurses)
    )
    await bench.pump()

    assert len(await stored(bench)) == 3
    assert sorted(nurse.keys[-1].startswith("enroll_list_sheet") for nurse in nurses) == [
        False,
        True,
    ]


async def test_two_nurses_at_one_bedside_enrol_a_new_patient_once(bench: Bench) -> None:
    nurses = [await hire(bench, chat_id=chat_id) for chat_id in (51, 52)]
    for nurse in nurses:
        await nurse.says("/enroll K7-204 1960 low 8 now now 5")
        assert nurse.keys[-1] == "enroll_confirm"

    await asyncio.gather(
        *(
            Enrolling(bench.runtime).tap(nurse.caller, "confirm-yes", nurse.last.message_id)
            for nurse in nurses
        )
    )
    await bench.pump()

    assert await stored(bench) == [("K7-204", EpisodeState.INVITED)]
    assert sorted(nurse.keys[-1] for nurse in nurses)[0] == "enroll_done"
    assert any("is already being followed" in nurse.last.text for nurse in nurses)


async def test_when_no_sheet_can_be_made_nobody_is_enrolled(bench: Bench) -> None:
    nurse = await nurse_with(bench)

    class Broken(WorkshopHere):
        async def make(self, *args, **kwargs):  # type: ignore[no-untyped-def]
            raise WorkshopError("it took too long")

    await Batches(bench.runtime, Broken()).tap(nurse.caller, "enroll", nurse.last.message_id)
    await bench.pump()

    assert nurse.keys[-1] == "report_file_failed"
    assert await stored(bench) == []


async def test_help_in_between_comes_back_to_the_list(bench: Bench) -> None:
    nurse = await nurse_with(bench)

    await nurse.says("/help")

    assert nurse.last.text.startswith("Ready: 3.")
    await nurse.taps("Cancel")
    assert nurse.keys[-1] == "enroll_cancelled"
    assert await stored(bench) == []


async def test_a_slip_is_a_new_link_and_the_old_one_is_over(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    await nurse.says("/enroll K7-204 1960 low 8 now now 5")
    await nurse.taps("Make the link")
    old, shown = nurse.link, nurse.last

    await nurse.taps("Print slip")

    assert shown.text.endswith("The code shown here no longer works.")
    await ben.opens(old)
    assert ben.keys == ["invite_expired"]
    async with bench.runtime.database.reading() as session:
        patient = (await session.scalars(select(Patient))).one()
    assert patient.state is PatientState.INVITED
