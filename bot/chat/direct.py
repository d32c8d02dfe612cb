"""The calls that no outbox row stands for: what is shown for a moment, and menus."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.chat.send_errors import wait_of
from bot.services.delivery.flood_control import FloodControl

log = structlog.get_logger(__name__)


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
