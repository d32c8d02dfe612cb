"""Taps on check-ins that are over, and late answers to the last one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState, Reason
from bot.domain.relief import Outcome
from tests.services.support.bench import Bench
from tests.services.support.people import Person

LAST = ("The same", "Less", "Skip")


async def _let_it_pass(bench: Bench) -> Person:
    """A patient who did not answer the last check-in."""
    ben = await bench.patient()
    await bench.go_to_day(11)
    assert (await ben.ended())[2] == (CheckInState.MISSED, Reason.NO_ANSWER)
    ben.screen[:-1] = []
    return ben


async def test_a_tap_on_a_closed_check_in_leads_to_the_one_that_is_open(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    first = await ben.check_in(0)
    await bench.go_to_day(2)
    ben.clear()

    await ben.presses(f"a:{first.id}:safety:no")

    assert ben.keys == ["old_checkin", "checkin_next"]
    assert "late_tap" in await ben.events()
    assert (await ben.ended())[0] == (CheckInState.MISSED, Reason.NO_ANSWER)


@pytest.mark.parametrize("data", ["n:{}", "m:{}:ok", "o:{}"])
async def test_no_button_of_a_closed_check_in_works(bench: Bench, data: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(2)
    first = await ben.check_in(0)

    await ben.presses(data.format(first.id))

    assert ben.keys[-2:] == ["old_checkin", "checkin_next"]


async def test_a_tap_on_a_closed_check_in_when_none_is_open_just_says_so(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4", "Much better")
    await bench.go_to_day(5)
    first = await ben.check_in(0)
    ben.clear()

    await ben.presses(f"o:{first.id}")

    assert ben.keys == ["old_checkin"]


async def test_the_last_check_in_can_be_answered_late(bench: Bench) -> None:
    ben = await _let_it_pass(bench)
    assert ben.keys == ["missed_last"]
    assert len(await bench.alerts(AlertKind.NO_ANSWER, is_open=True)) == 1

    await ben.taps("Answer now", "No, none of these", "8", "About the same", *LAST)

    assert ben.keys[0] == "checkin_summary"
    assert ben.keys[1:] == ["late_saved", "thanks_none_last", "alternatives"]
    assert (await ben.ended())[2] == (CheckInState.ANSWERED, Reason.ANSWERED_LATE)
    assert (await ben.episode()).outcome is Outcome.NO_RELIEF
    (call,) = await bench.alerts(AlertKind.NO_ANSWER)
    assert call.result == "answered_late"


async def test_a_late_score_alone_counts_after_an_hour(bench: Bench) -> None:
    ben = await _let_it_pass(bench)

    await ben.taps("Answer now", "No, none of these", "3")
    await bench.go_on(hours=2)

    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert ben.keys[1] == "late_saved"


async def test_a_late_answer_that_says_nothing_leaves_the_call_to_make(bench: Bench) -> None:
    """Without a baseline a score alone has no level."""
    ben = await bench.patient(baseline=None)
    await bench.go_to_day(11)

    await ben.taps("Answer now", "No, none of these", "3")
    await bench.go_on(hours=2)

    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    assert len(await bench.alerts(AlertKind.NO_ANSWER, is_open=True)) == 1


async def test_a_late_score_may_be_typed(bench: Bench) -> None:
    ben = await _let_it_pass(bench)
    await ben.taps("Answer now", "No, none of these")

    await ben.writes("3")
    await ben.taps("Much better", *LAST)

    assert (await ben.given(2))["pain"] == "3"
    assert (await ben.episode()).outcome is Outcome.RELIEF


async def test_a_late_answer_that_stops_at_safety_changes_nothing(bench: Bench) -> None:
    ben = await _let_it_pass(bench)

    await ben.taps("Answer now", "No, none of these")
    await bench.go_to_day(20)

    assert (await ben.ended())[2] == (CheckInState.MISSED, Reason.NO_ANSWER)
    assert (await ben.episode()).outcome is Outcome.UNKNOWN


async def test_a_late_yes_to_safety_is_a_red_flag_like_any_other(bench: Bench) -> None:
    ben = await _let_it_pass(bench)

    await ben.taps("Answer now", "Yes, one or more")

    assert ben.keys[-2:] == ["red_flag", "red_flag_which"]
    assert (await ben.ended())[2] == (CheckInState.ANSWERED, Reason.SAFETY_ONLY)
    assert (await ben.episode()).outcome is Outcome.UNKNOWN


async def test_a_late_yes_by_mistake_lets_the_patient_go_on(bench: Bench) -> None:
    ben = await _let_it_pass(bench)
    await ben.taps("Answer now", "Yes, one or more", "I tapped by mistake")

    await ben.taps("3", "Much better", *LAST)

    assert (await ben.ended())[2] == (CheckInState.ANSWERED, Reason.ANSWERED_LATE)
    assert (await ben.episode()).outcome is Outcome.RELIEF


async def test_late_answers_count_until_two_weeks_after_the_injection(bench: Bench) -> None:
    ben = await _let_it_pass(bench)
    episode, last = await ben.episode(), await ben.check_in(2)
    until = max(episode.injected_at + timedelta(days=14), last.due_at + timedelta(days=7))

    await bench.go_to(until)
    await ben.taps("Answer now")

    assert ben.keys[-1] == "old_checkin"
    assert (await ben.episode()).state is EpisodeState.CONCLUDED


async def test_a_late_answer_can_be_changed_too(bench: Bench) -> None:
    ben = await _let_it_pass(bench)
    await ben.taps("Answer now", "No, none of these", "8", "About the same", *LAST)

    await ben.taps("Change", "3", "Much better")

    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert ben.keys.count("late_saved") == 1
