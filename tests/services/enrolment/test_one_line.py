"""All of an enrolment in one typed line: what is understood, and what is asked for alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.services.enrolment.lines import read_line
from bot.services.enrolment.rules import Moment
from tests.services.support.bench import Bench, make_clinic
from tests.services.support.crew import Member, hire

# A Monday, 3 PM in the clinic.
NOW = datetime(2026, 6, 1, 20, 0, tzinfo=UTC)
WHOLE = {
    "ref": "K7-204",
    "year": 1951,
    "area": "low_back",
    "baseline": 8,
    "when": "2026-06-01T19:30:00+00:00",
}


MOMENT = Moment(NOW, make_clinic())


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("K7-204 1951 low 8 2:30pm", {}),
        ("K7-204 1951 low 8 2:30pm now 5", {"bedside": 5}),
        ("1951 k7-204 2:30 pm 8 lower back after 0", {"bedside": 0}),
        ("low, 8/10, K7-204, 14:30, 1951", {}),
        ("K7-204 1951 pain before 8 lumbar today 14h30", {}),
        ("K7-204;1951;lumbar;8;hoy 14:30;ahora 5", {"bedside": 5}),
        ("K7-204 1951 espalda baja 8 ayer 14:30", {"when": "2026-05-31T19:30:00+00:00"}),
        ("K7-204 1951 cervical antes 8 hoy 2:30 pm", {"area": "neck"}),
        ("K7-204 1951 low 8 jun 1 2:30pm", {}),
        ("K7-204 1951 low 2:30pm pre 8/10 post 3/10", {"bedside": 3}),
        ("K7-204 1951 low was eight and now three 2:30pm", {"bedside": 3}),
        ("K7-204 1951 low 2:30pm 8 before, 3 after", {"bedside": 3}),
        ("K7-204 1951 low 8 before and 3 after 2:30pm", {"bedside": 3}),
        ("K7-204 1951 lumbar 14:30 8 antes y 3 después", {"bedside": 3}),
        ("K7-204 1951 lumbar antes ocho y después tres 14:30", {"bedside": 3}),
        ("K7-204 1951 lumbar tenía 8, ahora 3, 14:30", {"bedside": 3}),
        ("K7-204 1951 lumbar tenía un 8 y ahora es un 3 14:30", {"bedside": 3}),
        ("K7-204 1951 low 1 jun 2:30pm 8", {}),
        ("204 1951 low 10 14:30", {"ref": "204", "baseline": 10}),
        ("K7-204 1951 low 8 tomorrow 9am", {"when": "2026-06-02T14:00:00+00:00"}),
        ("K7-204 1951 low 8 now", {"when": NOW.isoformat()}),
        (
            "K7-204 1951 low before 8 after 5 just now",
            {"bedside": 5, "when": NOW.isoformat()},
        ),
    ],
)
def test_the_parts_stand_in_any_order(typed: str, others: dict[str, Any]) -> None:
    line = read_line(MOMENT, typed)

    assert line.values == WHOLE | others
    assert (line.problems, line.left) == ({}, "")


@pytest.mark.parametrize(
    ("typed", "lacking", "left"),
    [
        ("K7-204 1951 low 2:30pm", {"baseline"}, ""),
        ("K7-204 1951 low 8", {"when"}, ""),
        ("K7-204 1951 low 8 2:30", {"when"}, ""),
        ("K7-204 1951 low 8 2026-05-01 14:30", {"when"}, ""),
        ("K7-204 1951 2000 low 8 14:30", {"year"}, ""),
        ("K7-204 2015 low 8 14:30", {"year"}, ""),
        ("K7-204 1951 low neck 8 14:30", {"area"}, ""),
        ("K7-204 low 8 60 14:30", {"year", "when"}, "60 14:30"),
        ("K7-204 1951 low 8 5 14:30", {"baseline", "when"}, "8 5 14:30"),
        ("K7-204 1951 low 8 14:30 banana", {"when"}, "14:30 banana"),
        # A date that a score has torn apart could be another one.
        ("K7-204 1951 low jun 1 8 2:30pm", {"baseline", "when"}, "jun 1 8 2:30pm"),
    ],
)
def test_what_is_not_sure_is_not_taken(typed: str, lacking: set[str], left: str) -> None:
    line = read_line(MOMENT, typed)

    assert WHOLE.keys() - line.values.keys() == lacking
    assert line.left == left
    assert {name: WHOLE[name] for name in line.values} == line.values


@pytest.mark.parametrize("typed", ["Jane Doe", "K7 204", "K", "K7-204-TOO-LONG", "8"])
def test_a_name_is_no_line(typed: str) -> None:
    assert not read_line(MOMENT, typed).says_anything


def test_optional_fields_stand_in_it_only_where_they_are_asked() -> None:
    typed = "K7-204 1951 low left L4/5 dr rb 8 14:30"

    asked = read_line(MOMENT, typed, ("clinician", "side", "level"))
    others = read_line(MOMENT, typed)

    assert asked.values == WHOLE | {"clinician": "RB", "side": "left", "level": "L4-5"}
    assert others.left == "left L4/5 dr rb 14:30"


@pytest.mark.parametrize("is_behind", [True, False])
async def test_a_line_and_a_tap_make_the_link(bench: Bench, is_behind: bool) -> None:
    nurse = await hire(bench)
    line = "K7-204 1951 low 8 10:15 am now 5"
    await nurse.says(*([f"/enroll {line}"] if is_behind else ["/enroll", line]))
    assert nurse.last.text.splitlines()[:6] == [
        "Please check:",
        "Reference: K7-204",
        "Birth year: 1951",
        "Area: low back",
        "Injection: Mon, Jun 1, 10:15 AM",
        "Pain before: 8, right after: 5",
    ]

    await nurse.taps("Make the link")

    assert nurse.keys[-2:] == ["enroll_saved", "enroll_done"]


@pytest.mark.parametrize(
    ("typed", "said", "answer"),
    [
        ("K7-204 1951 low 8 2:30 now 5", "Morning or afternoon?", "am"),
        ("K7-204 1951 2000 low 8 10am now 5", "two ways: 1951 / 2000", "1951"),
        ("K7-204 low 8 10am now 5", "Type the birth year", "1951"),
        ("K7-204 1951 low neck 8 10am now 5", "two ways: neck / low_back", "lumbar"),
        ("K7-204 1951 low 8 25:00 now 5", "I could not read this: 25:00", "10am"),
        ("1951 low 8 10am now 5", "Type a short reference", "K7-204"),
    ],
)
async def test_only_what_is_wrong_is_asked(
    bench: Bench, typed: str, said: str, answer: str
) -> None:
    nurse = await hire(bench)
    await nurse.says(f"/enroll {typed}")
    assert said in nurse.last.text

    await nurse.says(answer)

    assert nurse.last.text.startswith("Please check:")
    assert "Pain before: 8, right after: 5" in nurse.last.text


async def test_which_half_of_the_day_is_asked_once(bench: Bench) -> None:
    nurse = await hire(bench)

    await nurse.says("/enroll K7-204 1951 low 8 9:15 now 5")

    assert nurse.last.text.count("Morning or afternoon?") == 1


async def test_a_reference_that_is_taken_can_be_left_with_a_tap(bench: Bench) -> None:
    nurse, ben = await hire(bench), await bench.patient()
    await nurse.says(f"/enroll {ben.reference} 1922 low 8 10am now 5")
    assert nurse.last.labels == [f"Open {ben.reference}", "Cancel"]

    await nurse.taps("Cancel")

    assert nurse.keys[-1] == "enroll_cancelled"


@pytest.mark.parametrize(
    "typed", [["K7-204 1951 low 8 tomorrow 9am now 5"], ["K7-204 1951 low 8 now 5 25:00", "2 pm"]]
)
async def test_pain_after_what_is_still_to_come_is_left_out_and_said(
    bench: Bench, typed: list[str]
) -> None:
    nurse = await hire(bench)

    await nurse.says("/enroll", *typed)

    assert nurse.last.text.startswith("The injection is still to come: the pain right after it")
    assert "Pain before: 8, right after: not known" in nurse.last.text
    await nurse.taps("Make the link")
    assert nurse.keys[-1] == "enroll_done"


async def test_a_child_s_birth_year_is_refused_for_what_it_is(bench: Bench) -> None:
    nurse = await hire(bench)

    await nurse.says("/enroll", "K7-204 2015 low 8 9am")

    assert nurse.last.text.startswith("That is not the birth year of an adult.")
    await nurse.says("1951")
    assert nurse.last.text.startswith("Step 6 of 6.")


async def test_a_line_about_somebody_else_is_refused(bench: Bench) -> None:
    nurse: Member = await hire(bench)
    ben = await bench.patient()

    await nurse.says(f"/enroll {ben.reference} 1961 low 8 10am now 5")

    assert nurse.keys[-1] == "enroll_ref_taken"
    await nurse.says("M3-111")
    assert nurse.keys[-1] == "enroll_confirm"
