"""Claiming: which messages may go now, within Telegram's limits and still true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.domain.delivery import (
    CHAT_GAP,
    LEASE,
    WHILE_HELD,
    Lane,
    MessageKind,
    MessageState,
    SendResult,
)
from bot.services.delivery import freshness, results
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import Claim, Letter, Receipt
from bot.services.kernel.traffic import MOST_AT_ONCE
from bot.services.kernel.transaction import Owed, Work
from bot.storage import claimable, outbox, patients
from bot.storage.claimable import Candidate
from bot.storage.database import is_in_trouble
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat

log = structlog.get_logger(__name__)

# How many rows one claim looks at: those of a chat that must wait are put behind the others.
_LOOK: Final = 60
# A safety text does not wait for a call to the same chat that takes longer.
_STUCK: Final = timedelta(seconds=5)
# How many more a second may answer what somebody just did: below Telegram's own limit.
_FOR_ANSWERS: Final = 3
# A row that is not in the database yet has no state.
_NEW: Final = (None, MessageState.QUEUED)


class BadRowError(Exception):
    """A message could not even be looked at; nothing of the round is kept."""

    def __init__(self, row_id: int, patient_id: str | None) -> None:
        super().__init__(row_id)
        self.row_id = row_id
        self.patient_id = patient_id


@dataclass(slots=True)
class Round:
    """One look at what waits; `next_at`: when the next is worth it, None while nothing waits."""

    owner: MessageOwner
    claims: list[Claim] = field(default_factory=list)
    next_at: datetime | None = None
    lane: int | None = None
    """Of the most urgent message that was left and could have gone, had there been room."""
    is_routine: bool = True
    """Whether nothing but messages was changed."""
    # A chat found busy is busy for all that wait behind, so that it is looked at once.
    busy: dict[str, datetime] = field(default_factory=dict)


async def claim(work: Work, found: Round, most: int) -> None:
    """Claim up to `most` messages, the most urgent first.

    Raises `BadRowError` for one that cannot be claimed: it has to be put off first.
    """
    room, looked = min(most, work.runtime.traffic.room()), 0
    while looked < _LOOK and len(found.claims) < room:
        limit = room - len(found.claims)
        candidates = await claimable.candidates(work.session, work.now, limit)
        if work.runtime.traffic.left() is not None:
            # While Telegram asks the bot to wait, only help and P1, P2 are tried.
            candidates = [each for each in candidates if each.row.lane == Lane.SAFETY]
        await _get_ready(work, candidates, found)
        for each in candidates:
            await _look_at(work, each, found)
        looked += limit
        if len(candidates) < limit:
            break
    work.is_routine = found.is_routine
    found.next_at = await claimable.next_claim_at(work.session, work.now)
    if found.next_at is not None and found.next_at <= work.now:
        found.lane = await claimable.most_urgent_lane(work.session, work.now)


async def _get_ready(work: Work, candidates: Sequence[Candidate], found: Round) -> None:
    queued = [each.row for each in candidates if each.row.state is MessageState.QUEUED]
    try:
        await found.owner.get_ready(work, queued)
    except Exception as error:
        if is_in_trouble(error):
            raise
        # Whose fault it is shows when each is looked at by itself.
        log.warning("messages are looked at one by one", exc_info=True)


async def _look_at(work: Work, candidate: Candidate, found: Round) -> None:
    row = candidate.row
    row_id, patient_id = row.id, row.patient_id
    try:
        await _try_claim(work, candidate, found)
    except Exception as error:
        if is_in_trouble(error):
            raise
        raise BadRowError(row_id, patient_id) from error


async def _try_claim(work: Work, candidate: Candidate, found: Round) -> None:
    row, busy = candidate.row, found.busy
    if row.state is not MessageState.QUEUED:
        found.is_routine = False
        await _expire(work, found.owner, row)
        return
    if row.chat_id in busy:
        # Each at its own turn: all at the next one would be found busy again and again, and so
        # many that nobody else's message is looked at.
        row.claimable_at = busy[row.chat_id]
        busy[row.chat_id] += CHAT_GAP
        return
    until = _busy_until(work, candidate)
    if until is not None:
        row.claimable_at = busy[row.chat_id] = until
        return
    verdict = await freshness.check(work, found.owner, row)
    if verdict.wait_until is not None:
        row.claimable_at = verdict.wait_until
    elif verdict.drop is not None:
        found.is_routine = False
        results.end(work, row, MessageState.CANCELLED, verdict.drop)
    else:
        busy[row.chat_id] = work.now + CHAT_GAP
        telegram_id, body = candidate.open(work.runtime.database.vault)
        _mark(work, row)
        letter = Letter(telegram_id, body, verdict.message_id)
        found.claims.append(_begin(work, found.owner, row, letter))


def _mark(work: Work, row: OutboxMessage) -> None:
    """Claimed and on its way in one step, since its call begins with the commit."""
    row.state = MessageState.SENDING
    row.attempts = (row.attempts or 0) + 1
    row.claimed_at = work.now
    row.epoch = work.runtime.epoch
    row.claimable_at = work.now + LEASE


def _begin(work: Work, owner: MessageOwner, row: OutboxMessage, letter: Letter) -> Claim:
    """A row that is not in the database yet gets its id later."""
    work.runtime.traffic.begin(row.chat_id)
    moves = row.kind is MessageKind.CHECK_IN and row.patient_id is not None
    is_urgent = row.lane == Lane.SAFETY
    return Claim(
        row.id, row.chat_id, letter, row.kind, moves, owner.is_plain(work, row), is_urgent
    )


def _busy_until(work: Work, candidate: Candidate) -> datetime | None:
    """Until when this message must wait for its chat: its turn, the elder, the group's limit."""
    row, traffic = candidate.row, work.runtime.traffic
    turn = work.now + CHAT_GAP
    since = traffic.under_way_since(row.chat_id)
    if since is not None and _must_follow(work, row, since):
        return turn
    if candidate.elder_at is not None:
        return max(candidate.elder_at + CHAT_GAP, turn)
    is_urgent = row.lane == Lane.SAFETY
    return traffic.busy_until(row.chat_id, is_group=candidate.is_group, is_urgent=is_urgent)


def _must_follow(work: Work, row: OutboxMessage, since: datetime) -> bool:
    """Whether to wait for a call to the same chat: two might arrive within one second."""
    is_stuck = work.now - since > _STUCK
    return not (is_stuck and row.lane == Lane.SAFETY)


async def _expire(work: Work, owner: MessageOwner, row: OutboxMessage) -> None:
    """A lease ran out without a result: claimed is surely unsent, sending is uncertain."""
    if row.state is MessageState.CLAIMED:
        row.state = MessageState.QUEUED
        row.claimable_at = work.now
        return
    if row.patient_id is not None and not await patients.lock_free(work.session, row.patient_id):
        # A use case works on them, and may wait for this very row.
        row.claimable_at = work.now + WHILE_HELD
        return
    await results.record(work, owner, row, Receipt(SendResult.UNCERTAIN, why="lease"))


async def claim_owed(work: Work, owner: MessageOwner, lane: int | None) -> None:
    """Claim what the use case owes and may go at once, in the commit that owes it.

    What was written just now needs no further look at the database. The rest waits for its round:
    what goes to somebody else, what edits a message that may be on its way, a chat with mail,
    and what is not more urgent than `lane`, the most urgent of those that wait for room.
    """
    taken: dict[str, OutboxMessage] = {}
    traffic = work.runtime.traffic
    room = min(traffic.room(_FOR_ANSWERS), MOST_AT_ONCE - traffic.under_way)
    # To one chat the most urgent first: a safety text waits for no taking off of buttons.
    urgent = [owed for owed in work.owed if lane is None or owed.row.lane < lane]
    if traffic.left() is not None:
        urgent = [owed for owed in urgent if owed.row.lane == Lane.SAFETY]
    urgent.sort(key=lambda each: each.row.lane)
    with work.session.no_autoflush:
        ready = await _ready(work, owner, urgent) if room > 0 else {}
        for row in (owed.row for owed in urgent):
            if row.chat_id in taken:
                row.claimable_at = max(row.claimable_at, work.now + CHAT_GAP)
            elif len(taken) < room and (chat := ready.get(id(row))):
                taken[row.chat_id] = row
                _mark(work, row)
                # At once, as another use case may be about to write to the same chat.
                letter = Letter(int(chat.telegram_id), row.body or {}, row.edits_message_id)
                work.claims.append(_begin(work, owner, row, letter))
    if taken:
        await work.session.flush()
    rows = zip(work.claims, taken.values(), strict=True)
    work.claims = [replace(claim, row_id=row.id) for claim, row in rows]


async def _ready(work: Work, owner: MessageOwner, every: Sequence[Owed]) -> dict[int, Chat]:
    """The chats of those that wait for nothing but their chat, each by its row's identity."""
    found: dict[int, Chat] = {}
    for owed in every:
        row, chat = owed.row, owed.chat
        is_new = row.state in _NEW and row.claimable_at <= work.now and row.edits is None
        if not is_new or chat is None or chat.is_group or not owner.may_go_at_once(owed):
            continue
        busy_until = _busy_with(work, chat, is_urgent=row.lane == Lane.SAFETY)
        if busy_until is not None:
            row.claimable_at = max(busy_until, work.now + CHAT_GAP)
        else:
            found[id(row)] = chat
    chats = {chat.id for chat in found.values()} - work.without_mail
    mine = [each.row for each in work.owed]
    mailed = await outbox.have_mail(work.session, chats, mine) if chats else ()
    return {row: chat for row, chat in found.items() if chat.id not in mailed}


def _busy_with(work: Work, chat: Chat, *, is_urgent: bool) -> datetime | None:
    """Until when something is on its way to the chat, or was just now; None when it is free."""
    traffic = work.runtime.traffic
    until = traffic.busy_until(chat.id, is_group=False, is_urgent=is_urgent)
    is_called = traffic.under_way_since(chat.id) is not None
    return until or (work.now if is_called else None)
