"""Updates that Telegram posts instead of being asked for: told where to, stored before a 200."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.chat.poll_health import Hearing
from bot.chat.polling import ALLOWED, store_alone
from bot.chat.redaction import read_envelope
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Stopwatch
from bot.storage.database import is_in_trouble

log = structlog.get_logger(__name__)

# Seconds between two questions whether anything waits at Telegram, and for the answer.
LOOK_EVERY: Final = 10.0
_PATIENCE: Final = 10.0
# Seconds between two looks for what other processes have stored.
_SHARE_EVERY: Final = 1.0


class _UndeliveredError(Exception):
    """Updates wait at Telegram and none came since the last look, or it posts elsewhere."""


class Webhook:
    """Keeps the webhook set until cancelled, and learns whether all that people did has come.

    Any process may store what is posted; the one that leads runs this. It takes nothing back at
    its end: the next process may be receiving already, and Telegram keeps what nobody takes.
    """

    def __init__(
        self, bot: Bot, inbox: Inbox, url: str, secret: str, stopwatch: Stopwatch | None = None
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self.url = url
        self.secret = secret
        self._stopwatch = stopwatch or Stopwatch()
        self._hearing = Hearing(self._stopwatch.seconds)
        self._listening = inbox.runtime.listening
        self._polls = inbox.runtime.meters.polls
        self._is_set = self._has_waited = False
        self._newest = 0

    async def take(self, raw: Any) -> None:
        """Store one update; committed when this returns. One that came before changes nothing."""
        envelope = read_envelope(raw)
        if envelope is not None:
            await store_alone(self._inbox, envelope)
            self._inbox.runtime.post.set()

    async def run(self) -> None:
        """Look after the webhook for ever; raises `DeafError` when Telegram refuses for long."""
        self._hearing = Hearing(self._stopwatch.seconds)
        self._listening.begin()
        while True:
            try:
                await self._look()
            except Exception as error:
                is_told = isinstance(error, TelegramError | TimeoutError | _UndeliveredError)
                if not is_told and not is_in_trouble(error):
                    raise
                self._polls["failed"] += 1
                self._listening.lose()
                log.warning("the webhook does not serve", error=type(error).__name__)
                self._hearing.failed(error, LOOK_EVERY, _PATIENCE)
            await self._share()

    async def _look(self) -> None:
        # Until the next look what people do is posted at once.
        self._listening.ask(LOOK_EVERY + 2 * _PATIENCE)
        async with asyncio.timeout(_PATIENCE):
            if not self._is_set:
                await self._set()
            info = await self._bot.get_webhook_info()
        if info.url != self.url:
            self._is_set = False
            raise _UndeliveredError
        known_until = self._listening.answered()
        if await self._is_stuck(info.pending_update_count > 0):
            raise _UndeliveredError
        self._listening.heard(None if self._has_waited else known_until)
        self._hearing.succeeded()
        self._polls["ok"] += 1

    async def _is_stuck(self, waits: bool) -> bool:
        """Whether updates wait at Telegram, as at the last look, and no process got any since."""
        has_waited, self._has_waited = self._has_waited, waits
        if not waits:
            return False
        before, self._newest = self._newest, await self._inbox.newest()
        return has_waited and self._newest == before

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self.url, secret_token=self.secret, allowed_updates=list(ALLOWED)
        )
        self._is_set = True
        log.info("the webhook is set")

    async def _share(self) -> None:
        """Until the next look hand out what other processes stored, which memory knows not."""
        for _ in range(round(LOOK_EVERY / _SHARE_EVERY)):
            self._inbox.lose_track()
            self._inbox.runtime.post.set()
            await self._stopwatch.sleep(_SHARE_EVERY)
