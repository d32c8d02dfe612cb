"""An admin changes the schedule on the phone, in English and in Spanish, and goes back."""

from __future__ import annotations

import pytest

from bot.domain import protocol_file
from bot.domain.ready_made import READY_MADE
from bot.sandbox.people.people import Person
from bot.services.staff.sent_files import LARGEST_KILOBYTES
from bot.texts.catalogue import load_texts
from tests.world import World, open_world


async def press(world: World, admin: Person, language: str, *buttons: tuple[str, str]) -> None:
    """Tap buttons by their texts and ids."""
    for key, name in buttons:
        await world.taps(admin, load_texts().label(key, name, language))


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("en", "1 day, 3 days, 10 days", ("Nobody is written to at night.", "Version 1")),
        ("es", "1 día, 3 días, 10 días", ("De noche no se escribe a nadie.", "Versión 1")),
    ],
)
async def test_a_schedule_from_the_draft_to_going_back(
    sqlite_url: str, language: str, typed: str, said: tuple[str, str]
) -> None:
    say = load_texts().say
    async with open_world(sqlite_url) as world:
        admin = world.admin
        await world.says(admin, "/language")
        await world.taps(admin, {"en": "English", "es": "Español"}[language])
        await world.says(admin, "/schedule")
        await press(world, admin, language, ("schedule", "edit"), ("schedule_draft", "typed"))
        await world.says(admin, typed)
        await world.taps(admin, say("schedule_field_window", language))
        await world.says(admin, "6 - 23")
        assert admin.last_text.startswith(said[0])
        await world.says(admin, "9-19")
        await press(
            world,
            admin,
            language,
            ("schedule_draft", "course"),
            ("schedule_draft", "publish"),
            ("schedule_publish", "new"),
        )
        assert say("schedule_saved", language, version=2) in _texts(admin)

        await press(world, admin, language, ("schedule_saved", "show"), ("schedule", "history"))
        await world.taps(admin, said[1])
        await press(world, admin, language, ("schedule_old", "again"), ("schedule_publish", "new"))

        assert say("schedule_saved", language, version=3) in _texts(admin)
        await world.says(admin, "/audit")
        assert load_texts().label("audit_line", "protocol_draft", language) in admin.last_text


def _texts(admin: Person) -> list[str]:
    """The course that was looked at stands below what is edited in place."""
    return [each.text for each in admin.screen]


async def test_what_is_typed_presses_the_button_that_it_names(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        admin = world.admin
        await world.says(admin, "/schedule")

        await world.says(admin, "change")

        assert admin.last_text.startswith("Draft of Facet joint injection")


async def sends(world: World, who: Person, name: str, content: bytes) -> None:
    """Somebody sends a file."""
    await who.send_document(name, content)
    await world.player.settle()


GOOD = protocol_file.write("Other clinic", READY_MADE["two_weeks"])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_file_of_another_clinic_is_sent_and_refused_until_it_can_be_used(
    sqlite_url: str, language: str
) -> None:
    say = load_texts().say
    asked = say("schedule_import", language, kilobytes=LARGEST_KILOBYTES)
    async with open_world(sqlite_url) as world:
        admin = world.admin
        await world.says(admin, "/language")
        await world.taps(admin, {"en": "English", "es": "Español"}[language])
        await world.says(admin, "/schedule")
        await press(world, admin, language, ("schedule", "import"))
        assert admin.last_text == asked

        for content, wrong in (
            (b" " * (LARGEST_KILOBYTES * 1024 + 1), say("schedule_file_unread", language)),
            (b"\0", say("schedule_file_unread", language)),
            (b"not JSON", say("schedule_problem_file", language, text="JSON")),
            (GOOD.replace(b"percent", b"x"), say("schedule_problem_file", language,
                                                  text="rule.meaningful_percent")),
            (GOOD.replace(b"09:00", b"03:00"), say("schedule_problem_out_of_hours", language)),
        ):  # fmt: skip
            await sends(world, admin, "theirs.json", content)
            assert admin.last_text == f"{wrong}\n{asked}"
        await sends(world, admin, "theirs.json", GOOD)

        assert admin.buttons()[0] == load_texts().label("schedule_publish", "new", language)
        assert "+ " in admin.last_text


async def test_a_schedule_that_nobody_asked_for_is_a_new_one(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await sends(world, world.admin, "theirs.json", GOOD)

        assert world.admin.last_text.startswith("Draft of Other clinic (not in use yet)")


async def test_what_a_nurse_sends_is_a_list(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await sends(world, world.nurse, "theirs.json", GOOD)

        assert world.nurse.last_text.startswith("Ready: 0.")
