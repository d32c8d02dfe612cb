"""A reference that is known: another injection, a new one in the same place, the wrong person."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.ledger import CheckInState, EpisodeState, PatientState, Reason
from bot.domain.relief import Outcome
from bot.storage.tables.followups import CheckIn, Episode
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, enroll, hire, join, someone


async def the_patient(bench: Bench) -> Patient:
    """The only patient."""
    async with bench.runtime.database.reading() as session:
        return (await session.scalars(select(Patient))).one()


async def follow_ups(bench: Bench) -> list[tuple[str, EpisodeState, Reason | None]]:
    """Area, state and reason of each follow-up, oldest first."""
    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(Episode).order_by(Episode.created_at))
        return [(row.area, row.state, row.end_reason) for row in rows]


async def joined(bench: Bench) -> tuple[Member, Member]:
    """A nurse, and a patient who has joined for the low back."""
    nurse, ben = await hire(bench), someone(bench)
    await join(ben, await enroll(nurse))
    ben.clear()
    nurse.clear()
    return nurse, ben


async def set_state(bench: Bench, state: PatientState) -> None:
    """Put the only patient into a state."""
    async with bench.runtime.database.transaction() as session:
        (await session.scalars(select(Patient))).one().state = state


async def test_another_area_is_added_and_the_patient_reads_the_dates(bench: Bench) -> None:
    nurse, ben = await joined(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "7", "Not asked")
    assert nurse.keys[-1].startswith("enroll_second")
    assert "Pain before: 7" in nurse.last.text

    await nurse.taps("Add it")

    assert nurse.keys[-1] == "enroll_added"
    assert ben.keys == ["second_injection+about_area"]
    assert ben.last.text.count("•") == 3
    assert [state for _, state, _ in await follow_ups(bench)] == [EpisodeState.ACTIVE] * 2


async def test_the_same_area_replaces_the_old_follow_up_without_an_outcome(bench: Bench) -> None:
    nurse, ben = await joined(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back", "Just now", "7", "Not asked")
    assert nurse.keys[-1].startswith("enroll_replaces")

    await nurse.taps("Replace it")

    assert ben.keys == ["second_injection_replaces"]
    assert await follow_ups(bench) == [
        ("low_back", EpisodeState.ENDED, Reason.REPLACED),
        ("low_back", EpisodeState.ACTIVE, None),
    ]
    async with bench.runtime.database.reading() as session:
        old = (await session.scalars(select(Episode).order_by(Episode.created_at))).first()
        ended = await session.scalars(select(CheckIn.state).where(CheckIn.ended_at.is_not(None)))
        assert list(ended) == [CheckInState.CANCELLED] * 3
        assert old is not None
        assert old.outcome is not Outcome.UNKNOWN
        assert old.outcome is None


async def test_after_replacing_only_the_new_check_ins_come(bench: Bench) -> None:
    nurse, ben = await joined(bench)
    await bench.go_on(hours=12)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back", "Just now", "7", "Not asked", "Replace it")
    ben.clear()

    await bench.go_to_day(1, hour=12)
    assert ben.keys == []
    await bench.go_to_day(1, hour=19)
    assert ben.keys == ["checkin_first"]


async def test_who_has_not_joined_yet_can_be_enrolled_again(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    old = await enroll(nurse)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back", "Just now", "6", "Not asked", "Replace it")

    await ben.opens(old)
    assert ben.keys == ["invite_expired"]
    await join(ben, nurse.link)

    assert ben.keys[-1] == "enrolled"
    assert [state for _, state, _ in await follow_ups(bench)] == [
        EpisodeState.ENDED,
        EpisodeState.ACTIVE,
    ]


async def test_two_injections_before_joining_are_both_followed(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    await enroll(nurse)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "6", "Not asked", "Add it")

    await join(ben, nurse.link)

    assert [state for _, state, _ in await follow_ups(bench)] == [EpisodeState.ACTIVE] * 2


async def test_another_birth_year_means_another_person(bench: Bench) -> None:
    nurse, _ = await joined(bench)

    await nurse.says("/enroll", "k7-204", "1961")
    assert nurse.keys[-1] == "enroll_ref_taken"
    assert "1960" not in "".join(shown.text for shown in nurse.screen)

    # The year is kept.
    await nurse.says("K7-205")
    assert nurse.keys[-1] == "enroll_area"


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (PatientState.DECEASED, "enroll_ref_deceased"),
        (PatientState.ERASING, "enroll_ref_erasing"),
    ],
)
async def test_some_patients_get_no_new_follow_up(
    bench: Bench, state: PatientState, key: str
) -> None:
    nurse, _ = await joined(bench)
    await set_state(bench, state)

    await nurse.says(*ENROLL)

    assert nurse.keys[-1] == key


@pytest.mark.parametrize(
    ("state", "goes_on"), [(PatientState.PAUSED, "Resume"), (PatientState.UNREACHABLE, "Yes")]
)
async def test_who_paused_or_blocked_the_bot_gets_a_link_and_is_counted(
    bench: Bench, state: PatientState, goes_on: str
) -> None:
    nurse, ben = await joined(bench)
    await set_state(bench, state)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "6", "Not asked", "Add it")

    assert nurse.keys[-1] == "enroll_done"
    assert ben.keys == []
    assert (await the_patient(bench)).state is state
    async with bench.runtime.database.reading() as session:
        assert len((await session.scalars(select(CheckIn))).all()) == 6

    await ben.opens(nurse.link)
    await ben.taps(goes_on)
    assert (await the_patient(bench)).state is PatientState.ACTIVE


async def test_who_stopped_must_consent_again(bench: Bench) -> None:
    nurse, ben = await joined(bench)
    await ben.says("stop", "stop")
    ben.clear()
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "6", "Not asked", "Make the link")
    assert (await the_patient(bench)).state is PatientState.INVITED
    await bench.go_on(days=1)
    assert ben.keys == []

    await nurse.says("/patient K7-204")
    await nurse.taps("New link")
    await join(ben, nurse.link)

    assert ben.keys[-1].startswith("enrolled")


async def test_two_nurses_at_once_do_not_make_two_of_one_patient(bench: Bench) -> None:
    first, second = await hire(bench), await hire(bench, chat_id=52)
    for nurse, area in ((first, "Low back"), (second, "Low back")):
        await nurse.says(*ENROLL)
        await nurse.taps(area, "Just now", "8", "Not asked")
    await first.taps("Make the link")

    await second.taps("Make the link")
    assert second.keys[-1].startswith("enroll_replaces")
    await second.taps("Replace it")

    assert (await the_patient(bench)).reference == "K7-204"


async def test_a_reference_taken_meanwhile_is_refused_at_the_end(bench: Bench) -> None:
    first, second = await hire(bench), await hire(bench, chat_id=52)
    for nurse, year in ((first, "1960"), (second, "1970")):
        await nurse.says("/enroll", "K7-204", year)
        await nurse.taps("Neck", "Just now", "8", "Not asked")
    await first.taps("Make the link")

    await second.taps("Make the link")

    assert second.keys[-1] == "enroll_ref_taken"
    assert (await the_patient(bench)).birth_year == "1960"
