"""The webhook's own loop: set at start and whenever it is lost, and what silence means."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from structlog.testing import capture_logs
from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, NetworkError

from bot.chat.poll_health import DeafError
from bot.chat.webhook import Webhook
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Stopwatch
from bot.storage.database import Database
from bot.storage.vault import new_vault
from tests.services.support.bench import ON_SQLITE, Bench, new_bench

URL = "https://bot.example/t"
pytestmark = ON_SQLITE


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


@dataclass
class _Telegram:
    """Says what waits, one number a look, then ends the loop."""

    waiting: list[int | Exception]
    elsewhere: int = -1
    settings: list[str] = field(default_factory=list)

    async def set_webhook(self, url: str, **_: object) -> bool:
        """Remember it."""
        self.settings.append(url)
        return True

    async def get_webhook_info(self) -> WebhookInfo:
        """One look."""
        if not self.waiting:
            raise asyncio.CancelledError
        found = self.waiting.pop(0)
        if isinstance(found, Exception):
            raise found
        url = "https://other.example" if len(self.waiting) == self.elsewhere else URL
        return WebhookInfo(url, False, found)


async def _run(bench: Bench, telegram: _Telegram, ending: type[BaseException]) -> list[Any]:
    passed = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal passed
        passed += seconds

    inbox = Inbox(bench.runtime)
    stopwatch = Stopwatch(lambda: passed, sleep)
    webhook = Webhook(cast(Bot, telegram), inbox, URL, "s" * 16, stopwatch)
    with pytest.raises(ending), capture_logs() as lines:
        await webhook.run()
    return [line["event"] for line in lines if line["log_level"] in {"warning", "error"}]


async def test_while_nothing_waits_the_bot_is_in_touch(bench: Bench) -> None:
    telegram = _Telegram([0, 0])

    assert await _run(bench, telegram, asyncio.CancelledError) == []
    assert telegram.settings == [URL]
    assert bench.runtime.listening.is_in_touch
    assert bench.runtime.listening.has_heard.is_set()


async def test_what_waits_at_telegram_is_not_heard_yet(bench: Bench) -> None:
    assert await _run(bench, _Telegram([3]), asyncio.CancelledError) == []
    assert not bench.runtime.listening.is_in_touch


async def test_updates_that_never_come_are_told_within_a_minute(bench: Bench) -> None:
    told = await _run(bench, _Telegram([3] * 7), asyncio.CancelledError)

    assert "no updates are heard" in told


async def test_a_webhook_that_is_lost_is_set_anew(bench: Bench) -> None:
    telegram = _Telegram([0, 0, 0], elsewhere=1)

    assert await _run(bench, telegram, asyncio.CancelledError) == ["the webhook does not serve"]
    assert telegram.settings == [URL, URL]
    assert bench.runtime.listening.is_in_touch


async def test_a_network_that_comes_back_is_no_reason_to_end(bench: Bench) -> None:
    telegram = _Telegram([0, *[NetworkError("x")] * 20, 0])

    told = await _run(bench, telegram, asyncio.CancelledError)

    assert told.count("no updates are heard") == 1
    assert bench.runtime.listening.is_in_touch


async def test_a_token_that_is_refused_for_a_minute_ends_the_bot(bench: Bench) -> None:
    await _run(bench, _Telegram([InvalidToken() for _ in range(20)]), DeafError)


async def test_what_another_process_is_posted_is_no_silence(bench: Bench) -> None:
    telegram = _Busy([3] * 7, inbox=Inbox(bench.runtime))

    assert await _run(bench, telegram, asyncio.CancelledError) == []


async def test_a_database_that_is_away_is_waited_for(bench: Bench, tmp_path: Path) -> None:
    telegram = _Busy([3, 3, 3, 0], inbox=None)
    missing = f"sqlite+inline:///{tmp_path}/none/x.db"
    database, bench.runtime.database = bench.runtime.database, Database(missing, new_vault())

    told = await _run(bench, telegram, asyncio.CancelledError)

    bench.runtime.database = database
    assert told == ["the webhook does not serve"] * 3
    assert bench.runtime.listening.is_in_touch


@dataclass
class _Busy(_Telegram):
    """One that always has something more to post, to whoever stores it."""

    inbox: Inbox | None = None

    async def get_webhook_info(self) -> WebhookInfo:
        """One look, after an update was stored elsewhere."""
        if self.inbox is not None:
            number = len(self.waiting)
            await self.inbox.take([(number + 1, 7, {"update_id": number + 1})])
        return await super().get_webhook_info()
