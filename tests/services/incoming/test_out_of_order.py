"""Answers that come after a reminder, after words or too soon: taken, or the question again."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import PatientState
from bot.services.alerts.taking import AlertActions
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined
from tests.services.support.people import Person

ENGLISH = ["no", "5", "same"]
SPANISH = ["No, nada de esto", "5", "igual"]


async def _at_safety(bench: Bench, language: str = "en") -> Person:
    ben = await bench.patient(language=language)
    await bench.go_to_day(1)
    return ben


async def _joined_at_safety(bench: Bench) -> Newcomer:
    ben = await joined(bench)
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


@pytest.mark.parametrize(
    ("language", "text"), [("en", "yes, since last night"), ("es", "sí, la de la pierna")]
)
async def test_a_yes_with_more_behind_it_is_a_sign(bench: Bench, language: str, text: str) -> None:
    ben = await _at_safety(bench, language)

    await ben.writes(text)

    assert ben.keys[-2:] == ["red_flag", "red_flag_which"]
    assert [each.priority for each in await bench.alerts()] == [1]
    assert text in await ben.notes()


async def test_a_yes_to_something_else_is_asked_back(bench: Bench) -> None:
    ben = await _at_safety(bench)

    await ben.writes("yes I'm doing fine")

    assert ben.keys[-1] == "words_kept"


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


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "five",
        "my pain is 5",
        "a lot better",
        "same",
        "better",
        "All good. Pain 3/10. Much better. No concerns.",
    ],
)
async def test_the_signs_come_before_a_score_and_own_words(bench: Bench, text: str) -> None:
    ben = await _at_safety(bench)

    await ben.writes(text)

    assert ben.keys == ["checkin_first", "signs_first", "checkin_first"]
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


@pytest.mark.parametrize(
    ("text", "sign"),
    [("I have a fever of 101 and shaking", "Fever"), ("tengo fiebre y escalofríos", "fiebre")],
)
async def test_typed_signs_say_which_one_it_is(bench: Bench, text: str, sign: str) -> None:
    ben = await _at_safety(bench)
    await ben.taps("Yes, one or more")
    ben.clear()

    await ben.writes(text)

    (alert,) = await bench.alerts()
    assert alert.kind is AlertKind.RED_FLAG
    assert sign in bench.staff.last.text
    assert ben.keys == ["red_flag", "red_flag_noted_next"]
    assert await ben.notes() == [text]


async def test_a_sign_that_is_typed_after_staff_came_calls_them_again(bench: Bench) -> None:
    ben = await _at_safety(bench)
    await ben.taps("Yes, one or more")
    (alert,) = await bench.alerts()
    await AlertActions(bench.runtime).press(bench.staff.caller, alert.id, "ack")

    await ben.writes("I have a fever now")

    assert [each.kind for each in await bench.alerts()] == [
        AlertKind.RED_FLAG,
        AlertKind.URGENT_TEXT,
    ]


@pytest.mark.parametrize(("text", "sign"), [("the leg still hurts", "-"), ("my leg", "Weak")])
async def test_more_than_the_name_of_a_sign_is_none(bench: Bench, text: str, sign: str) -> None:
    ben = await _at_safety(bench)
    await ben.taps("Yes, one or more")

    await ben.writes(text)

    assert f"Sign: {sign}" in bench.staff.screen[0].text


@pytest.mark.parametrize(
    ("texts", "change"),
    [
        (["its 6 today", "about the same"], "0"),
        (["SIX", "six"], None),
        (["about 6", "yes, and the same"], None),
        (["como un seis", "el 6, mucho mejor"], None),
        (["about 6", "no, 7"], None),
    ],
)
async def test_a_suggested_score_is_confirmed_by_saying_it_again_or_by_going_on(
    bench: Bench, texts: list[str], change: str | None
) -> None:
    ben = await _at_safety(bench)
    await ben.writes("no")

    for text in texts:
        await ben.writes(text)

    given = await ben.given(0)
    expected = None if texts[-1].startswith("no") else "6"
    assert (given.get("pain"), given.get("change")) == (expected, change)
    assert "words_kept" not in ben.keys


async def test_a_score_that_is_kept_asks_nothing_again(bench: Bench) -> None:
    ben = await _at_safety(bench)
    for text in ("no", "7", "same"):
        await ben.writes(text)
    ben.clear()

    await ben.writes("2")
    await ben.writes("no, keep it")

    assert (await ben.given(0))["pain"] == "7"
    assert ben.keys[0] == "another_score"
    assert "ask_change" not in "".join(ben.keys)


@pytest.mark.parametrize("text", ["2", "number 2 please"])
async def test_the_number_of_a_treatment_is_no_score(bench: Bench, text: str) -> None:
    ben = await _joined_at_safety(bench)
    for answer in ("no", "7", "same"):
        await ben.writes(answer)
    await ben.sends("/options")

    await ben.writes(text)
    assert ben.keys[-1] == "visit_confirm"
    await ben.writes("Wednesday please")

    assert "visit_requested" in ben.keys
    assert [each.kind for each in await bench.alerts()] == [AlertKind.NOTE, AlertKind.VISIT]
    assert "Wednesday please" in await ben.notes()


@pytest.mark.parametrize("text", ["No", "no thanks, nothing", "nope thats it", "no, gracias"])
async def test_a_no_to_nothing_calls_nobody(bench: Bench, text: str) -> None:
    ben = await _at_safety(bench)
    for answer in ("no", "7", "same"):
        await ben.writes(answer)

    await ben.writes(text)

    assert ben.keys[-1] == "courtesy"
    assert await bench.alerts() == []


@pytest.mark.parametrize(
    ("pausing", "going_on"),
    [("stop for a week", "i want to continue"), ("quiero una pausa", "quiero seguir")],
)
async def test_a_pause_and_its_end_are_typed(bench: Bench, pausing: str, going_on: str) -> None:
    ben = await _at_safety(bench)

    await ben.writes(pausing)
    assert (ben.keys[-1], (await ben.row()).state) == ("paused", PatientState.PAUSED)
    await ben.writes(going_on)

    assert (await ben.row()).state is PatientState.ACTIVE


@pytest.mark.parametrize("way", ["stop", "delete"])
async def test_who_has_left_and_wants_to_go_on_reads_how(bench: Bench, way: str) -> None:
    ben = await _joined_at_safety(bench)
    await ben.sends(f"/{way}")
    await ben.writes("yes")

    await ben.writes("I want to continue")

    assert ben.keys[-1] == "changed_mind"
    assert "I want to continue" in await ben.notes()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "None\n4\nA little better"),
        ("en", "no signs, pain 4, better than before"),
        ("es", "ninguna\n4\nmejor que antes"),
    ],
)
async def test_a_no_before_all_other_answers_is_one(
    bench: Bench, language: str, text: str
) -> None:
    ben = await _at_safety(bench, language)

    await ben.writes(text)

    assert await ben.given(0) == {"safety": "no"}
    assert ben.keys[-1] == "ask_pain"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("en", "same as before"), ("en", "about half of what it was"), ("en", "much better")),
        *(("es", "la mitad"), ("es", "igual que ayer"), ("es", "un poco mejor")),
    ],
)
async def test_a_comparison_where_a_score_is_asked_for_brings_the_scale(
    bench: Bench, language: str, text: str
) -> None:
    ben = await _at_safety(bench, language)
    await ben.writes("no")

    await ben.writes(text)

    assert ben.keys[-1] == "number_not_clear"
    assert text in await ben.notes()
    await bench.go_on(minutes=40)
    assert await bench.alerts() == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("80% better", 2),
        ("I'd say 80 percent improvement", 5),
        ("50 %", 5),
        ("about half", 5),
    ],
)
async def test_a_share_where_own_words_are_asked_for_brings_them_again(
    bench: Bench, text: str, labels: int
) -> None:
    ben = await _at_safety(bench)
    await ben.writes("no")
    await ben.writes("4")

    await ben.writes(text)

    assert "words_kept" not in ben.keys
    assert len([each for each in ben.last.labels if each != "Change"]) == labels
