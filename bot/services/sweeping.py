"""Sweeping rows that are due: each in its own transaction, one bad row never stops the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.transaction import Desk, Work

log = structlog.get_logger(__name__)

# What is read at a time.
BATCH: Final = 200
# A row that failed comes back after this long.
PUT_OFF: Final = timedelta(minutes=5)

Find: TypeAlias = Callable[[AsyncSession, datetime, int], Awaitable[Sequence[str]]]
Handle: TypeAlias = Callable[[Work, str], Awaitable[None]]
PutOff: TypeAlias = Callable[[Work, str, datetime], Awaitable[None]]


async def sweep(desk: Desk, find: Find, handle: Handle, put_off: PutOff) -> int:
    """Handle each row that is due now, each once; how many were handled without an error."""
    handled, seen = 0, set[str]()
    while True:
        async with desk.database.reading() as session:
            due = await find(session, desk.clock.now(), BATCH)
        fresh = [row_id for row_id in due if row_id not in seen]
        for row_id in fresh:
            handled += await _one(desk, row_id, handle, put_off)
        if not fresh or len(due) < BATCH:
            return handled
        seen.update(fresh)


async def _one(desk: Desk, row_id: str, handle: Handle, put_off: PutOff) -> bool:
    try:
        await desk.transact(lambda work: handle(work, row_id))
    except Exception:
        log.exception("row failed", row=row_id, step=handle.__name__)
        await _put_off(desk, row_id, put_off)
        return False
    return True


async def _put_off(desk: Desk, row_id: str, put_off: PutOff) -> None:
    try:
        await desk.transact(lambda work: put_off(work, row_id, work.now + PUT_OFF))
    except Exception:
        log.exception("row not put off", row=row_id)
