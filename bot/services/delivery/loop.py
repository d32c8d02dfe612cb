"""The loop that empties the outbox: wakes for new mail, keeps several calls in flight."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import Context
from typing import Final

import structlog

from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Claim
from bot.services.kernel.traffic import MOST_AT_ONCE

log = structlog.get_logger(__name__)

# Seconds after an error, and between two looks at the clock, which may have been set.
_AFTER_ERROR: Final = 1.0
_LONGEST_SLEEP: Final = 5.0
# Seconds for the calls in flight when the bot stops.
_DRAINS_WITHIN: Final = 10.0
# So many of them until it looks without a reason: the safety net of what wakes it.
_LONGEST_REST: Final = 12


class Sender:
    """Runs a `Delivery` until it is cancelled."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._calls: set[asyncio.Task[None]] = set()
        self._looking: asyncio.Future[list[Claim]] | None = None
        self._is_resting = False

    async def run(self) -> None:
        """Send for ever; an error of the database is waited out."""
        self._delivery.open(self._start)
        try:
            while True:
                await self._step()
        finally:
            self._delivery.close()
            await self._drain()

    @property
    def in_flight(self) -> int:
        """How many messages are on their way, from the claim to the record of the result."""
        return len(self._calls)

    @property
    def is_idle(self) -> bool:
        """Whether no call is in flight and nothing waits to be claimed now."""
        has_mail = self._delivery.runtime.mail.is_set()
        return self._is_resting and not self._calls and not has_mail

    async def _step(self) -> None:
        self._delivery.runtime.mail.clear()
        free = MOST_AT_ONCE - len(self._calls)
        self._looking = asyncio.ensure_future(self._delivery.claim(free))
        try:
            # What was claimed must be sent, also when the bot stops in between.
            for claim in await asyncio.shield(self._looking):
                self._start(claim)
        except Exception:
            log.exception("claiming failed")
            await asyncio.sleep(_AFTER_ERROR)
            return
        await self._rest()

    def _start(self, claim: Claim) -> None:
        # Not in the context of who owes it: what a call does is no handling of their update.
        call = asyncio.create_task(self._send(claim), context=Context())
        self._calls.add(call)
        call.add_done_callback(self._ended)

    def _ended(self, call: asyncio.Task[None]) -> None:
        self._calls.discard(call)
        # Not for each, since a look for one message costs as much as a look for four.
        if self._delivery.lane is not None and len(self._calls) <= MOST_AT_ONCE // 2:
            self._delivery.runtime.mail.set()

    async def _send(self, claim: Claim) -> None:
        try:
            await self._delivery.send(claim)
        except Exception:
            # Its lease runs out, and then it counts as uncertain or unsent.
            log.exception("sending failed", row=claim.row_id)

    async def _rest(self) -> None:
        """Sleep until there is mail, or the time of what waits has come by the bot's own clock."""
        mail, rested = self._delivery.runtime.mail, 0
        self._is_resting = True
        try:
            while (seconds := self._seconds_left()) > 0 and rested < _LONGEST_REST:
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(seconds, _LONGEST_SLEEP)):
                        await mail.wait()
                        return
                rested += 1
        finally:
            self._is_resting = False

    def _seconds_left(self) -> float:
        """Until something may be claimed; as long as can be while nothing waits."""
        next_at = self._delivery.next_at
        if next_at is None:
            return _LONGEST_SLEEP
        return (next_at - self._delivery.runtime.clock.now()).total_seconds()

    async def _drain(self) -> None:
        """Let calls in flight end, so that their results are recorded.

        A transaction that runs may have claimed something, which goes once it is committed.
        """
        running = self._delivery.runtime.running
        with suppress(TimeoutError):
            async with asyncio.timeout(_DRAINS_WITHIN):
                if self._looking is not None and not self._looking.done():
                    for claim in await self._looking:
                        self._start(claim)
                while self._calls or running:
                    await asyncio.wait({*self._calls, *running})
