"""Time on the workbench: what is due is done, what is queued is sent, and nobody waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.sandbox.play import next_due
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.sending import Delivery
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.kernel.ports import Claim
from bot.services.kernel.transaction import Runtime, Work
from bot.services.operations.heartbeat import Heartbeat
from bot.services.operations.leadership import Leadership
from bot.services.operations.retention import Retention
from jobs import Sweepers, run_all
from tests.services.support.fake_messenger import FakeMessenger

# A Monday, 10:30 in the clinic.
MONDAY = datetime(2026, 6, 1, 15, 30, tzinfo=UTC)
ZONE = ZoneInfo("America/Chicago")
_MOMENT = timedelta(seconds=90)
_STEP = timedelta(milliseconds=100)
_MOST_TICKS = 3000
_AT_ANY_TIME = frozenset({"recovery", "purge"})

Result = TypeVar("Result")


@dataclass(slots=True)
class Clockwork:
    """The runtime, its clock and everything that the clock drives."""

    runtime: Runtime
    clock: VirtualClock
    messenger: FakeMessenger
    delivery: Delivery
    check_ins: CheckInSweeps
    heartbeat: Heartbeat
    leadership: Leadership
    retention: Retention
    sweepers: Sweepers

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    async def do(self, use_case: Callable[[Work], Awaitable[Result]]) -> Result:
        """Run a step as one transaction."""
        return await self.runtime.transact(use_case)

    async def pump(self) -> None:
        """Claim and send until nothing may go, waiting out the seconds that the limits ask for."""
        deadline = self.now + _MOMENT
        await self._send_outgoing()
        while (next_at := await self._next_mail_at()) is not None and next_at <= deadline:
            self.clock.move_to(max(next_at, self.now))
            claims = await self.delivery.claim(8)
            for claim in claims:
                await self.delivery.send(claim)
            if not claims:
                traffic = self.runtime.traffic
                room_at = self.now if traffic.room() else traffic.next_room()
                room_at = max(self.now + _STEP, room_at)
                self.clock.move_to(min(room_at, max(deadline, self.now)))
                if room_at > deadline:
                    # Telegram is away: other things come due meanwhile.
                    return
            await self._send_outgoing()

    async def _send_outgoing(self) -> None:
        """Send what was claimed in the commit that owed it."""
        while self.delivery.outgoing:
            await self.delivery.send(self.delivery.outgoing.pop(0))

    async def _next_mail_at(self) -> datetime | None:
        async with self.runtime.database.reading() as session:
            return await next_due.next_mail_at(session, self.now)

    async def updates_waiting(self) -> int:
        """How many updates wait to be handled."""
        async with self.runtime.database.reading() as session:
            return await next_due.updates_waiting(session)

    async def claim_one(self) -> Claim:
        """Claim the one message that may go now."""
        (claim,) = await self.delivery.claim(8)
        return claim

    async def tick(self) -> None:
        """Run every job once at this moment and send what that brings."""
        await run_all(self.sweepers)
        await self.pump()

    async def go_to(self, when: datetime) -> None:
        """Let time pass, with everything that comes due on the way."""
        await self.pump()
        for _ in range(_MOST_TICKS):
            times = await self._due_times()
            next_at = min((at for _, at in times), default=None)
            if next_at is None or next_at > when:
                break
            self.clock.move_to(max(next_at, self.now))
            await run_all(self.sweepers, only={name for name, at in times if at <= self.now})
            await self.pump()
        else:
            raise AssertionError("what is due is never done")
        self.clock.move_to(max(when, self.now))
        # What these do has no time of its own.
        await run_all(self.sweepers, only=_AT_ANY_TIME)
        await self.pump()

    async def _due_times(self) -> list[tuple[str, datetime]]:
        async with self.runtime.database.reading() as session:
            return await next_due.due_times(session, self.now)

    async def go_on(self, **span: float) -> None:
        """Let a span of time pass, as in `go_on(days=1)`."""
        await self.go_to(self.now + timedelta(**span))

    async def go_to_day(self, day: int, hour: int = 11, minute: int = 0) -> None:
        """Let time pass until an hour of the clinic's clock, `day` days after the start."""
        await self.go_to(self.at_day(day, hour, minute))

    def at_day(self, day: int, hour: int = 11, minute: int = 0) -> datetime:
        """An hour of the clinic's clock, `day` days after the start."""
        local = datetime(2026, 6, 1, hour, minute, tzinfo=ZONE) + timedelta(days=day)
        return local.astimezone(UTC)

    def minutes(self, count: float) -> timedelta:
        """So many minutes."""
        return timedelta(minutes=count)

    async def at_once(self, *works: Callable[[], Awaitable[int]]) -> None:
        """Run sweeps at the same time, as two processes would, and send what they bring."""
        await asyncio.gather(*(work() for work in works))
        await self.pump()
