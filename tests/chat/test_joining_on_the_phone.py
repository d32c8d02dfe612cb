"""Joining as a patient sees it: one message at a time, no leftover buttons."""

from __future__ import annotations

import pytest

from tests.world import open_world


@pytest.mark.parametrize(
    ("language", "starts"),
    [
        (
            "English",
            ["/start", "To be sure", "1960", "Welcome to", "Your privacy:", "All set."],
        ),
        (
            "Español",
            [
                "/start",
                "Para estar seguros",
                "1960",
                "Le damos la",
                "Su privacidad:",
                "Todo listo.",
            ],
        ),
    ],
)
async def test_the_chat_after_joining(sqlite_url: str, language: str, starts: list[str]) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join_by_hand("B", await world.enroll("K7-204"), language)

        assert [
            s.text[: len(start)] for s, start in zip(ben.screen, starts, strict=True)
        ] == starts
        copy = {"English": "Copy", "Español": "Copiar"}[language]
        assert ben.buttons() == [f"{copy} 911", f"{copy} 555-0100"]
        days = {"English": "Tuesday, June 2, 10:00 AM", "Español": "martes, 2 de junio, 10:00 am"}
        assert days[language] in ben.last_text
        assert {"help", "stop", "visit"} <= set(ben.menu())
