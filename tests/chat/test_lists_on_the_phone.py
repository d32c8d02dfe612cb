"""Tomorrow's list on a nurse's phone: pasted or sent, tried, enrolled with a tap, printed."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage.tables.followups import Episode, Invitation
from tests.world import World, open_world

PASTED = {
    "en": """
        K7-204 1951 low 8 tomorrow 9:00am
        M3-111 1960 neck tomorrow 2pm
        B1-330 1948 mid 5 now""",
    "es": """
        K7-204 1951 lumbar 8 mañana 9:00am
        M3-111 1960 cuello mañana 2pm
        B1-330 1948 dorsal 5 ahora""",
}
LABELS = {"en": "Enroll 3", "es": "Inscribir 3"}


async def speak(world: World, language: str) -> None:
    """The nurse reads this language from now on."""
    if language == "es":
        await world.says(world.nurse, "/language")
        await world.taps(world.nurse, "Español")


async def sends(world: World, name: str, content: bytes) -> None:
    """The nurse sends a file."""
    await world.nurse.send_document(name, content)
    await world.player.settle()


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_pasted_list_takes_one_tap_and_makes_one_sheet(
    sqlite_url: str, language: str
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await speak(world, language)

        await world.says(nurse, f"/enroll{PASTED[language]}")
        assert nurse.buttons()[0] == LABELS[language]
        await world.taps(nurse, LABELS[language])

        assert nurse.screen[-1].document.startswith(b"%PDF")
        # What is protected cannot be saved, and so not be printed.
        sheet = nurse.chat.messages[nurse.screen[-1].message_id]
        assert "has_protected_content" not in sheet.extra
        async with world.app.runtime.database.reading() as session:
            assert len((await session.scalars(select(Invitation))).all()) == 3


async def test_a_file_is_read_as_it_was_filled_in_from_the_template(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.says(nurse, "/enroll")
        await world.taps(nurse, "Many patients")
        await world.taps(nurse, "Template to fill in")
        filled = nurse.screen[-1].document

        await sends(world, "list.csv", filled)

        assert "Ready: 1. With a problem: 0." in nurse.last_text
        assert nurse.buttons()[0] == "Enroll 1"
        await world.taps(nurse, "Paper: Letter")
        assert "Paper: A4" in nurse.buttons()
        await world.taps(nurse, "Enroll 1")
        assert nurse.screen[-1].document.startswith(b"%PDF")


async def test_who_joined_is_counted_below_the_sheet(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.says(nurse, "/enroll\nK7-204 1960 low 8 now\nM3-111 1960 neck 7 now")
        await world.taps(nurse, "Enroll 2")
        sheet = nurse.screen[-1]
        assert "Joined so far: 0" in sheet.text

        await join_by_new_link(world, "M3-111")

        (shown,) = [each for each in nurse.screen if each.message_id == sheet.message_id]
        # With the card's new link another message says so; this one counts all the same.
        assert shown.document == sheet.document


async def join_by_new_link(world: World, reference: str) -> None:
    """Somebody joins with the link of the card."""
    await world.says(world.nurse, f"/patient {reference}")
    await world.taps(world.nurse, "New link")
    link = next(word for word in world.nurse.last_text.split() if word.startswith("https://"))
    await world.join_by_hand("B", link.partition("start=")[2])


async def test_a_slip_of_one_patient_ends_the_code_that_was_shown(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        old = await world.enroll("K7-204")
        code = nurse.screen[-1]

        await world.taps(nurse, "Print slip")

        assert nurse.screen[-1].document.startswith(b"%PDF")
        (shown,) = [each for each in nurse.screen if each.message_id == code.message_id]
        assert shown.text.endswith("The code shown here no longer works.")
        ben = world.sandbox.person("B")
        await ben.start(old)
        await world.player.settle()
        assert ben.last_text.startswith("This link no longer works")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_one_line_and_one_tap_enrol_at_the_bedside(sqlite_url: str, language: str) -> None:
    typed, tapped = {
        "en": ("/enroll K7-204 1960 low 8 10:15am now 5", "Make the link"),
        "es": ("/enroll K7-204 1960 lumbar 8 hoy 10:15 am ahora 5", "Crear el enlace"),
    }[language]
    async with open_world(sqlite_url) as world:
        await speak(world, language)
        await world.says(world.nurse, typed)
        await world.taps(world.nurse, tapped)

        assert "https://t.me/" in world.nurse.last_text
        async with world.app.runtime.database.reading() as session:
            episode = (await session.scalars(select(Episode))).one()
        assert (episode.baseline, episode.bedside) == (8, 5)


async def test_a_file_of_anybody_else_is_not_opened(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await ben.send_document("pain.csv", b"reference,birth year,area\nK7-205,1951,low")
        await world.player.settle()

        assert "getFile" not in [call.method for call in world.sandbox.calls]
        assert ben.last_text


@pytest.mark.parametrize(
    ("name", "content"),
    [("list.csv", b"PK\x03\x04\0\0"), ("list.csv", b"x" * 300_000), ("list.csv", b"  \n ")],
)
async def test_a_file_that_cannot_be_read_is_refused(
    sqlite_url: str, name: str, content: bytes
) -> None:
    async with open_world(sqlite_url) as world:
        await sends(world, name, content)

        assert world.nurse.last_text.startswith("I cannot read this file.")


async def test_a_long_list_says_that_it_takes_a_while(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        rows = [["ref", "birth year", "area", "time"]]
        rows += [[f"K7-{number}", "1950", "low back", "now"] for number in range(30)]
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerows(rows)
        await sends(world, "list.csv", text.getvalue().encode("latin-1"))
        said: list[str] = []
        world.sandbox.observe(lambda event: said.append(event.text))

        await world.taps(nurse, "Enroll 30")

        assert any("Making the slips for 30" in text for text in said)
        assert "Enrolled: 30." in [shown.text for shown in nurse.screen][-2]
        await world.player.go_on(timedelta(minutes=1))
