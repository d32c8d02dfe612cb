"""What is sent twice by accident answers one question, and not the one that comes next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage.tables.followups import Answer
from tests.world import World, open_world

DAY = timedelta(days=1)


async def _given(world: World) -> dict[str, str]:
    """What was answered, by question."""
    async with world.app.runtime.database.reading() as session:
        rows = await session.scalars(select(Answer).where(Answer.superseded_at.is_(None)))
        return {row.question: row.value for row in rows}


async def test_a_second_yes_is_no_yes_to_the_signs(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(DAY)
        await world.player.go_on(timedelta(hours=7))
        assert "Start" in ben.buttons()

        await ben.write("yes")
        await ben.write("yes")
        await world.player.settle()

        assert await _given(world) == {}
        assert ben.buttons()[-2:] == ["No, none of these", "Yes, one or more"]


async def test_own_words_sent_twice_are_one_answer(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(7 * DAY)
        await world.says(ben, "no")
        await world.says(ben, "6")

        await ben.write("same")
        await ben.write("same")
        await world.player.settle()

        given = await _given(world)
        assert given == {"safety": "no", "pain": "6", "change": "0"}
        await world.says(ben, "same")
        assert (await _given(world))["function"] == "0"


async def test_who_types_fast_and_says_something_else_is_heard(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(7 * DAY)

        for text in ("no", "6", "same", "easier"):
            await ben.write(text)
        await world.player.settle()

        given = await _given(world)
        assert given == {"safety": "no", "pain": "6", "change": "0", "function": "1"}


async def test_a_second_yes_agrees_to_nothing_unread(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        code = await world.enroll("K7-204")
        eve = world.sandbox.person("E")
        await eve.start(code)
        await world.player.settle()
        await world.says(eve, "english")
        await world.says(eve, "1960")
        await world.says(eve, "I had the injection")

        await eve.write("next")
        await eve.write("next")
        await world.player.settle()

        assert eve.buttons()[-2:] == ["I agree", "No, thanks"]


@pytest.mark.parametrize("text", ["I have chest pain", "help"])
async def test_a_sign_sent_twice_is_answered_twice(sqlite_url: str, text: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await ben.write(text)
        await ben.write(text)
        await world.player.settle()

        assert sum("⚠" in shown.text for shown in ben.screen) == 2
