"""A use case whose caller gives up is still one whole transaction."""

from __future__ import annotations

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain.opening import parse_opening_hours
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.transaction import Runtime, Work
from bot.storage.database import Database
from bot.storage.tables.people import Chat
from bot.texts.catalogue import Texts
from tests.storage import rows
from tests.storage.rows import NOON

TRANSACTIONS = 200


class _Noon:
    def now(self) -> datetime:
        return NOON


@pytest.fixture
def runtime(database: Database) -> Runtime:
    """A runtime of a clinic without texts."""
    clinic = Clinic(
        name="Test Clinic",
        phone="555-0100",
        zone=ZoneInfo("UTC"),
        hours=parse_opening_hours("Mo 08:00-17:00"),
        holidays=frozenset(),
        emergency_number="911",
        crisis_lines={"en": "988"},
        privacy_url="",
        keep_days=365,
        delete_days=7,
    )
    return Runtime(database, _Noon(), Texts({}), clinic)


async def _store_one(runtime: Runtime, number: int) -> None:
    async def use_case(work: Work) -> None:
        await rows.store(work.session, rows.chat(f"c{number}"))
        work.has_mail = True

    await runtime.transact(use_case)


async def _cancel_after(task: asyncio.Task[None], turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()


async def test_cancelled_callers_leave_nothing_half_done_and_no_lock(runtime: Runtime) -> None:
    tasks = [asyncio.create_task(_store_one(runtime, each)) for each in range(TRANSACTIONS)]
    await asyncio.gather(*(_cancel_after(task, turns) for turns, task in enumerate(tasks[::2])))

    results = await asyncio.gather(*tasks, return_exceptions=True)
    await runtime.settled()

    cancelled = [result for result in results if isinstance(result, asyncio.CancelledError)]
    assert len(cancelled) > TRANSACTIONS / 4
    assert [each for each in results if each is not None and each not in cancelled] == []
    async with asyncio.timeout(30):
        await _store_one(runtime, TRANSACTIONS)
    async with runtime.database.reading() as session:
        stored = (await session.scalars(select(Chat.id))).all()
    # A caller that gave up before its transaction began has stored nothing: that is whole too.
    assert len(stored) >= TRANSACTIONS - len(cancelled) + 1
    assert not runtime.running
    assert runtime.mail.is_set()


async def test_a_transaction_that_began_is_finished_although_its_caller_gave_up(
    runtime: Runtime,
) -> None:
    began, may_go_on = asyncio.Event(), asyncio.Event()

    async def use_case(work: Work) -> None:
        await rows.store(work.session, rows.chat())
        began.set()
        await may_go_on.wait()

    caller = asyncio.create_task(runtime.transact(use_case))
    await began.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    may_go_on.set()
    await runtime.settled()

    async with runtime.database.reading() as session:
        assert await session.get(Chat, "c") is not None
