"""The sending loop: claims what may go, keeps a few calls in flight, sleeps in between."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog

from bot.services.delivery.claims import Claim
from bot.services.delivery.sending import Delivery

log = structlog.get_logger(__name__)

# httpx gets slower with more calls in flight.
WORKERS: Final = 8
# The tick is the safety net of the wake-up by a commit.
_LONGEST_SLEEP: Final = 1.0
_SHORTEST_SLEEP: Final = 0.02


class Sender:
    """Runs a `Delivery` until it is cancelled."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._calls: set[asyncio.Task[None]] = set()
        self._is_resting = False

    async def run(self) -> None:
        """Send for ever; an error of the database is waited out."""
        try:
            while True:
                await self._step()
        finally:
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
        mail, free = self._delivery.runtime.mail, WORKERS - len(self._calls)
        mail.clear()
        try:
            claims = await self._delivery.claim(free)
        except Exception:
            log.exception("claiming failed")
            await asyncio.sleep(_LONGEST_SLEEP)
            return
        for claim in claims:
            self._start(claim)
        if len(claims) < free:
            # That was all that may go now.
            await self._sleep(mail)
        elif len(self._calls) >= WORKERS:
            await asyncio.wait(self._calls, return_when=asyncio.FIRST_COMPLETED)

    def _start(self, claim: Claim) -> None:
        call = asyncio.create_task(self._send(claim))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def _send(self, claim: Claim) -> None:
        try:
            await self._delivery.send(claim)
        except Exception:
            # Its lease runs out, and then it counts as uncertain or unsent.
            log.exception("sending failed", row=claim.row_id)
        self._delivery.runtime.mail.set()

    async def _sleep(self, mail: asyncio.Event) -> None:
        runtime = self._delivery.runtime
        sleep = _LONGEST_SLEEP
        try:
            next_at = await self._delivery.next_claim_at()
        except Exception:
            log.exception("looking for mail failed")
            next_at = None
        if next_at is not None:
            seconds = (next_at - runtime.clock.now()).total_seconds()
            sleep = min(max(seconds, _SHORTEST_SLEEP), _LONGEST_SLEEP)
        self._is_resting = True
        try:
            async with asyncio.timeout(sleep):
                await mail.wait()
        except TimeoutError:
            return
        finally:
            self._is_resting = False

    async def _drain(self) -> None:
        """Let calls in flight end, so that their results are recorded."""
        if self._calls:
            await asyncio.wait(set(self._calls), timeout=10)
