"""The calls that no outbox row stands for: what is shown for a moment, and menus."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.chat.errors import wait_of
from bot.services.flood import Flood

log = structlog.get_logger(__name__)


async def call_directly(flood: Flood, call: Callable[[], Awaitable[object]]) -> None:
    """Make the call, unless Telegram asked to wait; if it asks now, all senders wait.

    A call that is skipped or fails is not made up for: it costs only a toast or a menu.
    """
    if await flood.is_on():
        log.info("call skipped")
        return
    try:
        await call()
    except RetryAfter as error:
        log.warning("Telegram asks to wait", seconds=wait_of(error).total_seconds())
        await flood.begin(wait_of(error))
    except TelegramError as error:
        # After a restart a press may be too old to be answered; its effect is stored.
        log.info("call failed", error=type(error).__name__)
