"""Privacy over a whole chat: what people are called and what they write is in no line of the log.

That no line tells too much is asserted after every test, by the listener in `tests/conftest.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.context import Context
from bot.sandbox.people.people import Person
from bot.sandbox.server.faults import Fault, FaultKind
from bot.services.kernel.transaction import Work
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.people import Chat
from tests.canaries import NAME, NOTE, REFERENCE
from tests.world import World, open_world

WORDS = (NAME, REFERENCE, NOTE)
LAST = ("The same", "Less")


async def _boom(update: Update, context: Context) -> None:
    message = update.effective_message
    raise ValueError(message.text if message else None)


async def _break_the_database(update: Update, context: Context) -> None:
    async def write(work: Work) -> None:
        await work.session.execute(text("INSERT INTO chats (key) VALUES (:key)"), {"key": NOTE})

    await context.services.runtime.transact(write)


async def _follow_up(world: World) -> Person:
    ben = await world.join(NAME, f"{REFERENCE}-1")
    for _ in range(2):
        await world.player.go_on(timedelta(days=1))
        for label in ("No, none of these", "8", "About the same"):
            await world.taps(ben, label)
    await world.player.go_on(timedelta(days=5))
    for label in ("No, none of these", "7", "About the same", *LAST):
        await world.taps(ben, label)
    await world.says(ben, NOTE)
    await world.says(world.nurse, f"/patient {REFERENCE}-1")
    return ben


async def test_what_goes_wrong_leaves_no_word_in_the_log(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        routes = world.app.application.handlers[0]
        routes.insert(0, CommandHandler("boom", _boom))
        routes.insert(0, CommandHandler("broken", _break_the_database))
        person = world.sandbox.person(NAME)

        world.sandbox.faults.add(Fault(FaultKind.UNPARSEABLE_UPDATE))
        world.sandbox.faults.add(Fault(FaultKind.GARBLED, "sendMessage"))
        world.sandbox.faults.add(Fault(FaultKind.UNAUTHORIZED, "getUpdates"))
        for command in ("/boom", "/broken"):
            await person.write(f"{command} {NOTE}")
        await _until_given_up(world, 3)
        await world.says(person, "/privacy")

        assert "waiting" not in await _states(world)


async def _until_given_up(world: World, count: int) -> None:
    """Time passes, so that what failed is tried again and given up in the end."""
    async with asyncio.timeout(30):
        while (await _states(world)).count("failed") < count:
            world.clock.advance(timedelta(milliseconds=200))
            world.app.runtime.post.set()


async def _states(world: World) -> list[str]:
    async with world.app.runtime.database.reading() as session:
        return list(await session.scalars(select(InboxUpdate.state)))


async def test_a_follow_up_leaves_no_word_in_the_database_the_buttons_or_the_log(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await _follow_up(world)
        async with world.app.runtime.database.reading() as session:
            stored = [row async for row in _everything(session)]

        assert all(word not in row for word in WORDS for row in stored)
        buttons = str([shown.rows for shown in (*ben.screen, *world.nurse.screen)])
        assert all(word not in buttons for word in WORDS)


async def _everything(session: AsyncSession) -> AsyncIterator[str]:
    """Each row of each table, as it lies on the disk."""
    tables = text("SELECT name FROM sqlite_master WHERE type = 'table'")
    for table in list(await session.scalars(tables)):
        for row in await session.execute(text(f"SELECT * FROM {table}")):
            yield str(tuple(row))


async def test_an_error_of_the_database_tells_no_value(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:

        async def write_twice(work: Work) -> None:
            values = {"key": NOTE, "telegram_id": NOTE, "created_at": work.now}
            for _ in range(2):
                await work.session.execute(insert(Chat).values(**values))

        with pytest.raises(DBAPIError) as raised:
            await world.app.runtime.transact(write_twice)

        assert "marmalade" not in str(raised.value)
