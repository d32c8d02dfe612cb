"""A clinic for tests: the real bot on a real database, against the sandbox over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.app import App
from bot.domain.ledger import StaffRole
from bot.sandbox.people.people import Person
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.state.chats import Status
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.transaction import Work
from bot.settings import Settings
from bot.storage import chats
from bot.storage.database import Database
from bot.storage.tables.staff import Staff
from tests.followed import follow
from tests.quick import quick_database

# A Monday, 10:30 in the clinic.
MONDAY = datetime(2026, 6, 1, 15, 30, tzinfo=UTC)
ZONE = "America/Chicago"


@dataclass(slots=True)
class World:
    """The bot, Telegram, the people and the time."""

    app: App
    sandbox: Sandbox
    clock: VirtualClock
    player: Player
    admin: Person
    nurse: Person

    async def enroll(self, reference: str, *, baseline: str = "8", area: str = "Low back") -> str:
        """The nurse enrols a patient born in 1960; the code of the link."""
        nurse = self.nurse
        await self.says(nurse, "/enroll")
        await self.says(nurse, reference)
        await self.says(nurse, "1960")
        await self.taps(nurse, area)
        await self.taps(nurse, "Just now")
        await self.taps(nurse, baseline)
        await self.taps(nurse, "Not asked")
        await self.taps(nurse, "Make the link")
        link = next(word for word in nurse.last_text.split() if word.startswith("https://"))
        return link.partition("start=")[2].rstrip(".")

    async def join(self, name: str, reference: str, language: str = "English") -> Person:
        """A person who has joined already, with messages in the morning; their phone is empty."""
        person = self.sandbox.person(name)
        person.chat.standing[self.sandbox.world.bot.id] = Status.MEMBER
        await self.app.runtime.transact(
            lambda work: follow(work, person.id, _CODES[language], ref=reference)
        )
        return person

    async def join_by_hand(self, name: str, code: str, language: str = "English") -> Person:
        """An enrolled person opens the link and agrees to everything; messages in the morning."""
        person = self.sandbox.person(name)
        await person.start(code)
        await self.player.settle()
        await self.taps(person, language)
        await self.says(person, "1960")
        for label in _LABELS[language]:
            await self.taps(person, label)
        return person

    async def says(self, person: Person, text: str) -> None:
        """The person writes, and the bot comes to rest."""
        await person.write(text)
        await self.player.settle()

    async def taps(self, person: Person, label: str) -> None:
        """The person presses the newest button of this label, and the bot comes to rest."""
        await person.press(label)
        await self.player.settle()


_CODES = {"English": "en", "Español": "es"}
_LABELS = {
    "English": ("I had the injection", "Next", "I agree", "Morning"),
    "Español": ("A mí me pusieron la inyección", "Seguir", "Acepto", "Mañana"),
}


def make_settings(sandbox: Sandbox, admin_id: int) -> Settings:
    """The settings of a small clinic."""
    return Settings(
        telegram_bot_token=TOKEN,
        telegram_api_url=sandbox.url,
        clinic_name="Test Clinic",
        clinic_phone="555-0100",
        clinic_time_zone=ZONE,
        admin_ids=frozenset({admin_id}),
    )


@asynccontextmanager
async def open_world(url: str, now: datetime = MONDAY) -> AsyncIterator[World]:
    """A running bot with one admin and one nurse, who have joined."""
    clock = VirtualClock(now)
    database = quick_database(url)
    try:
        async with Sandbox(clock) as sandbox:
            sandbox.limits.is_strict = True
            admin = sandbox.person("A")
            nurse = sandbox.person("N")
            await admin.start()
            app = build_unhurried(make_settings(sandbox, admin.id), database, clock)
            async with app.running():
                player = Player(app, sandbox, clock)
                world = World(app, sandbox, clock, player, admin, nurse)
                await app.runtime.transact(lambda work: hire(work, nurse))
                await nurse.start()
                await player.settle()
                yield world
                assert _stripped_twice(sandbox) == []
    finally:
        await database.close()


def _stripped_twice(sandbox: Sandbox) -> list[str]:
    """Buttons that the bot took off although there were none, which Telegram refuses."""
    return [
        call.description
        for call in sandbox.calls
        if call.method.lower() == "editmessagereplymarkup" and "not modified" in call.description
    ]


@asynccontextmanager
async def first_life(
    sandbox: Sandbox, database: Database, clock: VirtualClock
) -> AsyncIterator[World]:
    """A running bot with one admin, whose database and people outlive it."""
    admin = sandbox.person("A")
    await admin.start()
    app = build_unhurried(make_settings(sandbox, admin.id), database, clock)
    async with app.running():
        world = World(app, sandbox, clock, Player(app, sandbox, clock), admin, admin)
        await world.player.settle()
        yield world


async def hire(work: Work, person: Person, role: StaffRole = StaffRole.NURSE) -> None:
    """Make this person staff."""
    key = work.digest("chat", person.id)
    chat = await chats.ensure(work.session, key, person.id, work.now)
    label = f"{role.capitalize()} 1"
    work.session.add(Staff(chat_id=chat.id, role=role, label=label, created_at=work.now))
