"""Change: as long as a check-in is open an answer can be taken back, and all follows from it."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.relief import Level, Outcome
from tests.services.support.bench import Bench
from tests.services.support.people import Person

LAST = ("The same", "Less", "Skip")


async def _answer_last(bench: Bench, ben: Person, score: str, words: str) -> None:
    await bench.go_to_day(7)
    await ben.answers(score, words, *LAST)


async def test_a_changed_score_is_echoed_and_the_old_one_is_kept(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("5", "A little better")

    await ben.taps("Change", "4")

    assert ben.keys[-1] == "answer_changed_after"
    assert (await ben.given(0))["pain"] == "4"
    await ben.taps("A little better")
    assert (await ben.check_in(0)).level is Level.PARTIAL


async def test_a_changed_last_score_takes_back_the_words_that_stand_above(bench: Bench) -> None:
    ben = await bench.patient()
    await _answer_last(bench, ben, "3", "Much better")
    await bench.go_on(minutes=2)
    assert "thanks_good_last" in ben.keys

    await ben.taps("Change", "10")
    assert ben.keys[-1] == "answer_changed_after"
    assert "What we wrote before was about the old number." in ben.last.text
    await ben.taps("Much worse")

    assert "thanks_worse_last" in ben.keys


async def test_a_score_that_is_changed_before_the_reply_is_only_echoed(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("3")

    await ben.taps("Change", "4")

    assert ben.keys[-1] == "answer_changed"


async def test_a_score_of_another_day_is_put_right_as_it_was_then(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", *LAST)
    await ben.taps("Change")
    assert "ask_pain" in ben.keys
    await ben.taps("8", "About the same")

    await bench.go_to_day(8)
    await ben.taps("Change")

    assert "as_it_was+ask_pain" in ben.keys


async def test_a_new_level_gets_a_new_reply_and_the_same_level_none(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("8", "About the same")

    await ben.taps("Change", "7", "About the same")
    same = ben.keys
    await ben.taps("Change", "3", "Much better")

    assert same.count("thanks_none_first") == 1
    assert ben.keys[-1] == "thanks_good_early"


async def test_the_same_score_again_is_not_called_a_change(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("5", "A little better")

    await ben.taps("Change", "5")

    assert not {"answer_changed", "answer_changed_after"} & {*ben.keys}


async def test_staff_hear_when_a_change_alters_the_outcome(bench: Bench) -> None:
    ben = await bench.patient()
    await _answer_last(bench, ben, "3", "Much better")

    await ben.taps("Change", "8", "About the same")

    assert (await ben.episode()).outcome is Outcome.NO_RELIEF
    kinds = {alert.kind for alert in await bench.alerts(is_open=True)}
    assert kinds == {AlertKind.CHANGED, AlertKind.NO_RELIEF}
    assert ben.keys.count("alternatives") == 1
    assert ben.keys.count("followup_closed") == 1


async def test_the_alternatives_never_go_out_twice(bench: Bench) -> None:
    ben = await bench.patient()
    await _answer_last(bench, ben, "8", "About the same")

    await ben.taps("Change", "3", "Much better")
    await ben.taps("Change", "10", "Much worse")

    assert (await ben.episode()).outcome is Outcome.WORSE
    assert ben.keys.count("alternatives") == 1


async def test_a_change_that_alters_no_outcome_tells_nobody(bench: Bench) -> None:
    ben = await bench.patient()
    await _answer_last(bench, ben, "8", "About the same")
    before = len(await bench.alerts())

    await ben.taps("Change", "7", "About the same")

    assert len(await bench.alerts()) == before


async def test_after_closing_nothing_can_be_changed(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("5", "A little better")
    check_in = await ben.check_in(0)
    await bench.go_to_day(2)

    await ben.presses(f"c:{check_in.id}")

    assert "change_closed" in ben.keys
    assert (await ben.given(0))["pain"] == "5"


@pytest.mark.parametrize(
    ("score", "other", "outcome", "reply"),
    [
        ("7", "6", Outcome.NO_RELIEF, "thanks_none_last"),
        ("6", "8", Outcome.WORE_OFF, "thanks_wore_off_last"),
    ],
)
async def test_another_score_of_the_same_level_may_change_the_outcome(
    bench: Bench, score: str, other: str, outcome: Outcome, reply: str
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("5", "A little better")
    await _answer_last(bench, ben, score, "About the same")

    await ben.taps("Change", other, "About the same")

    assert (await ben.episode()).outcome is outcome
    assert ben.keys[-1] == reply
    assert ben.keys.count("alternatives") == 1
    assert "staff_changed" in bench.staff.keys


async def test_what_lies_beneath_a_worse_outcome_follows_the_score(bench: Bench) -> None:
    ben = await bench.patient(baseline=4)
    await bench.go_to_day(1)
    await ben.answers("2", "A little better")
    await _answer_last(bench, ben, "3", "Much worse")
    assert (await ben.episode()).beneath == Outcome.NO_RELIEF
    before = len(await bench.alerts())

    await ben.taps("Change", "7", "Much worse")

    assert (await ben.episode()).beneath == Outcome.WORE_OFF
    assert AlertKind.CHANGED not in {alert.kind for alert in (await bench.alerts())[before:]}


async def test_staff_ask_when_a_change_makes_the_answers_differ(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("5", "A little better")

    await ben.taps("Change", "8", "Much better", "Yes, keep it")

    assert (await ben.check_in(0)).level is Level.PARTIAL
    assert len(await bench.alerts(AlertKind.MISMATCH)) == 1


async def test_staff_ask_once_while_the_answers_differ_as_before(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("7", "Much better", "Yes, keep it")

    await ben.taps("Change", "8", "Much better")

    assert len(await bench.alerts(AlertKind.MISMATCH)) == 1


async def test_a_worse_score_renews_the_alert_that_nobody_has_taken(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("9", "Much worse")

    await ben.taps("Change", "3", "Much better", "Change", "10", "Much worse")
    (alert,) = await bench.alerts(AlertKind.WORSE)
    assert (alert.details["score"], alert.times) == ("10", 2)
    await bench.take_alerts()
    await ben.taps("Change", "3", "Much better", "Change", "9", "Much worse")

    assert [each.details["score"] for each in await bench.alerts(AlertKind.WORSE)] == ["10", "9"]


async def test_staff_read_the_score_before_the_last_change(bench: Bench) -> None:
    ben = await bench.patient()
    await _answer_last(bench, ben, "3", "Much better")

    await ben.taps("Change", "2", "Much better", "Change", "8", "About the same")

    (alert,) = await bench.alerts(AlertKind.CHANGED)
    assert (alert.details["old_score"], alert.details["score"]) == ("2", "8")


async def test_a_changed_outcome_was_concluded_when_the_first_was(bench: Bench) -> None:
    ben = await bench.patient()
    await _answer_last(bench, ben, "3", "Much better")
    concluded_at = (await ben.episode()).concluded_at

    await bench.go_on(minutes=10)
    await ben.taps("Change", "8", "About the same")

    episode = await ben.episode()
    assert (episode.outcome, episode.concluded_at) == (Outcome.NO_RELIEF, concluded_at)
