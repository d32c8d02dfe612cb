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
from bot.storage.database import is_in_trouble

log = structlog.get_logger(__name__)

LEASE_FOR: Final = timedelta(seconds=9)
RENEW_EVERY: Final = 3.0
LOOK_EVERY: Final = 0.5
"""Seconds between a standby's looks at the lease."""
# Seconds for one renewal: a locked SQLite file would take all that is left of the lease.
_PATIENCE: Final = 3.0
# Seconds without a renewal, well before the lease runs out and another process may take it.
_OVERDUE_AFTER: Final = 2 * RENEW_EVERY


class Leadership(Service):
    """The lease under which one process works at a time."""

    async def lead(self, holder: str) -> int | None:
        """Take the lead: one process works at a time; its epoch, None while another has it.

        It waits for no connection that other use cases hold.
        """
        return await self.runtime.shielded(self._lead(holder))

    async def _lead(self, holder: str) -> int | None:
        async with self.runtime.database.for_lease() as session:
            # SQLite lets one writer in at a time: the moment after that wait counts.
            await session.connection()
            return await leases.take(session, holder, self.runtime.clock.now(), LEASE_FOR)

    async def get_ready(self) -> None:
        """Open the connection that whoever leads needs first, and keep it open."""
        async with self.runtime.database.reading() as session:
            await session.connection()

    async def renew(self, holder: str, epoch: int) -> bool:
        """Keep the lead; False once another has it."""
        return await self.runtime.shielded(self._renew(holder, epoch))

    async def _renew(self, holder: str, epoch: int) -> bool:
        runtime = self.runtime
        now = runtime.clock.now
        return await leases.renew_alone(runtime.database, holder, epoch, now, LEASE_FOR)

    async def let_go(self, holder: str, epoch: int) -> None:
        """Give the lease back, so that the next process starts at once."""
        await self.runtime.shielded(self._let_go(holder, epoch))

    async def _let_go(self, holder: str, epoch: int) -> None:
        async with self.runtime.database.for_lease() as session:
            await leases.let_go(session, holder, epoch)


class LostLeadError(Exception):
    """Another process leads now: only one may, and this one could not renew its lease in time."""


class Leader:
    """This process's claim to lead.

    While the lease cannot be renewed, nobody is known to want the lead: it is kept, but each
    transaction first renews the lease itself, in its own commit, and is none if another leads.
    Where it cannot know, having slept since, the database refuses what it marks: see `Fence`.
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
        self.epoch = 0
        self._may_lead = True
        self._renewed = self._stopwatch.seconds()
        self._cause = ""

    @property
    def leads(self) -> bool:
        """Whether no other process is known to lead."""
        return self._may_lead

    async def wait_for_turn(self) -> None:
        """Return once this process leads; a second one waits here until the first is gone."""
        is_told = False
        began = self._stopwatch.seconds()
        while (epoch := await self._try()) is None:
            if not is_told:
                log.info("another process leads, waiting")
                is_told = True
                await self._get_ready()
            await self._stopwatch.sleep(LOOK_EVERY)
            began = self._stopwatch.seconds()
        self._renewed = began
        self.epoch = epoch
        self._leadership.runtime.fence = self
        log.info("this process leads", epoch=epoch)

    async def _try(self) -> int | None:
        """While the database is away, nobody leads."""
        try:
            return await self._leadership.lead(self._holder)
        except Exception as error:
            if not is_in_trouble(error):
                raise
            log.warning("the lease was not read", why=damage.reason(error))
            return None

    async def _get_ready(self) -> None:
        """A new connection may take as long as all else that a leader does first."""
        try:
            await self._leadership.get_ready()
        except Exception as error:
            if not is_in_trouble(error):
                raise
            log.warning("no connection was opened", why=damage.reason(error))

    async def keep(self) -> None:
        """Renew the lease until cancelled; raises `LostLeadError` when another process leads."""
        while self._may_lead:
            await self._stopwatch.sleep(RENEW_EVERY)
            # A transaction may have found that another leads: it has done what is not known here.
            if self._may_lead:
                await self._renew()
        raise self.lost()

    async def _renew(self) -> None:
        """While the database is away, or takes too long, the lease is left as it is."""
        began = self._stopwatch.seconds()
        try:
            async with asyncio.timeout(self._patience):
                self._may_lead = await self._leadership.renew(self._holder, self.epoch)
        except Exception as error:
            self._cause = damage.reason(error)
            log.exception("lease not renewed", overdue=self._is_overdue())
            return
        if self._may_lead:
            self._renewed = began

    def _is_overdue(self) -> bool:
        """Whether another process may soon take the lease."""
        return self._stopwatch.seconds() - self._renewed > _OVERDUE_AFTER

    async def check(self, work: Work) -> None:
        """Before anything is done in a transaction while the lease is overdue.

        Whoever takes it meanwhile waits for this commit, or this one finds that they have it.
        """
        if not self._may_lead:
            raise self.lost()
        if not self._is_overdue():
            return
        began = self._stopwatch.seconds()
        if not await leases.renew(work.session, self._holder, self.epoch, work.now, LEASE_FOR):
            raise self.lost()
        self._renewed = began

    def lost(self) -> LostLeadError:
        """Another leads: it does nothing more, and `keep` ends."""
        self._may_lead = False
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
                await self._leadership.let_go(self._holder, self.epoch)
        except Exception:
            log.exception("lease not given back")
