"""Clinician, side and level: off until an admin wants them, then asked, shown and exported."""

from __future__ import annotations

import csv
import io
import json

import pytest
from sqlalchemy import select

from bot.documents.packing import unpack
from bot.domain.errors import NotAllowedError
from bot.storage.tables.followups import Episode
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, admin_of, hire


async def switch_on(bench: Bench, *labels: str) -> Member:
    """The admin switches these fields on."""
    admin = admin_of(bench)
    await admin.says("/team")
    await admin.taps("Enrolling: fields", *(f"{label}: off" for label in labels))
    return admin


async def enrolled(bench: Bench, clinician: str = "rb") -> Member:
    """A nurse enrols K7-204 with all three."""
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back")
    await nurse.says(clinician)
    await nurse.taps("Left")
    await nurse.says("l4/5")
    await nurse.taps("Just now", "8", "Not asked")
    return nurse


async def test_they_are_off_until_an_admin_switches_them_on(bench: Bench) -> None:
    nurse = await hire(bench)
    admin = await switch_on(bench, "Side")

    assert admin.last.labels == ["Clinician: off", "Side: on", "Level: off"]
    await nurse.says(*ENROLL)
    assert nurse.last.text.startswith("Step 3 of 7.")
    await nurse.taps("Low back")
    assert nurse.keys[-1] == "enroll_side"
    await nurse.taps("Skip")
    assert nurse.keys[-1] == "enroll_when"

    await admin.taps("Side: on")
    assert admin.last.labels == ["Clinician: off", "Side: off", "Level: off"]


async def test_only_an_admin_may(bench: Bench) -> None:
    nurse = await hire(bench)

    with pytest.raises(NotAllowedError):
        await nurse.presses("1:fields_side")


async def test_what_was_said_stands_on_the_confirmation_and_the_card(bench: Bench) -> None:
    await switch_on(bench, "Clinician", "Side", "Level")
    nurse = await enrolled(bench)
    assert nurse.last.text.splitlines()[-3:] == ["Clinician: RB", "Side: left", "Level: L4-5"]

    await nurse.taps("Make the link")
    await nurse.says("/patient K7-204")

    assert "Clinician: RB, Side: left, Level: L4-5" in nurse.last.text
    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert (episode.clinician, episode.side, episode.level) == ("RB", "left", "L4-5")


@pytest.mark.parametrize("typed", ["Dr. Jane Doe", "7", "TOOLONGCODE"])
async def test_a_name_is_no_code(bench: Bench, typed: str) -> None:
    await switch_on(bench, "Clinician")
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back")

    await nurse.says(typed)

    assert nurse.keys[-1] == "enroll_clinician_bad"


async def test_they_stand_in_the_export_and_the_report_is_filtered(bench: Bench) -> None:
    admin = await switch_on(bench, "Clinician", "Side", "Level")
    nurse = await enrolled(bench)
    await nurse.taps("Make the link")
    await admin.says("/export")

    await admin.taps("Clinician ▸")
    assert "all protocols, by RB." in admin.last.text
    await admin.taps("CSV", "FHIR")

    table, _, bundle = (each for each in sent_files(bench)[-3:])
    (row,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
    assert (row["clinician"], row["side"], row["spine_level"]) == ("RB", "left", "L4-5")
    entries = [each["resource"] for each in json.loads(bundle)["entry"]]
    (procedure,) = [each for each in entries if each["resourceType"] == "Procedure"]
    assert procedure["performer"][0]["actor"]["identifier"]["value"] == "RB"
    assert [each["coding"][0]["code"] for each in procedure["bodySite"]] == [
        "low_back",
        "left",
        "L4-5",
    ]
    await admin.says("/report")
    await admin.taps("Clinician ▸")
    # So few are not shown, whoever treated them.
    assert "Fewer than 5 follow-ups." in admin.last.text


@pytest.mark.parametrize(
    ("label", "answers", "line"),
    [
        ("Side", ("right",), "Clinician: RB, Side: right, Level: L4-5"),
        ("Level", ("l9", "c5/6"), "Clinician: RB, Side: left, Level: C5-6"),
        ("Clinician", ("km",), "Clinician: KM, Side: left, Level: L4-5"),
        ("Clinician", ("not known",), "Side: left, Level: L4-5"),
    ],
)
async def test_each_can_be_corrected(
    bench: Bench, label: str, answers: tuple[str, ...], line: str
) -> None:
    await switch_on(bench, "Clinician", "Side", "Level")
    nurse = await enrolled(bench)
    await nurse.taps("Make the link")
    await nurse.says("/patient K7-204")
    await nurse.taps("Correct", label)

    for answer in answers:
        offered = answer in nurse.last.labels
        await (nurse.taps if offered else nurse.says)(answer)

    await nurse.says("/patient K7-204")
    assert line in nurse.last.text.splitlines()


def sent_files(bench: Bench) -> list[bytes]:
    """The files that were sent, oldest first."""
    bodies = [call.letter.body for call in bench.messenger.calls]
    return [unpack(body["file"]) for body in bodies if "file" in body]
