"""/texts as an admin and a clinician use it on their phones, in both languages."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest

from bot.domain.ledger import StaffRole
from bot.domain.overrides import OverrideState
from bot.sandbox.people.people import Person
from bot.storage import chosen
from tests.services.support.bench import ON_SQLITE
from tests.world import World, hire, open_world

pytestmark = ON_SQLITE
NEXT: Final = "Next page"
NEW: Final = "We got your answer. It is with your care team."
WORDS: Final = {
    "en": {
        "search": "Search", "language": "English ▸", "edit": "Edit", "use": "Use it",
        "ask": "Ask a second person", "approve": "Approve", "look": "Look at it",
        "restore": "Shipped text again", "yes": "Yes, the shipped text",
    },
    "es": {
        "search": "Buscar", "language": "Inglés ▸", "edit": "Cambiar", "use": "Usarlo",
        "ask": "Pedir a otra persona", "approve": "Aprobar", "look": "Verlo",
        "restore": "Volver al de fábrica", "yes": "Sí, el de fábrica",
    },
}  # fmt: skip


async def _clinician(world: World) -> Person:
    person = world.sandbox.person("R")
    await world.app.runtime.transact(lambda work: hire(work, person, StaffRole.CLINICIAN))
    await person.start()
    await world.player.settle()
    return person


async def _speak(world: World, person: Person, language: str) -> None:
    if language == "es":
        await world.says(person, "/language")
        await world.taps(person, "Español")


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_text_is_found_written_anew_and_restored(database_url: str, language: str) -> None:
    words = WORDS[language]
    async with open_world(database_url) as world:
        admin = world.admin
        await _speak(world, admin, language)
        await world.says(admin, "/texts")
        await world.taps(admin, words["search"])
        await world.says(admin, "late_saved")
        await world.taps(admin, "1")
        assert "late_saved" in admin.last_text
        await world.taps(admin, words["language"])
        await world.taps(admin, words["edit"])
        assert "1200" in admin.last_text
        await world.says(admin, NEW)
        assert NEW in admin.last_text
        await world.taps(admin, words["use"])

        runtime = world.app.runtime
        assert runtime.texts.say("late_saved", "en") == NEW
        assert runtime.texts.say("late_saved", "es") != NEW

        await world.says(admin, "/texts late_saved")
        await world.taps(admin, "1")
        await world.taps(admin, words["language"])
        await world.taps(admin, words["restore"])
        await world.taps(admin, words["yes"])
        shipped = runtime.texts.shipped("late_saved", "en").forms[0]
        assert runtime.texts.say("late_saved", "en") == shipped
        await world.says(admin, "/audit")
        assert "late_saved (en)" in admin.last_text


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_safety_text_waits_for_a_second_person(database_url: str, language: str) -> None:
    words = WORDS[language]
    async with open_world(database_url) as world:
        admin, doctor = world.admin, await _clinician(world)
        ben = await world.join("B", "K7-204")
        await _speak(world, admin, language)
        await _speak(world, doctor, language)
        await world.says(admin, "/texts red_flag_noted_next")
        await world.taps(admin, "1")
        await world.taps(admin, words["language"])
        await world.taps(admin, words["edit"])
        await world.says(admin, "Thank you. The team will see this. Call as we said.")
        await world.taps(admin, words["ask"])
        shipped = world.app.runtime.texts.shipped("red_flag_noted_next", "en").forms[0]
        assert world.app.runtime.texts.say("red_flag_noted_next", "en") == shipped

        await world.taps(doctor, words["look"])
        assert "The team will see this" in doctor.last_text
        assert shipped.split(".")[0] in doctor.last_text
        await world.taps(doctor, words["approve"])

        assert "red_flag_noted_next (en)" in admin.last_text
        await world.player.go_on(timedelta(days=1))
        await world.taps(ben, "Yes, one or more")
        await world.taps(ben, "Fever, chills, stiff neck")
        assert any("The team will see this" in shown.text for shown in ben.screen)


async def test_who_wrote_it_cannot_approve_it(database_url: str) -> None:
    async with open_world(database_url) as world:
        admin = world.admin
        await _clinician(world)
        await world.says(admin, "/texts red_flag_noted_next")
        await world.taps(admin, "1")
        await world.taps(admin, "English ▸")
        await world.taps(admin, "Edit")
        await world.says(admin, "Thank you. The team will see this. Call as we said.")
        await world.taps(admin, "Ask a second person")
        await world.says(admin, "/texts")
        await world.taps(admin, "Waiting for a second person")
        await world.taps(admin, "1")

        assert "Who wrote it cannot approve it." in admin.last_text
        async with world.app.runtime.database.reading() as session:
            (waiting,) = await chosen.overrides(session, OverrideState.PROPOSED)
        await admin.press_data(admin.screen[-1].message_id, f"T:approve:{waiting.id}")
        await world.player.settle()
        assert admin.last_text == "Who wrote it cannot approve it."
        shipped = world.app.runtime.texts.shipped("red_flag_noted_next", "en").forms[0]
        assert world.app.runtime.texts.say("red_flag_noted_next", "en") == shipped


async def test_every_text_can_be_looked_at(database_url: str) -> None:
    async with open_world(database_url) as world:
        admin = world.admin
        await world.says(admin, "/texts")
        journeys = [label for label in admin.buttons() if label.endswith(")")]
        seen = 0
        for label in journeys:
            await world.says(admin, "/texts")
            await world.taps(admin, label)
            while True:
                seen += sum(label.isdecimal() for label in admin.buttons())
                if NEXT not in admin.buttons():
                    break
                await world.taps(admin, NEXT)

        assert len(journeys) == 7
        assert f"{seen}." in (await _overview(world))


async def _overview(world: World) -> str:
    await world.says(world.admin, "/texts")
    return world.admin.last_text.splitlines()[0]
