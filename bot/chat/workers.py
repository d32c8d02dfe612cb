"""The inbox workers: chats side by side, each chat's updates in order, each update once."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog
from telegram import Update

from bot.chat.context import AnyApplication
from bot.chat.redaction import is_readable
from bot.services.incoming.inbox import Inbox, Waiting
from bot.services.kernel.ports import Stopwatch
from bot.services.kernel.transaction import HANDLING, Handling
from bot.storage.database import is_in_trouble

log = structlog.get_logger(__name__)

# Enough for a clinic; more only costs throughput.
WORKERS: Final = 8
_LONGEST_SLEEP: Final = 1.0
# Until it is looked up whether something waits that is not known here, without a reason.
_LOOK_ANYWAY: Final = 60.0
# Between two tries of an update while the database is full, read-only or away.
_TRY_AGAIN: Final = 1.0


class Workers:
    """Hands stored updates to the application until it is cancelled."""

    def __init__(
        self,
        application: AnyApplication,
        inbox: Inbox,
        stopwatch: Stopwatch | None = None,
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._stopwatch = stopwatch or Stopwatch()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._is_resting = False
        self._looks_at = self._stopwatch.seconds() + _LOOK_ANYWAY

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being handled and nothing waits for it now."""
        has_post = self._inbox.runtime.post.is_set()
        return self._is_resting and not self._busy and not has_post

    async def run(self) -> None:
        """Work for ever; what is not done when it ends is done at the next start."""
        try:
            while True:
                await self._step()
        finally:
            await self._drain()

    async def _step(self) -> None:
        post = self._inbox.runtime.post
        post.clear()
        if self._seconds_left() <= 0:
            # One that led before may store what it got, and have it forgotten by Telegram.
            self._inbox.lose_track()
            self._looks_at = self._stopwatch.seconds() + _LOOK_ANYWAY
        try:
            waiting = await self._inbox.next(set(self._busy))
        except Exception:
            log.exception("reading the inbox failed")
            waiting = None
        if waiting is None:
            await self._sleep(post)
            return
        self._start(waiting)
        if len(self._busy) >= WORKERS:
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _sleep(self, post: asyncio.Event) -> None:
        self._is_resting = True
        try:
            left = self._seconds_left()
            async with asyncio.timeout(left if self._inbox.knows_all else _LONGEST_SLEEP):
                await post.wait()
        except TimeoutError:
            return
        finally:
            self._is_resting = False

    def _seconds_left(self) -> float:
        return self._looks_at - self._stopwatch.seconds()

    def _start(self, waiting: Waiting) -> None:
        task = asyncio.create_task(self._handle(waiting))
        self._busy[waiting.chat_key] = task
        task.add_done_callback(lambda _: self._finished(waiting.chat_key))

    def _finished(self, chat_key: str) -> None:
        self._busy.pop(chat_key, None)
        self._inbox.runtime.post.set()

    async def _handle(self, waiting: Waiting) -> None:
        handling = Handling(waiting.inbox_id)
        HANDLING.set(handling)
        began = self._stopwatch.seconds()
        try:
            if (update := self._read(waiting)) is None:
                if not await self._is_saved(waiting, handling):
                    await self._inbox.fail(waiting, for_good=True)
                return
            await self._application.process_update(update)
            await self._judge(waiting, handling)
        except Exception:
            # The database is away: the update is still there, and tried again.
            log.exception("an update could not be handled", inbox_id=waiting.inbox_id)
            self._inbox.lose_track()
            await self._stopwatch.sleep(_TRY_AGAIN)
        finally:
            meters = self._inbox.runtime.meters
            meters.updates["done" if handling.is_done else "failed"] += 1
            meters.handling.add(self._stopwatch.seconds() - began)

    def _read(self, waiting: Waiting) -> Update | None:
        if not is_readable(waiting.body):
            log.error("an update has an unknown shape", inbox_id=waiting.inbox_id)
            return None
        try:
            return Update.de_json(waiting.body, self._application.bot)
        except Exception:
            log.exception("an update could not be read", inbox_id=waiting.inbox_id)
            return None

    async def _judge(self, waiting: Waiting, handling: Handling) -> None:
        """By the done mark, not by the return: PTB swallows what a handler raises."""
        if handling.is_done:
            return
        if handling.error is None:
            await self._inbox.settle()
            return
        if await self._is_saved(waiting, handling):
            return
        if is_in_trouble(handling.error):
            # Not the update's fault: however long it lasts, no update is given up for it.
            raise handling.error
        else:
            await self._inbox.fail(waiting)

    async def _is_saved(self, waiting: Waiting, handling: Handling) -> bool:
        """Danger in it comes before all else that follows; whether nothing is left to do."""
        error = handling.error
        may_pass = error is not None and is_in_trouble(error)
        await self._inbox.save(waiting.body, may_pass=may_pass)
        return handling.is_done

    async def _drain(self) -> None:
        if self._busy:
            await asyncio.wait(set(self._busy.values()), timeout=10)
