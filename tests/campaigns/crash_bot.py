"""The bot as a process that ends hard at one point: a commit or a call, right before or after."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any, Final

from sqlalchemy import event, update
from sqlalchemy.orm import Session
from telegram import Bot
from telegram.request import BaseRequest

from bot import logs
from bot.app import App
from bot.chat.messenger import TelegramMessenger
from bot.chat.polling import Poll
from bot.domain.delivery import MessageState
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.loop import Sender
from bot.services.delivery.sending import Delivery
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.transaction import Work
from bot.services.patient.messages import OwedMessages
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.tables.mail import OutboxMessage
from bot.storage.vault import Vault
from tests.campaigns.weak_database import PiecemealDatabase

# What the process leaves behind when it ended at its point.
DIED: Final = 17
_STORED_LATE: Final = 0.05


class Weakness(StrEnum):
    """A guard that is taken off, to see that the campaign notices."""

    NONE = "none"
    ACKNOWLEDGES_EARLY = "acknowledges before it has stored"
    COMMITS_IN_PIECES = "commits an answer before what it owes"
    SENDS_AGAIN_BLINDLY = "takes what was on its way for unsent"


class Point(StrEnum):
    """Where the bot may end: right before or right after a commit or a call over HTTP.

    A call of the outbox sends or edits; the others fetch updates, answer presses and set menus.
    """

    COMMIT = "commit"
    COMMITTED = "committed"
    CALL = "call"
    CALLED = "called"
    OTHER_CALL = "other call"
    OTHER_CALLED = "other called"


_OF_OUTBOX: Final = (Point.CALL, Point.CALLED)
_OF_OTHERS: Final = (Point.OTHER_CALL, Point.OTHER_CALLED)
# The points at which a weakness shows, if at all.
SHOWS_AT: Final = {
    Weakness.ACKNOWLEDGES_EARLY: {Point.COMMIT},
    Weakness.COMMITS_IN_PIECES: {Point.COMMIT},
    Weakness.SENDS_AGAIN_BLINDLY: {Point.CALLED},
    Weakness.NONE: set(Point),
}


@dataclass(frozen=True, slots=True)
class Order:
    """One life: on which database, from when on, and at which point it ends; 0 for none."""

    url: str
    vault: Vault
    settings: Settings
    starts_at: datetime
    dies_at: int
    weakness: Weakness = Weakness.NONE


def live(order: Order, line: Connection) -> None:
    """Work until a word comes over the line and nothing is left to do, or until the point.

    At the end the line is told which points there were.
    """
    logs.configure("CRITICAL")
    line.send(asyncio.run(_live(order, line)))
    # Without the farewells of an interpreter, like at the point itself.
    os._exit(0)


# Within which every message of which nobody knows whether it arrived is sent again.
_REPEATED: Final = timedelta(minutes=6)


class _Points:
    """Names the points that are passed, and ends the process at one of them."""

    def __init__(self, dies_at: int) -> None:
        self._dies_at = dies_at
        self.names: list[Point] = []

    def passed(self, name: Point) -> None:
        """One more point."""
        self.names.append(name)
        if len(self.names) == self._dies_at:
            os._exit(DIED)


class _PointedRequest(BaseRequest):
    """Each call has a point before it and one before its result is known to anybody."""

    def __init__(self, request: BaseRequest, points: _Points) -> None:
        self._request = request
        self._points = points

    @property
    def read_timeout(self) -> float | None:
        """As it was."""
        return self._request.read_timeout

    async def initialize(self) -> None:
        """Open what calls are made with."""
        await self._request.initialize()

    async def shutdown(self) -> None:
        """Close it."""
        await self._request.shutdown()

    async def do_request(self, url: str, *args: Any, **options: Any) -> tuple[int, bytes]:
        """Make the call."""
        is_outbox = url.rpartition("/")[2].lower().startswith(("send", "edit"))
        before, after = _OF_OUTBOX if is_outbox else _OF_OTHERS
        self._points.passed(before)
        answer = await self._request.do_request(url, *args, **options)
        self._points.passed(after)
        return answer


class _Elsewhere(Sandbox):
    """The sandbox of another process: what it still holds back is not for this one to know."""

    @property
    def is_idle(self) -> bool:
        """Always: the line tells when the people are done."""
        return True


async def _live(order: Order, line: Connection) -> list[Point]:
    clock, points = VirtualClock(order.starts_at), _Points(order.dies_at)
    database = _database(order)
    event.listen(database.engine.sync_engine, "connect", hurry)
    event.listen(database.engine.sync_engine, "commit", lambda _: points.passed(Point.COMMIT))
    event.listen(Session, "after_commit", lambda _: points.passed(Point.COMMITTED))
    app = _app(order, database, clock, points)
    async with app.running():
        player = Player(app, _Elsewhere(clock), clock)
        while not line.poll():
            await player.settle()
            await asyncio.sleep(0.01)
        await player.go_on(_REPEATED)
    await database.close()
    return points.names


def _database(order: Order) -> Database:
    kind = PiecemealDatabase if order.weakness is Weakness.COMMITS_IN_PIECES else Database
    return kind(order.url, order.vault)


def hurry(connection: Any, _record: object) -> None:
    """Have a database not wait for the disk: the process ends, the machine does not."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def _app(order: Order, database: Database, clock: VirtualClock, points: _Points) -> App:
    app = build_unhurried(order.settings, database, clock)
    bot: Bot = app.application.bot
    # PTB keeps one for `get_updates`, which the bot does not use, and one for all other calls.
    bot._request = (bot._request[0], _PointedRequest(bot.request, points))
    messenger = TelegramMessenger(bot)
    is_blind = order.weakness is Weakness.SENDS_AGAIN_BLINDLY
    app.delivery = (_BlindDelivery if is_blind else Delivery)(
        app.runtime, messenger, OwedMessages()
    )
    app.runtime.dispatch = app.delivery
    app.sender = Sender(app.delivery)
    if order.weakness is Weakness.ACKNOWLEDGES_EARLY:
        app.poll = Poll(bot, LazyInbox(app.runtime), 1)
    return app


class _BlindDelivery(Delivery):
    """Believes that nothing was on its way when the bot ended."""

    async def recover(self) -> int:
        """Send all of it again, without a flag."""

        async def put_back(work: Work) -> int:
            on_the_way = (MessageState.CLAIMED, MessageState.SENDING)
            rows = update(OutboxMessage).where(OutboxMessage.state.in_(on_the_way))
            await work.session.execute(rows.values(state=MessageState.QUEUED))
            work.has_mail = True
            return 0

        return await self.runtime.transact(put_back)


class LazyInbox(Inbox):
    """Stores updates a moment after it said so."""

    async def take(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        """Only remember them for now."""

        async def store() -> None:
            await asyncio.sleep(_STORED_LATE)
            await Inbox(self.runtime).take(updates)
            self.runtime.post.set()

        task: asyncio.Task[object] = asyncio.create_task(store())
        self.runtime.running.add(task)
        task.add_done_callback(self.runtime.running.discard)
