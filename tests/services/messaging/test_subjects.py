"""Two injections: each text says which one it is about, and a locked phone shows no body part."""

from __future__ import annotations

import pytest

from bot.domain.ledger import Area
from tests.services.support.bench import Bench
from tests.services.support.crew import enroll, hire, join, someone

AREAS = {
    "en": ("Where the injection was: low back.", "Where the injection was: neck."),
    "es": ("Dónde fue la inyección: espalda baja.", "Dónde fue la inyección: cuello."),
}
CALM = {
    "en": ("No, none of these", "4", "Much better"),
    "es": ("No, nada de esto", "4", "Mucho mejor"),
}


@pytest.mark.parametrize("language", ["en", "es"])
async def test_two_injections_of_one_day_are_told_apart_by_their_area(
    bench: Bench, language: str
) -> None:
    ben = await bench.patient(language=language)
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 10, 5)

    first = ben.last.text
    await ben.taps(*CALM[language])
    await bench.tick()

    texts = (first, ben.last.text)
    assert {text.splitlines()[-1] for text in texts} == set(AREAS[language])
    assert len({text.splitlines()[0] for text in texts}) == 1
    assert [area for area in ("neck", "cuello", "back") if area in first.splitlines()[0]] == []


async def test_injections_of_different_days_need_no_area(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(3)
    await bench.second_injection(ben, area=Area.NECK)

    await bench.go_to_day(4, 11, 5)

    assert ben.keys[-1] == "about_label+checkin_first"


async def test_one_injection_needs_no_label(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(1)

    assert ben.keys == ["checkin_first"]


async def test_who_gets_a_second_injection_that_day_reads_where_it_was(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    await join(ben, await enroll(nurse))

    await nurse.says("/enroll", "K7-204", "1960")
    await nurse.taps("Neck", "Just now", "8", "Not asked", "Add it")

    assert ben.keys[-1] == "second_injection+about_area"
    assert ben.last.text.endswith(AREAS["en"][1])
    assert "neck" not in ben.last.text.splitlines()[0]
