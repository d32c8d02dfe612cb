"""The inbox: each update once, each chat in order, no chat in the way of another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import inbox, retention
from bot.storage.database import Database
from bot.storage.inbox import Incoming
from bot.storage.tables.mail import InboxUpdate
from tests.storage.rows import NOON

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def _update(number: int, chat: str = "a", text: str = "") -> Incoming:
    return Incoming(number, chat, {"text": text})


async def _store(database: Database, *updates: Incoming) -> None:
    async with database.transaction() as session:
        await inbox.store(session, list(updates), NOON)


async def _next(database: Database, *busy: str, after: timedelta = SECOND) -> int | None:
    async with database.reading() as session:
        row = await inbox.next_waiting(session, busy, NOON + after, MINUTE)
    return row.update_id if row else None


async def _try_later(database: Database, inbox_id: int, wait: timedelta) -> int | None:
    async with database.transaction() as session:
        return await inbox.mark_tried(session, inbox_id, NOON + wait)


async def _done(database: Database, inbox_id: int) -> bool:
    async with database.transaction() as session:
        return await inbox.mark_done(session, inbox_id, NOON)


async def test_an_update_that_came_before_changes_nothing(database: Database) -> None:
    await _store(database, _update(7, text="first"))

    await _store(database, _update(7, text="again"), _update(8), _update(8))

    async with database.reading() as session:
        stored = (await session.scalars(select(InboxUpdate).order_by(InboxUpdate.id))).all()
    assert [(each.update_id, each.body) for each in stored] == [
        (7, {"text": "first"}),
        (8, {"text": ""}),
    ]


async def test_an_update_that_was_handled_does_not_come_back(database: Database) -> None:
    await _store(database, _update(7))
    await _done(database, 1)

    await _store(database, _update(7))

    assert await _next(database) is None


async def test_an_empty_delivery_stores_nothing(database: Database) -> None:
    await _store(database)

    assert await _next(database) is None


async def test_ids_as_large_as_telegrams_are_kept(database: Database) -> None:
    await _store(database, _update(2**53))

    assert await _next(database) == 2**53


async def test_updates_come_in_the_order_in_which_they_were_stored(database: Database) -> None:
    # After a quiet week Telegram begins again at a random number, which may be lower.
    await _store(database, _update(900), _update(100), _update(500, "b"))

    assert await _next(database) == 900
    await _done(database, 1)
    assert await _next(database) == 100
    await _done(database, 2)
    assert await _next(database) == 500


async def test_a_busy_chat_does_not_hold_up_another(database: Database) -> None:
    await _store(database, _update(1, "a"), _update(2, "a"), _update(3, "b"))

    assert await _next(database, "a") == 3
    assert await _next(database, "a", "b") is None


@pytest.mark.parametrize(("after", "found"), [(0, 3), (59, 3), (60, 1), (61, 1)])
async def test_an_update_that_waits_for_its_next_try_holds_up_its_chat_only(
    database: Database, after: int, found: int
) -> None:
    await _store(database, _update(1, "a"), _update(2, "a"), _update(3, "b"))

    await _try_later(database, 1, timedelta(seconds=60))

    assert await _next(database, after=timedelta(seconds=after)) == found


@pytest.mark.parametrize(("back", "found"), [(0, 3), (1, 1), (86_400, 1)])
async def test_a_next_try_from_before_the_clock_was_set_back_is_due(
    database: Database, back: int, found: int
) -> None:
    await _store(database, _update(1, "a"), _update(2, "a"), _update(3, "b"))

    await _try_later(database, 1, MINUTE)

    assert await _next(database, after=timedelta(seconds=-back)) == found


async def test_tries_are_counted(database: Database) -> None:
    await _store(database, _update(1))

    assert [await _try_later(database, 1, SECOND) for _ in range(3)] == [1, 2, 3]


async def test_an_update_is_done_once_and_its_body_is_gone(database: Database) -> None:
    await _store(database, _update(1, text="private"))

    assert [await _done(database, 1), await _done(database, 1)] == [True, False]

    async with database.reading() as session:
        row = await session.get_one(InboxUpdate, 1)
    assert (row.state, row.body, row.done_at) == ("done", None, NOON)


async def test_an_update_that_was_given_up_lets_its_chat_go_on(database: Database) -> None:
    await _store(database, _update(1), _update(2))

    async with database.transaction() as session:
        await inbox.mark_failed(session, 1, NOON)

    assert await _next(database) == 2
    assert not await _done(database, 1)


async def test_an_unreadable_update_is_kept_and_never_handled(database: Database) -> None:
    async with database.transaction() as session:
        assert await inbox.store_failed(session, _update(1, text="broken"), NOON)
        assert not await inbox.store_failed(session, _update(1, text="again"), NOON)

    assert await _next(database) is None
    async with database.reading() as session:
        assert (await session.get_one(InboxUpdate, 1)).body == {"text": "broken"}


async def test_only_what_ended_long_ago_is_forgotten(database: Database) -> None:
    await _store(database, _update(1), _update(2))
    await _done(database, 1)

    async with database.transaction() as session:
        kept = await retention.old_updates(NOON).forget(session, 9)
        forgotten = await retention.old_updates(NOON + SECOND).forget(session, 9)

    assert (kept, forgotten) == (0, 1)
    assert await _next(database) == 2
