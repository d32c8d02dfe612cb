"""What a person sees to press: the buttons under the newest messages of a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer, undefer

from bot.domain.delivery import MessageState
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat

# More messages with buttons than anybody scrolls back to.
_LOOK_BACK: Final = 20


@dataclass(frozen=True, slots=True)
class Offered:
    """The buttons under one message that a person sees: their data by label.

    `row_id`: the row that first sent it, of which `state` and `lane` are too.
    """

    row_id: int
    message_id: int | None
    state: MessageState
    lane: int
    buttons: dict[str, str]


async def shown(session: AsyncSession, chat: Chat) -> list[Offered]:
    """The buttons that somebody may mean who types now, the newest message's first.

    Of the message that waits for an answer, and of what came after it; without one of the last.
    """
    offered = [each for each in await seen(session, chat.id) if each.buttons]
    waiting = next((at for at, each in enumerate(offered) if each.row_id == chat.question_id), 0)
    return offered[: waiting + 1]


async def seen(session: AsyncSession, chat_id: str) -> list[Offered]:
    """The last messages of a chat that had buttons, with those that are left, newest first."""
    statement = (
        select(OutboxMessage)
        .where(
            OutboxMessage.chat_id == chat_id,
            OutboxMessage.buttons.is_not(None),
            OutboxMessage.state.not_in((MessageState.FAILED, MessageState.CANCELLED)),
        )
        .order_by(OutboxMessage.id.desc())
        .limit(_LOOK_BACK)
        .options(defer(OutboxMessage.body), undefer(OutboxMessage.buttons))
    )
    rows = (await session.scalars(statement)).all()
    known = {row.id: row for row in rows}
    found: dict[int, Offered] = {}
    for row in rows:
        first_id = _first_of(row, rows)
        first = known.get(first_id, row)
        # The newest row of a message says what is under it now.
        found.setdefault(
            first_id,
            Offered(
                first_id,
                first.message_id or row.edits_message_id,
                first.state,
                first.lane,
                row.buttons or {},
            ),
        )
    return list(found.values())


def _first_of(row: OutboxMessage, rows: Sequence[OutboxMessage]) -> int:
    """The row that first sent the message which this row sends or edits."""
    if row.edits is not None:
        return row.edits
    if row.edits_message_id is not None:
        return next(
            (each.id for each in reversed(rows) if each.message_id == row.edits_message_id), row.id
        )
    return row.id
