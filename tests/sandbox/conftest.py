"""A running sandbox, a bot that talks to it, and plain calls without a library."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from typing import Final

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock

NOON: Final = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
Envelope = dict[str, object]
Api = Callable[..., Awaitable[Envelope]]


@pytest.fixture(autouse=True)
def _library_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Without this the library warns each time it meets a 429. Collect garbage: leaks warn."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    yield
    gc.collect(0)


@pytest.fixture
def clock() -> VirtualClock:
    """A clock that stands at noon."""
    return VirtualClock(NOON)


@pytest.fixture
async def sandbox(clock: VirtualClock) -> AsyncIterator[Sandbox]:
    """A sandbox that listens."""
    async with Sandbox(clock) as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """Plain HTTP to the bot's own address."""
    root = f"{sandbox.url}/bot{sandbox.token}/"
    async with httpx.AsyncClient(base_url=root, verify=False, timeout=30) as plain:
        yield plain


@pytest.fixture
def api(client: httpx.AsyncClient) -> Api:
    """Call a method with JSON parameters and get the envelope back."""

    async def call(method: str, **parameters: object) -> Envelope:
        answer = await client.post(method, json=parameters)
        envelope: Envelope = answer.json()
        assert answer.status_code == envelope.get("error_code", 200)
        return envelope

    return call


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """The library's bot, pointed at the sandbox."""
    requests = [HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2)]
    polling, others = requests
    address = f"{sandbox.url}/bot"
    library = Bot(
        sandbox.token,
        base_url=address,
        base_file_url=f"{sandbox.url}/file/bot",
        request=others,
        get_updates_request=polling,
    )
    async with library:
        yield library


@pytest.fixture
async def person(sandbox: Sandbox) -> Person:
    """Somebody who pressed Start; the update is already confirmed."""
    somebody = sandbox.person("A")
    await somebody.start()
    sandbox.world.queue.drop()
    return somebody
