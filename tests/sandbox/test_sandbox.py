"""The sandbox as a whole: starting, stopping, watching."""

from __future__ import annotations

import asyncio
import gc

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server.faults import Fault, FaultKind
from bot.sandbox.state.clock import VirtualClock
from bot.sandbox.state.events import Event, Happening


async def test_everything_that_a_chat_sees_is_told_to_observers(
    bot: Bot, sandbox: Sandbox, clock: VirtualClock
) -> None:
    seen: list[Event] = []
    sandbox.observe(seen.append)
    somebody = sandbox.person("A")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])

    await somebody.start()
    sent = await bot.send_message(somebody.id, "Well?", reply_markup=keyboard)
    await somebody.press("Yes")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    await query.answer("Saved")
    await sent.edit_text("Thanks")
    await sent.delete()

    assert [(event.kind, event.who, event.text) for event in seen] == [
        (Happening.WROTE, "A", "/start"),
        (Happening.SENT, "bot", "Well?"),
        (Happening.PRESSED, "A", "Yes"),
        (Happening.TOAST, "A", "Saved"),
        (Happening.EDITED, "bot", "Thanks"),
        (Happening.DELETED, "bot", "Thanks"),
    ]
    assert seen[1].rows == (("Yes",),)
    assert {(event.at, event.chat_id) for event in seen} == {(clock.now(), somebody.id)}


async def test_an_outage_refuses_connections_and_keeps_updates(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    url = sandbox.url
    await sandbox.go_offline()
    with pytest.raises(NetworkError, match="ConnectError"):
        await bot.send_message(person.id, "Hi")
    await person.write("Hello?")

    await sandbox.go_online()

    assert sandbox.url == url
    assert len(await bot.get_updates()) == 1


async def test_stopping_does_not_wait_for_polls_hangs_or_delays(clock: VirtualClock) -> None:
    async with Sandbox(clock) as sandbox:
        address = f"{sandbox.url}/bot"
        bots = [Bot(sandbox.token, base_url=address) for _ in range(3)]
        for library in bots:
            await library.initialize()
        sandbox.faults.add(Fault(FaultKind.HANG, "getMe"))
        sandbox.faults.add(Fault(FaultKind.DELAY, "getWebhookInfo", seconds=60))
        calls = [
            asyncio.create_task(bots[0].get_updates(timeout=30)),
            asyncio.create_task(bots[1].get_me()),
            asyncio.create_task(bots[2].get_webhook_info()),
        ]
        await sandbox.until(lambda: len(sandbox.calls) == 6)

    async with asyncio.timeout(30):
        results = await asyncio.gather(*calls, return_exceptions=True)
    assert all(isinstance(result, NetworkError) for result in results)
    for library in bots:
        await library.shutdown()


async def test_two_sandboxes_do_not_meet(clock: VirtualClock) -> None:
    async with Sandbox(clock) as one, Sandbox(clock, "2:other") as other:
        assert one.url != other.url
        assert other.world.bot.id == 2


async def test_waiting_for_what_never_comes_ends(sandbox: Sandbox) -> None:
    with pytest.raises(TimeoutError):
        await sandbox.until(lambda: False, within=0.01)


async def test_nothing_is_left_open(clock: VirtualClock) -> None:
    async with Sandbox(clock) as sandbox, Bot(sandbox.token, base_url=sandbox.url + "/bot"):
        pass

    gc.collect()

    assert {task for task in asyncio.all_tasks() if not task.done()} == {asyncio.current_task()}
