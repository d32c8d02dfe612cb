"""What calls for help goes before the button that it could stand for; a label is its button."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.storage.tables.followups import Answer
from bot.storage.tables.staff import Alert
from tests.world import World, open_world

_DAY = timedelta(days=1)


async def _stored(world: World) -> tuple[list[str], list[AlertKind]]:
    """The answers that were saved, and what staff were told."""
    async with world.app.runtime.database.reading() as session:
        answers = await session.scalars(select(Answer.value))
        alerts = await session.scalars(select(Alert.kind))
        return list(answers), list(alerts)


# "Sorry, no" and "no, I do not feel it": as a button it is "No, none of these".
@pytest.mark.parametrize("language", ["English", "Español"])
async def test_no_sign_is_saved_as_the_button_it_begins_like(
    sqlite_url: str, language: str
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204", language)
        await world.player.go_on(_DAY)

        await world.says(ben, "no lo siento")

        answers, alerts = await _stored(world)
        assert answers == []
        assert alerts == [AlertKind.URGENT_TEXT]
        assert any("911" in shown.text for shown in ben.screen)


async def test_the_words_of_a_label_are_its_button(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(_DAY)

        await world.says(ben, "yes, one or more")
        await world.says(ben, "weak or numb arm or leg")

        answers, alerts = await _stored(world)
        assert answers == ["yes"]
        assert AlertKind.URGENT_TEXT not in alerts
