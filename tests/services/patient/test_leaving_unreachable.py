"""Blocked and back: the schedule stops, staff phone, and what was missed is never sent later."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState, PatientState, Reason
from bot.domain.relief import Outcome
from tests.services.support.bench import Bench
from tests.services.support.newcomers import joined, newcomer
from tests.services.support.post import held


async def test_blocking_stops_the_schedule_and_staff_hear_of_it(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.blocks()
    await bench.go_to_day(1, 12)

    assert ben.keys == []
    assert (await ben.row()).state is PatientState.UNREACHABLE
    assert (await ben.ended())[0] == (CheckInState.UNDELIVERED, Reason.BLOCKED)
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.details["reason"]) == (AlertKind.SEND_FAILED, "patient_blocked")


async def test_who_comes_back_gets_what_is_left_and_nothing_that_was_missed(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.blocks()
    await bench.go_to_day(2, 18)

    await ben.unblocks()
    assert (ben.keys, ben.labels) == (["welcome_back"], ["Yes", "No, stop"])
    await ben.taps("Yes")
    assert ben.keys[-1] == "resumed"
    await bench.go_to_day(7)

    assert ben.keys == ["welcome_back", "resumed", "checkin_last"]


async def test_who_comes_back_may_stop(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.blocks()
    await ben.unblocks()

    await ben.taps("No, stop")

    assert ben.keys[-1] == "stopped"
    assert (await ben.row()).state is PatientState.STOPPED


async def test_who_comes_back_too_late_is_offered_a_visit(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.blocks()
    await bench.go_on(days=15)
    await ben.unblocks()

    await ben.taps("Yes")

    assert (ben.keys[-1], ben.labels) == ("resumed_none_left", ["Ask for a visit"])


async def test_who_writes_again_is_welcomed_back_and_the_note_is_kept(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.blocks()

    await ben.writes("I am here again")

    assert ben.keys == ["words_kept", "welcome_back"]
    assert await ben.notes() == ["I am here again"]


async def test_blocking_during_a_pause_ends_the_pause(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/pause")

    await ben.blocks()
    await ben.unblocks()

    assert ben.keys[-1] == "welcome_back"


async def test_pausing_counts_as_coming_back(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.blocks()

    await ben.sends("/pause")

    assert ben.keys == ["paused"]
    assert (await ben.row()).state is PatientState.PAUSED


async def test_a_check_in_on_its_way_to_who_blocked_the_bot_is_undelivered(bench: Bench) -> None:
    ben = await joined(bench)
    bench.clock.move_to((await ben.check_in(0)).due_at)
    with held(bench):
        await bench.check_ins.send_due()

    await ben.blocks()

    assert ben.keys == []
    assert (await ben.ended())[0] == (CheckInState.UNDELIVERED, Reason.BLOCKED)
    (alert,) = await bench.alerts()
    assert alert.check_in_id == (await ben.check_in(0)).id


async def test_the_last_check_in_undelivered_leaves_the_outcome_unknown(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7, 8)
    bench.clock.move_to((await ben.check_in(2)).due_at)
    with held(bench):
        await bench.check_ins.send_due()

    await ben.blocks()

    episode = await ben.episode()
    assert (episode.state, episode.outcome) == (EpisodeState.CONCLUDED, Outcome.UNKNOWN)


@pytest.mark.parametrize("days", [0, 20], ids=["to come", "none to come"])
async def test_blocking_with_nothing_to_come_is_only_news(bench: Bench, days: int) -> None:
    ben = await joined(bench)
    await bench.go_on(days=days)
    known = len(await bench.alerts())

    await ben.blocks()

    alert = (await bench.alerts())[known]
    assert alert.kind is (AlertKind.LEFT if days else AlertKind.SEND_FAILED)


async def test_blocking_with_only_the_last_check_in_open_is_a_call_at_once(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)

    await ben.blocks()

    (call,) = await bench.alerts(AlertKind.SEND_FAILED, is_open=True)
    assert call.check_in_id == (await ben.check_in(2)).id
    await bench.go_to_day(11)
    assert await bench.alerts(AlertKind.NO_ANSWER) == []
    assert len(await bench.alerts(AlertKind.SEND_FAILED)) == 1


async def test_an_answer_after_coming_back_ends_the_call(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.blocks()
    await ben.unblocks()

    await ben.taps("Yes", "No, none of these", "3", "Much better", "The same", "Less", "Skip")

    assert await bench.alerts(is_open=True) == []


async def test_who_never_joined_may_block_and_come_back_unnoticed(bench: Bench) -> None:
    eve = newcomer(bench)

    await eve.blocks()
    await eve.unblocks()

    assert eve.keys == []
    assert await bench.alerts() == []


async def test_who_stopped_may_block_and_come_back_unnoticed(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")
    ben.clear()

    await ben.blocks()
    await ben.unblocks()

    assert ben.keys == []
    assert (await ben.row()).state is PatientState.STOPPED
