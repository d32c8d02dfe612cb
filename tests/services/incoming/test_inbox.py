"""The inbox: updates are stored before Telegram forgets them, each is handled once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alerts import AlertKind
from bot.domain.errors import AlreadyHandledError
from bot.services.incoming.inbox import Inbox, Waiting
from bot.services.kernel.transaction import HANDLING, Handling, Runtime, Work
from bot.storage.database import Database
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.people import Chat
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.post import chat_of

SECOND = timedelta(seconds=1)
BODY: dict[str, Any] = {"message": {"text": "hello"}}


async def _take(bench: Bench, *updates: tuple[int, int]) -> Inbox:
    inbox = Inbox(bench.runtime)
    await inbox.take([(update_id, chat_id, BODY) for update_id, chat_id in updates])
    return inbox


async def _next(inbox: Inbox, *busy: str) -> Waiting:
    waiting = await inbox.next(set(busy))
    assert waiting is not None
    return waiting


async def _rows(bench: Bench) -> list[InboxUpdate]:
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(InboxUpdate).order_by(InboxUpdate.id)))


async def _handle(bench: Bench, waiting: Waiting, chat_id: int = 77) -> Handling:
    """Handle an update as a worker does: by one use case that writes something."""
    handling = Handling(waiting.inbox_id)
    token = HANDLING.set(handling)
    try:
        await bench.do(lambda work: chat_of(work, chat_id))
    finally:
        HANDLING.reset(token)
    return handling


async def test_an_update_that_comes_twice_is_stored_once(bench: Bench) -> None:
    inbox = await _take(bench, (5, 1), (5, 1), (6, 1))
    await inbox.take([(6, 1, BODY)])

    assert [row.update_id for row in await _rows(bench)] == [5, 6]
    assert await bench.updates_waiting() == 2


async def test_what_another_process_stored_just_before_is_handed_out_when_it_comes_again(
    bench: Bench,
) -> None:
    inbox = await _take(bench)
    assert await inbox.next(set()) is None
    assert inbox.knows_all
    other = Runtime(bench.runtime.database, bench.clock, bench.runtime.texts, bench.runtime.clinic)
    await Inbox(other).take([(5, 1, BODY)])

    await inbox.take([(5, 1, BODY)])

    assert (await _next(inbox)).body == BODY


class _SlowFence:
    """Lets nobody store anything until it may open."""

    epoch, leads = 1, True

    def __init__(self) -> None:
        self.is_asked, self.may_open = asyncio.Event(), asyncio.Event()

    async def check(self, work: Work) -> None:
        self.is_asked.set()
        await self.may_open.wait()

    def lost(self) -> Exception:
        raise AssertionError


class _SlowLook:
    """A database of which only its looks are wanted: what they found is told late."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.is_over, self.may_tell = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        async with self._database.reading() as session:
            yield session
        self.is_over.set()
        await self.may_tell.wait()


async def test_what_is_being_stored_while_somebody_looks_is_found_by_the_next_look(
    bench: Bench,
) -> None:
    fence, look = _SlowFence(), _SlowLook(bench.runtime.database)
    slow = replace(bench.runtime, fence=fence)
    curious = Inbox(replace(bench.runtime, database=cast(Database, look)))

    storing = asyncio.create_task(Inbox(slow).take([(1, 1, BODY)]))
    await fence.is_asked.wait()
    looking = asyncio.create_task(curious.next(set()))
    await look.is_over.wait()
    fence.may_open.set()
    await storing
    look.may_tell.set()

    assert await looking is None
    assert (await _next(Inbox(bench.runtime))).body == BODY


async def test_of_a_file_only_that_of_staff_is_kept(bench: Bench) -> None:
    document = {"file_id": "F", "file_unique_id": "U", "file_size": 9}
    inbox = Inbox(bench.runtime)

    for number, chat_id in enumerate((ADMIN, 7)):
        message = {"caption": "hello", "document": dict(document)}
        await inbox.take([(number, chat_id, {"message": message})])

    async with bench.runtime.database.reading() as session:
        rows = (await session.scalars(select(InboxUpdate).order_by(InboxUpdate.id))).all()
    assert [(row.body or {})["message"].get("document") for row in rows] == [document, None]


async def test_a_chat_keeps_its_order_and_another_need_not_wait(bench: Bench) -> None:
    inbox = await _take(bench, (5, 1), (6, 1), (7, 2))

    first = await _next(inbox)
    other = await _next(inbox, first.chat_key)

    assert first.body == BODY
    assert (first.inbox_id, other.inbox_id) == (1, 3)
    assert await inbox.next({first.chat_key, other.chat_key}) is None


async def test_the_effect_and_the_done_mark_are_one_transaction(bench: Bench) -> None:
    waiting = await _next(await _take(bench, (5, 1)))

    handling = await _handle(bench, waiting)

    (row,) = await _rows(bench)
    assert handling.is_done
    assert (row.state, row.body, row.done_at) == ("done", None, bench.now)


async def test_handling_an_update_twice_changes_nothing(bench: Bench) -> None:
    waiting = await _next(await _take(bench, (5, 1)))
    await _handle(bench, waiting)
    before = await bench.count(Chat)

    with pytest.raises(AlreadyHandledError):
        await _handle(bench, waiting, chat_id=78)

    assert await bench.count(Chat) == before


async def test_an_effect_that_fails_leaves_the_update_waiting(bench: Bench) -> None:
    inbox = await _take(bench, (5, 1))
    handling = Handling((await _next(inbox)).inbox_id)

    async def fail(work: Work) -> None:
        await chat_of(work, 77)
        raise ZeroDivisionError

    token = HANDLING.set(handling)
    with pytest.raises(ZeroDivisionError):
        await bench.do(fail)
    HANDLING.reset(token)

    assert not handling.is_done
    assert await bench.updates_waiting() == 1


async def test_an_update_that_asks_for_nothing_is_done_too(bench: Bench) -> None:
    inbox = await _take(bench, (5, 1))
    token = HANDLING.set(Handling((await _next(inbox)).inbox_id))

    await inbox.settle()
    HANDLING.reset(token)

    assert await bench.updates_waiting() == 0


async def test_a_failed_update_is_tried_again_ever_later_and_holds_its_chat(
    bench: Bench,
) -> None:
    inbox = await _take(bench, (5, 1), (6, 1), (7, 2))
    first = await _next(inbox)

    await inbox.fail(first)

    other = await _next(inbox)
    assert other.inbox_id == 3
    bench.clock.advance(SECOND)
    assert (await _next(inbox)).inbox_id == first.inbox_id
    await inbox.fail(first)
    bench.clock.advance(SECOND)
    assert (await _next(inbox)).inbox_id == other.inbox_id
    bench.clock.advance(SECOND)
    assert (await _next(inbox)).inbox_id == first.inbox_id


async def test_a_clock_set_back_by_a_day_does_not_hold_a_chat_for_a_day(bench: Bench) -> None:
    inbox = await _take(bench, (5, 1), (6, 1), (7, 2))
    first = await _next(inbox)
    await inbox.fail(first)

    bench.clock.advance(-timedelta(days=1))

    assert (await _next(inbox)).inbox_id == first.inbox_id


@pytest.mark.parametrize(("tries", "for_good"), [(3, False), (1, True)])
async def test_an_update_that_is_given_up_is_told_and_the_next_one_runs(
    bench: Bench, tries: int, for_good: bool
) -> None:
    ben = await bench.patient()
    inbox = await _take(bench, (5, ben.chat_id), (6, ben.chat_id))
    first = await _next(inbox)

    for _ in range(tries):
        await inbox.fail(first, for_good=for_good)
    await bench.pump()

    row, _ = await _rows(bench)
    assert (row.state, row.body, row.attempts) == ("failed", BODY, tries)
    assert (await _next(inbox)).inbox_id == 2
    assert ben.keys == ["problem"]
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.UPDATE_FAILED, 2)


@pytest.mark.parametrize("chat_id", [-5, 99])
async def test_who_is_no_patient_is_told_in_private_only(bench: Bench, chat_id: int) -> None:
    await bench.do(lambda work: chat_of(work, chat_id))
    inbox = await _take(bench, (5, chat_id))

    await inbox.fail(await _next(inbox), for_good=True)
    await bench.pump()

    assert (chat_id in bench.messenger.screens) is (chat_id > 0)
    assert len(await bench.alerts(AlertKind.UPDATE_FAILED)) == 1


async def test_a_chat_that_was_never_stored_cannot_be_told(bench: Bench) -> None:
    inbox = await _take(bench, (5, 99))

    await inbox.fail(await _next(inbox), for_good=True)
    await bench.pump()

    assert 99 not in bench.messenger.screens


async def test_what_another_process_handled_meanwhile_is_no_failure(bench: Bench) -> None:
    inbox = await _take(bench, (1, 50))
    waiting = await _next(inbox)
    await _handle(bench, waiting)

    for _ in range(3):
        await inbox.fail(waiting)
    await inbox.fail(waiting, for_good=True)

    assert [row.state for row in await _rows(bench)] == ["done"]
    assert await bench.alerts() == []
