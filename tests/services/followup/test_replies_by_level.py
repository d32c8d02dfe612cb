"""What a patient reads after a check-in, by the level of what they said."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.relief import Level
from tests.services.support.bench import Bench

MUCH, LITTLE, SAME, LITTLE_WORSE, MUCH_WORSE = (
    "Much better",
    "A little better",
    "About the same",
    "A little worse",
    "Much worse",
)


@pytest.mark.parametrize(
    ("baseline", "score", "words", "level"),
    [
        (8, "4", MUCH, Level.GOOD),
        (8, "4", LITTLE, Level.PARTIAL),
        (8, "5", LITTLE, Level.PARTIAL),
        (8, "5", SAME, Level.NONE),
        (8, "7", LITTLE, Level.NONE),
        (8, "8", SAME, Level.NONE),
        (8, "9", SAME, Level.NONE),
        (8, "9", LITTLE_WORSE, Level.WORSE),
        (8, "10", LITTLE_WORSE, Level.WORSE),
        (9, "7", LITTLE, Level.NONE),
        (10, "7", LITTLE, Level.PARTIAL),
        (3, "2", LITTLE, Level.PARTIAL),
        (1, "0", MUCH, Level.GOOD),
        (0, "3", LITTLE_WORSE, Level.WORSE),
        (None, "5", SAME, Level.NONE),
    ],
)
async def test_score_and_words_give_one_level(
    bench: Bench, baseline: int | None, score: str, words: str, level: Level
) -> None:
    ben = await bench.patient(baseline=baseline)
    await bench.go_to_day(1)

    await ben.answers(score, words)

    assert (await ben.check_in(0)).level is level
    assert len(ben.keys) == 2


@pytest.mark.parametrize(
    ("day", "score", "words", "key"),
    [
        (1, "2", MUCH, "thanks_good_early"),
        (1, "5", LITTLE, "thanks_partial_early"),
        (1, "8", SAME, "thanks_none_first"),
        (1, "10", MUCH_WORSE, "thanks_worse_early"),
        (2, "2", MUCH, "thanks_good_early"),
        (2, "8", SAME, "thanks_none_next"),
    ],
)
async def test_an_early_level_has_its_own_reply(
    bench: Bench, day: int, score: str, words: str, key: str
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(day)
    ben.screen[:-1] = []

    await ben.answers(score, words)

    assert ben.keys == ["checkin_summary", key]


async def test_worse_on_an_early_day_calls_staff(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)

    await ben.answers("10", MUCH_WORSE)

    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.WORSE, 2)


@pytest.mark.parametrize(
    ("score", "words", "level"), [("7", MUCH, Level.PARTIAL), ("3", MUCH_WORSE, Level.WORSE)]
)
async def test_a_mismatch_is_asked_once_and_kept_with_a_flag(
    bench: Bench, score: str, words: str, level: Level
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)

    await ben.answers(score, words)
    assert ben.keys == ["mismatch_confirm"]
    await ben.taps("Yes, keep it")

    check_in = await ben.check_in(0)
    assert (check_in.level, check_in.mismatch_kept) == (level, True)
    assert AlertKind.MISMATCH in {alert.kind for alert in await bench.alerts()}
    assert len(ben.keys) == 2


@pytest.mark.parametrize(
    ("choice", "tap", "level"),
    [("Change the number", "3", Level.GOOD), ("Change the words", SAME, Level.NONE)],
)
async def test_a_mismatch_can_be_mended(bench: Bench, choice: str, tap: str, level: Level) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("7", MUCH)

    await ben.taps(choice, tap)
    if choice == "Change the number":
        await ben.taps(MUCH)

    check_in = await ben.check_in(0)
    assert (check_in.level, check_in.mismatch_kept) == (level, False)
    assert await bench.alerts(AlertKind.MISMATCH) == []


async def test_a_mismatch_that_was_kept_is_not_asked_again(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("7", MUCH, "Yes, keep it")

    await ben.taps("Change", "8", MUCH)

    assert "mismatch_confirm" not in ben.keys


async def test_there_is_nothing_to_keep_before_score_and_words_are_in(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)

    await ben.presses(f"m:{check_in.id}:ok")

    assert await ben.given(0) == {}
    assert ben.keys == ["checkin_first"]


async def test_a_mismatch_can_still_be_mended_after_the_reply(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("7", MUCH)
    await bench.go_on(hours=2)
    assert "thanks_partial_early" in ben.keys

    await ben.taps("Change the words", SAME)

    assert (await ben.check_in(0)).level is Level.NONE
    assert ben.keys[-1] == "thanks_none_first"
