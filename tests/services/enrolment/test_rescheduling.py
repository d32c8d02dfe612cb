"""Another date for an injection: check-ins to come move, and none comes before it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.ledger import CheckInState, PatientState, Reason
from bot.domain.relief import Outcome
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.clockwork import ZONE
from tests.services.support.crew import Member, enroll, hire, join, someone
from tests.services.support.people import Person


async def move(nurse: Member, reference: str, when: str) -> None:
    """Change the date of the patient's injection."""
    await nurse.says(f"/patient {reference}")
    await nurse.taps("Correct", "Date and time")
    await nurse.says(when)


async def local_times(bench: Bench, ben: Person) -> list[str]:
    """When each check-in is planned, on the clinic's clock."""
    statement = select(CheckIn.look_at).filter_by(episode_id=ben.episode_id)
    async with bench.runtime.database.reading() as session:
        times = await session.scalars(statement.order_by(CheckIn.position))
        return [f"{at.astimezone(ZONE):%m-%d %H:%M}" for at in times]


async def test_check_ins_to_come_move_with_the_injection(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)

    await move(nurse, ben.reference, "2026-06-03 14:00")

    assert nurse.keys[-1] == "move_done"
    assert "Wed, Jun 3, 2:00 PM" in nurse.last.text
    assert ben.keys == ["dates_moved"]
    assert await local_times(bench, ben) == ["06-04 10:00", "06-05 10:00", "06-10 14:00"]


async def test_only_check_ins_to_come_are_listed(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1)
    ben.clear()

    await move(nurse, ben.reference, "2026-06-01 08:10")

    assert ben.keys == ["dates_moved"]
    assert len(ben.last.text.splitlines()) == 3


async def test_nothing_is_sent_before_an_injection_that_was_put_off(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1)
    assert ben.keys == ["checkin_first"]

    await move(nurse, ben.reference, "2026-06-08 09:00")
    ben.clear()
    await bench.go_to_day(8, hour=9)
    assert ben.keys == []
    await bench.go_to_day(8, hour=11)

    assert ben.keys == ["checkin_first"]
    assert (await ben.check_in(0)).due_at.astimezone(ZONE).day == 9


async def test_what_was_said_too_early_does_not_count(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1)
    await ben.taps("No, none of these")

    await move(nurse, ben.reference, "2026-06-08 09:00")

    assert await ben.given(0) == {}
    assert (await ben.ended())[0] == (CheckInState.PLANNED, None)


async def test_an_old_question_is_refused_after_the_move(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1)
    early = ben.last.data_of("No, none of these") or ""
    await move(nurse, ben.reference, "2026-06-08 09:00")

    await ben.presses(early)

    assert ben.keys[-1] == "old_checkin"


async def test_an_earlier_date_skips_what_has_passed(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)

    await move(nurse, ben.reference, "2026-05-29 08:00")

    assert await ben.ended() == [
        (CheckInState.SKIPPED, Reason.MOVED),
        (CheckInState.SKIPPED, Reason.MOVED),
        (CheckInState.PLANNED, None),
    ]
    assert (await local_times(bench, ben))[2] == "06-05 10:00"


async def test_a_check_in_that_is_answered_stays(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1)
    await ben.answers("8", "About the same")

    await move(nurse, ben.reference, "2026-05-31 08:00")

    assert (await ben.ended())[0] == (CheckInState.ANSWERED, None)
    assert (await ben.given(0))["pain"] == "8"


async def test_a_sign_in_the_last_check_in_concludes_nothing_before_a_week_from_the_new_date(
    bench: Bench,
) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(7)
    await ben.taps("Yes, one or more")

    await move(nurse, ben.reference, "2026-06-06 14:00")
    await bench.go_to_day(12, hour=13)
    assert (await ben.episode()).outcome is None
    await bench.go_to_day(12, hour=15)

    episode = await ben.episode()
    assert (episode.outcome, episode.end_reason) == (Outcome.UNKNOWN, Reason.RED_FLAG)


async def test_the_date_can_move_before_the_patient_joins(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    link = await enroll(nurse)
    await move(nurse, "K7-204", "2026-06-04 09:00")

    await join(ben, link)

    assert "Friday, June 5" in ben.last.text


async def test_a_paused_patient_is_not_written_to(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    async with bench.runtime.database.transaction() as session:
        (await session.scalars(select(Patient))).one().state = PatientState.PAUSED

    await move(nurse, ben.reference, "2026-06-03 14:00")

    assert ben.keys == []


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ("soon", "enroll_when_bad"),
        ("2027-01-01 10:00", "enroll_when_far"),
        ("today 9:30", "move_when_half"),
    ],
)
async def test_a_date_that_cannot_be_used_is_asked_again(
    bench: Bench, wrong: str, key: str
) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await move(nurse, ben.reference, wrong)
    assert nurse.keys[-1] == key

    await nurse.says("2026-06-03 14:00")

    assert nurse.keys[-1] == "move_done"


async def test_cancel_changes_nothing(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    before = await local_times(bench, ben)
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Correct", "Date and time", "Cancel")
    await nurse.says("2026-06-03 14:00")

    assert await local_times(bench, ben) == before


async def test_a_follow_up_that_ended_meanwhile_does_not_move(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Correct", "Date and time")
    await nurse.presses(f"k:end_yes:{ben.episode_id}")

    await nurse.says("2026-06-03 14:00")

    assert nurse.keys[-1] == "kept_done"
    injected_at: datetime = (await ben.episode()).injected_at
    assert bench.now - injected_at < timedelta(minutes=5)


async def test_a_check_in_that_moved_is_reminded_of_anew(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1, hour=17)
    assert ben.keys == ["checkin_first", "reminder_1"]

    await move(nurse, ben.reference, "2026-06-03 09:00")
    ben.clear()
    await bench.go_to_day(3, hour=17)

    assert ben.keys == ["checkin_first", "reminder_1"]
