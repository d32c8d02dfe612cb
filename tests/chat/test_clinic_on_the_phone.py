"""/clinic and the first steps as an admin uses them on the phone, in both languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest

from bot.sandbox.people.people import Person
from tests.services.support.bench import ON_SQLITE
from tests.world import World, open_world

pytestmark = ON_SQLITE
WORDS: Final = {
    "en": {
        "hours": "Hours", "holidays": "Holidays", "phone": "Phone",
        "emergency": "Emergency number", "save": "Save", "refused": "This cannot be used.",
        "steps": "First steps", "typed": "Mon to Sat 8 am - 8 pm", "read": "Mon to Sat",
        "right": "It is right", "check_hours": "Check the hours", "check_phone": "Check the phone",
        "schedule": "See the check-ins", "team": "Invite the team", "rehearse": "Rehearse",
        "done": "All done.", "back": "The clinic",
    },
    "es": {
        "hours": "Horario", "holidays": "Días cerrados", "phone": "Teléfono",
        "emergency": "Número de emergencia", "save": "Guardar",
        "refused": "Esto no se puede usar.", "steps": "Primeros pasos",
        "typed": "lunes a sábado de 8 a 20", "read": "lun a sáb", "right": "Está bien",
        "check_hours": "Revisar el horario", "check_phone": "Revisar el teléfono",
        "schedule": "Ver las preguntas", "team": "Invitar al equipo", "rehearse": "Ensayar",
        "done": "Todo listo.", "back": "La clínica",
    },
}  # fmt: skip


async def _speak(world: World, person: Person, language: str) -> None:
    if language == "es":
        await world.says(person, "/language")
        await world.taps(person, "Español")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_each_fact_is_seen_refused_and_set(database_url: str, language: str) -> None:
    words = WORDS[language]
    async with open_world(database_url) as world:
        admin = world.admin
        await _speak(world, admin, language)
        for name, wrong, right in (
            ("hours", "Mo-Fr 17:00-08:00", words["typed"]),
            ("holidays", "2020-01-01", "2026-12-25"),
            ("phone", "12", "555-0177"),
            ("emergency", "1", "112"),
        ):
            await world.says(admin, "/clinic")
            await world.taps(admin, words[name])
            await world.says(admin, wrong)
            assert admin.last_text.startswith(words["refused"])
            await world.says(admin, right)
            await world.taps(admin, words["save"])
        await world.says(admin, "/clinic")

        assert "555-0177" in admin.last_text
        assert "112" in admin.last_text
        assert words["read"] in admin.last_text
        ben = await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))
        await world.taps(ben, "Yes, one or more")
        read = "\n".join(shown.text for shown in ben.screen)
        assert "112" in read
        assert "555-0177" in read
        assert "911" not in read


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_first_steps_end_in_a_rehearsal(database_url: str, language: str) -> None:
    words = WORDS[language]
    async with open_world(database_url) as world:
        admin, group = world.admin, world.sandbox.group()
        await _speak(world, admin, language)
        await world.says(admin, "/clinic")
        await world.taps(admin, words["steps"])
        for step in ("check_hours", "check_phone"):
            await world.taps(admin, words[step])
            await world.taps(admin, words["right"])
        await group.add(admin)
        await group.add_bot(admin)
        await group.write(admin, "/linkgroup")
        await world.player.settle()
        await world.says(admin, "/clinic")
        await world.taps(admin, words["steps"])
        assert words["check_hours"] not in admin.buttons()
        await world.taps(admin, words["schedule"])
        assert admin.last_text
        await world.says(admin, "/clinic")
        await world.taps(admin, words["steps"])
        assert admin.buttons()[0] == words["rehearse"]
        await world.taps(admin, words["rehearse"])
        payload = admin.last_text.partition("start=")[2].split()[0].rstrip(".")

        await _rehearse(world, payload)

        await world.says(admin, "/clinic")
        await world.taps(admin, words["steps"])
        assert admin.last_text.startswith(words["done"])


async def _rehearse(world: World, payload: str) -> None:
    """Another phone goes through one check-in of the rehearsal."""
    phone = world.sandbox.person("P")
    await phone.start(payload)
    await world.player.settle()
    await world.taps(phone, "English")
    await world.says(phone, "1966")
    for label in ("I had the injection", "Next", "I agree", "Morning"):
        await world.taps(phone, label)
    for label in ("Next step", "No, none of these", "3", "Much better"):
        await world.taps(phone, label)
