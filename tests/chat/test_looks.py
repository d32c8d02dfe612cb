"""Telegram's own: the keyboard of staff, colours, copied numbers, what nobody passes on."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest

from bot.sandbox.people.groups import Group
from bot.sandbox.server.faults import Fault, FaultKind
from tests.world import open_world

MINUTES: Final = timedelta(minutes=1)
KEYBOARDS = {
    "English": ("Status", "Calls", "Enroll", "Find"),
    "Español": ("Estado", "Llamadas", "Inscribir", "Buscar"),
}
SAID = {
    "English": ("Test Clinic, today", "No one to phone.", "Step 1 of 6.", "Type a reference"),
    "Español": ("Test Clinic, hoy", "No hay a quién llamar.", "Paso 1 de 6.", "Escriba un"),
}


@pytest.mark.parametrize("language", KEYBOARDS)
async def test_staff_have_four_commands_below_what_they_type(
    sqlite_url: str, language: str
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        assert nurse.keyboard() == KEYBOARDS["English"]
        await world.says(nurse, "/language")
        await world.taps(nurse, language)
        assert nurse.keyboard() == KEYBOARDS[language]

        for label, said in zip(nurse.keyboard(), SAID[language], strict=True):
            await world.says(nurse, label)
            assert nurse.last_text.startswith(said)


async def test_the_keyboard_goes_with_the_access_and_patients_have_none(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        assert ben.keyboard() == ()
        await world.says(ben, "Status")
        assert not ben.last_text.startswith("Test Clinic, today")

        await world.says(world.admin, "/team remove nurse 1")
        await world.taps(world.admin, "Yes, end it")

        assert world.nurse.last_text == "Your access to the team of Test Clinic has ended."
        assert world.nurse.keyboard() == ()


async def test_the_one_tap_that_is_expected_and_what_is_final_look_so(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben, nurse = await world.join("B", "K7-204"), world.nurse
        await world.says(ben, "/visit")
        await world.taps(ben, "Yes")
        assert nurse.screen[-1].styles == {"I am on it": "primary"}

        await world.taps(nurse, "Open the case")
        await world.taps(nurse, "End")

        assert list(nurse.screen[-1].styles.values()) == ["danger"]


@pytest.mark.parametrize(
    ("command", "label"),
    [("/stop", "Yes, stop"), ("/delete", "Yes, delete"), ("he died", "Yes, stop")],
)
async def test_what_ends_it_for_a_patient_looks_so_and_nothing_else(
    sqlite_url: str, command: str, label: str
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await world.says(ben, command)

        assert ben.screen[-1].styles == {label: "danger"}


async def test_the_numbers_are_copied_by_one_tap(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await world.says(ben, "I have a fever")
        for label in ("Copy 911", "Copy 555-0100"):
            await ben.press(label)

        assert ben.copied == ["911", "555-0100"]


async def test_a_card_and_a_timeline_cannot_be_passed_on(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.join("B", "K7-204")
        await world.says(world.nurse, "/status")
        assert not world.nurse.screen[-1].is_protected

        for command in ("/patient K7-204", "/why K7-204"):
            await world.says(world.nurse, command)
            assert world.nurse.screen[-1].is_protected


@pytest.mark.parametrize("field", ["style", "copy_text", "protect_content", "is_persistent"])
async def test_where_it_is_refused_the_same_comes_plain(sqlite_url: str, field: str) -> None:
    async with open_world(sqlite_url) as world:
        world.sandbox.faults.add(Fault(FaultKind.UNKNOWN_FIELD, field=field, count=0))
        ben, nurse = await world.join("B", "K7-204"), world.nurse

        await world.says(ben, "I have a fever")
        assert "911" in " ".join(shown.text for shown in ben.screen)
        await world.says(nurse, "/help")
        assert "/status" in nurse.last_text
        await world.says(nurse, "/patient K7-204")
        assert nurse.last_text.startswith("K7-204: in follow-up")
        await world.taps(nurse, "I am on it")
        assert "Nurse 1 is on it" in world.admin.last_text


async def test_a_group_has_its_counts_pinned(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        group: Group = world.sandbox.group()
        await group.add(world.admin)
        await group.add_bot(world.admin)
        await group.promote_bot(world.admin)
        await group.write(world.admin, "/linkgroup")
        ben = await world.join("B", "K7-204")
        await world.says(ben, "/visit")
        await world.taps(ben, "Yes")
        for _ in range(4):
            await world.player.go_on(MINUTES)

        assert group.pinned == ["Open: 1 today."]
