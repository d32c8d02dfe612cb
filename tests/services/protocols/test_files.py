"""Protocols as files: what one clinic sends is what another follows; what is wrong is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.documents.packing import unpack
from bot.domain import protocol_file, schedule
from bot.domain.errors import ProtocolError
from bot.domain.protocol import DEFAULT, Offset, Protocol, Unit
from bot.domain.ready_made import READY_MADE
from bot.domain.schedule import Calendar
from tests.domain import strategies
from tests.services.protocols.clinic import drafted, open_draft, versions
from tests.services.support.bench import ON_SQLITE, Bench
from tests.services.support.crew import Member, admin_of

OWN: Final = replace(
    READY_MADE["block"],
    times=(time(9, 30), time(16)),
    late_sending=Offset(5, Unit.HOURS),
    sixth=(("en", "Radiofrequency"), ("es", "Radiofrecuencia")),
)


async def exported(bench: Bench, admin: Member, label: str) -> tuple[str, bytes]:
    """The name and the content of the file that this button sends."""
    sent = len(bench.messenger.calls)
    await admin.says("/schedule")
    await admin.taps(label)
    bodies = [each.letter.body for each in bench.messenger.calls[sent:]]
    (body,) = [each for each in bodies if each["method"] == "document"]
    return body["name"], unpack(body["file"])


@given(strategies.guarded(), strategies.moments)
def test_another_installation_gets_the_same_course(
    protocol: Protocol, injected_at: datetime
) -> None:
    name, taken = protocol_file.read(protocol_file.write("Ours", protocol).decode())

    assert (name, taken) == ("Ours", protocol)
    calendars = [
        Calendar(ZoneInfo("America/Chicago"), each.times[0], each.window)
        for each in (protocol, taken)
    ]
    first, second = (
        schedule.due_times(each, injected_at, calendar)
        for each, calendar in zip((protocol, taken), calendars, strict=True)
    )
    assert first == second


@pytest.mark.parametrize("protocol", [*READY_MADE.values(), OWN])
def test_every_value_stands_in_the_file(protocol: Protocol) -> None:
    assert protocol_file.read(protocol_file.write("x y", protocol).decode()) == ("x y", protocol)


def changed(**values: Any) -> str:
    """The file of the default with other values, at the places that the names say."""
    data = json.loads(protocol_file.write("Ours", DEFAULT))
    for where, value in values.items():
        *path, last = where.split("__")
        part = data
        for each in path:
            part = part[int(each) if each.isdecimal() else each]
        if value is None:
            del part[last]
        else:
            part[int(last) if last.isdecimal() else last] = value
    return json.dumps(data)


WRONG: Final = {
    "JSON": "not a file",
    "aftercare_protocol": changed(aftercare_protocol=2),
    "name": changed(name=""),
    "check_ins": changed(check_ins="1d"),
    "check_ins[2].offset.unit": changed(check_ins__1__offset__unit="fortnights"),
    "check_ins[1].offset.value": changed(check_ins__0__offset__value=1.5),
    "check_ins[3].questions[2]": changed(check_ins__2__questions__1="mood"),
    "check_ins[1].closes_after": changed(check_ins__0__closes_after=None),
    "window.start": changed(window__start="early"),
    "rule.good_percent": changed(rule__good_percent=None),
    "rule.decision": changed(rule__decision="coin"),
    "times[1]": changed(times__0="25:00"),
    "sixth.en": changed(sixth={"en": "x" * 61}),
    "procedure": changed(procedure="knee"),
    "late_sending": changed(late_sending=None),
    "not_before": changed(not_before=None),
}


@pytest.mark.parametrize("field", WRONG)
def test_a_file_that_cannot_be_used_is_refused_with_the_name_of_the_field(field: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        protocol_file.read(WRONG[field])

    assert (caught.value.reason, caught.value.detail) == ("file", field)


def test_a_file_that_could_do_harm_is_refused_like_anything_typed() -> None:
    with pytest.raises(ProtocolError, match="no_safety"):
        protocol_file.read(changed(check_ins__0__questions=["pain", "change"]))
    with pytest.raises(ProtocolError, match="out_of_hours"):
        protocol_file.read(changed(window__start="03:00"))


@pytest.mark.parametrize("text", ["[" * 100_000, "{}", "[]", "1", '"x"', "null", '{"name": 1}'])
def test_no_text_is_more_than_refused(text: str) -> None:
    with pytest.raises(ProtocolError):
        protocol_file.read(text)


@ON_SQLITE
async def test_a_file_is_sent_and_becomes_a_draft_with_its_differences(bench: Bench) -> None:
    admin = admin_of(bench)
    name, content = await exported(bench, admin, "As a file")
    assert name == "aftercare-facet-joint-injection-v1.json"
    ours = json.loads(content)
    ours["rule"]["worse_points"] = 3
    await admin.says("/schedule")
    await admin.taps("From a file")

    await admin.says("{")
    assert admin.last.text.startswith("The file cannot be used. Look at: JSON")
    await admin.says(json.dumps(ours))

    assert "• Worse: +2 → +3" in admin.last.text
    draft = await drafted(bench)
    assert draft is not None
    assert draft.rule.worse_points == 3
    assert await versions(bench) == [1]


@ON_SQLITE
async def test_a_file_becomes_a_protocol_of_its_own(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("All schedules", "From a file")

    await admin.says(protocol_file.write("Facet joint injection", OWN).decode())

    assert admin.last.text.startswith("Draft of Facet joint injection 2 (not in use yet)")
    assert await drafted(bench, 2) == OWN


@ON_SQLITE
async def test_a_file_does_not_replace_a_draft(bench: Bench) -> None:
    admin = admin_of(bench)
    await open_draft(admin)
    await admin.taps("2 weeks: off", "Back", "From a file")
    before = await drafted(bench)

    await admin.says(protocol_file.write("Ours", OWN).decode())

    assert admin.last.text.startswith("There is a draft already.")
    assert await drafted(bench) == before


@ON_SQLITE
async def test_the_same_is_a_plan_definition(bench: Bench) -> None:
    name, content = await exported(bench, admin_of(bench), "As FHIR")

    plan = json.loads(content)
    assert name.endswith(".fhir.json")
    assert (plan["resourceType"], plan["title"], plan["version"]) == (
        "PlanDefinition", "Facet joint injection", "1"
    )  # fmt: skip
    assert len(plan["action"]) == 3


async def test_a_value_out_of_its_range_is_named_by_its_field(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.presses("h:import:0")
    await admin.says(changed(rule__worse_points=9))

    assert "Look at: rule.worse_points" in admin.last.text
