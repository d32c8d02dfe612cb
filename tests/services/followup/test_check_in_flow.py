"""A check-in from the safety question to the reply, tap by tap."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.answers import InvalidAnswerError
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import CheckInState, Reason
from tests.services.support.bench import Bench

ANSWERED, PLANNED = (CheckInState.ANSWERED, None), (CheckInState.PLANNED, None)


async def test_nothing_is_asked_before_the_first_check_in_is_due(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(1, 9, 59)
    assert ben.screen == []
    await bench.go_to_day(1, 10)

    assert ben.keys == ["checkin_first"]


async def test_an_early_check_in_asks_safety_then_pain_then_words(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    shown = []

    for label in ("No, none of these", "4", "Much better"):
        await ben.taps(label)
        shown.append(ben.keys[0])

    assert shown == ["ask_pain", "saved_answer+ask_change", "checkin_summary"]
    assert await ben.given(0) == {"safety": "no", "pain": "4", "change": "2"}
    assert await ben.ended() == [ANSWERED, PLANNED, PLANNED]


async def test_the_last_check_in_also_asks_function_medicine_and_a_note(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    ben.screen[:-1] = []
    shown = []

    taps = ("No, none of these", "4", "Much better", "Easier", "Less", "Skip")
    for label in taps:
        await ben.taps(label)
        shown.append(ben.keys[0])

    assert shown == [
        "ask_pain",
        "saved_answer+ask_change",
        "ask_function",
        "ask_medicine",
        "ask_note",
        "checkin_summary",
    ]
    assert (await ben.given(2)).items() > {"function": "1", "medicine": "-1"}.items()
    assert ben.keys[1:] == ["thanks_good_last", "followup_closed"]


async def test_a_typed_note_is_kept_word_for_word(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("4", "Much better", "Easier", "Less")

    await ben.writes("I can garden again")

    assert await ben.notes() == ["I can garden again"]
    assert (await ben.given(2))["note"] == "written"
    assert "thanks_good_last" in ben.keys
    (alert,) = await bench.alerts(is_open=True)
    assert (alert.kind, alert.priority) == (AlertKind.NOTE, 4)


async def test_the_same_button_twice_is_saved_once_and_answered_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("No, none of these")
    pain = ben.last

    data = pain.data_of("6") or ""
    await ben.presses(data, pain.message_id)
    before = len(bench.messenger.calls)
    await ben.presses(data, pain.message_id)

    assert len(bench.messenger.calls) == before
    assert ben.keys == ["saved_answer+ask_change"]


@pytest.mark.parametrize("label", ["No, none of these", "Yes, one or more"])
async def test_the_safety_button_twice_sets_off_nothing_twice(bench: Bench, label: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    data, message_id = ben.last.data_of(label) or "", ben.last.message_id

    await ben.presses(data, message_id)
    keys = ben.keys
    await ben.presses(data, message_id)

    assert ben.keys == keys


async def test_a_finished_check_in_takes_no_second_answer_to_a_question(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)
    await ben.answers("4", "Much better")
    keys = ben.keys

    await ben.presses(f"a:{check_in.id}:change:-2", ben.screen[0].message_id)

    assert ben.keys == keys
    assert (await ben.given(0))["change"] == "2"


@pytest.mark.parametrize(
    ("question", "value"),
    [("pain", "11"), ("pain", "-1"), ("change", "3"), ("note", "hello"), ("safety", "maybe")],
)
async def test_a_forged_value_is_no_answer(bench: Bench, question: str, value: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)

    with pytest.raises(InvalidAnswerError):
        await ben.presses(f"a:{check_in.id}:{question}:{value}")

    assert await ben.given(0) == {}


@pytest.mark.parametrize("question", ["mismatch", "done", "sign", "x"])
async def test_a_forged_question_is_none_of_ours(bench: Bench, question: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)

    with pytest.raises(ValueError, match="is not a valid Question"):
        await ben.presses(f"a:{check_in.id}:{question}:kept")


@pytest.mark.parametrize("data", ["a:{}:safety:no", "c:{}", "m:{}:ok", "o:{}", "n:{}"])
async def test_nobody_presses_the_buttons_of_someone_else(bench: Bench, data: str) -> None:
    ben, eve = await bench.patient(), await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)

    with pytest.raises(NotAllowedError):
        await eve.presses(data.format(check_in.id))

    assert await ben.given(0) == {}


async def test_a_press_on_a_check_in_that_is_gone_finds_nothing(bench: Bench) -> None:
    ben = await bench.patient()

    with pytest.raises(NotFoundError):
        await ben.presses("c:nothing-here")


async def test_yes_to_safety_ends_the_check_in_before_anything_else(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)

    await ben.taps("Yes, one or more")

    assert ben.keys == ["checkin_first", "red_flag", "red_flag_which"]
    assert ben.screen[0].keyboard == []
    assert (await ben.ended())[0] == (CheckInState.ANSWERED, Reason.SAFETY_ONLY)


@pytest.mark.parametrize("data", ["a:{}:pain:3", "c:{}", "o:{}", "m:{}:ok", "n:{}"])
async def test_normal_taps_after_a_yes_show_the_warning_again(bench: Bench, data: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    check_in = await ben.check_in(0)
    await ben.taps("Yes, one or more")
    ben.clear()

    await ben.presses(data.format(check_in.id))

    assert ben.keys == ["red_flag"]
    assert await ben.given(0) == {"safety": "yes"}


async def test_a_yes_by_mistake_stays_on_record_and_opens_the_check_in_again(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more", "I tapped by mistake", "4", "Much better")

    assert "red_flag_mistake" in ben.keys
    assert (await ben.given(0))["safety"] == "yes"
    assert (await ben.ended())[0] == ANSWERED
