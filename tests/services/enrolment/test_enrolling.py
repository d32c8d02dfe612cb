"""Enrolling: each step takes what is right and names what is wrong; the end alone stores it."""

from __future__ import annotations

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.domain.errors import ClosedError, NotAllowedError
from bot.domain.ledger import BaselineSource
from bot.services.enrolment.bedside import Enrolling
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, enroll, hire, someone


@pytest_asyncio.fixture(loop_scope="session")
async def nurse(bench: Bench) -> Member:
    """A nurse with an empty screen."""
    member = await hire(bench)
    member.clear()
    return member


async def count_patients(bench: Bench) -> int:
    """How many patients are stored."""
    async with bench.runtime.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Patient)) or 0


async def the_episode(bench: Bench) -> Episode:
    """The only follow-up."""
    async with bench.runtime.database.reading() as session:
        return (await session.scalars(select(Episode))).one()


async def test_the_dialogue_asks_six_things_and_ends_with_a_link(nurse: Member) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Low back", "Just now", "8", "Not asked")

    lines = nurse.last.text.splitlines()
    assert lines == [
        "Please check:",
        "Reference: K7-204",
        "Birth year: 1960",
        "Area: low back",
        "Injection: Mon, Jun 1, 10:30 AM",
        "Pain before: 8, right after: not known",
        "Check-ins after: 1 day, 2 days and 1 week",
    ]

    await nurse.taps("Make the link")

    assert nurse.keys[-2:] == ["enroll_saved", "enroll_done"]
    assert nurse.link.startswith("https://t.me/aftercare_bot?start=")


async def test_the_dialogue_speaks_spanish(nurse: Member) -> None:
    await nurse.speaks("es")

    await nurse.says(*ENROLL)
    await nurse.taps("Espalda baja", "Ahora mismo", "8", "No se preguntó", "Crear el enlace")

    assert "Muestre este código a K7-204" in nurse.last.text


async def test_only_the_question_that_waits_has_buttons(nurse: Member) -> None:
    await nurse.says(*ENROLL)

    assert [bool(shown.labels) for shown in nurse.screen] == [False, False, True]


@pytest.mark.parametrize(
    ("before", "wrong", "key"),
    [
        ((), "K", "enroll_ref_bad"),
        ((), "Jane Doe", "enroll_ref_bad"),
        ((), "K7-204-TOO-LONG", "enroll_ref_bad"),
        (("K7-204",), "60", "enroll_birth_year_bad"),
        (("K7-204",), "2020", "enroll_birth_year_bad"),
        (("K7-204",), "sixty", "enroll_birth_year_bad"),
        (("K7-204", "1960"), "the foot", "enroll_area_bad"),
    ],
)
async def test_a_wrong_answer_is_named_and_the_step_waits(
    nurse: Member, before: tuple[str, ...], wrong: str, key: str
) -> None:
    await nurse.says("/enroll", *before)

    await nurse.says(wrong)

    assert nurse.keys[-1] == key


async def test_a_step_goes_on_after_a_wrong_answer(nurse: Member) -> None:
    await nurse.says("/enroll", "?", "k7-204", "60", "1960")

    assert nurse.keys[-1] == "enroll_area"


@pytest.mark.parametrize(
    ("typed", "key"), [("11", "enroll_baseline_bad"), ("7", "enroll_bedside")]
)
async def test_the_pain_before_may_be_typed(nurse: Member, typed: str, key: str) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now")

    await nurse.says(typed)

    assert nurse.keys[-1].endswith(key)


async def test_the_pain_before_may_be_left_out(bench: Bench, nurse: Member) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "Not asked", "Not asked")
    assert "Pain before: not known" in nurse.last.text

    await nurse.taps("Make the link")

    episode = await the_episode(bench)
    assert (episode.baseline, episode.baseline_source) == (None, BaselineSource.NONE)


async def test_the_pain_before_counts_as_asked_before(bench: Bench, nurse: Member) -> None:
    await enroll(nurse)

    episode = await the_episode(bench)
    assert (episode.baseline, episode.baseline_source) == (8, BaselineSource.BEFORE)


@pytest.mark.parametrize(
    ("label", "typed", "line"),
    [
        ("Reference", "M3-111", "Reference: M3-111"),
        ("Birth year", "1951", "Birth year: 1951"),
        ("Area", "lumbar", "Area: low back"),
        ("Time", "yesterday 14:30", "Injection: Sun, May 31, 2:30 PM"),
        ("Pain before", "5", "Pain before: 5, right after: not known"),
        ("Pain right after", "2", "Pain before: 8, right after: 2"),
    ],
)
async def test_one_thing_is_changed_and_the_rest_is_kept(
    nurse: Member, label: str, typed: str, line: str
) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "8", "Not asked", "Change", label)

    await nurse.says(typed)

    assert nurse.keys[-1] == "enroll_confirm"
    assert line in nurse.last.text.splitlines()


STEPS = ("enroll_ref", "enroll_birth_year", "enroll_area", "enroll_when", "enroll_baseline")


async def test_back_leads_through_every_step_and_keeps_what_was_given(nurse: Member) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "8", "Not asked")

    for step in ("enroll_bedside", *reversed(STEPS)):
        await nurse.taps("Back")
        assert nurse.keys[-1] == step
    assert "Back" not in nurse.last.labels

    await nurse.taps("Keep: K7-204")
    assert nurse.keys[-1] == "enroll_confirm"
    assert "Pain before: 8, right after: not known" in nurse.last.text


async def test_back_from_the_half_of_the_day_asks_for_the_time(nurse: Member) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck")
    await nurse.says("2:30")
    assert nurse.keys[-1] == "enroll_when_half"

    await nurse.taps("Back")

    assert nurse.keys[-1] == "enroll_when"


async def test_nothing_is_stored_of_what_was_taken_back(bench: Bench, nurse: Member) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Back", "Back", "Cancel")

    assert await count_patients(bench) == 0


async def test_typing_instead_of_confirming_shows_the_summary_again(
    bench: Bench, nurse: Member
) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "8", "Not asked")

    await nurse.says("fine")

    assert nurse.last.labels == [
        "Make the link",
        "By phone, no Telegram",
        "Change",
        "Back",
        "Cancel",
    ]
    assert await count_patients(bench) == 0


@pytest.mark.parametrize(
    "taps", [(), ("Neck",), ("Neck", "Just now"), ("Neck", "Just now", "8", "Not asked")]
)
async def test_cancel_ends_the_dialogue_at_any_step(
    bench: Bench, nurse: Member, taps: tuple[str, ...]
) -> None:
    await nurse.says(*ENROLL)
    await nurse.taps(*taps)

    await nurse.taps("Cancel")

    assert nurse.keys[-1] == "enroll_cancelled"
    assert await count_patients(bench) == 0
    # Now it is looked up as a reference.
    await nurse.says("1960")
    assert nurse.keys[-1] == "patient_unknown"


async def test_a_button_of_a_dialogue_that_is_over_is_refused(nurse: Member) -> None:
    await nurse.says(*ENROLL)
    data = nurse.last.data_of("Neck") or ""
    await nurse.taps("Neck")

    with pytest.raises(ClosedError):
        await nurse.presses(data)
    await nurse.taps("Cancel")
    with pytest.raises(ClosedError):
        await nurse.presses(data)


async def test_looking_something_up_does_not_end_the_dialogue(nurse: Member) -> None:
    await nurse.says("/enroll", "K7-204", "/status", "1960")

    assert nurse.keys[-1] == "enroll_area"


async def test_a_dialogue_left_for_hours_takes_nothing_more(bench: Bench, nurse: Member) -> None:
    await nurse.says("/enroll")
    cancel = nurse.last.data_of("Cancel") or ""
    await bench.go_on(hours=3)

    with pytest.raises(ClosedError):
        await nurse.presses(cancel)
    await nurse.says("K7-204")

    assert nurse.last.text == "There is no patient with the reference K7-204."


async def test_who_is_not_staff_cannot_enroll(bench: Bench) -> None:
    stranger = someone(bench)

    with pytest.raises(NotAllowedError):
        await stranger.says("/enroll")
    with pytest.raises(NotAllowedError):
        await Enrolling(bench.runtime).tap(stranger.caller, "ref-cancel", 1)
