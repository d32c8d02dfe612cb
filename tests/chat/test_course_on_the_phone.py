"""See a course on the admin's phone: from /schedule to the dates, each text, the picture."""

from __future__ import annotations

import io
from typing import Final

import pytest
from PIL import Image

from tests.world import World, open_world

LANGUAGES: Final = {
    "en": (
        "See a course",
        "Course: Facet joint injection, version 1. Injected Mon, Jun 1, 9:00 AM, "
        "asked at 10:00 AM, answers all.",
        ("2:00 PM", "6:00 PM", "Is silent"),
        "On the call list",
        "Next page",
        "Picture",
    ),
    "es": (
        "Ver un recorrido",
        "Recorrido: Facet joint injection, versión 1. Inyección: lun, 1 jun, 9:00 am; "
        "preguntas a las 10:00 am; contesta todo.",
        ("2:00 pm", "6:00 pm", "No contesta"),
        "En la lista de llamadas",
        "Página siguiente",
        "Imagen",
    ),
}


async def open_course(world: World, language: str) -> None:
    """The admin reads this language, and taps from /schedule to the course."""
    if language == "es":
        await world.says(world.admin, "/language")
        await world.taps(world.admin, "Español")
    await world.says(world.admin, "/schedule")
    await world.taps(world.admin, LANGUAGES[language][0])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_from_the_schedule_to_a_course(sqlite_url: str, language: str) -> None:
    _, title, choices, on_the_list, next_page, picture = LANGUAGES[language]
    async with open_world(sqlite_url) as world:
        admin = world.admin
        await open_course(world, language)
        assert admin.last_text.startswith(title)
        assert on_the_list not in admin.last_text
        seen = len(admin.screen)

        for label in choices:
            await world.taps(admin, label)
        assert on_the_list in admin.last_text
        assert [f"✓ {label}" for label in choices if f"✓ {label}" in admin.buttons()] == [
            f"✓ {label}" for label in choices
        ]
        await world.taps(admin, next_page)
        assert "Test Clinic" in admin.last_text
        assert len(admin.screen) == seen, "the screen is one message"

        await world.taps(admin, picture)
        assert Image.open(io.BytesIO(admin.screen[-1].photo)).width == 1080
        assert on_the_list in admin.screen[-1].text


async def test_the_texts_are_shown_in_the_language_of_the_patient(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await open_course(world, "en")

        await world.taps(world.admin, "Español")
        await world.taps(world.admin, "Next page")

        assert "Preguntas de Test Clinic (día 1)" in world.admin.last_text
        assert "the patient taps: No, nada de esto" in world.admin.last_text


async def test_each_page_is_reached_and_said_once(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        admin = world.admin
        await open_course(world, "en")
        pages = [admin.last_text]
        while "Next page" in admin.buttons():
            await world.taps(admin, "Next page")
            pages.append(admin.last_text)

        ends = [page.rpartition("Page ")[2] for page in pages]
        assert ends == [f"{number} of {len(pages)}" for number in range(1, len(pages) + 1)]
        assert sum("Check-in from Test Clinic (day 2)" in page for page in pages) == 1


@pytest.mark.parametrize(
    "data", ["L:show:v9:9:t10:silent:en:0", "L:show:v1:3:t10:silent:en:0", "L:x"]
)
async def test_what_no_button_carries_is_refused(sqlite_url: str, data: str) -> None:
    async with open_world(sqlite_url) as world:
        await open_course(world, "en")
        before = world.admin.last_text

        await world.admin.press_data(world.admin.screen[-1].message_id, data)
        await world.player.settle()

        assert world.admin.last_text == before
