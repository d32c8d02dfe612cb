"""How many taps each task takes a nurse, counted on her phone, in English and in Spanish."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest

from bot.sandbox.people.people import Person
from tests.world import World, open_world

LANGUAGES: Final = pytest.mark.parametrize("language", ["en", "es"])
# What stands on the buttons, and what is read, in each language.
SAID: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "status": "Status",
        "today": "TODAY",
        "row": "1. P3 K7-204: visit request, 8>8>6",
        "ack": "I am on it",
        "has_it": "is on it",
        "over": "Take over",
        "handover": "Hand over",
        "given": "Handed over to Nurse 1: 1.",
        "log": "Log a call",
        "reached": "Reached, no signs",
        "same": "About the same",
        "no_visit": "No visit",
        "saved": "Saved: K7-204, by phone, Nurse 1",
        "book": "Book a visit",
        "day": "Today",
        "booked": "Visit of K7-204 booked: ",
        "close": "Close",
        "done": "Done",
        "closed": "Closed by Nurse 1: done.",
        "later": "Later",
        "hour": "In 1 hour",
        "back": "Comes back",
        "card": "K7-204: in follow-up",
        "chart": "Chart",
        "correct": "Correct",
        "baseline": "Pain before",
        "corrected": "7",
        "refresh": "Refresh",
    },
    "es": {
        "status": "Estado",
        "today": "HOY",
        "row": "1. P3 K7-204: pide cita, 8>8>6",
        "ack": "Me encargo",
        "has_it": "Se encarga",
        "over": "Tomarlo",
        "handover": "Pasar a otro",
        "given": "Nurse 1",
        "log": "Anotar llamada",
        "reached": "Contestó, sin señales",
        "same": "Igual",
        "no_visit": "Sin cita",
        "saved": "K7-204",
        "book": "Dar una cita",
        "day": "Hoy",
        "booked": "K7-204",
        "close": "Cerrar",
        "done": "Hecho",
        "closed": "Nurse 1",
        "later": "Más tarde",
        "hour": "En 1 hora",
        "back": "Vuelve",
        "card": "K7-204:",
        "chart": "Gráfico",
        "correct": "Corregir",
        "baseline": "Dolor antes",
        "corrected": "7",
        "refresh": "Actualizar",
    },
}


@dataclass(slots=True)
class Counted:
    """A nurse whose taps and typed texts are counted."""

    world: World
    nurse: Person
    said: Mapping[str, str]
    taps: int = 0
    typed: int = 0

    async def tap(self, *names: str) -> None:
        """Tap these buttons, named as in `SAID`, or by their label."""
        for name in names:
            self.taps += 1
            await self.world.taps(self.nurse, self.said.get(name, name))

    async def type(self, text: str) -> None:
        """Type a text."""
        self.typed += 1
        await self.world.says(self.nurse, text)

    async def press_key(self, name: str) -> None:
        """Tap a command of the keyboard below what is typed: a tap that writes its label."""
        assert self.said[name] in self.nurse.keyboard()
        self.taps += 1
        await self.world.says(self.nurse, self.said[name])

    def reads(self, name: str) -> bool:
        """Whether the newest message says this, or ends or begins with it."""
        return self.said[name] in self.nurse.last_text

    @property
    def cost(self) -> tuple[int, int]:
        """Taps, and texts typed."""
        return self.taps, self.typed


@asynccontextmanager
async def day_one(url: str, language: str) -> AsyncIterator[tuple[Counted, Person]]:
    """A nurse who reads this language, and a patient who asked for a visit on day 1."""
    async with open_world(url) as world:
        nurse = world.nurse
        if language == "es":
            await world.says(nurse, "/language")
            await world.taps(nurse, "Español")
        ben = await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))
        yield Counted(world, nurse, SAID[language]), ben


async def ask_for_visit(counted: Counted, ben: Person) -> None:
    """The patient answers, and wants to be seen."""
    for label in ("No, none of these", "8", "About the same"):
        await counted.world.taps(ben, label)
    await counted.world.says(ben, "/visit")
    await counted.world.taps(ben, "Yes")


@LANGUAGES
async def test_who_needs_me_now_with_scores_is_one_tap(sqlite_url: str, language: str) -> None:
    async with day_one(sqlite_url, language) as (nurse, ben):
        await ask_for_visit(nurse, ben)

        await nurse.press_key("status")

        assert nurse.cost == (1, 0)
        assert nurse.reads("today")
        assert "K7-204" in nurse.nurse.last_text
        assert "8>8" in nurse.nurse.last_text


@LANGUAGES
async def test_taking_is_one_tap_and_taking_over_one_and_handing_over_all_two(
    sqlite_url: str, language: str
) -> None:
    async with day_one(sqlite_url, language) as (nurse, ben):
        await ask_for_visit(nurse, ben)
        await nurse.tap("ack")
        assert nurse.cost == (1, 0)
        assert nurse.reads("has_it")

        admin = Counted(nurse.world, nurse.world.admin, SAID["en"])
        await admin.tap("over")
        assert admin.cost == (1, 0)
        assert admin.reads("has_it")

        await admin.press_key("status")
        admin.taps = 0
        await admin.tap("handover", "Nurse 1")
        assert admin.cost == (2, 0)
        assert admin.reads("given")
        assert "K7-204" in nurse.nurse.last_text


@LANGUAGES
async def test_closing_with_what_came_of_it_and_putting_off_are_two_taps(
    sqlite_url: str, language: str
) -> None:
    async with day_one(sqlite_url, language) as (nurse, ben):
        await ask_for_visit(nurse, ben)

        await nurse.tap("later", "hour")
        assert nurse.cost == (2, 0)
        assert nurse.reads("back")
        await nurse.tap("close", "done")

        assert nurse.cost == (4, 0)
        assert nurse.reads("closed")


@LANGUAGES
async def test_reached_by_phone_with_a_pain_of_6_is_five_taps(
    sqlite_url: str, language: str
) -> None:
    async with day_one(sqlite_url, language) as (nurse, _):
        await nurse.type("K7-204")
        assert nurse.reads("card")
        nurse.typed = 0

        await nurse.tap("log", "reached", "6", "same", "no_visit")

        assert nurse.cost == (5, 0)
        assert nurse.reads("saved")
        assert "6" in nurse.nurse.last_text


@LANGUAGES
async def test_a_visit_with_a_day_is_two_taps_from_an_alert_and_from_the_card(
    sqlite_url: str, language: str
) -> None:
    async with day_one(sqlite_url, language) as (nurse, ben):
        await ask_for_visit(nurse, ben)

        await nurse.tap("book", "day")
        assert nurse.cost == (2, 0)
        assert nurse.reads("booked")
        assert ben.last_text.startswith("Your visit is booked: ")
        await nurse.type("K7-204")
        await nurse.tap("book", "day")

        assert nurse.cost == (4, 1)
        assert nurse.reads("booked")


@LANGUAGES
async def test_half_a_reference_is_one_text(sqlite_url: str, language: str) -> None:
    async with day_one(sqlite_url, language) as (nurse, _):
        await nurse.type("204")

        assert nurse.cost == (0, 1)
        assert nurse.reads("card")


@LANGUAGES
async def test_a_correction_is_three_taps(sqlite_url: str, language: str) -> None:
    async with day_one(sqlite_url, language) as (nurse, _):
        await nurse.type("K7-204")
        nurse.typed = 0

        await nurse.tap("correct", "baseline", "7")

        assert nurse.cost == (3, 0)
        assert nurse.reads("corrected")


@LANGUAGES
async def test_the_course_at_a_glance_is_a_picture_one_tap_from_the_card(
    sqlite_url: str, language: str
) -> None:
    async with day_one(sqlite_url, language) as (nurse, ben):
        await ask_for_visit(nurse, ben)
        await nurse.type("K7-204")
        nurse.typed = 0

        await nurse.tap("chart")

        assert nurse.cost == (1, 0)
        shown = nurse.nurse.screen[-1]
        assert shown.photo.startswith(b"\x89PNG")
        assert shown.is_protected
        assert "K7-204" in shown.text
