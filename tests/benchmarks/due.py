"""When check-ins and messages are due, moved in the bot's own process, as a use case would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select, update

from bot.domain.delivery import MessageState
from bot.services.kernel.transaction import Runtime, Work
from bot.storage.outbox import IS_PENDING
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage


async def make_due(
    runtime: Runtime, check_in_ids: Sequence[str], moments: Sequence[float]
) -> None:
    """Move planned check-ins to these moments, which are seconds since 1970."""
    when = bindparam("when", type_=CheckIn.due_at.type)
    statement = update(CheckIn).where(CheckIn.id == bindparam("which"))
    rows = [
        {"which": check_in_id, "when": datetime.fromtimestamp(moment, UTC)}
        for check_in_id, moment in zip(check_in_ids, moments, strict=True)
    ]

    async def move(work: Work) -> None:
        # Not the session: it knows no update of many rows by anything but their key.
        connection = await work.session.connection()
        await connection.execute(statement.values(due_at=when, look_at=when), rows)

    await runtime.transact(move)


async def grow_old(runtime: Runtime, attempts: int, seconds: float) -> None:
    """Let every message that waits have failed so often, its next try somewhere in this time."""

    async def grow(work: Work) -> None:
        waiting = (await work.session.scalars(select(OutboxMessage).where(IS_PENDING))).all()
        for number, row in enumerate(waiting):
            row.state, row.attempts = MessageState.QUEUED, attempts
            row.claimable_at = work.now + timedelta(seconds=seconds * number / len(waiting))

    await runtime.transact(grow)
