"""Typed answers: a clear score counts, an unclear one is asked, words are never lost."""

from __future__ import annotations

import pytest

from tests.services.support.bench import Bench
from tests.services.support.people import Person


async def _asked_for_pain(bench: Bench) -> Person:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("No, none of these")
    return ben


@pytest.mark.parametrize("text", ["7", " 7 ", "7/10", "7 out of 10"])
async def test_an_exact_score_is_saved_and_echoed(bench: Bench, text: str) -> None:
    ben = await _asked_for_pain(bench)

    await ben.writes(text)

    assert ben.keys[-1] == "saved_answer+ask_change"
    assert (await ben.given(0))["pain"] == "7"


@pytest.mark.parametrize(
    ("text", "score"), [("seven", "7"), ("siete", "7"), ("7-8", "8"), ("about 7", "7")]
)
async def test_a_likely_score_is_confirmed_first(bench: Bench, text: str, score: str) -> None:
    ben = await _asked_for_pain(bench)

    await ben.writes(text)
    assert ben.keys[-1] == "number_confirm"
    assert "pain" not in await ben.given(0)
    await ben.taps("Yes")

    assert (await ben.given(0))["pain"] == score


async def test_a_suggestion_that_was_not_meant_shows_the_numbers(bench: Bench) -> None:
    ben = await _asked_for_pain(bench)
    await ben.writes("about 7")

    await ben.taps("No, let me pick")

    assert ben.keys[-1] == "ask_pain"
    await ben.taps("6")
    assert (await ben.given(0))["pain"] == "6"


async def test_the_numbers_are_not_shown_for_a_suggestion_that_is_over(bench: Bench) -> None:
    ben = await _asked_for_pain(bench)
    await ben.writes("about 7")
    await ben.taps("Yes")
    check_in, keys = await ben.check_in(0), ben.keys

    await ben.presses(f"n:{check_in.id}")

    assert ben.keys == keys


@pytest.mark.parametrize("text", ["11", "-1", "100"])
async def test_an_unclear_score_is_kept_as_a_note_and_asked_again(bench: Bench, text: str) -> None:
    ben = await _asked_for_pain(bench)

    await ben.writes(text)

    assert ben.keys[-1] == "number_not_clear"
    assert "10" in ben.last.labels
    assert await ben.notes() == [text]
    assert "pain" not in await ben.given(0)
    assert bench.staff.keys == ["staff_note"]


@pytest.mark.parametrize("text", ["not good", "mal"])
async def test_words_are_no_score_and_are_asked_about(bench: Bench, text: str) -> None:
    ben = await _asked_for_pain(bench)

    await ben.writes(text)

    assert ben.keys[-1] == "words_kept"
    assert "10" in ben.labels
    assert "pain" not in await ben.given(0)
    await ben.writes("6")
    assert (await ben.given(0))["pain"] == "6"


@pytest.mark.parametrize("taps", [(), ("No, none of these", "5")])
async def test_other_words_are_kept_and_the_question_is_shown_again(
    bench: Bench, taps: tuple[str, ...]
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    for tap in taps:
        await ben.taps(tap)
    asked = ben.last.labels

    await ben.writes("the weather is nice")

    assert ben.keys[-1] == "words_kept"
    assert await ben.notes() == ["the weather is nice"]
    assert bench.staff.keys == []
    await ben.taps("It can wait")
    assert ben.last.labels == asked
    assert bench.staff.keys == ["staff_note"]


async def test_words_after_the_check_in_are_a_note_for_staff(bench: Bench) -> None:
    ben = await _asked_for_pain(bench)
    await ben.taps("4", "Much better")

    await ben.writes("it itches")

    assert ben.keys[-1] == "words_kept"
    assert await ben.notes() == ["it itches"]
