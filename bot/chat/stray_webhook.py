"""A webhook that somebody left on the token takes all updates: it is named and removed."""

from __future__ import annotations

from urllib.parse import urlsplit

import structlog
from telegram import Bot
from telegram.error import TelegramError

log = structlog.get_logger(__name__)


async def find_webhook(bot: Bot) -> str | None:
    """The host that gets the updates in the bot's stead, None when there is none.

    Only the host: the rest of the address may hold a token.
    """
    url = (await bot.get_webhook_info()).url
    return (urlsplit(url).hostname or "?") if url else None


async def remove_webhook(bot: Bot) -> bool:
    """Have the updates come to the bot again, those that wait too; whether there was a webhook.

    The log says who got them.
    """
    try:
        host = await find_webhook(bot)
        if host is None:
            return False
        await bot.delete_webhook(drop_pending_updates=False)
    except TelegramError as error:
        log.warning("a webhook could not be removed", error=type(error).__name__)
        return False
    log.warning("a webhook took the updates; it is removed", host=host)
    return True
