"""A changed score counts without another word: an hour later, or when the check-in closes."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.domain.relief import Level, Outcome
from tests.services.support.bench import Bench
from tests.services.support.people import Person

LAST = ("The same", "Less", "Skip")


async def _changed_first(bench: Bench, score: str) -> Person:
    """Good on the first day, then another score and nothing more."""
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("3", "Much better")
    await ben.taps("Change", score)
    return ben


async def test_a_worse_score_alone_is_judged_after_an_hour(bench: Bench) -> None:
    ben = await _changed_first(bench, "10")
    assert (await ben.check_in(0)).level is Level.GOOD

    await bench.go_on(hours=1.1)

    assert (await ben.check_in(0)).level is Level.WORSE
    assert ben.keys[-1] == "thanks_worse_early"
    assert "staff_worse" in bench.staff.keys


async def test_a_worse_score_is_judged_when_the_check_in_closes(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("3", "Much better")
    await bench.go_to((await ben.check_in(1)).due_at - bench.minutes(20))
    await ben.taps("Change", "10")
    tapped_at = bench.now

    await bench.go_on(minutes=25)
    assert (await ben.check_in(1)).opened_at is None
    await bench.go_on(minutes=40)

    # Not while they answer, nor later than an hour after.
    opened_at = (await ben.check_in(1)).opened_at
    assert opened_at is not None
    assert bench.minutes(59) <= opened_at - tapped_at <= bench.minutes(61)
    assert (await ben.check_in(0)).level is Level.WORSE
    assert "staff_worse" in bench.staff.keys


async def test_a_changed_last_score_changes_the_outcome(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("3", "Much better", *LAST)
    await ben.taps("Change", "10")

    await bench.go_on(hours=2)

    assert (await ben.episode()).outcome is Outcome.WORSE
    assert ben.keys[-2:] == ["thanks_worse_last", "alternatives"]
    kinds = {alert.kind for alert in await bench.alerts()}
    assert kinds >= {AlertKind.CHANGED, AlertKind.WORSE}


async def test_the_same_level_after_a_change_says_nothing(bench: Bench) -> None:
    ben = await _changed_first(bench, "2")
    keys = ben.keys

    await bench.go_on(hours=2)

    assert ben.keys == keys
    assert await bench.alerts() == []


async def test_the_words_asked_again_are_still_taken_after_the_hour(bench: Bench) -> None:
    ben = await _changed_first(bench, "8")
    await bench.go_on(hours=2)

    await ben.taps("A little worse")

    assert (await ben.given(0))["change"] == "-1"
    assert ben.keys[-1] == "thanks_worse_early"


async def test_the_numbers_asked_again_are_still_taken_after_the_hour(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("3")
    await ben.taps("Change")
    await bench.go_on(hours=2)
    assert ben.keys[-1] == "thanks_good_early"

    await ben.taps("8", "About the same")

    assert (await ben.given(0))["pain"] == "8"
    assert ben.keys[-1] == "thanks_none_first"
