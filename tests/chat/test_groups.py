"""Groups as people see them: linking, taking an alert, who is nobody, moving house."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sandbox.people.groups import Group
from bot.sandbox.server.faults import Fault, FaultKind
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


async def test_an_admin_ends_the_alerts_of_a_group(sqlite_url: str) -> None:
    async with linked_world(sqlite_url) as (world, group):
        await group.write(world.admin, "/linkgroup off")
        await world.player.settle()

        assert group.last_text.startswith("This group gets no more alerts")
        assert world.admin.last_text.startswith("The group no longer gets alerts.")
        seen = len(group.screen)
        ben = await world.join("B", "K7-204")
        await world.says(ben, "I have a fever")
        assert len(group.screen) == seen
        assert "fever" in world.nurse.last_text


async def test_an_anonymous_admin_is_nobody(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        group = world.sandbox.group()
        await group.add(world.admin)
        await group.add_bot(world.admin)
        for command in ("/linkgroup", "/status"):
            await group.write_anonymously(command)
            await world.player.settle()

        assert [shown.text for shown in group.screen if shown.is_from_bot and shown.text] == []
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

        assert group.last_text == ""


async def test_in_a_linked_group_who_may_not_link_it_is_told_why(sqlite_url: str) -> None:
    async with linked_world(sqlite_url) as (world, group):
        await group.write(world.nurse, "/linkgroup")
        await world.player.settle()
        assert group.last_text == "Only an admin of this clinic can link a group."

        await group.write_anonymously("/linkgroup")
        await world.player.settle()
        assert group.last_text.startswith("I cannot see who you are.")


async def test_alerts_come_in_the_topic_in_which_the_group_was_linked(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        group = world.sandbox.group(is_super=True)
        await group.add(world.admin)
        await group.add_bot(world.admin)
        await group.write(world.admin, "/linkgroup", topic=77)
        await world.player.settle()
        ben = await world.join("B", "K7-204")
        await world.says(ben, "I have a fever")

        calls = [call for call in world.sandbox.calls if call.chat_id == group.id]
        assert [call.parameters.get("message_thread_id") for call in calls] == ["77", "77"]


async def test_admins_hear_once_of_a_group_whose_topic_is_closed(sqlite_url: str) -> None:
    async with linked_world(sqlite_url) as (world, group):
        refuse = Fault(FaultKind.TOPIC_CLOSED, "sendMessage", chat_id=group.id, count=0)
        world.sandbox.faults.add(refuse)
        ben = await world.join("B", "K7-204")

        await world.says(ben, "I have a fever")
        await world.says(ben, "I want to die")

        texts = [shown.text for shown in world.admin.screen]
        told = [text for text in texts if text.startswith("The group takes no messages")]
        assert len(told) == 1
        assert "topic_closed" in told[0]
