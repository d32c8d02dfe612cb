"""How many taps a nurse needs, counted on her phone: a visit with a day, a patient reached."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import open_world


async def test_a_visit_with_a_day_takes_two_taps(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse, ben = world.nurse, await world.join("B", "K7-204")
        await world.says(nurse, "/patient K7-204")

        taps = ["Book a visit", "Today"]
        for label in taps:
            await world.taps(nurse, label)

        assert len(taps) == 2
        assert nurse.last_text.startswith("Visit of K7-204 booked: ")
        assert ben.last_text.startswith("Your visit is booked: ")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_who_is_reached_with_a_pain_of_6_takes_six_taps(
    sqlite_url: str, language: str
) -> None:
    taps = {
        "en": ["Log a call", "Reached", "No, none of these", "6", "About the same", "No visit"],
        "es": [
            "Anotar llamada",
            "Contestó",
            "No, nada de esto",
            "6",
            "Igual",
            "Sin cita",
        ],
    }[language]
    async with open_world(sqlite_url) as world:
        nurse, _ = world.nurse, await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))
        if language == "es":
            await world.says(nurse, "/language")
            await world.taps(nurse, "Español")
        await world.says(nurse, "/patient K7-204")

        for label in taps:
            await world.taps(nurse, label)

        assert len(taps) <= 6
        assert "K7-204" in nurse.last_text
        assert "6" in nurse.last_text
