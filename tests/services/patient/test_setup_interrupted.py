"""Something else is done while a question of settling in waits: it comes back."""

from __future__ import annotations

from datetime import time

import pytest

from bot.domain.errors import NotFoundError
from bot.services.patient.preferences import Preferences
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, make_link, newcomer


async def _agreed(bench: Bench, *taps: str) -> Newcomer:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.agrees(link.code)
    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    await ann.taps(*taps)
    ann.clear()
    return ann


@pytest.mark.parametrize(
    ("before", "start", "answer"),
    [
        ((), "Piense en la semana", "7"),
        (("7",), "¿A qué hora del día", "Tarde (6 pm)"),
        (("7", "Other time zone"), "¿En qué ciudad", "Dejar hora de la clínica"),
    ],
    ids=["baseline", "time", "zone"],
)
async def test_the_question_comes_back_in_the_language_that_was_chosen(
    bench: Bench, before: tuple[str, ...], start: str, answer: str
) -> None:
    ann = await _agreed(bench, *before)

    await ann.sends("/language")
    await ann.taps("Español")

    assert ann.last.text.startswith(start)
    await ann.taps(answer)
    assert ann.keys[-1] != "button_gone"


async def test_what_follows_a_change_of_language_is_in_it(bench: Bench) -> None:
    ann = await _agreed(bench)
    await ann.sends("/language")
    await ann.taps("Español")

    await ann.taps("7", "Mañana (10 am)")
    await ann.sends("/privacy")

    assert [shown.text[:10] for shown in ann.screen[-2:]] == ["Todo listo", "Su privaci"]


async def test_a_text_while_the_question_waits_is_in_the_new_language(bench: Bench) -> None:
    ann = await _agreed(bench)
    await ann.sends("/language")
    await ann.taps("Español")

    await ann.sends("/privacy")

    assert ann.last.text.startswith("Su privacidad")


@pytest.mark.parametrize(
    ("command", "taps"),
    [
        ("/visit", ("Yes, call me",)),
        ("/visit", ("No",)),
        ("/stop", ("No, go on",)),
        ("/delete", ("No, keep",)),
        ("/pause", ("Resume",)),
        ("/start", ()),
    ],
)
async def test_the_question_comes_back_after_another_command(
    bench: Bench, command: str, taps: tuple[str, ...]
) -> None:
    ann = await _agreed(bench)

    await ann.sends(command)
    await ann.taps(*taps)

    assert ann.keys[-1] == "ask_baseline_recalled"
    await ann.taps("7", "Morning (10 am)")
    assert (ann.keys[-1], (await ann.episode()).baseline) == ("enrolled", 7)


async def test_a_time_set_meanwhile_is_not_asked_for_again(bench: Bench) -> None:
    ann = await _agreed(bench)

    await ann.sends("/time")
    await ann.taps("Evening (6 pm)")
    assert ann.keys == ["ask_baseline_recalled"]
    assert "11:00 PM" in f"{(await ann.check_in(0)).due_at:%I:%M %p}"
    await ann.taps("7")

    assert ann.keys == ["enrolled"]
    assert (await ann.row()).time_of_day == time(18)


async def test_the_time_question_may_be_answered_under_the_command(bench: Bench) -> None:
    ann = await _agreed(bench, "7")

    await ann.sends("/time")
    await ann.taps("Midday (1 pm)")

    assert ann.keys == ["enrolled"]


async def test_a_zone_set_meanwhile_leads_back_to_the_pain_before(bench: Bench) -> None:
    ann = await _agreed(bench)

    await ann.sends("/time")
    await ann.taps("Other time zone")
    await ann.writes("Tokyo")
    await ann.taps("Tokyo", "Evening (6 pm)")
    assert ann.keys[-1] == "ask_baseline_recalled"
    await ann.taps("I don't know")

    assert ann.keys[-1] == "enrolled"
    assert (await ann.row()).zone == "Asia/Tokyo"


async def test_an_old_button_for_the_clinics_time_does_not_end_the_settling_in(
    bench: Bench,
) -> None:
    ann = await _agreed(bench)

    await ann.sends("/time")

    await ann.presses("p:zone=keep", ann.last.message_id)
    await ann.taps("Morning (10 am)")

    assert ann.keys[-1] == "ask_baseline_recalled"


async def test_a_forged_setting_is_refused(bench: Bench) -> None:
    ann = await _agreed(bench)

    with pytest.raises(NotFoundError):
        await Preferences(bench.runtime).set(ann.caller, "t99", 1)


async def test_the_question_comes_back_once_the_check_in_that_came_is_answered(
    bench: Bench,
) -> None:
    ann = await _agreed(bench)
    await bench.go_to_day(1)

    await ann.answers("4", "Much better")
    assert ann.keys[-1] == "ask_baseline_recalled"
    await ann.taps("8", "Morning (10 am)")

    assert ann.keys[-1] == "enrolled"
    assert (await ann.episode()).baseline == 8


async def test_a_score_that_is_typed_meanwhile_is_the_check_ins(bench: Bench) -> None:
    ann = await _agreed(bench)
    await bench.go_to_day(1)
    await ann.taps("No, none of these")

    await ann.writes("4")
    assert (await ann.given(0))["pain"] == "4"
    await ann.taps("Much better")
    await ann.writes("8")

    assert (await ann.episode()).baseline == 8


async def test_after_the_end_nothing_of_it_is_asked(bench: Bench) -> None:
    ann = await _agreed(bench)
    await bench.go_to_day(7)

    await ann.answers("4", "Much better", "Easier", "Less", "Skip")

    assert ann.keys[-1] == "followup_closed"


async def test_who_stopped_is_not_asked_it_again_and_answers_it_no_more(bench: Bench) -> None:
    ann = await _agreed(bench)
    await ann.sends("/stop")
    await ann.taps("Yes, stop")
    ann.clear()

    await ann.writes("7")

    assert ann.keys == ["words_kept"]
    assert (await ann.episode()).baseline is None
