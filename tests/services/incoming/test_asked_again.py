"""What is typed to a question that it does not settle: the same question again, never a guess."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import PatientState
from bot.services.patient.leaving import Leaving
from bot.services.patient.preferences import Preferences
from bot.services.patient.visits import Visits
from tests.services.support.bench import Bench
from tests.services.support.people import Person


async def _at_pain(bench: Bench, language: str = "en", *, day: int = 1) -> Person:
    ben = await bench.patient(language=language)
    await bench.go_to_day(day)
    await ben.taps("No, none of these" if language == "en" else "No, nada de esto")
    return ben


async def _at_note(bench: Bench) -> Person:
    ben = await _at_pain(bench, day=7)
    await ben.taps("3", "Much better", "Easier", "Less")
    return ben


@pytest.mark.parametrize(
    "text", ["not now", "I don't think so", "ahora no", "creo que no", "mejor no"]
)
async def test_a_sign_is_not_ruled_out_by_putting_it_off(bench: Bench, text: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)

    await ben.writes(text)

    assert await ben.given(0) == {}
    assert ben.keys[-1] == "words_kept"


@pytest.mark.parametrize("text", ["yes I mean no", "sí, digo no"])
async def test_what_is_taken_back_is_not_stored(bench: Bench, text: str) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)

    await ben.writes(text)

    assert (await ben.given(0))["safety"] == "no"
    assert await bench.alerts() == []


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "better", ["Much better", "A little better"]),
        ("en", "it's improving", ["Much better", "A little better"]),
        ("es", "mejor", ["Mucho mejor", "Un poco mejor"]),
        ("es", "mejorcita", ["Mucho mejor", "Un poco mejor"]),
    ],
)
async def test_who_says_only_better_is_asked_how_much(
    bench: Bench, language: str, text: str, labels: list[str]
) -> None:
    ben = await _at_pain(bench, language)
    await ben.taps("6")

    await ben.writes(text)

    assert ben.keys[-1] == "saved_answer+ask_change"
    assert ben.last.labels == labels
    assert await bench.alerts() == []
    await ben.taps(labels[1])
    assert (await ben.given(0))["change"] == "1"


@pytest.mark.parametrize(
    "text", ["yes, on Monday evening", "no!! why do you ask", "we are all sad"]
)
async def test_a_death_is_asked_about_until_it_is_clear(bench: Bench, text: str) -> None:
    ben = await _at_note(bench)
    await ben.writes("my husband passed away")

    await ben.writes(text)

    assert ben.keys[-1] == "bereavement_confirm"
    assert text in await ben.notes()
    assert "note" not in await ben.given(2)


@pytest.mark.parametrize("text", ["yes, sadly", "sí, por desgracia", "yes, stop writing to us"])
async def test_a_yes_with_sorrow_ends_all(bench: Bench, text: str) -> None:
    ben = await bench.patient()
    await ben.writes("my husband passed away")

    await ben.writes(text)

    assert (await ben.row()).state is PatientState.DECEASED


@pytest.mark.parametrize("text", ["8", "a las 9", "half past 8", "ocho y media", "9:30"])
async def test_no_time_of_day_is_taken_for_a_score(bench: Bench, text: str) -> None:
    ben = await _at_pain(bench)
    await Preferences(bench.runtime).ask_time(ben.caller)
    await bench.pump()

    await ben.writes(text)

    assert ben.keys[-1] == "ask_time"
    assert "pain" not in await ben.given(0)
    assert await bench.alerts() == []


@pytest.mark.parametrize(
    "text", ["18:00", "6 de la tarde", "at six in the evening", "6 pm please"]
)
async def test_a_time_that_is_offered_is_taken_as_it_is_said(bench: Bench, text: str) -> None:
    ben = await bench.patient()
    await Preferences(bench.runtime).ask_time(ben.caller)
    await bench.pump()

    await ben.writes(text)

    assert f"{(await ben.row()).time_of_day:%H:%M}" == "18:00"


@pytest.mark.parametrize("text", ["make that a 5", "my pain is actually 5, not 3", "ponga 5"])
async def test_a_score_that_is_put_right_is_no_note(bench: Bench, text: str) -> None:
    ben = await _at_note(bench)

    await ben.writes(text)
    assert ben.keys[-1] == "another_score"
    await ben.taps("Yes, change to 5")

    given = await ben.given(2)
    assert given["pain"] == "5"
    assert "note" not in given


@pytest.mark.parametrize("text", ["no", "none of these", "nada de eso", "never mind"])
async def test_words_that_are_none_of_what_is_asked_can_wait(bench: Bench, text: str) -> None:
    ben = await bench.patient()
    await ben.writes("The bandage came off")

    await ben.writes(text)

    assert ben.keys[-1] == "free_text"
    assert [each.kind for each in await bench.alerts()] == [AlertKind.NOTE]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("stop texting me and delete my data", {AlertKind.LEFT}),
        ("stop texting me, just have a nurse call me", {AlertKind.LEFT, AlertKind.NOTE}),
        ("no me escriban, mejor llámenme", {AlertKind.LEFT, AlertKind.NOTE}),
    ],
)
async def test_a_wish_beside_the_one_to_leave_is_kept(
    bench: Bench, text: str, kinds: set[AlertKind]
) -> None:
    ben = await bench.patient()
    await Leaving(bench.runtime).ask(ben.caller, "stop")

    await ben.writes(text)

    assert (await ben.row()).state is PatientState.STOPPED
    assert await ben.notes() == [text]
    assert {each.kind for each in await bench.alerts()} == kinds


@pytest.mark.parametrize("text", ["Good day. The pain is 4. It itches there", "ayer 8, hoy 4"])
async def test_words_beside_a_score_reach_staff(bench: Bench, text: str) -> None:
    ben = await _at_pain(bench)

    await ben.writes(text)
    assert ben.keys[-1] == "number_confirm"
    await ben.taps("Yes")

    assert (await ben.given(0))["pain"] == "4"
    assert await ben.notes() == [text]
    assert [each.kind for each in await bench.alerts()] == [AlertKind.NOTE]


@pytest.mark.parametrize("text", ["yes and my pain is down to 4", "sí quiero. El dolor es 4"])
async def test_a_wish_beside_a_score_reaches_staff(bench: Bench, text: str) -> None:
    ben = await _at_pain(bench)
    await ben.taps("6", "About the same")
    await Visits(bench.runtime).command(ben.caller)
    await bench.pump()

    await ben.writes(text)

    assert ben.keys[-1] == "another_score"
    assert [each.kind for each in await bench.alerts()] == [AlertKind.NOTE]
