"""Find: the next words are its answer, whatever was under way, which goes on afterwards."""

from __future__ import annotations

import pytest

from bot.domain.errors import ClosedError
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.interruptions import Interruptions
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of, hire
from tests.services.support.people import Person


async def _two(bench: Bench) -> tuple[Member, Person, Person]:
    return await hire(bench), await bench.patient(), await bench.patient()


async def _finds(nurse: Member, *texts: str) -> None:
    await nurse.presses("u:find")
    await nurse.says(*texts)


async def test_the_answer_renames_nobody_and_the_correction_goes_on(bench: Bench) -> None:
    nurse, ben, ann = await _two(bench)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Correct", "Reference")
    asked = nurse.keys[-1]

    await _finds(nurse, ann.reference)

    assert (await ben.row()).reference == ben.reference
    assert any(ann.reference in shown.text for shown in nurse.screen[-3:])
    assert nurse.keys[-1] == asked
    await nurse.says("X9-999")
    assert (await ben.row()).reference == "X9-999"


async def test_the_answer_is_no_reference_of_a_new_patient(bench: Bench) -> None:
    nurse, ben, _ = await _two(bench)
    await nurse.says("/enroll")

    await _finds(nurse, ben.reference)

    assert nurse.keys[-1] == "enroll_ref"
    assert nurse.labels[-1] == "Cancel"


@pytest.mark.parametrize(("part", "key"), [("10", "patient_unknown"), ("1", "find_short")])
async def test_a_number_is_sought_where_nothing_waits(bench: Bench, part: str, key: str) -> None:
    nurse = await hire(bench)

    await _finds(nurse, part)

    assert nurse.keys[-1] == key
    await nurse.says("hello")
    assert nurse.keys[-1] != "patient_unknown"


async def test_buttons_of_the_question_that_waits_are_no_answer(bench: Bench) -> None:
    nurse = await hire(bench)
    await nurse.says("/enroll", "K7-204 1960 low now")
    assert "10" in nurse.labels

    await _finds(nurse, "10")

    assert nurse.keys[-2:] == ["patient_unknown", "enroll_baseline"]


@pytest.mark.parametrize("way", ["Cancel", "cancel", "/cancel"])
async def test_find_is_left_and_what_waited_is_asked_again(bench: Bench, way: str) -> None:
    nurse = await hire(bench)
    await nurse.says("/enroll", "K7-204")
    await _finds(nurse)

    if way == "/cancel":
        await Interruptions(bench.runtime).cancel(nurse.caller)
        await bench.pump()
    else:
        await (nurse.taps(way) if way == "Cancel" else nurse.says(way))

    assert nurse.keys[-1] == "enroll_birth_year"
    await nurse.says("1960")
    assert nurse.keys[-1] == "enroll_area"
    with pytest.raises(ClosedError):
        await nurse.presses("u:find_no")


async def test_asked_for_twice_it_keeps_what_waits(bench: Bench) -> None:
    nurse = await hire(bench)
    await nurse.says("/enroll", "K7-204")

    await _finds(nurse)
    await _finds(nurse, "204")

    assert nurse.keys[-2:] == ["patient_unknown", "enroll_birth_year"]


async def test_long_after_neither_find_nor_what_waited_takes_words(bench: Bench) -> None:
    nurse = await hire(bench)
    await nurse.says("/enroll", "K7-204")
    await _finds(nurse)

    await bench.go_on(hours=3)
    await nurse.says("somebody else")

    assert nurse.keys[-1] not in {"patient_unknown", "enroll_area"}


async def test_a_reference_is_one_again_once_a_text_was_opened(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await admin.says("/texts injection")
    await admin.presses("T:show:stopped")

    await admin.says(ben.reference)

    assert ben.reference in admin.last.text


@pytest.mark.parametrize(
    ("typed", "command"),
    [("Status", "status"), ("status", "status"), ("LLAMADAS", "calls"), ("  enroll ", "enroll")],
)
async def test_the_commands_below_are_read_however_large_their_letters(
    bench: Bench, typed: str, command: str
) -> None:
    nurse = await hire(bench)

    found = await FreeText(bench.runtime).button(nurse.caller, typed)

    assert found is not None
    assert found.data == f"u:{command}"
