"""The menu button: by role, in one's language, gone when one leaves."""

from __future__ import annotations

import json

from bot.texts.dates import languages
from tests.world import World, open_world

NURSE = [
    "enroll", "status", "alerts", "calls", "patient", "find", "why", "duty", "language",
    "help",
]  # fmt: skip
ADMIN = [
    *NURSE, "report", "export", "texts", "clinic", "schedule", "rehearse", "team", "audit",
]  # fmt: skip


def descriptions(world: World, chat_id: int) -> list[str]:
    """What the commands of this chat's own menu say."""
    calls = [call for call in world.sandbox.calls if call.method == "setMyCommands"]
    own = [call for call in calls if str(chat_id) in str(call.parameters.get("scope"))]
    commands = json.loads(str(own[-1].parameters["commands"]))
    return [command["description"] for command in commands]


async def test_each_role_has_its_menu(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        assert world.nurse.menu() == NURSE
        assert world.admin.menu() == ADMIN
        assert "enroll" not in ben.menu()
        assert ben.menu()[0] == "help"


async def test_a_menu_follows_the_language(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        assert descriptions(world, world.nurse.id)[0] == "Follow up a new patient"
        assert languages("en") in descriptions(world, world.nurse.id)

        await world.says(world.nurse, "/language")
        await world.taps(world.nurse, "Español")

        assert world.nurse.last_text == "Listo. Le vamos a escribir en español."
        assert descriptions(world, world.nurse.id)[0] == "Seguir a otra persona"
        said = languages("es")
        assert said[0].upper() + said[1:] in descriptions(world, world.nurse.id)
        await world.says(world.nurse, "/status")
        assert world.nurse.last_text.startswith("Test Clinic, hoy")


async def test_the_menu_goes_with_the_access(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.admin, "/team remove nurse 1")
        await world.taps(world.admin, "Yes, end it")

        assert world.admin.last_text == "Nurse 1 no longer has access."
        assert world.nurse.menu()[0] == "help"
        await world.says(world.nurse, "/status")
        assert world.nurse.last_text == "Your access to the team of Test Clinic has ended."


async def test_a_new_role_brings_its_menu(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.admin, "/team invite admin")
        link = next(word for word in world.admin.last_text.split() if "start=" in word)
        await world.nurse.start(link.partition("start=")[2])
        await world.player.settle()

        assert world.nurse.menu() == ADMIN


async def test_a_patient_changes_the_language_as_before(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "/language")
        await world.taps(ben, "Español")

        assert ben.last_text == "Listo. Le vamos a escribir en español."


async def test_help_lists_what_the_role_can_do(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        for person in (world.nurse, world.admin):
            await world.says(person, "/help")

        assert "/enroll" in world.nurse.last_text
        assert "/schedule" not in world.nurse.last_text
        assert "/enroll" in world.admin.last_text
        assert "/schedule" in world.admin.last_text
