"""How the bot is seen and reached from outside: its web side, the webhook, the dead man's ping."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog

from bot.chat.ping import Ping
from bot.chat.webhook import Webhook
from bot.domain.errors import StartError
from bot.services.incoming.inbox import Inbox
from bot.services.operations.readiness import Watch
from bot.settings import Settings

if TYPE_CHECKING:
    from telegram import Bot

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Outside:
    """Nothing of it is there unless it is asked for; `port`: where it listens, once it does."""

    address: tuple[str, int] | None = None
    webhook: Webhook | None = None
    ping: Ping | None = None
    port: int | None = field(default=None, init=False)

    @asynccontextmanager
    async def serving(self, watch: Watch) -> AsyncIterator[None]:
        """Be seen, also while another process leads; raises `StartError`."""
        if self.address is None:
            yield
            return
        try:
            # A bot that nobody looks at pays nothing for it.
            from bot.web.server import serving
            from bot.web.site import Hook, make_site
        except ModuleNotFoundError as error:
            raise StartError(
                f"WEB_ADDRESS: {error.name} is missing: start with `make run`, "
                "or install the wheel with its extra web"
            ) from None
        webhook, hook = self.webhook, None
        if webhook is not None:
            hook = Hook(urlsplit(webhook.url).path or "/", webhook.secret, webhook.take)
        async with _named_address(serving(make_site(watch, hook), *self.address)) as self.port:
            yield


@asynccontextmanager
async def _named_address(server: AbstractAsyncContextManager[int]) -> AsyncIterator[int]:
    """What the address lacks is said by its name; what fails later is not taken for that."""
    async with AsyncExitStack() as stack:
        try:
            port = await stack.enter_async_context(server)
        except OSError as error:
            raise StartError(f"WEB_ADDRESS: cannot be listened on: {error.strerror}") from None
        log.info("seen from outside", port=port)
        yield port


def make_outside(settings: Settings, bot: Bot, inbox: Inbox, watch: Watch) -> Outside:
    """What the settings ask for."""
    webhook = ping = None
    if settings.webhook_url is not None:
        webhook = Webhook(bot, inbox, settings.webhook_url, settings.webhook_secret or "")
    if settings.ping_url is not None:
        ping = Ping(settings.ping_url, watch.is_well)
    return Outside(settings.web_address, webhook, ping)
