"""The menu button of a patient: in the language they chose, whichever their app has."""

from __future__ import annotations

from bot.sandbox.server.faults import Fault, FaultKind
from tests.chat.test_staff_menus import NURSE, descriptions
from tests.world import open_world

EN, ES = "What this chat can do", "Qué puede hacer este chat"


async def test_the_menu_is_in_the_language_chosen_while_joining(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join_by_hand("B", await world.enroll("K7-204"), "Español")

        assert ben.user.language_code == "en"
        assert descriptions(world, ben.id)[0] == ES
        assert ben.menu()[:2] == ["help", "visit"]


async def test_the_menu_follows_a_change_of_language(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204", "Español")

        await world.says(ben, "/language")
        await world.taps(ben, "English")

        assert ben.last_text == "Done. We will write in English."
        assert descriptions(world, ben.id)[0] == EN


async def test_a_menu_that_cannot_be_set_costs_nothing_else(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        world.sandbox.faults.add(Fault(FaultKind.BAD_GATEWAY_BEFORE, "setMyCommands", count=0))

        ben = await world.join_by_hand("B", await world.enroll("K7-204"), "Español")

        assert ben.last_text.startswith("Todo listo.")
        assert ben.alerts == []


async def test_staff_who_open_a_patients_link_keep_their_menu(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        code = await world.enroll("K7-204")

        await world.nurse.start(code)
        await world.player.settle()
        await world.taps(world.nurse, "Español")

        assert world.nurse.menu() == NURSE
