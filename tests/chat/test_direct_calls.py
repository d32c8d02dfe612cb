"""Toasts and menus wait for nobody, but they respect a pause that Telegram asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from telegram import Bot

from bot.chat.direct import call_directly
from bot.chat.menus import patient_menus
from bot.sandbox.server.faults import Fault, FaultKind
from tests.world import World, open_world

WAIT = timedelta(seconds=600)
METHODS = ("answerCallbackQuery", "setMyCommands")


def _calls(world: World, method: str) -> int:
    return sum(call.method == method for call in world.sandbox.calls)


async def test_a_toast_that_meets_a_flood_limit_makes_everybody_wait(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        world.sandbox.faults.add(Fault(FaultKind.FLOOD, "answerCallbackQuery", retry_after=600))

        await world.nurse.press("Español")
        await world.sandbox.until(lambda: world.sandbox.faults.is_empty)
        await world.player.settle()

        assert await world.app.services.flood.is_on()
        await world.player.go_on(WAIT)
        assert world.nurse.last_text == "Listo. Le vamos a escribir en español."


async def test_during_a_pause_no_press_is_answered_and_its_effect_still_counts(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        before = {
            method: _calls(world, method) for method in ("answerCallbackQuery", "setMyCommands")
        }
        await world.app.services.flood.begin(WAIT)

        await world.taps(world.nurse, "Español")

        assert {method: _calls(world, method) for method in before} == before
        await world.player.go_on(WAIT)
        assert world.nurse.last_text == "Listo. Le vamos a escribir en español."


async def test_a_menu_that_meets_a_flood_limit_makes_everybody_wait(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        world.sandbox.faults.add(Fault(FaultKind.FLOOD, "setMyCommands", retry_after=600))

        await world.nurse.press("Español")
        await world.sandbox.until(lambda: world.sandbox.faults.is_empty)

        await world.player.settle()
        assert await world.app.services.flood.is_on()


class _Bot:
    """Somebody else is asked to wait while it makes its first call."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.calls = 0

    async def set_my_commands(self, *_: object) -> None:
        """Set one menu."""
        self.calls += 1
        await self._world.app.services.flood.begin(WAIT)


async def test_a_pause_that_begins_amid_the_menus_holds_for_the_rest_of_them(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        bot = _Bot(world)

        menus = patient_menus(cast(Bot, bot), world.app.runtime)
        await call_directly(world.app.services.flood, *menus)

        assert (bot.calls, len(menus)) == (1, 6)
