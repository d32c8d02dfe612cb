"""A use case is one transaction, also when its caller is cancelled."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Chat
from tests.services.support.bench import ON_SQLITE, Bench
from tests.services.support.post import chat_of

ON_POSTGRESQL = pytest.mark.parametrize("backend", ["postgresql"])


async def test_a_cancelled_caller_does_not_cut_a_use_case_in_half(bench: Bench) -> None:
    is_halfway, may_go_on = asyncio.Event(), asyncio.Event()

    async def store_two(work: Work) -> None:
        await chat_of(work, 1)
        is_halfway.set()
        await may_go_on.wait()
        await chat_of(work, 2)

    before = await bench.count(Chat)
    caller = asyncio.create_task(bench.do(store_two))
    await is_halfway.wait()
    caller.cancel()
    may_go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await bench.runtime.settled()

    assert await bench.count(Chat) == before + 2


@ON_POSTGRESQL
async def test_what_is_long_lets_a_transaction_go_on_first_and_waits_for_none_of_its_own(
    bench: Bench,
) -> None:
    is_begun, may_end, ended = asyncio.Event(), asyncio.Event(), list[str]()

    async def write(work: Work) -> None:
        is_begun.set()
        await may_end.wait()
        await chat_of(work, 1)
        ended.append("transaction")

    async def look() -> None:
        may_end.set()
        await bench.runtime.give_way()
        ended.append("look")

    async def look_within(_: Work) -> None:
        await bench.runtime.give_way()
        ended.append("own")

    writing = asyncio.create_task(bench.do(write))
    await is_begun.wait()
    await look()
    await writing
    await bench.do(look_within)

    assert ended == ["transaction", "look", "own"]


@ON_SQLITE
async def test_what_is_long_lets_all_steps_of_a_tap_go_on_first(bench: Bench) -> None:
    ended = list[str]()

    async def step(name: str) -> None:
        await asyncio.sleep(0)
        ended.append(name)

    async def tap() -> None:
        await bench.runtime.shielded(step("stored"))
        await bench.runtime.shielded(step("answered"))

    tapping = asyncio.create_task(tap())
    await bench.runtime.give_way()
    ended.append("look")
    await tapping

    assert ended == ["stored", "answered", "look"]


@ON_SQLITE
async def test_who_waited_for_another_writer_reads_the_clock_after_it(bench: Bench) -> None:
    is_writing, may_end = asyncio.Event(), asyncio.Event()

    async def write(work: Work) -> None:
        await chat_of(work, 1)
        is_writing.set()
        await may_end.wait()

    async def tell_time(work: Work) -> datetime:
        return work.now

    first = asyncio.create_task(bench.do(write))
    await is_writing.wait()
    second = asyncio.create_task(bench.do(tell_time))
    # Until it waits for the lock, or has read the clock.
    await asyncio.wait({second}, timeout=0.05)
    bench.clock.advance(timedelta(minutes=5))
    may_end.set()

    assert await second == bench.now
    await first


@ON_POSTGRESQL
async def test_a_transaction_that_never_ends_is_cut_off_when_the_bot_stops(bench: Bench) -> None:
    is_halfway = asyncio.Event()

    async def hang(work: Work) -> None:
        await chat_of(work, 1)
        is_halfway.set()
        await asyncio.Event().wait()

    before = await bench.count(Chat)
    caller = asyncio.create_task(bench.do(hang))
    await is_halfway.wait()
    caller.cancel()

    await bench.runtime.settled(within=0.01)

    await bench.runtime.settled()
    assert await bench.count(Chat) == before


@ON_POSTGRESQL
async def test_a_transaction_that_cannot_even_be_cut_off_is_left_behind(bench: Bench) -> None:
    may_end = asyncio.Event()

    async def cling() -> None:
        while not may_end.is_set():
            with suppress(asyncio.CancelledError):
                await may_end.wait()

    task = asyncio.create_task(cling())
    bench.runtime.running.add(task)

    await bench.runtime.settled(within=0.01)

    assert not task.done()
    bench.runtime.running.clear()
    may_end.set()
    await task


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_sqlite_is_waited_for_as_it_ends_every_wait_itself(bench: Bench) -> None:
    is_halfway, may_go_on = asyncio.Event(), asyncio.Event()

    async def store_late(work: Work) -> None:
        is_halfway.set()
        await may_go_on.wait()
        await chat_of(work, 1)

    before = await bench.count(Chat)
    caller = asyncio.create_task(bench.do(store_late))
    await is_halfway.wait()
    caller.cancel()
    settling = asyncio.create_task(bench.runtime.settled(within=0))
    await asyncio.wait([settling], timeout=0.02)
    may_go_on.set()
    await settling

    assert await bench.count(Chat) == before + 1


async def test_a_use_case_that_fails_leaves_nothing(bench: Bench) -> None:
    async def fail(work: Work) -> None:
        await chat_of(work, 1)
        raise ZeroDivisionError

    before = await bench.count(Chat)
    with pytest.raises(ZeroDivisionError):
        await bench.do(fail)

    assert await bench.count(Chat) == before


async def test_the_time_is_read_once(bench: Bench) -> None:
    async def read(work: Work) -> bool:
        before = work.now
        bench.clock.advance(bench.minutes(1))
        return before == work.now

    assert await bench.do(read)
