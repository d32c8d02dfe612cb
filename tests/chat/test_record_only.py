"""RECORD_ONLY as patient and staff see it: asked, stored and shown; nothing concluded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from sqlalchemy import text

from tests.services.support.bench import ON_SQLITE
from tests.world import World, open_world

pytestmark = ON_SQLITE
# What only a rule says.
CONCLUDED: Final = ("relief", "Physical therapy", "sorry", "not eased", "good to hear", "epidural")


def _record_only(world: World) -> None:
    runtime = world.app.runtime
    runtime.clinic = replace(runtime.clinic, record_only=True)


def _texts(world: World, name: str) -> str:
    person = getattr(world, name)
    return "\n".join(shown.text for shown in person.screen)


async def test_nothing_is_concluded_from_persistent_pain(database_url: str) -> None:
    async with open_world(database_url) as world:
        _record_only(world)
        ben = await world.join("B", "K7-204")
        for _ in range(2):
            await world.player.go_on(timedelta(days=1))
            await world.taps(ben, "No, none of these")
            await world.taps(ben, "9")
            await world.taps(ben, "Much worse")
        await world.player.go_on(timedelta(days=5))
        for label in ("No, none of these", "9", "Much worse", "The same", "Less", "Skip"):
            await world.taps(ben, label)
        await world.says(world.nurse, "/patient K7-204")
        card = world.nurse.last_text
        await world.says(ben, "/options")

        read = "\n".join(shown.text for shown in ben.screen)
        assert [word for word in CONCLUDED if word in read] == []
        assert "We saved your answer" in read
        assert "Your check-ins are done" in read
        assert "at a visit" in ben.last_text
        assert "9" in card
        assert "worse:" not in card.lower()
        alerts = "\n".join(shown.text for shown in world.nurse.screen)
        assert "K7-204: worse" not in alerts
        async with world.app.runtime.database.reading() as session:
            outcome = await session.scalar(text("SELECT outcome FROM episodes"))
            raised = await session.scalar(text("SELECT count(*) FROM alerts"))
        assert (outcome, raised) == ("unknown", 0)


async def test_a_warning_sign_is_answered_and_called_about_as_ever(database_url: str) -> None:
    async with open_world(database_url) as world:
        _record_only(world)
        ben = await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))

        await world.taps(ben, "Yes, one or more")

        assert any("911" in shown.text for shown in ben.screen[-2:])
        assert "K7-204" in _texts(world, "nurse")
