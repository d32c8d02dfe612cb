"""How the bot is, as whoever watches it from outside needs to know: ready or not, and the load."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.kernel.transaction import Runtime, Service
from bot.services.operations import lateness
from bot.services.operations.lateness import LATE
from bot.storage import gauges, health

log = structlog.get_logger(__name__)

# Longer than the longest poll that succeeds, and within a minute of the last one.
_DEAF_AFTER: Final = timedelta(seconds=45)
# Seconds for the database's answers.
_PATIENCE: Final = 5.0
_NEVER: Final = timedelta()


class Role(StrEnum):
    """What this process does at present."""

    STARTING = "starting"
    STANDBY = "standby"
    LEADER = "leader"
    STOPPING = "stopping"


class Trouble(StrEnum):
    """Why the bot is not ready."""

    STARTING = "starting"
    STOPPING = "stopping"
    DATABASE = "database away"
    DEAF = "no updates are heard"
    UNSENT = "messages are not sent"
    UNHANDLED = "updates are not handled"
    CLOCK = "the clock was set back"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found: ages are seconds, None where nothing waits.

    An alert that nobody closes is told, but it is no trouble of this process.
    """

    role: Role
    troubles: tuple[Trouble, ...] = ()
    poll_age: float | None = None
    oldest_unsent: float | None = None
    oldest_unhandled: float | None = None
    oldest_open_p1: float | None = None
    epoch: int | None = None
    """Of the lead, in the process that leads: grows each time that one takes over."""

    @property
    def is_ready(self) -> bool:
        """Whether it does, or could do, all that it is for."""
        return not self.troubles


@dataclass(frozen=True, slots=True)
class Load:
    """What waits: messages by lane, updates, and alerts by priority, with the oldest's age."""

    outbox: dict[int, int] = field(default_factory=dict)
    inbox: int = 0
    alerts: dict[int, tuple[int, float]] = field(default_factory=dict)


class Watch(Service):
    """Looks at this process and its database, and changes nothing."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self.role = Role.STARTING

    async def look(self) -> Readiness:
        """How it is now, within seconds also while the database is away."""
        if self.role in (Role.STARTING, Role.STOPPING):
            return Readiness(self.role, (Trouble(self.role),))
        try:
            async with asyncio.timeout(_PATIENCE), self.runtime.database.reading() as session:
                return await self._look(session)
        except Exception:
            log.exception("the database was not read")
            return Readiness(self.role, (Trouble.DATABASE,), poll_age=self._poll_age())

    async def is_well(self) -> bool:
        """Whether nothing is wrong, for whoever tells the world so."""
        return (await self.look()).is_ready

    async def load(self) -> Load:
        """What waits; raises what the database does."""
        async with asyncio.timeout(_PATIENCE), self.runtime.database.reading() as session:
            now = self.runtime.clock.now()
            open_alerts = await gauges.open_alerts(session)
            return Load(
                await gauges.count_outbox(session),
                await gauges.count_inbox(session),
                {
                    priority: (count, _seconds(now, since) or 0.0)
                    for priority, (count, since) in open_alerts.items()
                },
            )

    def _poll_age(self) -> float | None:
        return _seconds(self.runtime.clock.now(), self.runtime.listening.polled_at)

    async def _look(self, session: AsyncSession) -> Readiness:
        now = self.runtime.clock.now()
        unsent = min(
            filter(None, [
                await lateness.oldest_check_in(session, now),
                await lateness.oldest_message(session, now),
            ]),
            default=None,
        )  # fmt: skip
        unhandled = await health.oldest_waiting(session)
        newest = await health.newest_row(session)
        p1 = (await gauges.open_alerts(session)).get(1)
        is_leader = self.role is Role.LEADER
        found = {
            Trouble.DEAF: is_leader and self._is_deaf(now),
            Trouble.UNSENT: is_leader and _is_old(now, unsent),
            Trouble.UNHANDLED: is_leader and _is_old(now, unhandled),
            # A moment is what two machines' clocks may differ by.
            Trouble.CLOCK: newest is not None and newest - now > timedelta(minutes=1),
        }
        return Readiness(
            self.role,
            tuple(trouble for trouble, is_so in found.items() if is_so),
            poll_age=self._poll_age(),
            oldest_unsent=_seconds(now, unsent),
            oldest_unhandled=_seconds(now, unhandled),
            oldest_open_p1=_seconds(now, p1 and p1[1]),
            epoch=self.runtime.epoch,
        )

    def _is_deaf(self, now: datetime) -> bool:
        """Before the first poll it is deaf as well: nothing is known of people yet."""
        polled_at = self.runtime.listening.polled_at
        return polled_at is None or now - polled_at > _DEAF_AFTER


def _is_old(now: datetime, since: datetime | None) -> bool:
    return since is not None and now - since > LATE


def _seconds(now: datetime, since: datetime | None) -> float | None:
    return None if since is None else max(now - since, _NEVER).total_seconds()
