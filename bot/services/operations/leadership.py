"""One process works at a time: it leads while it can renew its lease in the database."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta
from typing import Final

import structlog

from bot.services.kernel.ports import Stopwatch
from bot.services.kernel.transaction import Service, Work
from bot.storage import damage, leases

log = structlog.get_logger(__name__)

LEASE_FOR: Final = timedelta(seconds=30)
RENEW_EVERY: Final = 5.0
# Seconds for one renewal: a locked SQLite file would take all that is left of the lease.
_PATIENCE: Final = 3.0
# Before the lease runs out and another process may take it.
_GIVE_UP_AFTER: Final = LEASE_FOR.total_seconds() - 2 * RENEW_EVERY


class Leadership(Service):
    """The lease under which one process works at a time."""

    async def lead(self, holder: str) -> bool:
        """Take or renew the lease: one process works at a time; False while another has it.

        It waits for no connection that other use cases hold.
        """
        return await self.runtime.shielded(self._lead(holder))

    async def _lead(self, holder: str) -> bool:
        async with self.runtime.database.for_lease() as session:
            # SQLite lets one writer in at a time: the moment after that wait counts.
            await session.connection()
            return await leases.take(session, holder, self.runtime.clock.now(), LEASE_FOR)

    async def let_go(self, holder: str) -> None:
        """Give the lease back, so that the next process starts at once."""
        await self.runtime.shielded(self._let_go(holder))

    async def _let_go(self, holder: str) -> None:
        async with self.runtime.database.for_lease() as session:
            await leases.let_go(session, holder)


class LostLeadError(Exception):
    """Another process leads now: only one may, and this one could not renew its lease in time."""


class Leader:
    """This process's claim to lead.

    While the lease cannot be renewed, nobody is known to want the lead: it is kept, but each
    transaction first renews the lease itself, in its own commit, and is none if another leads.
    """

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
        self._renewed = self._stopwatch.seconds()
        self._cause = ""

    async def wait_for_turn(self) -> None:
        """Return once this process leads; a second one waits here until the first is gone."""
        began = self._stopwatch.seconds()
        if not await self._leadership.lead(self._holder):
            log.info("another process leads, waiting")
            began = self._stopwatch.seconds()
            while not await self._leadership.lead(self._holder):
                await self._stopwatch.sleep(RENEW_EVERY)
                began = self._stopwatch.seconds()
        self._renewed = began
        self._leadership.runtime.fence = self._fence

    async def keep(self) -> None:
        """Renew the lease until cancelled; raises `LostLeadError` when another process leads."""
        self._renewed = self._stopwatch.seconds()
        while self._may_lead:
            await self._stopwatch.sleep(RENEW_EVERY)
            # A transaction may have found that another leads: it has done what is not known here.
            if self._may_lead:
                await self._renew()
        raise self._lost()

    async def _renew(self) -> None:
        """While the database is away, or takes too long, the lease is left as it is."""
        began = self._stopwatch.seconds()
        try:
            async with asyncio.timeout(self._patience):
                self._may_lead = await self._leadership.lead(self._holder)
        except Exception as error:
            self._cause = damage.reason(error)
            log.exception("lease not renewed", overdue=self._is_overdue())
            return
        if self._may_lead:
            self._renewed = began

    def _is_overdue(self) -> bool:
        """Whether another process may soon take the lease."""
        return self._stopwatch.seconds() - self._renewed > _GIVE_UP_AFTER

    async def _fence(self, work: Work) -> None:
        """Before anything is done in a transaction while the lease is overdue.

        Whoever takes it meanwhile waits for this commit, or this one finds that they have it.
        """
        if not self._is_overdue():
            return
        began = self._stopwatch.seconds()
        self._may_lead = await leases.take(work.session, self._holder, work.now, LEASE_FOR)
        if not self._may_lead:
            raise self._lost()
        self._renewed = began

    def _lost(self) -> LostLeadError:
        why = f" The last renewal failed: {self._cause}." if self._cause else ""
        return LostLeadError(f"{LostLeadError.__doc__}{why}")

    async def let_go(self) -> None:
        """Give the lease back, so that the next process starts at once; not one that was lost.

        While the database is away it is left to run out.
        """
        self._leadership.runtime.fence = None
        if not self._may_lead:
            return
        try:
            async with asyncio.timeout(self._patience):
                await self._leadership.let_go(self._holder)
        except Exception:
            log.exception("lease not given back")
