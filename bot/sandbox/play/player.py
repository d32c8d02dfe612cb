"""The player: moves the virtual clock from one due time to the next and lets the bot rest."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta
from typing import Final

from bot.app import App, build
from bot.sandbox.play import next_due
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.ports import Clock
from bot.settings import Settings
from bot.storage.database import Database
from jobs import run_all

# What is due within this time belongs to the moment, like the second message to one chat.
_MOMENT: Final = timedelta(seconds=90)
_LONGEST: Final = 120.0


class StuckError(AssertionError):
    """The bot did not come to rest."""


def build_unhurried(settings: Settings, database: Database, clock: Clock) -> App:
    """The bot for a clock that jumps: it polls at short notice."""
    return build(settings, database, clock, poll_for=1)


class Player:
    """Time for a bot in the sandbox."""

    def __init__(self, app: App, sandbox: Sandbox, clock: VirtualClock) -> None:
        self._app = app
        self._sandbox = sandbox
        self._clock = clock

    async def settle(self) -> None:
        """Wait until every update is handled and every message that may go has gone.

        The clock moves by the seconds that Telegram's limits ask for. Raises `StuckError`.
        """
        try:
            async with asyncio.timeout(_LONGEST):
                # There is no one event to wait for: rest is the absence of all of them.
                while not await self._is_at_rest():  # noqa: ASYNC110
                    await asyncio.sleep(0.003)
        except TimeoutError:
            raise StuckError("the bot does not come to rest") from None

    async def go_on(self, span: timedelta) -> None:
        """Let a span of time pass, with everything that comes due in it."""
        await self.go_to(self._clock.now() + span)

    async def go_to(self, when: datetime) -> None:
        """Let time pass until a moment, with everything that comes due on the way."""
        await self.settle()
        while (at := await self._next_at()) <= when:
            self._clock.move_to(max(at, self._clock.now()))
            await self.tick()
        self._clock.move_to(max(when, self._clock.now()))
        await self.tick()

    async def tick(self) -> None:
        """Run every job once at this moment."""
        await run_all(self._app.sweepers)
        await self.settle()

    async def _is_at_rest(self) -> bool:
        if not self._is_quiet():
            return False
        async with self._app.runtime.database.reading() as session:
            is_waiting = await next_due.updates_waiting(session) > 0
            retry_at = await next_due.next_retry_at(session) if is_waiting else None
            next_at = await next_due.next_mail_at(session, self._clock.now())
        if not self._is_quiet():
            return False
        if is_waiting:
            # An update that failed is tried again after a while.
            self._clock.move_to(max(retry_at or self._clock.now(), self._clock.now()))
            self._app.runtime.post.set()
            return False
        traffic = self._app.runtime.traffic
        if next_at is not None and not traffic.room():
            next_at = max(next_at, traffic.next_room())
        if next_at is None or next_at > self._clock.now() + _MOMENT:
            return True
        self._clock.move_to(max(next_at, self._clock.now()))
        self._app.runtime.mail.set()
        return False

    def _is_quiet(self) -> bool:
        app = self._app
        return (
            app.has_looked
            and self._sandbox.is_idle
            and app.workers.is_idle
            and app.services.toasts.is_idle
            and app.services.menus.is_idle
            and app.sender.is_idle
        )

    async def _next_at(self) -> datetime:
        opens_at = self._opens_at()
        async with self._app.runtime.database.reading() as session:
            return min(await next_due.next_at(session, self._clock.now()) or opens_at, opens_at)

    def _opens_at(self) -> datetime:
        """When the clinic opens next: the morning's digest stands in no row."""
        clinic = self._app.runtime.clinic
        local = self._clock.now().astimezone(clinic.zone)
        midnights = (
            datetime.combine(local + timedelta(days=days), time(), local.tzinfo) for days in (0, 1)
        )
        openings = (clinic.hours.opens_at(each, clinic.holidays) for each in midnights)
        return next(at for at in openings if at > local)
