"""A check-in without its last answers: the reply comes an hour after the last tap."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.alerts import AlertKind
from bot.domain.relief import Level, Outcome
from tests.services.support.bench import Bench

HOUR = timedelta(hours=1)


async def test_a_score_alone_is_replied_to_after_an_hour(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4")
    tapped_at = bench.now

    await bench.go_to(tapped_at + HOUR - timedelta(minutes=1))
    assert "thanks_good_early" not in ben.keys
    await bench.go_on(minutes=2)

    assert ben.keys[-1] == "thanks_good_early"
    assert (await ben.check_in(0)).level is Level.GOOD


async def test_each_tap_gives_another_hour_for_the_note(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("4", "Much better")
    await bench.go_on(minutes=50)
    await ben.taps("Easier")
    await bench.go_on(minutes=50)

    assert (await ben.episode()).outcome is None
    await bench.go_on(minutes=15)

    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert ben.keys[-2:] == ["thanks_good_last", "followup_closed"]


async def test_the_delayed_reply_waits_for_the_morning(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7, 19, 50)
    await ben.answers("8")

    await bench.go_to_day(8, 8, 59)
    assert (await ben.episode()).outcome is None
    await bench.go_to_day(8, 9)

    assert (await ben.episode()).outcome is Outcome.NO_RELIEF
    assert "alternatives" in ben.keys


async def test_what_was_left_open_is_still_saved_after_the_reply(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("4", "Much better")
    await bench.go_on(hours=2)
    keys = ben.keys

    await ben.taps("Easier", "Less", "Skip")

    assert (await ben.given(2)).keys() >= {"function", "medicine", "note"}
    assert ben.keys.count("thanks_good_last") == keys.count("thanks_good_last") == 1


async def test_a_note_that_was_left_open_becomes_the_summary_where_the_score_can_be_changed(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "The same", "Less")
    await bench.go_on(hours=2)
    assert {"checkin_summary", "alternatives"} <= set(ben.keys)

    await ben.taps("Change", "3", "Much better", "Skip")

    assert (await ben.episode()).outcome is Outcome.RELIEF


async def test_where_the_note_is_not_the_question_that_waits_nothing_is_put_on_it(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "The same", "Less")
    await ben.writes("stop")
    await bench.go_on(hours=2)

    assert "checkin_summary" not in ben.keys
    assert "alternatives" in ben.keys


async def test_start_after_the_reply_shows_the_score_that_was_saved(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4")
    await bench.go_on(hours=2)
    check_in = await ben.check_in(0)

    await ben.presses(f"o:{check_in.id}", ben.screen[0].message_id)

    assert ben.keys[0] == "checkin_summary_score"


async def test_words_after_the_reply_can_change_the_outcome(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("4")
    await bench.go_on(hours=2)
    assert (await ben.episode()).outcome is Outcome.RELIEF

    await ben.taps("A little better", "Easier", "Less", "Skip")

    assert (await ben.episode()).outcome is Outcome.PARTIAL


async def test_a_score_without_a_baseline_gets_no_reply_of_its_own(bench: Bench) -> None:
    ben = await bench.patient(baseline=None)
    await bench.go_to_day(1)
    await ben.answers("4")
    keys = ben.keys

    await bench.go_on(hours=2)

    assert ben.keys == keys
    assert (await ben.check_in(0)).level is None


async def test_a_last_score_without_a_baseline_leaves_it_to_a_phone_call(bench: Bench) -> None:
    ben = await bench.patient(baseline=None)
    await bench.go_to_day(7)
    await ben.answers("4")

    await bench.go_on(hours=2)

    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    assert ben.keys[-1] == "followup_closed"
    assert len(await bench.alerts(AlertKind.NO_ANSWER, is_open=True)) == 1


async def test_no_next_date_is_promised_when_nothing_is_left(bench: Bench) -> None:
    """The reply was owed when an outage took the rest of the follow-up."""
    ben = await bench.patient()
    await bench.go_to_day(2)
    await ben.answers("4")
    bench.clock.move_to(bench.at_day(12))

    await bench.tick()

    assert (await ben.check_in(1)).level is Level.GOOD
    assert "thanks_good_early" not in ben.keys


async def test_words_after_the_reply_that_differ_from_the_score_are_judged_an_hour_later(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("3")
    await bench.go_on(minutes=61)
    assert (await ben.check_in(0)).level is Level.GOOD
    await ben.taps("Much worse")
    assert ben.last.labels == []

    await bench.go_on(minutes=61)

    assert len(await bench.alerts(AlertKind.MISMATCH)) == 1
    assert (await ben.check_in(0)).level is Level.WORSE
