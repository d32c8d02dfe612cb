"""The inbox: updates are stored before Telegram forgets them, and each is handled exactly once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, Protocol

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alert_details import UpdateFailed
from bot.domain.delivery import MessageKind
from bot.services.alerts import raising
from bot.services.incoming import urgency
from bot.services.incoming.urgency import Rank
from bot.services.kernel.backlog import Line
from bot.services.kernel.transaction import HANDLING, Runtime, Service, Work, transaction
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats, inbox, patients, staff
from bot.storage.database import is_in_trouble
from bot.storage.inbox import Incoming
from bot.storage.tables.mail import InboxUpdate

log = structlog.get_logger(__name__)

MOST_TRIES: Final = 3
# Whoever wrote the update waits with all that they write after it.
_BACK_OFF: Final = timedelta(seconds=1)
# So few are soon handled, so that nobody need ask whose they are.
_FEW: Final = 8
_SIGNS: Final = (Rank.SIGN, Rank.SIGN_OF_STRANGER)
# More than a clinic ever writes at once would take too much memory.
_MOST_KNOWN: Final = 1_000
_LONGEST_BACK_OFF: Final = _BACK_OFF * 2 ** (MOST_TRIES - 1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to handle: its row, the chat it must keep its turn in, its rank, and its JSON.

    The JSON is empty when it cannot be read from the database.
    """

    inbox_id: int
    chat_key: str
    rank: int
    body: dict[str, Any] = field(repr=False)


class Saver(Protocol):
    """Answers danger in an update that can be neither stored nor handled."""

    async def rescue(self, update: Mapping[str, Any], *, may_pass: bool) -> None:
        """`may_pass`: the database is in trouble, which may be over in seconds."""
        ...


class Inbox(Service):
    """Takes updates in, hands them out, and keeps count of how handling them went.

    What it stored itself it hands out from memory. What it did not, of a process before, or what
    failed and is tried again, it looks up, until nothing of that waits any more.
    """

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self.rescue: Saver | None = None

    async def save(self, update: Mapping[str, Any], *, may_pass: bool = False) -> None:
        """An update could not be stored, or not be handled: danger in it is answered first.

        Raises nothing, so that what follows a failure follows. `may_pass`: see `Saver`.
        """
        fence = self.runtime.fence
        if self.rescue is None or (fence is not None and not fence.leads):
            # Whoever leads now has the update too, or will, and answers it.
            return
        try:
            await self.rescue.rescue(update, may_pass=may_pass)
        except Exception:
            log.exception("a rescue failed")

    async def take(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        """Store updates (id, chat id, JSON); committed when this returns, doubles are dropped."""
        backlog = self.runtime.backlog
        backlog.begun += 1
        try:
            # What a sign takes along is moved up again, should it have to come again.
            stored = await self.runtime.transact(
                lambda work: self._store(work, updates), is_alone=True
            )
        except BaseException:
            self.lose_track()
            raise
        finally:
            backlog.ended += 1
        if len(stored) < len(updates):
            # Another process may have stored the rest a moment ago, which nobody here knows.
            self.lose_track()
        if backlog.known is not None:
            for each in stored:
                backlog.known.add(each)
            if len(backlog.known) > _MOST_KNOWN:
                self.lose_track()

    async def _store(
        self, work: Work, updates: list[tuple[int, int, dict[str, Any]]]
    ) -> list[Waiting]:
        keys = {chat_id: work.digest("chat", chat_id) for _, chat_id, _ in updates}
        for _, chat_id, body in updates:
            await _drop_file(work, keys[chat_id], body)
        known = await self._known_of(work, keys.values(), len(updates))
        rows = [
            Incoming(
                update_id,
                keys[chat_id],
                body,
                urgency.rank(
                    # In a group nobody answers to it.
                    is_sign=chat_id > 0 and urgency.danger_in(body) is not None,
                    is_known=keys[chat_id] in known,
                ),
            )
            for update_id, chat_id, body in updates
        ]
        ids = await inbox.store(work.session, rows, work.now)
        for index, row in enumerate(rows):
            await self._promote(work, row, rows[:index])
        new = [(ids[row.update_id], row) for row in rows if row.update_id in ids]
        return [Waiting(inbox_id, row.chat_key, row.rank, row.body or {}) for inbox_id, row in new]

    async def _known_of(self, work: Work, keys: Collection[str], how_many: int) -> Collection[str]:
        """Those of these chats that are no strangers'; where hardly anything waits, all pass."""
        line = self.runtime.backlog.known
        if line is not None and len(line) + how_many <= _FEW:
            return keys
        return await inbox.known_chats(work.session, keys)

    async def _promote(self, work: Work, row: Incoming, before: list[Incoming]) -> None:
        """What the same chat wrote before a warning sign waits no longer than the sign."""
        if row.rank not in _SIGNS:
            return
        line = self.runtime.backlog.known
        has_others = line is None or row.chat_key in line
        if has_others or any(each.chat_key == row.chat_key for each in before):
            await inbox.promote(work.session, row.chat_key, row.rank)

    async def newest(self) -> int:
        """The row of the update that was stored last, by whichever process."""
        async with self.runtime.database.reading() as session:
            return await inbox.newest(session)

    @property
    def knows_all(self) -> bool:
        """Whether all that waits is known here, so that nothing need be looked up."""
        return self.runtime.backlog.known is not None

    def lose_track(self) -> None:
        """Something waits that is not known here: look it up from now on."""
        self.runtime.backlog.known = None

    @transaction
    async def give_up(self, work: Work, update_id: int) -> None:
        """Go on without an update that cannot be stored as it is; staff are told once.

        Its id is stored: where even that fails, the update is not at fault and must not be lost.
        """
        lost = Incoming(update_id, work.digest("chat", 0), None, Rank.STRANGER)
        if await inbox.store_failed(work.session, lost, work.now):
            log.error("update given up", update_id=update_id)
            await raising.raise_alert(work, UpdateFailed(), None)

    async def next(self, busy: set[str]) -> Waiting | None:
        """The update whose turn it is, of a chat that no worker is busy with; None: none is due.

        Warning signs come first, then who is known, strangers last; chats of one rank in turn.
        Who takes it handles it, or calls `lose_track`.
        """
        known = self.runtime.backlog.known
        return await self._look_up(busy) if known is None else known.next(busy)

    async def _look_up(self, busy: set[str]) -> Waiting | None:
        backlog = self.runtime.backlog
        ended = backlog.ended
        async with self.runtime.database.reading() as session:
            now = self.runtime.clock.now()
            row = await inbox.next_waiting(session, busy, now, _LONGEST_BACK_OFF)
            if row is not None:
                return await _waiting(session, row)
            is_empty = not busy and not await inbox.any_waits(session)
        # What was being stored when the look began may have been committed just after it.
        if is_empty and ended == backlog.begun:
            backlog.known = Line()
        return None

    @transaction
    async def settle(self, work: Work) -> None:
        """Mark the update being handled as done: there was nothing to do for it."""

    async def fail(self, waiting: Waiting, *, for_good: bool = False) -> None:
        """Handling failed: try again later, after three times give up, tell staff and go on."""
        self.lose_track()
        token = HANDLING.set(None)
        try:
            await self._fail(waiting, for_good)
        finally:
            HANDLING.reset(token)

    @transaction
    async def _fail(self, work: Work, waiting: Waiting, for_good: bool) -> None:
        inbox_id = waiting.inbox_id
        pause = _BACK_OFF * 2 ** await inbox.attempts(work.session, inbox_id)
        tries = await inbox.mark_tried(work.session, inbox_id, work.now + pause)
        # None: somebody else has handled it meanwhile.
        if tries is None or (tries < MOST_TRIES and not for_good):
            return
        await inbox.mark_failed(work.session, inbox_id, work.now)
        log.error("update given up", inbox_id=inbox_id, tries=tries)
        await _tell(work, waiting)


async def _drop_file(work: Work, chat_key: str, body: dict[str, Any]) -> None:
    """Of a file that staff did not send nothing is kept."""
    message = body.get("message")
    if message is None or "document" not in message:
        return
    if await staff.of_chat(work.session, chat_key) is None:
        del message["document"]


async def _waiting(session: AsyncSession, row: InboxUpdate) -> Waiting:
    try:
        body = await inbox.body_of(session, row.id)
    except Exception as error:
        if is_in_trouble(error):
            raise
        log.exception("an update cannot be decrypted", inbox_id=row.id)
        body = None
    return Waiting(row.id, row.chat_key, row.rank, body or {})


async def _tell(work: Work, waiting: Waiting) -> None:
    """Tell staff, and the person whose message could not be handled."""
    chat = await chats.by_key(work.session, waiting.chat_key)
    patient = await patients.of_chat(work.session, chat.id) if chat else None
    await raising.raise_alert(work, UpdateFailed(), patient)
    if chat is not None and not chat.is_group:
        language = patient.language if patient else chat.language or "en"
        draft = Draft(MessageKind.REPLY, work.text("problem", language))
        await queue(work, chat, draft, patient)
