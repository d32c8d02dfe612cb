"""Enrolling as the nurse and the patient see it: a QR code to hold out, a link that works once."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from bot.sandbox.people.people import Person
from tests.world import World, open_world


def decoded(photo: bytes) -> str:
    """What a phone's camera reads in the picture."""
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(photo)))
    return code.text


def link_in(person: Person) -> str:
    """The link in the newest message."""
    return next(word for word in person.last_text.split() if word.startswith("https://"))


async def answers_of(world: World, person: Person, *acts: str) -> None:
    """Type or tap, whatever the screen offers."""
    for act in acts:
        offered = act in person.buttons() and not act.startswith("/")
        await (world.taps if offered else world.says)(person, act)


async def test_the_picture_holds_the_link_of_its_caption(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        code = await world.enroll("K7-204")

        shown = world.nurse.screen[-1]
        assert decoded(shown.photo) == link_in(world.nurse)
        assert link_in(world.nurse) == f"https://t.me/sandbox_bot?start={code}"
        assert "K7-204" in shown.text


async def test_the_link_lets_one_person_in(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        code = await world.enroll("K7-204")
        await world.join_by_hand("B", code)
        other = world.sandbox.person("O")
        await other.start(code)
        await world.player.settle()

        assert other.last_text.startswith("This link was already used")


@pytest.mark.parametrize("typed_when", ["Just now", "09:30", "16:45"])
async def test_a_whole_enrolment_in_spanish(sqlite_url: str, typed_when: str) -> None:
    when = {"Just now": "Ahora mismo"}.get(typed_when, typed_when)
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await answers_of(world, nurse, "/language", "Español")

        await answers_of(world, nurse, "/enroll", "K7-204", "1960", "Cuello", when, "7")
        if typed_when != "16:45":
            # What is still to come is not asked about.
            await answers_of(world, nurse, "No se preguntó")
        assert "Referencia: K7-204" in nurse.last_text
        await answers_of(world, nurse, "Crear el enlace")

        assert decoded(nurse.screen[-1].photo) == link_in(nurse)
        assert nurse.last_text.startswith("Muestre este código a K7-204")


async def test_the_old_phone_reads_that_a_new_link_was_opened_and_no_more(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        old = await world.join("B", "K7-204")
        await world.says(world.nurse, "/patient k7-204")
        await world.taps(world.nurse, "New link")
        seen = len(old.screen)

        new = world.sandbox.person("C")
        await new.start(link_in(world.nurse).partition("start=")[2])
        await world.player.settle()
        acts = ("English", "1960", "I had the injection", "Next", "I agree", "Morning (10 am)")
        await answers_of(world, new, *acts)

        assert new.last_text.startswith("All set.")
        assert "now on another phone" in old.last_text
        assert len(old.screen) == seen + 1
