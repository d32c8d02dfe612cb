"""What goes wrong in a chat has its own words, in the person's language, and costs nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.sandbox.people.people import Person
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import Answer, CheckIn, Note
from bot.storage.tables.mail import Dialogue, InboxUpdate
from bot.storage.tables.people import Consent, Patient
from bot.storage.tables.staff import Alert
from tests.world import World, open_world

LANGUAGES = ("English", "Español")
FORGED = (
    "zzz",
    "a:x:pain:99",
    "a:",
    "p:lang_fr",
    "j:time=t10",
    "a\x00b",
    "b:?",
    "\u00e9",
    "s:x:y",
)


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """A clinic; every update is handled without an error by the end."""
    async with open_world(sqlite_url) as world:
        yield world
        assert await _count(world, InboxUpdate, state="failed") == 0


async def _count(world: World, table: type[Table], **values: object) -> int:
    statement = select(func.count()).select_from(table).filter_by(**values)
    async with world.app.runtime.database.reading() as session:
        return await session.scalar(statement) or 0


async def _all(world: World) -> dict[str, int]:
    tables = (Alert, Answer, CheckIn, Consent, Dialogue, Note, Patient)
    return {table.__tablename__: await _count(world, table) for table in tables}


async def _opens(world: World, person: Person, code: str) -> None:
    await person.start(code)
    await world.player.settle()


@pytest.mark.parametrize(
    ("language", "start"), [("en", "This code does not work."), ("es", "Este código no sirve.")]
)
async def test_an_unknown_code(world: World, language: str, start: str) -> None:
    eve = world.sandbox.person("E", language)
    before = await _all(world)

    await _opens(world, eve, "A" * 64)

    assert eve.last_text.startswith(start)
    assert await _all(world) == before


async def test_a_link_of_staff_is_an_unknown_code_to_others(world: World) -> None:
    eve = world.sandbox.person("E")

    for code in ("case_x", "alerts", "case_"):
        await _opens(world, eve, code)

    texts = [shown.text for shown in eve.screen if shown.is_from_bot]
    assert [text[:24] for text in texts] == ["This code does not work."] * 3


async def test_a_used_code(world: World) -> None:
    code = await world.enroll("K7-204")
    for name in ("B", "E"):
        person = world.sandbox.person(name, "es")
        await _opens(world, person, code)
        if name == "B":
            await world.taps(person, "Español")
            await world.says(person, "1960")
            for label in ("A mí me pusieron la inyección", "Seguir", "Acepto", "Mañana"):
                await world.taps(person, label)

    assert person.last_text.startswith("Este enlace ya se usó en otra cuenta de Telegram.")
    assert await _count(world, Consent) == 1
    assert await _count(world, Alert, kind="link_problem", priority=3) == 1


async def test_an_expired_code(world: World) -> None:
    code = await world.enroll("K7-204")
    await world.player.go_on(timedelta(hours=72, minutes=1))
    eve = world.sandbox.person("E", "es")

    await _opens(world, eve, code)

    assert eve.last_text.startswith("Este enlace ya no sirve.")
    assert await _count(world, Dialogue) == 0


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_wrong_birth_year_three_times(world: World, language: str) -> None:
    code = await world.enroll("K7-204")
    # The app's language is the other one: the choice counts.
    eve = world.sandbox.person("E", {"English": "es", "Español": "en"}[language])
    await _opens(world, eve, code)
    await world.taps(eve, language)

    seen = []
    for _ in range(3):
        await world.says(eve, "1961")
        seen.append(eve.last_text)

    assert len(set(seen)) == 3
    end = {"English": "That does not match what the clinic has.", "Español": "Eso no coincide con"}
    assert seen[-1].startswith(end[language])
    assert await _count(world, Consent) == 0
    assert await _count(world, Alert, kind="link_problem", priority=3) == 1
    assert "wrong 3 times" in world.nurse.last_text


@pytest.mark.parametrize(
    ("language", "toast"),
    [("English", "This button is not for you."), ("Español", "Este botón no es para usted.")],
)
async def test_a_button_of_somebody_elses_check_in(
    world: World, language: str, toast: str
) -> None:
    ben = await world.join("B", "K7-204")
    eve = await world.join("E", "K7-205", language)
    await world.player.go_on(timedelta(days=1))
    async with world.app.runtime.database.reading() as session:
        own = (await session.scalars(select(CheckIn).filter_by(state="open"))).all()
    before, screen = await _all(world), eve.screen

    for check_in in own:
        await eve.press_data(eve.screen[-1].message_id, f"a:{check_in.id}:safety:yes")
        await world.player.settle()

    assert toast in eve.alerts
    # Only the own check-in was answered, with its own P1.
    assert await _count(world, Answer) == before["answers"] + 1
    assert await _count(world, Alert) == before["alerts"] + 1
    assert len(ben.screen[-1].rows) == 2
    assert len(eve.screen) == len(screen) + 2


@pytest.mark.parametrize(
    ("language", "start"),
    [("English", "Thank you. We saved your whole note (4096"), ("Español", "Gracias. Guardamos")],
)
async def test_a_text_of_4096_characters(world: World, language: str, start: str) -> None:
    ben = await world.join("B", "K7-204", language)
    text = ("palabras " * 600)[:4096]

    await world.says(ben, text)

    assert ben.last_text.startswith(start)
    async with world.app.runtime.database.reading() as session:
        assert (await session.scalars(select(Note.text))).all() == [text.strip()]


@pytest.mark.parametrize(
    ("language", "text"),
    [("English", "I do not know that command."), ("Español", "No conozco ese comando.")],
)
async def test_an_unknown_command(world: World, language: str, text: str) -> None:
    ben = await world.join("B", "K7-204", language)
    before = await _all(world)

    await world.says(ben, "/pizza")

    assert ben.last_text.startswith(text)
    assert await _all(world) == before


@pytest.mark.parametrize(
    ("language", "toast"),
    [("English", "This button no longer works."), ("Español", "Este botón ya no funciona.")],
)
async def test_forged_button_data(world: World, language: str, toast: str) -> None:
    ben = await world.join("B", "K7-204", language)
    await world.says(ben, "/help")
    # The app's language is another one: the chosen one counts.
    ben.user.language_code = "fr"
    before, screen = await _all(world), [shown.text for shown in ben.screen]

    for data in FORGED:
        await ben.press_data(ben.screen[-1].message_id, data)
    await world.player.settle()

    assert ben.alerts[-len(FORGED) :] == [toast] * len(FORGED)
    assert await _all(world) == before
    assert [shown.text for shown in ben.screen] == screen
