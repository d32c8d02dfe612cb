"""A group's pinned message: how much is open, in counts only; it edits itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.alerts import Section
from bot.domain.delivery import Lane, MessageKind, MessageState
from bot.services.alerts import worklists
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.services.messaging.messages import Draft, queue
from bot.storage import alerts, outbox, staff
from bot.storage.alerts import Load
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import StaffGroup

# It is looked at no more often, and only where something was changed, or the oldest grows older.
EVERY: Final = timedelta(seconds=30)
_GROWS_OLDER: Final = timedelta(hours=1)
# Younger than this it is not said how old the oldest is: it would change every minute.
_YOUNG: Final = timedelta(hours=1)


class Board(Service):
    """The counts in each group that is linked."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self._looked_at: datetime | None = None
        self._commits = -1

    async def renew(self) -> int:
        """Show what is open now in each group; how many messages that took.

        When it was looked at last is kept in memory, so that an idle bot asks the database
        nothing; the first look comes half a minute after the start.
        """
        now = self.runtime.clock.now()
        if self._looked_at is None or now < self._looked_at:
            self._looked_at = now
        waited, has_changed = now - self._looked_at, self.runtime.commits != self._commits
        if waited < EVERY or not (has_changed or waited >= _GROWS_OLDER):
            return 0
        self._looked_at = now
        count = await self._renew()
        # What was posted is pinned next time, whether anything else changes or not.
        self._commits = -1 if count else self.runtime.commits
        return count

    @transaction
    async def _renew(self, work: Work) -> int:
        linked = await staff.boards(work.session)
        loads = await alerts.loads(work.session) if linked else []
        told = 0
        for group, chat in linked:
            text = _text(work, loads, chat.language or "en")
            told += await _renew_one(work, group, chat, text)
        work.is_routine = not told
        return told


async def _renew_one(work: Work, group: StaffGroup, chat: Chat, text: str) -> int:
    """Post it, pin it once it is there, edit it where it says something else; how many of these.

    One whose post failed is posted again when there is something else to say.
    """
    told = 0
    if group.board_row is not None:
        row = await outbox.by_id(work.session, group.board_row)
        if row is not None and row.state in outbox.PENDING:
            return 0
        group.board_row = None
        if row is not None and row.state is MessageState.SENT:
            group.board = row.message_id
            await _queue(work, chat, Draft(MessageKind.EDIT, "", onto=group.board, pins=True))
            told += 1
    if group.board_text == text:
        return told
    group.board_text = text
    if group.board is None:
        group.board_row = await _queue(work, chat, Draft(MessageKind.REPLY, text, silent=True))
        return told + 1
    waiting = await outbox.waiting_edit(work.session, chat.id, onto=group.board)
    draft = Draft(MessageKind.ALERT_EDIT, text, onto=group.board)
    if waiting is not None:
        # It says what it now must, so that nothing piles up while Telegram is away.
        waiting.body = draft.body
    else:
        await _queue(work, chat, draft)
    return told + 1


async def _queue(work: Work, chat: Chat, draft: Draft) -> int:
    # Nobody waits for it, and alerts go before it.
    row = await queue(work, chat, replace(draft, lane=Lane.CHECK_IN))
    await work.session.flush()
    return row.id


def _text(work: Work, loads: Sequence[Load], language: str) -> str:
    """Like "Open: 1 P1 taken, 1 P2, 3 today, oldest 5 days ago."; no references."""
    counts: dict[str, int] = {}
    for load in loads:
        key = f"P{load.priority}" if load.section == Section.CALL_NOW else _PARTS[load.section]
        if load.section == Section.CALL_NOW:
            counts[key] = counts.get(key, 0) + load.count - load.taken
            counts[f"{key} taken"] = counts.get(f"{key} taken", 0) + load.taken
        else:
            counts[key] = counts.get(key, 0) + load.count
    parts = [_part(work, key, count, language) for key, count in counts.items() if count]
    if not parts:
        return work.text("board_nothing", language)
    oldest = min(load.oldest for load in loads)
    if work.now - oldest >= _YOUNG:
        age = worklists.age(work, oldest, language)
        parts.append(work.text("board_oldest", language, age=age))
    return work.text("board", language, parts=", ".join(parts))


_PARTS: Final = {
    Section.TODAY: "board_today",
    Section.READ: "board_read",
    Section.SILENT: "board_silent",
    Section.NOT_JOINED: "board_not_joined",
}


def _part(work: Work, key: str, count: int, language: str) -> str:
    if key.startswith("board"):
        return work.text(key, language, count=count)
    priority, _, taken = key.partition(" ")
    return work.text(
        "board_taken" if taken else "board_urgent", language, count=count, priority=priority
    )
