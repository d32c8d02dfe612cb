"""The calls that no outbox row stands for: what is shown for a moment, and menus."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.chat.send_errors import wait_of
from bot.services.delivery.flood_control import FloodControl

log = structlog.get_logger(__name__)

# Toasts that are called at once, so that messages never wait for a free connection, and those
# that may wait for their turn: whoever pressed has looked away before a later one came.
_AT_ONCE: Final = 8
_MOST: Final = 100
# Seconds for what is still on its way when the bot ends.
_GIVEN_UP_AFTER: Final = 5.0

Call: TypeAlias = Callable[[], Awaitable[object]]


async def call_directly(flood: FloodControl, *calls: Call) -> None:
    """Make the calls in a row, unless Telegram asked to wait; if it asks now, all senders wait.

    Calls that are skipped or fail are not made up for: they cost only a toast or a menu.
    """
    try:
        for call in calls:
            # Others call meanwhile, and may have been asked to wait.
            if await flood.is_on():
                log.info("call skipped")
                return
            await call()
    except RetryAfter as error:
        log.warning("Telegram asks to wait", seconds=wait_of(error).total_seconds())
        await flood.begin(wait_of(error))
    except TelegramError as error:
        # After a restart a press may be too old to be answered; its effect is stored.
        log.info("call failed", error=type(error).__name__)


class Toasts:
    """Answers to presses, which nobody waits for: the chat's next update goes on meanwhile."""

    def __init__(self, flood: FloodControl) -> None:
        self._flood = flood
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns = asyncio.Semaphore(_AT_ONCE)

    @property
    def is_idle(self) -> bool:
        """Whether every toast was shown, skipped or given up."""
        return not self._tasks

    def show(self, call: Call) -> None:
        """Make the call as soon as it may be made, and keep it until it ends."""
        if len(self._tasks) >= _MOST:
            log.info("call skipped")
            return
        task = asyncio.create_task(self._show(call))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _show(self, call: Call) -> None:
        async with self._turns:
            try:
                await call_directly(self._flood, call)
            except Exception:
                log.exception("a press was not answered")

    async def finish(self, within: float = _GIVEN_UP_AFTER) -> None:
        """Wait until all calls have ended, and give up those that take longer (seconds)."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(set(self._tasks), timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
