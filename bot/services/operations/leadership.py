"""One process works at a time: it leads while it can renew its lease in the database."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta
from typing import Final

import structlog

from bot.services.kernel.ports import Stopwatch
from bot.services.kernel.transaction import Service, Work, transaction
from bot.storage import leases

log = structlog.get_logger(__name__)

LEASE_FOR: Final = timedelta(seconds=30)
RENEW_EVERY: Final = 5.0
# Seconds for one renewal: a locked SQLite file would take all that is left of the lease.
_PATIENCE: Final = 3.0
# Before the lease runs out and another process may take it.
_GIVE_UP_AFTER: Final = LEASE_FOR.total_seconds() - 2 * RENEW_EVERY


class Leadership(Service):
    """The lease under which one process works at a time."""

    @transaction
    async def lead(self, work: Work, holder: str) -> bool:
        """Take or renew the lease: one process works at a time; False while another has it."""
        work.is_routine = True
        return await leases.take(work.session, holder, work.now, LEASE_FOR)

    @transaction
    async def let_go(self, work: Work, holder: str) -> None:
        """Give the lease back, so that the next process starts at once."""
        await leases.let_go(work.session, holder, work.now)


class LostLeadError(Exception):
    """Another process leads now, or the database was away for longer than the lease."""


class Leader:
    """This process's claim to lead."""

    def __init__(
        self,
        leadership: Leadership,
        stopwatch: Stopwatch | None = None,
        patience: float = _PATIENCE,
    ) -> None:
        self._leadership = leadership
        self._patience = patience
        self._stopwatch = stopwatch or Stopwatch()
        self._holder = secrets.token_hex(8)
        self._may_lead = True

    async def wait_for_turn(self) -> None:
        """Return once this process leads; a second one waits here until the first is gone."""
        if await self._leadership.lead(self._holder):
            return
        log.info("another process leads, waiting")
        while not await self._leadership.lead(self._holder):
            await self._stopwatch.sleep(RENEW_EVERY)

    async def keep(self) -> None:
        """Renew the lease until cancelled; raises `LostLeadError` when it is gone."""
        renewed = self._stopwatch.seconds()
        while self._may_lead:
            await self._stopwatch.sleep(RENEW_EVERY)
            if await self._is_renewed():
                renewed = self._stopwatch.seconds()
            elif self._stopwatch.seconds() - renewed > _GIVE_UP_AFTER:
                self._may_lead = False
        raise LostLeadError

    async def _is_renewed(self) -> bool:
        """Whether the lease was renewed; False while the database is away or another leads."""
        try:
            async with asyncio.timeout(self._patience):
                self._may_lead = await self._leadership.lead(self._holder)
        except Exception:
            log.exception("lease not renewed")
            return False
        return self._may_lead

    async def let_go(self) -> None:
        """Give the lease back, so that the next process starts at once; not one that was lost.

        While the database is away it is left to run out.
        """
        if not self._may_lead:
            return
        try:
            async with asyncio.timeout(self._patience):
                await self._leadership.let_go(self._holder)
        except Exception:
            log.exception("lease not given back")
