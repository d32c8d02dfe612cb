"""A bot that starts looks at once for what is due: it might not live until its first tick."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from bot.app import App
from bot.sandbox.people.people import Person
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.services.operations.retention import Retention
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.vault import new_vault
from tests.services.support.bench import ON_SQLITE
from tests.world import MONDAY, first_life, make_settings


@ON_SQLITE
async def test_what_came_due_while_it_was_down_goes_out_at_its_start(database_url: str) -> None:
    clock, database = VirtualClock(MONDAY), Database(database_url, new_vault())
    async with Sandbox(clock) as sandbox:
        async with first_life(sandbox, database, clock) as world:
            ben = await world.join("B", "K7-204")
        clock.advance(timedelta(days=1))

        settings = make_settings(sandbox, world.admin.id)
        heard, app = len(sandbox.calls), build_unhurried(settings, database, clock)
        async with app.running():
            # No tick of the player's and none of the timetable's: the first is ten seconds away.
            await sandbox.until(lambda: any(c.chat_id == ben.id for c in sandbox.calls[heard:]), 5)
            await Player(app, sandbox, clock).settle()

    assert "Safety first" in ben.last_text
    await database.close()


class _SlowPurge(Retention):
    """Has more to erase than can be erased while a lease lasts."""

    async def purge(self) -> int:
        """Never come to an end."""
        await asyncio.Event().wait()
        return 0


@ON_SQLITE
async def test_a_long_purge_does_not_keep_it_from_holding_the_lead_and_hearing(
    database_url: str,
) -> None:
    async with _someone_waits(database_url) as (sandbox, database, person):
        app = _bot(sandbox, database)
        app.sweepers = replace(app.sweepers, retention=_SlowPurge(app.runtime))

        async with asyncio.timeout(30), app.running():
            await sandbox.until(lambda: "Test Clinic" in person.last_text, 30)


@ON_SQLITE
async def test_a_number_that_telegram_gave_to_another_update_long_ago_is_heard(
    database_url: str,
) -> None:
    async with _someone_waits(database_url) as (sandbox, database, person):
        (number,) = [update.id for update in sandbox.world.queue.pending]
        async with database.transaction() as session:
            old = inbox.Incoming(number, "chat", {})
            await inbox.store_failed(session, old, MONDAY - timedelta(days=4))

        app = _bot(sandbox, database)
        async with app.running():
            await Player(app, sandbox, sandbox.clock).settle()

        assert "Test Clinic" in person.last_text


@asynccontextmanager
async def _someone_waits(url: str) -> AsyncIterator[tuple[Sandbox, Database, Person]]:
    """Somebody pressed Start while no bot ran."""
    database = Database(url, new_vault())
    try:
        async with Sandbox(VirtualClock(MONDAY)) as sandbox:
            person = sandbox.person("P")
            await person.start()
            yield sandbox, database, person
    finally:
        await database.close()


def _bot(sandbox: Sandbox, database: Database) -> App:
    settings = make_settings(sandbox, sandbox.person("A").id)
    return build_unhurried(settings, database, sandbox.clock)
