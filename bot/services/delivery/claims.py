"""Claiming: which messages may go now, within Telegram's limits and still true."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.domain.delivery import (
    CHAT_GAP,
    GROUP_PER_MINUTE,
    LEASE,
    PER_SECOND,
    Lane,
    MessageState,
    SendResult,
)
from bot.services.delivery import freshness, results
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import Letter, Receipt
from bot.services.kernel.sweep import PUT_OFF
from bot.services.kernel.transaction import Work
from bot.storage import chats, outbox
from bot.storage.database import is_in_trouble
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat

log = structlog.get_logger(__name__)

# How many rows one claim looks at: enough to find sendable ones behind a chat that must wait.
_LOOK: Final = 60
_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
# How long a group that is at its limit waits.
_GROUP_GAP: Final = 4 * CHAT_GAP
# When to look again at a message whose chat is being worked on.
_SOON: Final = timedelta(milliseconds=100)
# Nor does it wait for a call to the same chat that takes longer.
_STUCK: Final = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this process may send now."""

    row_id: int
    letter: Letter


@dataclass(slots=True)
class Round:
    """One look at what waits: what may go, and what failed even to be looked at.

    `failed`: the row and its patient, if it has one.
    """

    owner: MessageOwner
    claims: list[Claim] = field(default_factory=list)
    failed: list[tuple[int, str | None]] = field(default_factory=list)
    # A chat found busy is busy for all that wait behind, so that it is looked at once.
    busy: dict[str, datetime] = field(default_factory=dict)


async def claim(work: Work, owner: MessageOwner, most: int) -> Round:
    """Claim up to `most` messages, the most urgent first; one bad row never stops the rest."""
    found = Round(owner)
    pause, recent = await outbox.traffic(work.session, work.now - _SECOND, work.now)
    if pause is not None:
        return found
    room = min(most, PER_SECOND - recent)
    for row in await outbox.candidates(work.session, work.now, _LOOK):
        if len(found.claims) >= room:
            break
        await _look_at(work, row, found)
    return found


async def _look_at(work: Work, row: OutboxMessage, found: Round) -> None:
    row_id, patient_id = row.id, row.patient_id
    try:
        # What fails halfway leaves nothing behind.
        async with work.session.begin_nested():
            claimed = await _try_claim(work, row, found)
    except Exception as error:
        if is_in_trouble(error):
            raise
        log.exception("a message cannot be claimed", row=row_id)
        found.failed.append((row_id, patient_id))
        await outbox.put_off(work.session, row_id, work.now + PUT_OFF)
        return
    if claimed is not None:
        found.claims.append(claimed)


async def _try_claim(work: Work, row: OutboxMessage, found: Round) -> Claim | None:
    busy = found.busy
    if row.state is not MessageState.QUEUED:
        await _expire(work, found.owner, row)
        return None
    if row.chat_id in busy:
        # Each at its own turn: all at the next one would be found busy again and again, and so
        # many that nobody else's message is looked at.
        row.claimable_at = busy[row.chat_id]
        busy[row.chat_id] += CHAT_GAP
        return None
    chat = await chats.lock_free(work.session, row.chat_id)
    # To wait here for a use case that waits for this claim would be a deadlock.
    until = await _busy_until(work, row, chat) if chat else work.now + _SOON
    if until is not None:
        row.claimable_at = busy[row.chat_id] = until
    if chat is None or until is not None:
        return None
    verdict = await freshness.check(work, found.owner, row)
    if verdict.wait_until is not None:
        row.claimable_at = verdict.wait_until
        return None
    if verdict.drop is not None:
        results.end(work, row, MessageState.CANCELLED, verdict.drop)
        return None
    busy[row.chat_id] = work.now + CHAT_GAP
    await work.session.refresh(row, ["body"])
    return _claim(work, row, chat, verdict.message_id)


def _claim(work: Work, row: OutboxMessage, chat: Chat, message_id: int | None) -> Claim:
    row.state = MessageState.CLAIMED
    row.claimed_at = work.now
    row.claimable_at = work.now + LEASE
    chat.free_at = work.now + CHAT_GAP
    return Claim(row.id, Letter(int(chat.telegram_id), row.body or {}, message_id))


async def _busy_until(work: Work, row: OutboxMessage, chat: Chat) -> datetime | None:
    """Until when this message must wait for its chat: its turn, a pause, the group's limit."""
    turn = work.now + CHAT_GAP
    under_way_since, elder_at = await outbox.ahead(work.session, row)
    if under_way_since is not None and _must_follow(work, row, under_way_since):
        return turn
    if elder_at is not None:
        return max(elder_at + CHAT_GAP, turn)
    if chat.is_group:
        recent = await outbox.count_recent(work.session, work.now - _MINUTE, work.now, chat.id)
        if recent >= GROUP_PER_MINUTE:
            chat.free_at = work.now + _GROUP_GAP
    # No wait is longer: a later time is from before the clock was set back.
    is_busy = chat.free_at is not None and work.now < chat.free_at <= work.now + _GROUP_GAP
    return chat.free_at if is_busy else None


def _must_follow(work: Work, row: OutboxMessage, under_way_since: datetime) -> bool:
    """Whether to wait for a call to the same chat: two might arrive within one second."""
    is_stuck = work.now - under_way_since > _STUCK
    return not (is_stuck and row.lane == Lane.SAFETY)


async def _expire(work: Work, owner: MessageOwner, row: OutboxMessage) -> None:
    """A lease ran out without a result: claimed is surely unsent, sending is uncertain."""
    if row.state is MessageState.CLAIMED:
        row.state = MessageState.QUEUED
        row.claimable_at = work.now
        return
    await work.session.refresh(row, ["body"])
    await results.record(work, owner, row, Receipt(SendResult.UNCERTAIN, why="lease"))
