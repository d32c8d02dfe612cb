"""A use case is one transaction, also when its caller is cancelled."""

from __future__ import annotations

import asyncio

import pytest

from bot.services.transaction import Work
from bot.storage.tables import Chat
from tests.services.bench import Bench
from tests.services.post import chat_of


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
    await bench.desk.settled()

    assert await bench.count(Chat) == before + 2


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
