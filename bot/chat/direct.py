"""The calls that no outbox row stands for: what is shown for a moment, and menus."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.chat.send_errors import wait_of
from bot.services.kernel.traffic import MENUS, TOASTS
from bot.services.kernel.transaction import Runtime

log = structlog.get_logger(__name__)

# Toasts that are called at once, so that messages never wait for a free connection; menus one
# after the other, since the last that was set is the one that counts.
_AT_ONCE: Final = {TOASTS: 8, MENUS: 1}
# Those that may wait for their turn: whoever pressed has looked away before a later one came.
_MOST: Final = 100
# Seconds for what is still on its way when the bot ends.
_GIVEN_UP_AFTER: Final = 5.0

Call: TypeAlias = Callable[[], Awaitable[object]]


async def call_directly(runtime: Runtime, kind: str, *calls: Call) -> None:
    """Make the calls in a row, unless Telegram asked to wait with such calls, or with all.

    If it asks now, only calls of this kind wait. Calls that are skipped or fail are not made up
    for: they cost only a toast or a menu.
    """
    try:
        for call in calls:
            # Others call meanwhile, and may have been asked to wait.
            if runtime.traffic.left(kind) is not None:
                log.info("call skipped", kind=kind)
                return
            await call()
    except RetryAfter as error:
        log.warning("Telegram asks to wait", kind=kind, seconds=wait_of(error).total_seconds())
        runtime.traffic.ask(kind, wait_of(error))
    except TelegramError as error:
        # After a restart a press may be too old to be answered; its effect is stored.
        log.info("call failed", kind=kind, error=type(error).__name__)


class Asides:
    """Toasts or menus, which nobody waits for: the chat's next update goes on meanwhile."""

    def __init__(self, runtime: Runtime, kind: str) -> None:
        self._runtime = runtime
        self._kind = kind
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns = asyncio.Semaphore(_AT_ONCE[kind])

    @property
    def is_idle(self) -> bool:
        """Whether every call was made, skipped or given up."""
        return not self._tasks

    def show(self, call: Call) -> None:
        """Make the call as soon as it may be made, and keep it until it ends."""
        if len(self._tasks) >= _MOST:
            log.info("call skipped", kind=self._kind)
            return
        task = asyncio.create_task(self._show(call))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _show(self, call: Call) -> None:
        async with self._turns:
            try:
                await call_directly(self._runtime, self._kind, call)
            except Exception:
                log.exception("an aside failed", kind=self._kind)

    async def finish(self, within: float = _GIVEN_UP_AFTER) -> None:
        """Wait until all calls have ended, and give up those that take longer (seconds)."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(set(self._tasks), timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
