"""Toasts and menus: nobody waits for them, and a wait that they are given is theirs alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram import Bot

from bot.chat.direct import Asides, call_directly
from bot.chat.menus import patient_menus
from bot.sandbox.server.faults import Fault, FaultKind
from bot.services.kernel.traffic import MENUS, TOASTS
from bot.storage.tables.system import Lease
from tests.services.support.bench import new_bench
from tests.world import World, open_world

WAIT = timedelta(seconds=600)
METHODS = ("answerCallbackQuery", "setMyCommands")


def _calls(world: World, method: str) -> int:
    return sum(call.method == method for call in world.sandbox.calls)


@pytest.mark.parametrize(
    ("method", "mine", "other"),
    [("answerCallbackQuery", TOASTS, MENUS), ("setMyCommands", MENUS, TOASTS)],
)
async def test_a_flood_limit_that_meets_a_toast_or_a_menu_holds_up_no_message(
    sqlite_url: str, method: str, mine: str, other: str
) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        world.sandbox.faults.add(Fault(FaultKind.FLOOD, method, retry_after=3600))
        traffic, start = world.app.runtime.traffic, world.clock.now()

        await world.taps(world.nurse, "Español")

        assert world.sandbox.faults.is_empty
        assert world.nurse.last_text == "Listo. Le vamos a escribir en español."
        assert world.clock.now() - start < timedelta(seconds=5)
        assert traffic.left(mine) is not None
        assert (traffic.left(), traffic.left(other)) == (None, None)


async def test_during_a_wait_no_press_is_answered_and_its_effect_still_counts(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        before = {method: _calls(world, method) for method in METHODS}
        for kind in (TOASTS, MENUS):
            world.app.runtime.traffic.ask(kind, WAIT)

        await world.taps(world.nurse, "Español")

        assert {method: _calls(world, method) for method in before} == before
        assert world.nurse.last_text == "Listo. Le vamos a escribir en español."


class _Bot:
    """Somebody else is asked to wait while it makes its first call."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.calls = 0

    async def set_my_commands(self, *_: object) -> None:
        """Set one menu."""
        self.calls += 1
        self._world.app.runtime.traffic.ask(MENUS, WAIT)


async def test_a_pause_that_begins_amid_the_menus_holds_for_the_rest_of_them(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        bot = _Bot(world)

        menus = patient_menus(cast(Bot, bot), world.app.runtime)
        await call_directly(world.app.runtime, MENUS, *menus)

        assert (bot.calls, len(menus)) == (1, 6)


@pytest.mark.parametrize("method", METHODS)
async def test_the_chat_goes_on_while_a_toast_or_a_menu_hangs(
    sqlite_url: str, method: str
) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        world.sandbox.faults.add(Fault(FaultKind.HANG, method))

        await world.nurse.press("Español")
        await world.sandbox.until(lambda: world.sandbox.faults.is_empty)
        await world.nurse.write("/status")
        await world.sandbox.until(lambda: world.nurse.buttons() != [])

        services = world.app.services
        assert not (services.toasts.is_idle and services.menus.is_idle)
        # It would hang until the bot loses patience.
        await world.sandbox.go_offline()


@pytest.fixture
async def toasts(sqlite_url: str) -> AsyncIterator[Asides]:
    """Toasts where nobody asked to wait."""
    async with new_bench(sqlite_url) as bench:
        yield Asides(bench.runtime, TOASTS)


async def test_a_toast_that_hangs_ends_with_the_bot(toasts: Asides) -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    toasts.show(hang)
    await began.wait()
    await toasts.finish(within=0)

    assert toasts.is_idle
    assert ended.is_set()


async def test_the_bot_ends_after_the_toasts_that_are_on_their_way(toasts: Asides) -> None:
    shown: list[int] = []

    async def call() -> None:
        await asyncio.sleep(0)
        shown.append(1)

    for _ in range(20):
        toasts.show(call)
    await toasts.finish()

    assert toasts.is_idle
    assert len(shown) == 20


async def test_whoever_leads_next_waits_for_no_toast(sqlite_url: str) -> None:
    given_back = asyncio.Event()
    async with open_world(sqlite_url) as world:
        runtime = world.app.runtime

        async def until_given_back() -> None:
            while not given_back.is_set():
                async with runtime.database.reading() as session:
                    ends_at = (await session.scalars(select(Lease.expires_at))).one()
                if ends_at < runtime.clock.now():
                    given_back.set()
                await asyncio.sleep(0)

        world.app.services.toasts.show(until_given_back)

    assert given_back.is_set()


async def test_a_toast_that_fails_is_told_of_and_stops_no_other(toasts: Asides) -> None:
    shown: list[int] = []

    async def fail() -> None:
        raise ValueError

    async def call() -> None:
        shown.append(1)

    with capture_logs() as lines:
        for each in (fail, call):
            toasts.show(each)
        await toasts.finish()

    assert [line["event"] for line in lines] == ["an aside failed"]
    assert shown == [1]


async def test_toasts_that_nobody_looks_at_any_more_are_not_made_up_for(toasts: Asides) -> None:
    is_back = asyncio.Event()
    shown: list[int] = []

    async def call() -> None:
        await is_back.wait()
        shown.append(1)

    for _ in range(500):
        toasts.show(call)
    is_back.set()
    await toasts.finish()

    assert len(shown) == 100
