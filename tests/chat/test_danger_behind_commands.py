"""Danger words behind a command: answered before the command, and staff are called."""

from __future__ import annotations

from tests.world import World, open_world

KNOWN = (
    "/visit I have chest pain",
    "/help my leg is numb",
    "/language tengo fiebre",
    "/start I can't breathe",
    "/status I have chest pain",
)


async def _told_staff(world: World, start: str) -> int:
    return sum(shown.text.startswith(start) for shown in world.nurse.screen)


async def test_danger_behind_a_known_command_is_answered_at_once(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        for message in KNOWN:
            await world.says(ben, message)
            assert ben.last_text.startswith("⚠️"), message

        assert await _told_staff(world, "P1 URGENT WORDS") == 1


async def test_who_wants_to_die_behind_stop_reads_where_help_is(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await world.says(ben, "/stop I want to die")

        assert "988" in ben.last_text
        assert await _told_staff(world, "P1 POSSIBLE SELF-HARM") == 1


async def test_danger_behind_a_command_of_a_stranger_is_answered(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        eve = world.sandbox.person("E")

        await world.says(eve, "/visit I have chest pain")

        assert [shown.text[:2] for shown in eve.screen[1:]] == ["⚠️", "He"]


async def test_a_code_is_no_text(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        eve = world.sandbox.person("E")

        await world.says(eve, "/start pus")

        assert eve.last_text.startswith("This code does not work.")


async def test_other_words_leave_the_command_as_it_is(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await world.says(ben, "/visit please after five")

        assert ben.last_text.startswith("Shall we ask the clinic to call you")
        assert await _told_staff(world, "P4 NOTE") == 1
