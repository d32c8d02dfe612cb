"""Words that no button stands for: kept, explained by one tap, and never silent."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.services.alerts.taking import AlertActions
from tests.services.support.bench import Bench
from tests.services.support.newcomers import joined


async def test_what_nobody_explains_within_half_an_hour_is_told_to_staff(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.writes("The bandage came off")

    await bench.go_on(minutes=29)
    assert bench.staff.keys == []
    await bench.go_on(minutes=2)

    assert bench.staff.keys == ["staff_unsaid"]
    assert "P3" in bench.staff.last.text


@pytest.mark.parametrize(
    ("tap", "texts", "alerts"),
    [
        ("A warning sign", ["red_flag", "red_flag_which"], [(1, AlertKind.RED_FLAG)]),
        ("My pain is worse", ["free_text_worse"], [(2, AlertKind.WORSE_TEXT)]),
        ("Please call me", ["visit_requested"], [(3, AlertKind.VISIT)]),
        ("It can wait", ["free_text"], []),
    ],
)
@pytest.mark.parametrize("is_typed", [False, True])
async def test_one_tap_says_what_it_is(
    bench: Bench, tap: str, texts: list[str], alerts: list[tuple[int, AlertKind]], is_typed: bool
) -> None:
    ben = await joined(bench)
    await ben.writes("The bandage came off")

    await (ben.writes(tap) if is_typed else ben.taps(tap))

    assert ben.keys == ["words_kept", *texts]
    assert ben.screen[0].labels == []
    raised = [(each.priority, each.kind) for each in await bench.alerts()]
    assert sorted(raised) == sorted([(4, AlertKind.NOTE), *alerts])
    await bench.go_on(minutes=40)
    assert "staff_unsaid" not in bench.staff.keys


async def test_after_the_tap_the_question_that_waits_comes_again(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.writes("It rains here")
    assert ben.keys == ["checkin_first", "words_kept"]
    assert ben.screen[0].labels != []

    await ben.taps("It can wait")

    assert ben.keys[-2:] == ["free_text", "checkin_first"]


async def test_each_note_renews_the_alert_until_somebody_takes_it(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.writes("The bandage came off")
    await bench.go_on(minutes=31)
    await ben.writes("And it itches a bit there")

    (alert,) = await bench.alerts()
    assert alert.details["count"] == 2
    assert len(bench.staff.screen) == 1
    assert "2 times" in bench.staff.last.text
    await bench.go_on(hours=2)
    await ben.writes("It still does")
    await bench.go_on(minutes=31)
    assert [("3 times" in shown.text) for shown in bench.staff.screen] == [True, True]

    await AlertActions(bench.runtime).press(bench.staff.caller, alert.id, "ack")
    await ben.writes("And one more thing")

    assert len(await bench.alerts(AlertKind.NOTE)) == 2


async def test_a_note_after_a_closed_alert_is_a_new_one(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.writes("The bandage came off")
    await bench.close_alerts()

    await ben.writes("And again")

    assert [each.closed_at is None for each in await bench.alerts()] == [False, True]


@pytest.mark.parametrize("text", ["no", "Nothing", "nada", "No, thanks", "none"])
async def test_nothing_is_no_note(bench: Bench, text: str) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("4", "Much better", "Easier", "Less")

    await ben.writes(text)

    assert (await ben.given(2))["note"] == "skip"
    assert await ben.notes() == []


async def test_a_note_that_is_asked_for_is_read_this_work_day(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("4", "Much better", "Easier", "Less")

    await ben.writes("I walked a mile")

    assert (await ben.given(2))["note"] == "written"
    assert bench.staff.keys[-1] == "staff_note"


@pytest.mark.parametrize("text", ["HELP", "this is an emergency", "ayuda"])
async def test_a_cry_for_help_is_answered_with_the_numbers(bench: Bench, text: str) -> None:
    ben = await joined(bench)

    await ben.writes(text)

    assert ben.keys == ["help_now", "help_sign"]
    assert {"911", "555-0100"} <= set(
        ben.screen[0].text.replace(",", " ").replace(".", " ").split()
    )
    assert [each.priority for each in await bench.alerts()] == [2]


@pytest.mark.parametrize(
    ("answer", "text", "priorities"),
    [("yes", "red_flag_which", [2, 1]), ("no", "help_no_sign", [2])],
)
async def test_a_cry_for_help_may_be_a_sign(
    bench: Bench, answer: str, text: str, priorities: list[int]
) -> None:
    ben = await joined(bench)
    await ben.writes("help me please")

    await ben.writes(answer)

    assert ben.keys[-1] == text
    assert [each.priority for each in await bench.alerts()] == priorities


@pytest.mark.parametrize(
    "text", ["My pain is much worse", "I fell", "I am in the hospital", "el dolor empeoró mucho"]
)
async def test_worse_in_words_calls_for_today(bench: Bench, text: str) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    ben.clear()

    await ben.writes(text)

    assert ben.keys == ["free_text_worse", "ask_pain"]
    assert [each.kind for each in await bench.alerts()] == [AlertKind.WORSE_TEXT]
    assert await ben.notes() == [text]


async def test_worse_in_words_and_a_score_are_both_taken(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("4", "Much better", "Easier", "Less")

    await ben.writes("but my pain is much worse since noon")

    assert (await ben.given(2))["note"] == "written"
    assert AlertKind.WORSE_TEXT in {each.kind for each in await bench.alerts()}


@pytest.mark.parametrize("text", ["please call me", "llámeme por favor", "I want an appointment"])
async def test_a_wish_for_a_call_is_offered_one(bench: Bench, text: str) -> None:
    ben = await joined(bench)

    await ben.writes(text)
    assert ben.keys == ["call_me"]
    await ben.writes("yes")

    assert ben.keys[-1] == "visit_requested"
    assert {each.kind for each in await bench.alerts()} == {AlertKind.NOTE, AlertKind.VISIT}


@pytest.mark.parametrize(("language", "text"), [("en", "Thank you!"), ("es", "muchas gracias")])
async def test_thanks_ask_for_nothing_but_more_and_call_nobody(
    bench: Bench, language: str, text: str
) -> None:
    ben = await joined(bench, language=language)

    await ben.writes(text)
    assert ben.keys == ["courtesy"]
    await ben.writes("no")
    await bench.go_on(minutes=40)

    assert ben.keys == ["courtesy", "free_text"]
    assert await ben.notes() == [text]
    assert await bench.alerts() == []


@pytest.mark.parametrize("text", ["ok", "thanks a lot", "👍"])
async def test_after_thanks_the_question_that_waits_comes_again(bench: Bench, text: str) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)

    await ben.writes(text)

    assert ben.keys == ["checkin_first", "checkin_first"]
    assert await ben.given(0) == {}
    assert await bench.alerts() == []


async def test_who_asks_whether_somebody_is_there_reads_that_it_is_automatic(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("are you a real person?")

    assert ben.keys == ["automatic", "words_kept"]


@pytest.mark.parametrize(
    "text", ["delete my data", "please delete everything you have about me", "borre mis datos"]
)
async def test_a_wish_to_be_forgotten_is_asked_about(bench: Bench, text: str) -> None:
    ben = await joined(bench)

    await ben.writes(text)
    assert ben.keys == ["delete_confirm"]
    await ben.writes("yes")

    assert ben.keys[-1] == "delete_requested"
    assert [each.kind for each in await bench.alerts()] == [AlertKind.DELETE]


async def test_a_wish_for_a_call_that_nobody_confirmed_is_told_as_one(bench: Bench) -> None:
    ben = await bench.patient()

    await ben.writes("please call me about my visit")
    assert ben.keys == ["call_me"]
    await bench.go_on(minutes=40)

    assert bench.staff.keys[-1] == "staff_unsaid_call"
    assert [each.priority for each in await bench.alerts()] == [3]
