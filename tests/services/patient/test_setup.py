"""After consent: the pain before, typed or tapped, the time of day and the time zone."""

from __future__ import annotations

from datetime import time

import pytest

from bot.storage.tables.followups import Note
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, count, make_link, newcomer


async def _agreed(bench: Bench, *taps: str) -> Newcomer:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.agrees(link.code)
    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    await ann.taps(*taps)
    ann.clear()
    return ann


@pytest.mark.parametrize(("text", "score"), [("7", 7), (" 10 ", 10), ("6/10", 6), ("0", 0)])
async def test_a_typed_score_is_taken(bench: Bench, text: str, score: int) -> None:
    ann = await _agreed(bench)

    await ann.writes(text)

    assert (await ann.episode()).baseline == score
    assert ann.keys == ["ask_time"]


async def test_an_unsure_score_is_suggested_first(bench: Bench) -> None:
    ann = await _agreed(bench)

    await ann.writes("about seven")
    assert (ann.keys, ann.labels) == (["number_confirm"], ["Yes", "No, let me pick"])
    await ann.taps("No, let me pick")
    assert ann.keys == ["ask_baseline_recalled"]
    await ann.writes("7-8")
    await ann.taps("Yes")

    assert (await ann.episode()).baseline == 8
    assert ann.keys[-1] == "ask_time"


@pytest.mark.parametrize("text", ["bad", "so-so"])
async def test_words_for_a_score_are_asked_about_and_the_numbers_stay(
    bench: Bench, text: str
) -> None:
    ann = await _agreed(bench)

    await ann.writes(text)
    assert ann.keys == ["words_kept"]
    await ann.taps("It can wait")

    assert ann.keys == ["words_kept", "free_text", "ask_baseline_recalled"]
    assert await ann.notes() == [text]
    assert (await ann.episode()).baseline is None


@pytest.mark.parametrize("text", ["11", "9" * 4096])
async def test_a_number_that_is_no_score_is_kept_and_the_question_stays(
    bench: Bench, text: str
) -> None:
    ann = await _agreed(bench)

    await ann.writes(text)

    assert ann.keys == ["number_not_clear"]
    assert len(ann.labels) == 12
    assert await ann.notes() == [text]
    assert (await ann.episode()).baseline is None


async def test_words_for_a_time_become_a_note_and_the_question_stays(bench: Bench) -> None:
    ann = await _agreed(bench, "7")

    await ann.writes("after lunch")

    assert ann.keys == ["words_kept"]
    await ann.taps("It can wait")
    assert ann.keys[-1] == "ask_time"
    assert await ann.notes() == ["after lunch"]
    assert [alert.kind.value for alert in await bench.alerts()] == ["note"]


async def test_a_city_sets_the_time_zone(bench: Bench) -> None:
    ann = await _agreed(bench, "7", "Other time zone")

    await ann.writes("Los Gatos, California")
    assert (ann.keys, ann.labels) == (["zone_confirm"], ["Los Angeles", "Keep clinic time"])
    assert (await ann.row()).zone == "America/Chicago"
    await ann.taps("Los Angeles")
    assert (await ann.row()).zone == "America/Los_Angeles"
    assert "Los Angeles time" in ann.last.text
    await ann.taps("Evening (6 pm)")

    row = await ann.row()
    assert (row.zone, row.time_of_day) == ("America/Los_Angeles", time(18))
    assert "6:00 PM" in ann.last.text
    assert (await ann.check_in(0)).due_at.isoformat() == "2026-06-03T01:00:00+00:00"


@pytest.mark.parametrize("text", ["7 pm", "at 2 in the afternoon", "a las 9 de la mañana"])
async def test_a_time_that_is_not_offered_is_refused_with_those_that_are(
    bench: Bench, text: str
) -> None:
    ann = await _agreed(bench, "7")

    await ann.writes(text)

    assert ann.keys[-2:] == ["time_not_offered", "ask_time"]
    assert await ann.notes() == [text]


@pytest.mark.parametrize("text", ["yes", "yes please", "sí"])
async def test_a_yes_to_the_one_city_is_no_other_city(bench: Bench, text: str) -> None:
    ann = await _agreed(bench, "7", "Other time zone")

    await ann.writes("Denver")
    await ann.writes(text)

    assert (await ann.row()).zone == "America/Denver"


async def test_a_name_that_several_cities_have_is_asked_about(bench: Bench) -> None:
    ann = await _agreed(bench, "7", "Other time zone")

    await ann.writes("Springfield")
    assert ann.keys == ["zone_choose"]
    assert ann.labels == ["Chicago", "New York", "Los Angeles", "Keep clinic time"]
    await ann.taps("New York")

    assert (await ann.row()).zone == "America/New_York"
    assert ann.keys == ["ask_time"]


@pytest.mark.parametrize(
    "text", ["Nowhereville", "x" * 4096, "my pain is less", "  ", "okay", "same"]
)
async def test_an_unknown_city_is_asked_again_and_clinic_time_can_be_kept(
    bench: Bench, text: str
) -> None:
    ann = await _agreed(bench, "7", "Other time zone")

    await ann.writes(text)
    assert ann.keys == ["zone_unknown"]
    assert len(ann.last.text) < 200
    await ann.taps("Keep clinic time")

    assert (await ann.row()).zone == "America/Chicago"
    assert ann.keys == ["ask_time"]
    assert await count(bench, Note) == 0


@pytest.mark.parametrize("text", ["Houston", "Central time", "hora del centro"])
async def test_a_city_on_the_clinics_time_needs_no_question_back(bench: Bench, text: str) -> None:
    ann = await _agreed(bench, "7", "Other time zone")

    await ann.writes(text)

    assert (await ann.row()).zone == "America/Chicago"
    assert ann.keys == ["ask_time"]


async def test_a_wrong_city_is_mended_by_keeping_clinic_time(bench: Bench) -> None:
    ann = await _agreed(bench, "7", "Other time zone")
    await ann.writes("Tokyo")
    await ann.taps("Tokyo")

    await ann.taps("Other time zone", "Keep clinic time")

    assert (await ann.row()).zone == "America/Chicago"


async def test_opening_the_link_shows_the_present_step_again(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.agrees(link.code)
    await ann.taps("7", "Other time zone")
    ann.clear()

    await ann.opens(link.code)

    assert (ann.keys, ann.labels) == (["ask_time_zone"], ["Keep clinic time"])
