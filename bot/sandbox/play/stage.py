"""The stage of the play: the real bot on a new database, Telegram, the people and their time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from bot.sandbox.people.groups import Group
from bot.sandbox.people.people import Person
from bot.sandbox.play.expectations import Expectations
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.play.transcript import Show, Transcript
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.sandbox.state.events import Event, Happening
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migration import migrate
from bot.storage.vault import new_vault

CLINIC: Final = "Lakeside Spine Clinic"
ZONE: Final = ZoneInfo("America/Chicago")
# A Monday: the week then has work days, a weekend, and its last check-in on a work day.
FIRST_DAY: Final = date(2026, 6, 1)
_CURTAIN: Final = time(8, 45)
# Nobody taps twice in a second, so no message has to wait for the one before.
_A_MOMENT: Final = timedelta(seconds=4)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays."""

    ana: Person
    ben: Person
    carla: Person
    dan: Person
    nurse: Person
    admin: Person

    @property
    def patients(self) -> tuple[Person, ...]:
        """Those with an injection."""
        return self.ana, self.ben, self.carla, self.dan


@dataclass(slots=True)
class Stage:
    """Everything that a scene can use."""

    cast: Cast
    group: Group
    clock: VirtualClock
    player: Player
    transcript: Transcript
    expectations: Expectations = field(default_factory=Expectations)

    async def scene(self, text: str) -> None:
        """Say what comes next, in the play's own words."""
        await self.transcript.scene(text, self.clock.now())

    def expect(self, claim: str, is_so: bool, seen: object = None) -> None:
        """Keep a claim that holds; raises `ExpectationError` with what was seen instead."""
        self.expectations.expect(claim, is_so, seen)

    async def says(self, person: Person, text: str) -> None:
        """The person writes, and the bot comes to rest."""
        self.clock.advance(_A_MOMENT)
        await person.write(text)
        await self.rest()

    async def taps(self, person: Person, *labels: str) -> None:
        """The person presses one button after the other, each when the bot has come to rest."""
        for label in labels:
            self.clock.advance(_A_MOMENT)
            await person.press(label)
            await self.rest()

    async def opens(self, person: Person, link: str) -> None:
        """The person follows a link into the bot."""
        await self.says(person, f"/start {link.partition('start=')[2]}".strip())

    async def until(self, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass until a wall-clock time of the clinic on a day of the play."""
        local = datetime.combine(FIRST_DAY + timedelta(days=day), time(hour, minute), ZONE)
        await self.player.go_to(local.astimezone(UTC))
        await self.transcript.flush()

    async def rest(self) -> None:
        """Let the bot come to rest, and show what happened."""
        await self.player.settle()
        await self.transcript.flush()

    def received(self, chat_id: int, phrase: str = "") -> list[Event]:
        """What the bot sent to a chat with this phrase in it, oldest first."""
        return [
            event
            for event in self.transcript.events
            if event.kind is Happening.SENT and event.chat_id == chat_id and phrase in event.text
        ]


def link_in(text: str) -> str:
    """The first link of a text; empty when there is none."""
    links = (word.rstrip(".") for word in text.split() if word.startswith("https://"))
    return next(links, "")


@asynccontextmanager
async def open_stage(show: Show, pace: float = 0.0) -> AsyncIterator[Stage]:
    """The running bot and its people, who have done nothing yet; leaves nothing behind."""
    clock = VirtualClock(datetime.combine(FIRST_DAY, _CURTAIN, ZONE).astimezone(UTC))
    transcript = Transcript(show, ZONE, FIRST_DAY, pace)
    with TemporaryDirectory(prefix="aftercare-demo-") as folder:
        database = Database(f"sqlite+inline:///{Path(folder) / 'demo.db'}", new_vault())
        try:
            await migrate(database.engine)
            async with Sandbox(clock) as sandbox, _running(sandbox, database, transcript) as stage:
                yield stage
        finally:
            await database.close()


@asynccontextmanager
async def _running(
    sandbox: Sandbox, database: Database, transcript: Transcript
) -> AsyncIterator[Stage]:
    sandbox.limits.is_strict = True
    cast, group = _cast(sandbox, transcript), sandbox.group("Spine team")
    transcript.name(group.id, "Staff group", is_staff=True)
    sandbox.observe(transcript.note)
    app = build_unhurried(_settings(sandbox, cast.admin.id), database, sandbox.clock)
    async with app.running():
        player = Player(app, sandbox, sandbox.clock)
        yield Stage(cast, group, sandbox.clock, player, transcript)


def _cast(sandbox: Sandbox, transcript: Transcript) -> Cast:
    people = {
        name: sandbox.person(name, language)
        for name, language in (
            ("Ana", "en"),
            ("Ben", "en"),
            ("Carla", "es"),
            ("Dan", "en"),
            ("Nurse", "en"),
            ("Admin", "en"),
        )
    }
    for name, person in people.items():
        transcript.name(person.id, f"{name}'s phone", is_staff=name in {"Nurse", "Admin"})
    return Cast(*people.values())


def _settings(sandbox: Sandbox, admin_id: int) -> Settings:
    return Settings(
        telegram_bot_token=TOKEN,
        telegram_api_url=sandbox.url,
        clinic_name=CLINIC,
        clinic_phone="555-0100",
        clinic_time_zone=ZONE.key,
        admin_ids=frozenset({admin_id}),
    )
