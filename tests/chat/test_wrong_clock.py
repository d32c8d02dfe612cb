"""A clock that is wrong: nothing is early, nothing is erased, staff hear of it, help goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.domain.ledger import CheckInState
from bot.sandbox.people.people import Person
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from jobs import run_all
from tests.followed import follow
from tests.quick import quick_database
from tests.services.support.bench import ON_SQLITE
from tests.world import MONDAY, make_settings

pytestmark = ON_SQLITE


@dataclass
class _Machine:
    """The bot's own clock, which may be off from Telegram's."""

    telegram: VirtualClock
    off: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """The time as the machine believes."""
        return self.telegram.now() + self.off


@dataclass
class _Scene:
    """A bot with one admin and one patient, on a machine whose clock can be set."""

    app: App
    sandbox: Sandbox
    machine: _Machine
    player: Player
    admin: Person
    patient: Person

    async def tick(self) -> None:
        """Every job looks once, and the bot comes to rest."""
        await run_all(self.app.sweepers)
        await self.player.settle()

    async def counts(self) -> tuple[int, int]:
        """How many patients there are, and how many of their check-ins are to come."""
        planned = select(func.count()).where(CheckIn.state == CheckInState.PLANNED)
        async with self.app.runtime.database.reading() as session:
            patients = await session.scalar(select(func.count()).select_from(Patient))
            return patients or 0, await session.scalar(planned) or 0


def _texts(person: Person) -> list[str]:
    return [shown.text for shown in person.screen]


@pytest.fixture
async def scene(database_url: str) -> AsyncIterator[_Scene]:
    """A patient who joined this morning; Telegram says the time with each answer."""
    clock = VirtualClock(MONDAY)
    machine, database = _Machine(clock), quick_database(database_url)
    try:
        async with Sandbox(clock) as sandbox:
            sandbox.tell_time()
            admin, patient = sandbox.person("A"), sandbox.person("P")
            await admin.start()
            await patient.start()
            # What follows from the clock is the bot's own; the phones go by Telegram's.
            app = build_unhurried(make_settings(sandbox, admin.id), database, machine)
            async with app.running():
                player = Player(app, sandbox, clock)
                await player.settle()
                await app.runtime.transact(lambda work: follow(work, patient.id, "en", ref="K7-2"))
                yield _Scene(app, sandbox, machine, player, admin, patient)
    finally:
        await database.close()


@pytest.mark.parametrize("days", [1, -1, 8, 400])
async def test_one_look_at_a_wrong_clock_changes_nothing(scene: _Scene, days: int) -> None:
    before, seen = await scene.counts(), len(_texts(scene.patient))

    scene.machine.off = timedelta(days=days)
    await scene.tick()
    scene.machine.off = timedelta()
    await scene.tick()

    assert await scene.counts() == before == (1, 3)
    assert len(_texts(scene.patient)) == seen
    told = [text for text in _texts(scene.admin) if "CLOCK WRONG" in text]
    # Silently, where it is said to be night or a day off, and aloud at opening.
    assert len(told) in {1, 2}


async def test_staff_hear_of_it_once_and_it_goes_on_by_itself(scene: _Scene) -> None:
    scene.machine.off = timedelta(days=2)
    # As the timetable does, which lets jobs run side by side.
    await asyncio.gather(*(scene.app.sweepers.heartbeat.knows_time() for _ in range(3)))
    for _ in range(3):
        await scene.tick()
    scene.machine.off = timedelta()

    await scene.player.go_on(timedelta(days=1))

    assert sum("CLOCK WRONG" in text for text in _texts(scene.admin)) == 1
    assert await scene.counts() == (1, 2)
    scene.machine.off = timedelta(days=2)
    await scene.tick()
    # Nobody has taken it: it is the same alert, which says so.
    await scene.player.settle()
    assert sum("CLOCK WRONG" in text for text in _texts(scene.admin)) == 1
    assert any("Came 2 times" in text for text in _texts(scene.admin))


async def test_help_and_p1_go_on_while_the_clock_is_wrong(scene: _Scene) -> None:
    scene.machine.off = timedelta(days=400)
    await scene.tick()

    await scene.patient.write("I have chest pain")
    await scene.player.settle()
    # By the wrong clock the player does not see that something waits for its second.
    scene.machine.telegram.advance(timedelta(seconds=2))
    scene.app.runtime.mail.set()
    await scene.player.settle()

    assert any("911" in text for text in _texts(scene.patient))
    assert any(text.startswith("P1") for text in _texts(scene.admin))
