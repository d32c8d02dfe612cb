"""A follow-up from the link to the conclusion, as the people see it."""

from __future__ import annotations

from datetime import timedelta

from tests.world import open_world


async def test_a_patient_without_relief_reads_the_alternatives_once(database_url: str) -> None:
    async with open_world(database_url) as world:
        ben = await world.join("B", "K7-204")

        for _ in range(2):
            await world.player.go_on(timedelta(days=1))
            await world.taps(ben, "No, none of these")
            await world.taps(ben, "8")
            await world.taps(ben, "About the same")
        await world.player.go_on(timedelta(days=5))
        for label in ("No, none of these", "7", "About the same", "The same", "Less", "Skip"):
            await world.taps(ben, label)

        texts = [shown.text for shown in ben.screen]
        assert sum("Physical therapy" in text for text in texts) == 1
