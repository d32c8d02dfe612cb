"""The inbox workers: chats side by side, each chat in order, a bad update never in the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from sqlalchemy import select
from telegram import Update

from bot.chat.context import AnyApplication
from bot.chat.workers import Workers
from bot.domain.alerts import AlertKind
from bot.services.incoming.inbox import MOST_TRIES, Inbox
from bot.services.kernel.ports import Stopwatch
from bot.services.kernel.transaction import HANDLING, Runtime
from bot.storage.tables.mail import InboxUpdate
from tests.services.support.bench import Bench, new_bench
from tests.services.support.post import chat_of

Handler = Callable[[Update], Awaitable[None]]


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


class _Application:
    """Swallows what a handler raises, as PTB does, and leaves word as our error handler does."""

    bot = None

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    async def process_update(self, update: Update) -> None:
        """Handle one update."""
        try:
            await self._handler(update)
        except Exception as error:  # noqa: BLE001 (PTB does the same)
            handling = HANDLING.get()
            assert handling is not None
            handling.error = error


@asynccontextmanager
async def _working(
    bench: Bench,
    handler: Handler,
    stopwatch: Stopwatch | None = None,
    inbox: Inbox | None = None,
) -> AsyncIterator[Inbox]:
    inbox = inbox or Inbox(bench.runtime)
    workers = Workers(cast(AnyApplication, _Application(handler)), inbox, stopwatch)
    task = asyncio.create_task(workers.run())
    try:
        yield inbox
    finally:
        task.cancel()
        await asyncio.wait([task])


def _body(update_id: int, chat_id: int, text: str) -> tuple[int, int, dict[str, Any]]:
    message = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": "private"}}
    return update_id, chat_id, {"update_id": update_id, "message": {**message, "text": text}}


async def _put(bench: Bench, inbox: Inbox, *updates: tuple[int, int, Any]) -> None:
    await inbox.take(list(updates))
    bench.runtime.post.set()


async def _rest(bench: Bench) -> None:
    """Wait until nothing waits; the pauses between tries pass at once."""
    async with asyncio.timeout(60):
        while await bench.updates_waiting():
            bench.clock.advance(bench.minutes(1))
            bench.runtime.post.set()
            await asyncio.sleep(0)


async def _states(bench: Bench) -> list[str]:
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(InboxUpdate.state).order_by(InboxUpdate.id)))


def _text(update: Update) -> str:
    assert update.effective_message is not None
    return update.effective_message.text or ""


async def test_the_updates_of_a_chat_are_handled_in_order(bench: Bench) -> None:
    handled: list[str] = []

    async def handle(update: Update) -> None:
        await bench.do(lambda work: chat_of(work, 1))
        handled.append(_text(update))

    async with _working(bench, handle) as inbox:
        await _put(bench, inbox, *(_body(each, 1, str(each)) for each in range(1, 9)))
        await _rest(bench)

    assert handled == list("12345678")
    assert await _states(bench) == ["done"] * 8


async def test_what_another_process_stored_unnoticed_is_looked_for_before_long(
    bench: Bench,
) -> None:
    passed = 0.0
    handled: list[str] = []

    async def handle(update: Update) -> None:
        await bench.do(lambda work: chat_of(work, 1))
        handled.append(_text(update))

    other = Runtime(bench.runtime.database, bench.clock, bench.runtime.texts, bench.runtime.clinic)
    async with _working(bench, handle, Stopwatch(seconds=lambda: passed)) as inbox:
        async with asyncio.timeout(60):
            # Nobody is told when it has looked.
            while not inbox.knows_all:  # noqa: ASYNC110
                await asyncio.sleep(0)
        await Inbox(other).take([_body(1, 1, "hello")])
        passed += 61
        await _rest(bench)

    assert handled == ["hello"]


async def test_a_slow_chat_does_not_hold_up_another(bench: Bench) -> None:
    others_are_done = asyncio.Event()
    order: list[str] = []

    async def handle(update: Update) -> None:
        if _text(update) == "slow":
            await others_are_done.wait()
        order.append(_text(update))
        if len(order) == 2:
            others_are_done.set()

    async with _working(bench, handle) as inbox:
        updates = [_body(1, 1, "slow"), _body(2, 1, "after"), _body(3, 2, "b"), _body(4, 3, "c")]
        await _put(bench, inbox, *updates)
        await _rest(bench)

    assert order == ["b", "c", "slow", "after"]


async def test_a_handler_that_fails_three_times_is_given_up_and_the_next_update_runs(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    tried: list[str] = []

    async def handle(update: Update) -> None:
        tried.append(_text(update))
        if _text(update) == "bad":
            raise ZeroDivisionError

    async with _working(bench, handle) as inbox:
        await _put(bench, inbox, _body(1, ben.chat_id, "bad"), _body(2, ben.chat_id, "good"))
        await _rest(bench)
    await bench.pump()

    assert tried == ["bad", "bad", "bad", "good"]
    assert await _states(bench) == ["failed", "done"]
    assert ben.keys == ["problem"]
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.UPDATE_FAILED]


async def test_a_poison_update_is_kept_and_those_behind_it_are_handled(bench: Bench) -> None:
    handled: list[str] = []

    async def handle(update: Update) -> None:
        handled.append(_text(update))

    poison = (1, 0, {"update_id": 1, "message": {"message_id": 1, "date": "x", "chat": 5}})
    async with _working(bench, handle) as inbox:
        await _put(bench, inbox, poison, _body(2, 0, "good"))
        await _rest(bench)

    assert handled == ["good"]
    assert await _states(bench) == ["failed", "done"]
    assert [alert.priority for alert in await bench.alerts()] == [2]


async def test_an_update_that_cannot_be_read_is_tried_once(bench: Bench) -> None:
    async def handle(update: Update) -> None:
        raise AssertionError

    poison = (1, 0, {"update_id": 1, "message": {"message_id": 1, "date": "x", "chat": 5}})
    async with _working(bench, handle) as inbox:
        await _put(bench, inbox, poison)
        await _rest(bench)

    async with bench.runtime.database.reading() as session:
        assert (await session.scalars(select(InboxUpdate.attempts))).all() == [1]


async def test_what_was_not_done_before_a_crash_is_done_at_the_next_start(bench: Bench) -> None:
    started = asyncio.Event()

    async def hang(update: Update) -> None:
        started.set()
        raise asyncio.CancelledError

    async with _working(bench, hang) as inbox:
        await _put(bench, inbox, _body(1, 1, "a"))
        await started.wait()
    assert await _states(bench) == ["waiting"]
    handled: list[str] = []

    async def handle(update: Update) -> None:
        handled.append(_text(update))

    async with _working(bench, handle) as inbox:
        await _rest(bench)

    assert handled == ["a"]


async def test_a_database_that_fails_for_a_moment_loses_nothing(bench: Bench) -> None:
    class _Shaky(Inbox):
        failures = 3

        async def next(self, busy: set[str]) -> Any:
            """Fail at first."""
            self._fail_first()
            return await super().next(busy)

        async def settle(self) -> None:
            """Fail at first."""
            self._fail_first()
            await super().settle()

        def _fail_first(self) -> None:
            self.failures -= 1
            if self.failures in {0, 2}:
                bench.runtime.post.set()
                raise ConnectionError

    async def handle(update: Update) -> None:
        pass

    shaky = _Shaky(bench.runtime)
    await shaky.take([_body(1, 1, "a")])
    async with _working(bench, handle, inbox=shaky):
        await _rest(bench)

    assert shaky.failures < 0
    assert await _states(bench) == ["done"]


async def test_no_update_is_given_up_because_the_database_is_in_trouble(bench: Bench) -> None:
    tried: list[str] = []

    async def handle(update: Update) -> None:
        tried.append(_text(update))
        if len(tried) <= 2 * MOST_TRIES:
            raise ConnectionRefusedError
        await bench.do(lambda work: chat_of(work, 1))

    async with _working(bench, handle, Stopwatch(sleep=_at_once)) as inbox:
        await _put(bench, inbox, _body(1, 1, "answer"))
        await _rest(bench)

    assert tried == ["answer"] * (2 * MOST_TRIES + 1)
    assert await _states(bench) == ["done"]
    assert await bench.alerts() == []


async def _at_once(seconds: float) -> None:
    await asyncio.sleep(0)
