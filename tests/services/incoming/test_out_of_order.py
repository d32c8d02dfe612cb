"""Answers that come after a reminder, after words or too soon: taken, or the question again."""

from __future__ import annotations

import pytest

from tests.services.support.bench import Bench
from tests.services.support.people import Person

ENGLISH = ["no", "5", "same"]
SPANISH = ["No, nada de esto", "5", "igual"]


async def _at_safety(bench: Bench, language: str = "en") -> Person:
    ben = await bench.patient(language=language)
    await bench.go_to_day(1)
    return ben


async def _is_reminded(bench: Bench) -> None:
    await bench.go_on(hours=7)


async def _is_answered(ben: Person) -> bool:
    given = await ben.given(0)
    return {each: given.get(each) for each in ("safety", "pain", "change")} == {
        "safety": "no",
        "pain": "5",
        "change": "0",
    }


@pytest.mark.parametrize(("language", "texts"), [("en", ENGLISH), ("es", SPANISH)])
async def test_a_check_in_is_answered_by_words_after_its_reminder(
    bench: Bench, language: str, texts: list[str]
) -> None:
    ben = await _at_safety(bench, language)
    await _is_reminded(bench)
    assert ben.keys[-1] == "reminder_1"

    for text in texts:
        await ben.writes(text)

    assert await _is_answered(ben)
    assert "words_kept" not in ben.keys
    assert await bench.alerts() == []


@pytest.mark.parametrize("text", ["Yes, one or more", "one or more"])
async def test_a_sign_is_seen_by_words_after_the_reminder(bench: Bench, text: str) -> None:
    ben = await _at_safety(bench)
    await _is_reminded(bench)

    await ben.writes(text)

    assert ben.keys[-2:] == ["red_flag", "red_flag_which"]
    assert [each.priority for each in await bench.alerts()] == [1]


@pytest.mark.parametrize("is_late", [False, True])
@pytest.mark.parametrize(
    ("language", "words", "texts"),
    [("en", "can I take a bath?", ENGLISH), ("es", "¿puedo nadar?", SPANISH)],
)
async def test_a_no_behind_other_words_answers_the_check_in(
    bench: Bench, language: str, words: str, texts: list[str], is_late: bool
) -> None:
    ben = await _at_safety(bench, language)
    if is_late:
        await _is_reminded(bench)
    await ben.writes(words)

    for text in texts:
        await ben.writes(text)

    assert await _is_answered(ben)
    assert ben.keys.count("words_kept") == 1
    await bench.go_on(minutes=40)
    assert [each.priority for each in await bench.alerts()] == [3]


async def test_a_no_to_words_is_one_where_nothing_else_is_asked(bench: Bench) -> None:
    ben = await bench.patient()
    await ben.writes("the bandage came off")

    await ben.writes("no")

    assert ben.keys[-1] == "free_text"


@pytest.mark.parametrize("text", ["5", "five", "my pain is 5", "a lot better", "same", "better"])
async def test_the_signs_come_before_a_score_and_own_words(bench: Bench, text: str) -> None:
    ben = await _at_safety(bench)

    await ben.writes(text)

    assert ben.keys == ["checkin_first", "checkin_first"]
    assert await ben.given(0) == {}
    assert text in await ben.notes()


async def test_words_that_are_not_understood_twice_bring_the_question_again(bench: Bench) -> None:
    ben = await _at_safety(bench)

    await ben.writes("can I take a bath?")
    await ben.writes("and my dog, may he come?")

    assert ben.keys == ["checkin_first", "words_kept", "words_kept", "checkin_first"]


@pytest.mark.parametrize(
    ("text", "change"), [("much better", "2"), ("I mean a little better", "1")]
)
async def test_own_words_that_do_not_fit_are_put_right_by_words(
    bench: Bench, text: str, change: str
) -> None:
    ben = await _at_safety(bench)
    await ben.taps("No, none of these", "2", "About the same")
    assert ben.keys[-1] == "mismatch_confirm"

    await ben.writes(text)

    given = await ben.given(0)
    assert (given["pain"], given["change"]) == ("2", change)
    assert "mismatch" not in given


@pytest.mark.parametrize(("language", "text"), [("en", "no more"), ("es", "no más")])
async def test_no_more_medicine_is_no_wish_to_stop(bench: Bench, language: str, text: str) -> None:
    ben = await bench.patient(language=language)
    await bench.go_to_day(7)
    safety, words = ("No, none of these", "Much better") if language == "en" else (
        "No, nada de esto", "Mucho mejor"
    )  # fmt: skip
    await ben.taps(safety, "3", words, "Easier" if language == "en" else "Menos")

    await ben.writes(text)

    assert ben.keys[-1] == "words_kept"
    assert "medicine" not in await ben.given(2)
