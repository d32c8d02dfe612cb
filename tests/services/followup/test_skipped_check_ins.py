"""Check-ins that cannot go out: each ends at once with the reason, and staff know whom to call."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.domain.ledger import CheckInState, EpisodeState, Reason
from bot.domain.relief import Outcome
from bot.services.kernel.ports import Receipt
from bot.services.patient.leaving import Leaving
from tests.services.support.bench import Bench
from tests.services.support.clockwork import MONDAY
from tests.services.support.post import held

DAY = timedelta(days=1)
PLANNED = (CheckInState.PLANNED, None)
SKIPPED, MISSED = CheckInState.SKIPPED, CheckInState.MISSED


async def test_a_pause_skips_what_comes_due_and_never_asks_it_later(bench: Bench) -> None:
    ben = await bench.patient()
    await Leaving(bench.runtime).pause(ben.caller)
    await bench.go_to_day(3)
    await ben.taps("Resume")

    await bench.go_to_day(8)

    assert (await ben.ended())[:2] == [(SKIPPED, Reason.PAUSED)] * 2
    assert [key for key in ben.keys if key.startswith("checkin")] == ["checkin_last"]


async def test_a_pause_over_the_last_check_in_ends_on_the_phone_list(bench: Bench) -> None:
    ben = await bench.patient()
    await Leaving(bench.runtime).pause(ben.caller)

    await bench.go_to_day(11)

    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    assert len(await bench.alerts(AlertKind.NO_ANSWER)) == 1
    assert "missed_last" not in ben.keys


async def test_a_check_in_that_a_pause_overtakes_is_skipped(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    with held(bench):
        await bench.check_ins.send_due()

    await Leaving(bench.runtime).pause(ben.caller)
    await bench.pump()

    assert (await ben.ended())[0] == (SKIPPED, Reason.PAUSED)
    assert ben.keys == ["paused"]


async def test_who_cannot_be_reached_ends_undelivered_and_on_the_phone_list(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await Leaving(bench.runtime).blocked(ben.caller)

    await bench.go_to_day(11)

    assert await ben.ended() == [(CheckInState.UNDELIVERED, Reason.BLOCKED)] * 3
    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    assert len(await bench.alerts(is_open=True)) == 1
    assert ben.keys == []


async def test_the_end_of_a_silent_follow_up_is_told_even_if_the_first_call_is_done(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await Leaving(bench.runtime).blocked(ben.caller)
    await bench.close_alerts()

    await bench.go_to_day(11)

    assert [alert.kind for alert in await bench.alerts(is_open=True)] == [AlertKind.NO_ANSWER]


async def test_a_late_joiner_is_asked_what_is_left(bench: Bench) -> None:
    ben = await bench.patient(injected_at=MONDAY - 5 * DAY)

    await bench.go_to_day(6)

    assert await ben.ended() == [
        (SKIPPED, Reason.JOINED_LATE),
        (SKIPPED, Reason.JOINED_LATE),
        (MISSED, Reason.NO_ANSWER),
    ]
    assert ben.keys[0] == "checkin_last"


async def test_who_joins_after_the_last_was_due_is_asked_it_while_it_still_counts(
    bench: Bench,
) -> None:
    ben = await bench.patient(injected_at=MONDAY - 8 * DAY)

    await bench.go_on(minutes=5)

    assert ben.keys == ["checkin_last"]


async def test_who_joins_after_everything_is_over_goes_on_the_phone_list(bench: Bench) -> None:
    ben = await bench.patient(injected_at=MONDAY - 12 * DAY)

    episode = await ben.episode()
    assert await ben.ended() == [(SKIPPED, Reason.JOINED_LATE)] * 3
    assert (episode.state, episode.outcome) == (EpisodeState.CONCLUDED, Outcome.UNKNOWN)
    assert len(await bench.alerts(AlertKind.NO_ANSWER)) == 1


async def test_after_an_outage_a_check_in_still_goes_out_inside_its_time(bench: Bench) -> None:
    ben = await bench.patient()
    bench.clock.move_to(bench.at_day(1, 18))

    await bench.tick()

    assert ben.keys == ["checkin_first"]


async def test_an_outage_never_brings_two_check_ins_at_once(bench: Bench) -> None:
    ben = await bench.patient()
    bench.clock.move_to(bench.at_day(2, 12))

    await bench.tick()

    assert ben.keys == ["checkin_next"]
    assert (await ben.ended())[0] == (SKIPPED, Reason.OUTAGE)
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.details["reason"]) == (AlertKind.SEND_FAILED, "outage")


async def test_after_an_outage_nothing_is_sent_at_night(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6)
    ben.clear()
    bench.clock.move_to(bench.at_day(7, 22))
    await bench.tick()
    assert ben.keys == []

    await bench.go_to_day(8, 9)

    assert ben.keys == ["checkin_last"]


async def test_an_outage_over_the_last_check_in_ends_on_the_phone_list_once(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(5)
    bench.clock.move_to(bench.at_day(11))

    await bench.tick()

    assert (await ben.ended())[2] == (SKIPPED, Reason.OUTAGE)
    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    (call,) = await bench.alerts(AlertKind.NO_ANSWER, AlertKind.SEND_FAILED, is_open=True)
    assert call.kind is AlertKind.SEND_FAILED
    assert ben.keys[-1] == "missed_last"
    await ben.taps("Answer now", "No, none of these", "3", "Much better", "Easier", "Less", "Skip")
    assert (await ben.ended())[2] == (CheckInState.ANSWERED, Reason.ANSWERED_LATE)
    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert await bench.alerts(AlertKind.SEND_FAILED, is_open=True) == []


async def test_a_queued_check_in_that_telegram_kept_waiting_too_long_is_skipped(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    with held(bench):
        await bench.check_ins.send_due()
    bench.clock.move_to(bench.at_day(2, 12))

    await bench.pump()

    assert (await ben.ended())[0] == (SKIPPED, Reason.OUTAGE)
    assert ben.keys == []


async def test_a_queued_check_in_waits_out_the_night(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7, 10, 29)
    ben.clear()
    bench.clock.advance(bench.minutes(2))
    with held(bench):
        await bench.check_ins.send_due()
    bench.clock.move_to(bench.at_day(7, 21))
    await bench.pump()
    assert ben.keys == []

    await bench.go_to_day(8, 9, 1)

    assert ben.keys == ["checkin_last"]


async def test_a_check_in_that_was_never_sent_is_not_called_missed(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6)
    never = Receipt(SendResult.NOT_SENT, retry_after=timedelta(days=4))
    bench.messenger.will(never)
    await bench.go_to_day(10, 10, 29)
    bench.clock.advance(bench.minutes(5))

    await bench.check_ins.wind_up()

    assert (await ben.ended())[2] == (CheckInState.UNDELIVERED, Reason.NOT_DELIVERED)
    assert (await ben.episode()).outcome is Outcome.UNKNOWN
