"""Skipped as past, then another time of day or date shows that it is still to come."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.ledger import CheckInState, Reason
from tests.services.enrolment.test_rescheduling import move
from tests.services.support.bench import Bench
from tests.services.support.clockwork import ZONE
from tests.services.support.crew import hire
from tests.services.support.newcomers import joined, make_link, newcomer

PLANNED = (CheckInState.PLANNED, None)
LATE = (CheckInState.SKIPPED, Reason.JOINED_LATE)
MOVED = (CheckInState.SKIPPED, Reason.MOVED)


async def test_who_joins_before_the_hour_they_choose_gets_the_check_in_of_that_day(
    bench: Bench,
) -> None:
    injected_at = bench.now
    await bench.go_to_day(1, 11)
    link = await make_link(bench, injected_at=injected_at, baseline=8)
    ann = newcomer(bench)

    await ann.agrees(link.code)
    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    assert await ann.ended() == [LATE, PLANNED, PLANNED]
    await ann.taps("Evening (6 pm)")

    assert await ann.ended() == [PLANNED] * 3
    assert (ann.keys[-1], ann.last.text.count("•")) == ("enrolled", 3)
    await bench.go_to_day(1, 18, 5)
    assert ann.keys[-1] == "checkin_first"


async def test_who_joins_after_the_hour_they_choose_is_late(bench: Bench) -> None:
    injected_at = bench.now
    await bench.go_to_day(1, 14)
    link = await make_link(bench, injected_at=injected_at, baseline=8)
    ann = newcomer(bench)

    await ann.agrees(link.code)
    await ann.taps("Midday (1 pm)")

    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    assert await ann.ended() == [LATE, PLANNED, PLANNED]
    assert ann.keys[-1] == "enrolled_late"


async def test_a_corrected_date_brings_the_skipped_check_ins_back(bench: Bench) -> None:
    ben = await joined(bench, injected_at=bench.now - timedelta(days=2, hours=3))
    nurse = await hire(bench)
    assert await ben.ended() == [LATE, LATE, PLANNED]

    await move(nurse, ben.reference, "2026-06-01 09:00")

    assert await ben.ended() == [PLANNED] * 3
    assert (ben.keys[-1], ben.last.text.count("•")) == ("dates_moved", 3)
    assert (await ben.check_in(0)).look_at.astimezone(ZONE).day == 2


async def test_a_date_that_was_moved_by_mistake_can_be_moved_back(bench: Bench) -> None:
    ben, nurse = await joined(bench), await hire(bench)
    await move(nurse, ben.reference, "2026-05-29 08:00")
    assert await ben.ended() == [MOVED, MOVED, PLANNED]

    await move(nurse, ben.reference, "2026-06-01 09:00")

    assert await ben.ended() == [PLANNED] * 3


async def test_no_check_in_comes_after_a_later_one_was_sent(bench: Bench) -> None:
    ben = await joined(bench, injected_at=bench.now - timedelta(days=1, hours=3))
    nurse = await hire(bench)
    await bench.go_to_day(1)
    await ben.answers("4", "Much better")
    assert await ben.ended() == [LATE, (CheckInState.ANSWERED, None), PLANNED]

    await move(nurse, ben.reference, "2026-06-02 10:30")

    assert (await ben.ended())[0] == LATE
