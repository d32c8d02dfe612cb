"""After downtime of any length each check-in follows its policy, and nothing is sent at night."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.domain.ledger import CheckInState, Reason
from bot.services.operations.heartbeat import Heartbeat
from bot.services.patient.answering import Answering, Tap
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import sends_to

DOWN_AT = (1, 9, 55)
OUTAGE = (CheckInState.SKIPPED, Reason.OUTAGE)
LOST = (CheckInState.MISSED, Reason.OUTAGE)
NO_ANSWER = (CheckInState.MISSED, Reason.NO_ANSWER)
OPEN, PLANNED = (CheckInState.OPEN, None), (CheckInState.PLANNED, None)


async def _restart(bench: Bench, at: datetime) -> None:
    """The machine is on again."""
    bench.clock.move_to(at)
    await Heartbeat(bench.runtime).prepare()
    await bench.tick()


@pytest.mark.parametrize(
    ("hours", "ended", "shown"),
    [
        (0.15, [OPEN, PLANNED, PLANNED], ["checkin_first"]),
        (9.9, [OPEN, PLANNED, PLANNED], ["checkin_first"]),
        (14, [OUTAGE, PLANNED, PLANNED], []),
        (24, [OUTAGE, PLANNED, PLANNED], []),
        (26, [OUTAGE, OPEN, PLANNED], ["checkin_next"]),
        (73, [OUTAGE, OUTAGE, PLANNED], []),
        (8 * 24, [OUTAGE, OUTAGE, OPEN], ["checkin_last"]),
        (15 * 24, [OUTAGE, OUTAGE, OUTAGE], ["missed_last"]),
    ],
)
async def test_each_check_in_goes_out_in_its_time_or_ends_with_its_reason(
    bench: Bench, hours: float, ended: list[object], shown: list[str]
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(*DOWN_AT)

    await _restart(bench, bench.now + timedelta(hours=hours))

    assert await ben.ended() == ended
    assert ben.keys == shown


async def test_a_machine_that_slept_reports_it_like_an_outage(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(*DOWN_AT)
    slept_at = bench.now
    bench.clock.advance(timedelta(days=1, hours=2))

    await bench.heartbeat.notice_gap(slept_at)
    await bench.tick()

    assert (await ben.ended())[0] == OUTAGE
    assert bench.staff.keys.count("staff_recovery") == 1


async def test_a_check_in_that_closes_while_it_is_night_closes_in_the_morning(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(10, 9, 55)
    assert ben.keys[-1] == "reminder_last"

    await _restart(bench, bench.at_day(11, 3))
    assert ben.keys[-1] == "reminder_last"
    await bench.go_to_day(11, 9, 1)

    assert ben.keys[-1] == "missed_last"


async def test_a_reply_that_is_owed_at_night_comes_in_the_morning(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7, 18, 50)
    await ben.answers("8", "About the same")
    before = ben.keys

    await _restart(bench, bench.at_day(8, 3))
    assert ben.keys == before
    await bench.go_to_day(8, 9, 1)

    assert "alternatives" in ben.keys


async def test_of_two_reminders_that_came_due_one_goes_out(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    ben.clear()

    await _restart(bench, bench.at_day(9, 12))
    await bench.go_on(hours=3)

    assert ben.keys == ["reminder_last"]


async def test_nobody_is_reminded_of_what_closes_at_the_same_moment(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    ben.clear()
    bench.clock.move_to(bench.at_day(11, 12))

    await bench.check_ins.remind()
    await bench.pump()
    await bench.tick()

    assert ben.keys == ["missed_last"]


async def test_after_a_day_who_may_have_answered_in_vain_is_asked_again(bench: Bench) -> None:
    ben, eva = await bench.patient(), await bench.patient()
    await bench.go_to_day(7)
    await eva.answers("2", "Much better", "Easier", "Less", "Skip")
    for person in (ben, eva):
        person.clear()

    await _restart(bench, bench.at_day(8, 12))

    assert (ben.keys, eva.keys) == (["reminder_1"], [])


async def test_a_check_in_on_its_way_at_a_crash_gets_no_second_life_days_later(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    bench.messenger.will(SendResult.UNCERTAIN, when=sends_to(ben.chat_id))
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(timedelta(minutes=2))
    await bench.check_ins.send_due()
    claim = await bench.claim_one()
    bench.clock.move_to(bench.at_day(4, 12))

    await bench.delivery.send(claim)
    await bench.tick()
    await bench.go_on(hours=3)

    assert (await ben.ended())[0] == (CheckInState.MISSED, Reason.DELIVERY_UNCERTAIN)
    assert ben.keys == []


async def test_the_next_one_comes_in_its_time_after_one_that_came_too_late(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(*DOWN_AT)

    await _restart(bench, bench.at_day(2, 3))
    await bench.go_to_day(2, 11)

    assert await ben.ended() == [OUTAGE, OPEN, PLANNED]
    assert ben.keys == ["checkin_next"]


@pytest.mark.parametrize(
    ("down", "up", "ended"),
    [
        ((2, 10, 5), (5, 12), LOST),
        ((2, 10, 5), (4, 9, 59), LOST),
        ((2, 10, 5), (3, 10), NO_ANSWER),
        ((3, 13), (4, 12), NO_ANSWER),
        ((5, 12), (8, 12), NO_ANSWER),
    ],
)
async def test_who_is_silent_while_answers_are_lost_is_phoned(
    bench: Bench,
    down: tuple[int, ...],
    up: tuple[int, ...],
    ended: tuple[CheckInState, Reason],
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(*down)
    await bench.tick()

    await _restart(bench, bench.at_day(*up))
    await bench.go_to_day(8, 13)

    assert (await ben.ended())[1] == ended
    told = [alert.about.text for alert in await bench.alerts(AlertKind.SEND_FAILED)]
    assert told == (["answer_lost"] if ended == LOST else [])


async def test_who_answers_late_after_an_outage_is_asked_one_question_at_a_time(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)
    bench.clock.move_to(bench.at_day(2, 10, 30))

    # What they tapped meanwhile is heard first, then what came due goes out.
    await Answering(bench.runtime).answer(
        ben.caller, Tap(check_in.id, "safety", "no"), ben.last.message_id
    )
    await bench.tick()
    await bench.go_on(minutes=50)

    assert ben.keys == ["ask_pain"]
    await ben.taps("3", "Much better")
    await bench.go_on(hours=2)
    assert ben.keys[-1] == "checkin_next"
    assert (await ben.check_in(0)).level is not None


async def test_after_an_outage_a_lapsed_last_check_in_closes_in_the_morning_with_a_way_to_answer(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6)
    ben.clear()

    await _restart(bench, bench.at_day(12, 3))
    assert ben.keys == []
    await bench.go_to_day(12, 9, 1)

    assert ben.keys == ["missed_last"]
    assert ben.last.labels == ["Answer now", "Ask for a visit", "Other treatments"]


async def test_nobody_is_reminded_of_a_check_in_that_the_next_one_closes_in_that_moment(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 15, 59)
    ben.clear()
    bench.clock.move_to(bench.at_day(2, 12))
    await Heartbeat(bench.runtime).prepare()

    # The jobs have triggers of their own: this one may come first.
    await bench.check_ins.remind()
    await bench.tick()

    assert ben.keys == ["checkin_next"]
