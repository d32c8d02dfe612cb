"""Groups as people see them: linking, taking an alert, who is nobody, moving house."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sandbox.people.groups import Group
from tests.world import World, open_world


@asynccontextmanager
async def linked_world(url: str) -> AsyncIterator[tuple[World, Group]]:
    """A clinic whose admin has linked a group with the nurse and a stranger in it."""
    async with open_world(url) as world:
        group = world.sandbox.group()
        for person in (world.admin, world.nurse):
            await group.add(person)
        await group.add_bot(world.admin)
        await group.write(world.admin, "/linkgroup")
        await world.player.settle()
        yield world, group


async def test_staff_take_an_alert_in_the_group_and_strangers_cannot(sqlite_url: str) -> None:
    async with linked_world(sqlite_url) as (world, group):
        stranger = world.sandbox.person("S")
        await stranger.start()
        await group.add(stranger)
        ben = await world.join("B", "K7-204")
        await world.says(ben, "I have a fever")
        assert group.last_text.startswith("P1: case K7-204. Open: https://t.me/sandbox_bot?start=")
        assert "fever" not in group.last_text

        await group.press(stranger, "I am on it")
        await world.player.settle()
        assert stranger.alerts == ["This button is not for you."]
        assert group.buttons() == ["I am on it"]

        await group.press(world.nurse, "I am on it")
        await world.player.settle()
        assert world.nurse.alerts == ["Saved."]
        assert "Taken by Nurse 1" in group.last_text
        assert group.buttons() == []
        assert "Nurse 1 is on it" in world.admin.last_text


async def test_an_anonymous_admin_is_nobody(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        group = world.sandbox.group()
        await group.add(world.admin)
        await group.add_bot(world.admin)
        for command in ("/linkgroup", "/status"):
            await group.write_anonymously(command)
            await world.player.settle()

        texts = [shown.text for shown in group.screen if shown.is_from_bot and shown.text]
        assert texts[0].startswith("I cannot see who you are.")
        assert texts[1].startswith("For privacy")
        ben = await world.join("B", "K7-204")
        await world.says(ben, "I have a fever")
        assert "P1" not in group.last_text


async def test_alerts_follow_a_group_that_becomes_a_supergroup(sqlite_url: str) -> None:
    async with linked_world(sqlite_url) as (world, group):
        ben = await world.join("B", "K7-204")

        await group.migrate()
        await world.says(ben, "I have a fever")

        assert group.last_text.startswith("P1: case K7-204.")


async def test_admins_hear_of_a_group_that_threw_the_bot_out(sqlite_url: str) -> None:
    async with linked_world(sqlite_url) as (world, group):
        await group.remove_bot(world.nurse)
        await world.player.settle()

        assert world.admin.last_text.startswith("The group no longer gets alerts.")
        assert not world.nurse.last_text.startswith("The group")


async def test_a_member_of_the_group_who_is_not_an_admin_cannot_link_it(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        group = world.sandbox.group()
        await group.add(world.nurse)
        await group.add_bot(world.nurse)
        await group.write(world.nurse, "/linkgroup")
        await world.player.settle()

        assert group.last_text == "Only an admin of this clinic can link a group."
