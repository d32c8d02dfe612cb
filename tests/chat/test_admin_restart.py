"""What an admin set survives the end of the process."""

from __future__ import annotations

from bot.domain.opening import parse_opening_hours
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.database import Database
from bot.storage.vault import new_vault
from tests.world import MONDAY, World, first_life, make_settings


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


async def test_what_was_set_in_the_chat_counts_from_the_start_of_the_next(
    database_url: str,
) -> None:
    clock, vault = VirtualClock(MONDAY), new_vault()
    async with Sandbox(clock) as sandbox:
        database = Database(database_url, vault)
        async with first_life(sandbox, database, clock) as world:
            admin = world.admin
            for label, typed in (("Phone", "555-0177"), ("Hours", "Mo-Su 06:00-22:00")):
                await world.says(admin, "/clinic")
                await world.taps(admin, label)
                await world.says(admin, typed)
                await world.taps(admin, "Save")
            await world.says(admin, "/texts late_saved")
            for label in ("1", "English ▸", "Edit"):
                await world.taps(admin, label)
            await world.says(admin, "Thank you for the answer.")
            await world.taps(admin, "Use it")
        await database.close()

        database = Database(database_url, vault)
        app = build_unhurried(make_settings(sandbox, admin.id), database, clock)
        async with app.running():
            # Before any job ran, and before anybody wrote.
            assert app.runtime.clinic.phone == "555-0177"
            assert app.runtime.clinic.hours == parse_opening_hours("Mo-Su 06:00-22:00")
            assert app.runtime.texts.say("late_saved", "en") == "Thank you for the answer."
        await database.close()
