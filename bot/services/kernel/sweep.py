"""Sweeping rows that are due: each in its own transaction, one bad row never stops the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.kernel.transaction import Desk, Work
from bot.storage.database import is_in_trouble

log = structlog.get_logger(__name__)

# What is read at a time.
BATCH: Final = 200
# A row that failed comes back after this long.
PUT_OFF: Final = timedelta(minutes=5)

Find: TypeAlias = Callable[[AsyncSession, datetime, int], Awaitable[Sequence[str]]]
Handle: TypeAlias = Callable[[Work, str], Awaitable[None]]
PutOff: TypeAlias = Callable[[Work, str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is due, what is done with each, and what with one that fails.

    A row that failed is put off; when it did so again and again, staff are told.
    """

    find: Find
    handle: Handle
    put_off: PutOff
    tell: Handle


async def sweep(desk: Desk, plan: Sweep) -> int:
    """Handle each row that is due now, each once; how many were handled without an error."""
    handled, seen = 0, set[str]()
    while True:
        async with desk.database.reading() as session:
            due = await plan.find(session, desk.clock.now(), BATCH)
        fresh = [row_id for row_id in due if row_id not in seen]
        for row_id in fresh:
            handled += await _one(desk, plan, row_id)
        if not fresh or len(due) < BATCH:
            return handled
        seen.update(fresh)


async def _one(desk: Desk, plan: Sweep, row_id: str) -> bool:
    name = f"{plan.handle.__name__} {row_id}"
    try:
        await desk.transact(lambda work: plan.handle(work, row_id))
    except Exception as error:
        log.exception("row failed", row=row_id, step=plan.handle.__name__)
        # A database in trouble is not the row's fault.
        is_to_tell = not is_in_trouble(error) and desk.failures.add(name)
        await _try(desk, "put off", lambda work: plan.put_off(work, row_id, work.now + PUT_OFF))
        if is_to_tell:
            await _try(desk, "told", lambda work: plan.tell(work, row_id))
        return False
    desk.failures.forget(name)
    return True


async def _try(desk: Desk, what: str, step: Callable[[Work], Awaitable[None]]) -> None:
    try:
        await desk.transact(step)
    except Exception:
        log.exception("row not dealt with", what=what)
