"""What an admin set survives the end of the process."""

from __future__ import annotations

from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.database import Database
from bot.storage.vault import new_vault
from tests.world import MONDAY, World, make_settings


async def test_a_changed_schedule_survives_a_restart(database_url: str) -> None:
    clock, vault = VirtualClock(MONDAY), new_vault()
    async with Sandbox(clock) as sandbox:
        admin = sandbox.person("A")
        for is_restarted in (False, True):
            database = Database(database_url, vault)
            settings = make_settings(sandbox, admin.id)
            app = build_unhurried(settings, database, clock)
            async with app.running():
                player = Player(app, sandbox, clock)
                world = World(app, sandbox, clock, player, admin, admin)
                await player.settle()
                await world.says(admin, "/schedule")
                if not is_restarted:
                    for label in ("Change", "Type the list"):
                        await world.taps(admin, label)
                    await world.says(admin, "6 hours, 1 day, 10 days")
                    for label in (
                        "Publish…",
                        "New patients only",
                        "Back",
                        "Change",
                        "Worse",
                        "+3",
                    ):
                        await world.taps(admin, label)
                else:
                    await world.taps(admin, "Change")
                    assert "Worse: +3" in admin.last_text
                    await world.taps(admin, "Back")
            await database.close()

        assert admin.last_text.startswith("Facet joint injection, version 2,")
        assert "3. day 10" in admin.last_text
