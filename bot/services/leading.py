"""One process works at a time: it leads as long as it can renew its lease in the database."""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import Final

import structlog

from bot.services.housekeeping import LEASE_FOR, Housekeeping

log = structlog.get_logger(__name__)

RENEW_EVERY: Final = 5.0


class LostLeadError(Exception):
    """Another process leads now, or the database was away for longer than the lease."""


class Leader:
    """This process's claim to lead."""

    def __init__(self, housekeeping: Housekeeping) -> None:
        self._housekeeping = housekeeping
        self._holder = secrets.token_hex(8)

    async def wait_for_turn(self) -> None:
        """Return once this process leads; a second one waits here until the first is gone."""
        has_said_so = False
        while not await self._housekeeping.lead(self._holder):
            if not has_said_so:
                log.info("another process leads, waiting")
                has_said_so = True
            await asyncio.sleep(RENEW_EVERY)

    async def keep(self) -> None:
        """Renew the lease until cancelled; raises `LostLeadError` when it is gone."""
        renewed = time.monotonic()
        while True:
            await asyncio.sleep(RENEW_EVERY)
            try:
                if not await self._housekeeping.lead(self._holder):
                    raise LostLeadError
                renewed = time.monotonic()
            except LostLeadError:
                raise
            except Exception:
                log.exception("lease not renewed")
                if time.monotonic() - renewed > LEASE_FOR.total_seconds():
                    raise LostLeadError from None

    async def let_go(self) -> None:
        """Give the lease back, so that the next process starts at once."""
        await self._housekeeping.let_go(self._holder)
