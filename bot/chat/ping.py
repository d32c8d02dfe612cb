"""A dead man's handle: somewhere outside is asked once a minute for as long as all is well."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from aiohttp import ClientError, ClientTimeout
from telegram.error import NetworkError

from bot.chat.request import find_proxy, open_session
from bot.services.kernel.ports import Stopwatch

log = structlog.get_logger(__name__)

PING_EVERY: Final = 60.0
_WITHIN: Final = ClientTimeout(20.0)
_USER_AGENT: Final = "aftercare"


class Ping:
    """Pings until it is cancelled; who hears nothing for some minutes should raise an alarm."""

    def __init__(
        self,
        url: str,
        is_well: Callable[[], Awaitable[bool]],
        stopwatch: Stopwatch | None = None,
    ) -> None:
        self._url = url
        self._is_well = is_well
        self._stopwatch = stopwatch or Stopwatch()

    async def run(self) -> None:
        """Ping for ever: never with data, and not at all while something is wrong."""
        while True:
            if await self._is_well():
                await self._ping()
            else:
                log.warning("not pinged: something is wrong")
            await self._stopwatch.sleep(PING_EVERY)

    async def _ping(self) -> None:
        try:
            async with (
                asyncio.timeout(2 * PING_EVERY),
                open_session(_USER_AGENT) as session,
                session.get(self._url, proxy=find_proxy(self._url), timeout=_WITHIN) as answer,
            ):
                answer.raise_for_status()
        except (ClientError, NetworkError, OSError) as error:
            # The address is a secret: whoever knows it could ping for a dead bot.
            log.warning("ping failed", error=type(error).__name__)
