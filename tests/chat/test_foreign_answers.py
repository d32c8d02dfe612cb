"""Answers that are not Telegram's: a proxy or a firewall refuses what Telegram never saw."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram import Bot

from bot.app import build
from bot.chat.messenger import TelegramMessenger
from bot.chat.poll_health import DEAF_AFTER
from bot.chat.polling import Poll
from bot.chat.request import TelegramRequest
from bot.domain.delivery import SendResult
from bot.domain.errors import StartError
from bot.domain.ledger import PatientState
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.server.faults import PROXY_PAGE, Fault, FaultKind
from bot.sandbox.state.clock import VirtualClock
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Letter, Receipt, Stopwatch
from bot.storage.tables.people import Patient
from tests.services.support.bench import new_bench
from tests.world import MONDAY, make_settings, open_world

NOT_SENT = Receipt(SendResult.NOT_SENT, why="not_telegram")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Telegram on this machine."""
    async with Sandbox(VirtualClock(MONDAY)) as sandbox:
        yield sandbox


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """The library's bot."""
    request, address = TelegramRequest(), f"{sandbox.url}/bot"
    async with Bot(TOKEN, address, request=request, get_updates_request=request) as bot:
        yield bot


@pytest.mark.parametrize(
    ("status", "page"),
    [
        *((status, PROXY_PAGE) for status in (400, 401, 403, 404, 407, 409, 429, 451)),
        (403, ""),
        *((403, page) for page in ("403", "[]", '"x"', "\xff", '{"message": "Forbidden"}')),
        (400, '{"description": "Bad Request: chat not found"}'),
    ],
)
async def test_what_a_proxy_refuses_was_surely_not_sent(
    sandbox: Sandbox, bot: Bot, status: int, page: str
) -> None:
    person = sandbox.person("P")
    await person.start()
    order = Fault(FaultKind.FOREIGN, "sendMessage", person.id, status=status, page=page)
    sandbox.faults.add(order)

    letter = Letter(person.id, {"method": "send", "text": "Hello", "keyboard": []})
    receipts = [await TelegramMessenger(bot).deliver(letter) for _ in range(2)]

    assert receipts == [NOT_SENT, Receipt(SendResult.SENT, message_id=2)]


@pytest.mark.parametrize("status", [400, 403, 429])
async def test_a_firewall_makes_nobody_unreachable_and_is_not_hammered(
    sqlite_url: str, status: int
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        order = Fault(FaultKind.FOREIGN, "sendMessage", ben.id, count=6, status=status)
        world.sandbox.faults.add(order)

        await world.player.go_on(timedelta(days=1))

        assert ben.buttons()
        async with world.app.runtime.database.reading() as session:
            assert await session.scalar(select(Patient.state)) is PatientState.ACTIVE
        times = [call.at for call in world.sandbox.calls if call.chat_id == ben.id]
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert gaps == sorted(gaps)
        assert sum(gaps, timedelta()) > timedelta(minutes=1)


@pytest.mark.parametrize("status", [403, 429])
async def test_a_press_whose_toast_a_firewall_refuses_still_counts(
    sqlite_url: str, status: int
) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/language")
        order = Fault(FaultKind.FOREIGN, "answerCallbackQuery", status=status)
        world.sandbox.faults.add(order)

        await world.taps(world.nurse, "Español")

        assert world.sandbox.faults.is_empty
        assert world.nurse.last_text == "Listo. Le vamos a escribir en español."


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429])
async def test_polls_that_a_firewall_refuses_are_told_of_and_waited_out(
    sandbox: Sandbox, bot: Bot, sqlite_url: str, status: int
) -> None:
    passed = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    person = sandbox.person("P")
    await person.start()
    sandbox.faults.add(Fault(FaultKind.FOREIGN, "getUpdates", count=12, status=status))
    async with new_bench(sqlite_url) as bench:
        poll = Poll(bot, Inbox(bench.runtime), 1, Stopwatch(lambda: passed, sleep))
        with capture_logs() as lines:
            polling = asyncio.create_task(poll.run())
            async with asyncio.timeout(30):
                await bench.runtime.post.wait()
            polling.cancel()
            with suppress(asyncio.CancelledError):
                await polling

    assert sandbox.faults.is_empty
    assert passed > DEAF_AFTER
    (told,) = [line for line in lines if line["log_level"] == "error"]
    assert told["silent_for"] <= DEAF_AFTER


@pytest.mark.parametrize("status", [401, 404])
async def test_a_firewall_does_not_pass_for_a_refused_token(
    sandbox: Sandbox, sqlite_url: str, status: int
) -> None:
    sandbox.faults.add(Fault(FaultKind.FOREIGN, "getMe", status=status))
    async with new_bench(sqlite_url) as bench:
        app = build(make_settings(sandbox, 1), bench.runtime.database, bench.clock)

        with pytest.raises(StartError, match="does not answer"):
            await app.reach_telegram()
