"""Sweeping rows that are due: one bad row never stops the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.kernel.transaction import Runtime, Work
from bot.storage.database import is_in_trouble

log = structlog.get_logger(__name__)

# What is read at a time.
BATCH: Final = 200
# A row that failed comes back after this long; soon where the database was in trouble, which is
# over by the time that it can be put off.
PUT_OFF: Final = timedelta(minutes=5)
PUT_OFF_IN_TROUBLE: Final = timedelta(seconds=5)
# What shares a commit: more hold up whoever waits for one of them, and save little.
TOGETHER: Final = 4

# The safety net of an outlook, should another process change something.
_LOOK_ANYWAY: Final = timedelta(minutes=1)
# Seconds between two looks at the clock, which may have been set; and while what is due waits for
# the polls to tell what people did.
_LONGEST_SLEEP: Final = 5.0
_HEARS_WITHIN: Final = 1.0

Find: TypeAlias = Callable[[AsyncSession, datetime, int], Awaitable[Sequence[str]]]
Handle: TypeAlias = Callable[[Work, str], Awaitable[None]]
HandleSome: TypeAlias = Callable[[Work, Sequence[str]], Awaitable[Collection[str]]]
PutOff: TypeAlias = Callable[[Work, str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is due, what is done with each, and what with one that fails.

    Each row has a transaction of its own. One that failed is put off; when it did so again and
    again, staff are told. `is_paced`: each row brings a message, so that it waits until one can go
    at once instead of waiting in a queue. `handle_some`: deals with several rows in one
    transaction, and says with which; the others, and all when it fails, get their own.
    """

    find: Find
    handle: Handle
    put_off: PutOff
    tell: Handle
    is_paced: bool = False
    handle_some: HandleSome | None = None


async def sweep(runtime: Runtime, plan: Sweep) -> int:
    """Handle each row that is due now, each once; how many were handled without an error."""
    handled, seen = 0, set[str]()
    while True:
        async with runtime.database.reading() as session:
            due = await plan.find(session, runtime.clock.now(), BATCH)
        fresh = [row_id for row_id in due if row_id not in seen]
        seen.update(fresh)
        left = fresh
        while left:
            count = 1 if plan.handle_some is None else min(len(left), TOGETHER)
            if plan.is_paced:
                count = await runtime.dispatch.wait_for_room(count)
            some, left = left[:count], left[count:]
            handled += await _some(runtime, plan, some)
        if not fresh or len(due) < BATCH:
            return handled


async def _some(runtime: Runtime, plan: Sweep, rows: Sequence[str]) -> int:
    """In one transaction if that can be; how many were handled without an error."""
    done: Collection[str] = ()
    if plan.handle_some is not None and len(rows) > 1:
        done = await _together(runtime, plan.handle_some, rows)
    return len(done) + sum([await _one(runtime, plan, row) for row in rows if row not in done])


async def _together(
    runtime: Runtime, handle_some: HandleSome, rows: Sequence[str]
) -> Collection[str]:
    try:
        return await runtime.transact(lambda work: handle_some(work, rows))
    except Exception:
        # Whose fault it is shows when each is handled by itself.
        log.warning("rows failed together", count=len(rows), exc_info=True)
        return ()


async def _one(runtime: Runtime, plan: Sweep, row_id: str) -> bool:
    name = f"{plan.handle.__name__} {row_id}"
    try:
        await runtime.transact(lambda work: plan.handle(work, row_id))
    except Exception as error:
        log.exception("row failed", row=row_id, step=plan.handle.__name__)
        # A database in trouble is not the row's fault.
        is_to_blame = not is_in_trouble(error)
        is_to_tell = is_to_blame and runtime.failures.add(name)
        span = PUT_OFF if is_to_blame else PUT_OFF_IN_TROUBLE
        await _try(runtime, "put off", lambda work: plan.put_off(work, row_id, work.now + span))
        if is_to_tell:
            await _try(runtime, "told", lambda work: plan.tell(work, row_id))
        return False
    runtime.failures.forget(name)
    return True


async def _try(runtime: Runtime, what: str, step: Callable[[Work], Awaitable[None]]) -> None:
    try:
        await runtime.transact(step)
    except Exception:
        log.exception("row not dealt with", what=what)


@dataclass(frozen=True, slots=True)
class _Look:
    """The last look for what is due: when, after how many commits, and what was next then."""

    at: datetime
    commits: int
    next_at: datetime | None


class Outlook:
    """Whether something may be due: what was next at the last look, and what changed since."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._last: _Look | None = None

    def note(self, at: datetime, commits: int, next_at: datetime | None) -> None:
        """Somebody looked then, after so many commits; `next_at`: the time of the next."""
        self._last = _Look(at, commits, next_at)

    def may_be_due(self) -> bool:
        """Whether it is worth a look: something changed, or the time of the next has come."""
        now, last = self._runtime.clock.now(), self._last
        if last is None or self._runtime.commits != last.commits:
            return True
        heard_until = self._runtime.listening.heard_until()
        if last.next_at and heard_until and last.next_at <= min(now, heard_until):
            return True
        return not last.at <= now < last.at + _LOOK_ANYWAY

    async def until_due(self) -> None:
        """Return once it may be; until then nothing is asked."""
        changed = self._runtime.changed
        while not self.may_be_due():
            changed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(self._seconds_left()):
                    await changed.wait()

    def _seconds_left(self) -> float:
        next_at = self._last.next_at if self._last else None
        if next_at is None:
            return _LONGEST_SLEEP
        seconds = (next_at - self._runtime.clock.now()).total_seconds()
        return min(seconds, _LONGEST_SLEEP) if seconds > 0 else _HEARS_WITHIN
