"""Sweeping rows that are due: one bad row never stops the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
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
# A row that failed comes back after this long.
PUT_OFF: Final = timedelta(minutes=5)
# What shares a commit: more hold up whoever waits for one of them, and save little.
TOGETHER: Final = 4

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
        is_to_tell = not is_in_trouble(error) and runtime.failures.add(name)
        await _try(runtime, "put off", lambda work: plan.put_off(work, row_id, work.now + PUT_OFF))
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
