"""The sender: claims what may go now, hands it to Telegram and records what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from contextvars import Context
from datetime import UTC, datetime
from typing import Final

import structlog

from bot.domain.delivery import Lane, MessageState, SendResult
from bot.services.delivery import claims, results
from bot.services.delivery.claims import BadRowError, Round
from bot.services.delivery.results import Batch
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import Claim, Messenger, Receipt
from bot.services.kernel.sweep import PUT_OFF, TOGETHER
from bot.services.kernel.traffic import MINUTE, MOST_AT_ONCE
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.storage import claimable, outbox
from bot.storage.database import is_in_trouble
from bot.storage.tables.mail import OutboxMessage

log = structlog.get_logger(__name__)

# Seconds that a message waits for room at most before it is written all the same; until it looks.
_PATIENCE: Final = 1.0
_A_WHILE: Final = 0.04
# How long one that may go waits for others to share its commit.
_LINGERS: Final = 0.1
# Seconds between two tries to record a result, and in all: a call and these fit into a lease.
_RECORD_AGAIN: Final = 0.5
_RECORDS_WITHIN: Final = 20.0
# What changes nothing but the message and when its reminder comes.
_ROUTINE: Final = frozenset({SendResult.SENT, SendResult.NOT_SENT})
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Delivery(Service):
    """Sends each message of the outbox at most once, unless its kind says otherwise.

    As the runtime's `Dispatch` it also claims what goes at once in the commit that owes it.
    """

    def __init__(self, runtime: Runtime, messenger: Messenger, owner: MessageOwner) -> None:
        super().__init__(runtime)
        self._messenger = messenger
        self._owner = owner
        self.lane: int | None = None
        """Of the most urgent message that waits for room; None while none does."""
        self.outgoing: list[Claim] = []
        """What was claimed in the commit that owed it, and nobody sends yet."""
        self._start: Callable[[Claim], None] | None = None
        self._batch: Batch | None = None
        self._one_by_one = asyncio.Lock()
        self._ended = asyncio.Event()
        self._spread_until = 0.0
        self._is_closed = False
        self.next_at: datetime | None = _LONG_AGO
        """When something in the outbox may be claimed; None while nothing waits."""

    async def claim_owed(self, work: Work) -> None:
        """See `Dispatch`; what is no more urgent than those that wait for room waits too."""
        work.owed = [owed for owed in work.owed if outbox.is_at_hand(owed.row)]
        if work.owed and not self._is_closed:
            await claims.claim_owed(work, self._owner, self.lane)

    def send_owed(self, work: Work) -> None:
        """See `Dispatch`."""
        self._spread(len(work.claims))
        for claim in work.claims:
            (self._start or self.outgoing.append)(claim)
        rows = [owed.row for owed in work.owed]
        queued = [row for row in rows if row.state is MessageState.QUEUED]
        due = [row.lane for row in queued if row.claimable_at <= work.now]
        self.lane = min([*due, *([] if self.lane is None else [self.lane])], default=None)
        if queued:
            self._note(min(row.claimable_at for row in queued))
        elif not rows:
            self._note(work.now)

    def call_off(self, work: Work) -> None:
        """See `Dispatch`."""
        self._call_off(work.claims)

    def open(self, start: Callable[[Claim], None]) -> None:
        """From now on `start` begins to send what was claimed in the commit that owed it."""
        self._start, self._is_closed = start, False

    def close(self) -> None:
        """Nobody will send any more: what is owed from now on waits for the next start."""
        self._is_closed = True

    async def wait_for_room(self, wanted: int) -> int:
        """See `Dispatch`."""
        if self._start is None or self.runtime.traffic.is_away:
            return wanted
        loop = asyncio.get_running_loop()
        # Spread over the second: all at once would leave no room for answers until it is over.
        await asyncio.sleep(min(self._spread_until - loop.time(), _PATIENCE))
        ends_at = loop.time() + _PATIENCE
        while (room := self._room()) < wanted and loop.time() < ends_at:
            if room:
                ends_at = min(ends_at, loop.time() + _LINGERS)
            await self._call_ends()
        return min(max(room, 1), wanted)

    def _spread(self, calls: int) -> None:
        """So many begin now: what the bot starts by itself waits for their share of a second."""
        now, share = asyncio.get_running_loop().time(), 1 / self.runtime.traffic.per_second
        # A short delay is made up for.
        self._spread_until = max(self._spread_until, now - TOGETHER * share) + calls * share

    def _room(self) -> int:
        if self.lane is not None and self.lane <= Lane.CHECK_IN:
            return 0
        traffic = self.runtime.traffic
        return min(traffic.room(), MOST_AT_ONCE - traffic.under_way)

    async def _call_ends(self) -> None:
        """A call has ended, or the second of one that had is over."""
        self._ended.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(_A_WHILE):
                await self._ended.wait()

    def _call_off(self, claims_: list[Claim]) -> None:
        for claim in claims_:
            self.runtime.traffic.call_off(claim.chat_id)

    def _note(self, at: datetime) -> None:
        """Something may be claimed from then on; the sender wakes in time."""
        self.next_at = min(at, self.next_at or at)
        seconds = (at - self.runtime.clock.now()).total_seconds()
        asyncio.get_running_loop().call_later(max(seconds, 0), self.runtime.mail.set)

    async def claim(self, most: int) -> list[Claim]:
        """Claim up to `most` messages that may go now, within Telegram's limits.

        Whoever calls this sends them; also what was claimed before and nobody sends yet.
        """
        at_once, self.outgoing[:] = [*self.outgoing], []
        return at_once + await self._claim(most)

    async def _claim(self, most: int) -> list[Claim]:
        traffic = self.runtime.traffic
        if not most or not traffic.room() or await self._is_away():
            self.next_at = traffic.next_room()
            return []
        found = await self._round(most)
        while isinstance(found, BadRowError):
            await self._put_off(found)
            found = await self._round(most)
        self.lane, self.next_at = found.lane, found.next_at
        left = traffic.left()
        if found.lane is not None and not traffic.room():
            self.next_at = traffic.next_room()
        elif left is not None and found.lane != Lane.SAFETY:
            self.next_at = max(found.next_at or _LONG_AGO, self.runtime.clock.now() + left)
        return found.claims

    async def _is_away(self) -> bool:
        """Whether Telegram still cannot be reached: asked with a call that concerns no message."""
        traffic, ask = self.runtime.traffic, self.runtime.agreement.ask
        if not traffic.is_away or ask is None:
            return False
        try:
            await ask()
        except ConnectionError:
            # Also a refusal is an answer, and was noted as one.
            if traffic.is_away:
                traffic.lose()
        else:
            self.runtime.note_reached()
        return traffic.is_away

    async def _round(self, most: int) -> Round | BadRowError:
        found = Round(self._owner)
        try:
            await self._claim_round(found, most)
        except BaseException as error:
            self._call_off(found.claims)
            if isinstance(error, BadRowError):
                return error
            raise
        return found

    @transaction
    async def _claim_round(self, work: Work, found: Round, most: int) -> None:
        await claims.claim(work, found, most)

    async def _put_off(self, error: BadRowError) -> None:
        """One that cannot be claimed must not block the others, nor come back at once."""
        log.error("a message cannot be claimed", row=error.row_id, exc_info=error.__cause__)
        await self._wait(error.row_id)
        is_to_tell = self.runtime.failures.add(f"message {error.row_id}")
        if is_to_tell and error.patient_id is not None:
            await self._tell_stuck(error.patient_id)

    @transaction
    async def _wait(self, work: Work, row_id: int) -> None:
        await outbox.put_off(work.session, row_id, work.now + PUT_OFF)

    @transaction
    async def _tell_stuck(self, work: Work, patient_id: str) -> None:
        await self._owner.is_stuck(work, patient_id)

    async def send(self, claim: Claim) -> None:
        """Send one claimed message and record the result, in a commit of its own."""
        traffic = self.runtime.traffic
        try:
            # Others may have been asked to wait since this was claimed.
            left = traffic.left(claim.chat_id)
            if left is not None and not claim.is_urgent:
                receipt = Receipt(SendResult.NOT_SENT, retry_after=left, why="flood")
            else:
                receipt = await self._messenger.deliver(claim.letter)
                self.runtime.meters.sends[claim.kind, receipt.result] += 1
                results.note_way(self.runtime, receipt)
                if receipt.retry_after is not None:
                    traffic.ask(claim.chat_id, receipt.retry_after)
            await self._write_down(claim, receipt)
        finally:
            traffic.end(claim.chat_id)
            self._ended.set()

    async def _write_down(self, claim: Claim, receipt: Receipt) -> None:
        """Record it as soon as the database is there, since what is lost counts as uncertain.

        It is given up before the lease of the message runs out.
        """
        ends_at = asyncio.get_running_loop().time() + _RECORDS_WITHIN
        while True:
            try:
                if not await self._is_recorded(claim, receipt):
                    await self._record(claim.row_id, receipt, holds=claim.moves)
                return
            except Exception as error:
                is_over = asyncio.get_running_loop().time() > ends_at
                if is_over or self._is_closed or not is_in_trouble(error):
                    raise
                log.warning("a result waits for the database", row=claim.row_id)
            await asyncio.sleep(_RECORD_AGAIN)

    async def _is_recorded(self, claim: Claim, receipt: Receipt) -> bool:
        """Record together with others what follows its usual way; False for all else."""
        if receipt.result is not SendResult.SENT:
            return False
        if self._batch is None:
            self._batch = Batch()
            # Not in the context of one of them: it records for all.
            recording = self._record_batch(self._batch)
            self._batch.recording = asyncio.create_task(recording, context=Context())
        self._batch.sent.append((claim, receipt))
        try:
            return claim.row_id in await asyncio.shield(self._batch.recording)
        except Exception:
            # Whose fault it is shows when each is recorded by itself.
            log.warning("a result is recorded by itself", row=claim.row_id, exc_info=True)
            return False

    async def _record_batch(self, batch: Batch) -> Collection[int]:
        """What comes while a commit is under way shares the next one."""
        try:
            async with self._one_by_one:
                if not self.runtime.database.is_sqlite:
                    # Nobody waits for a turn there, in which more might come.
                    self._close_batch(batch)
                is_alone = self._batch is not batch and all(e.is_plain for e, _ in batch.sent)
                return await self.runtime.transact(
                    lambda work: self._record_together(work, batch), is_alone=is_alone
                )
        finally:
            self._close_batch(batch)

    def _close_batch(self, batch: Batch) -> None:
        if self._batch is batch:
            self._batch = None

    async def _record_together(self, work: Work, batch: Batch) -> Collection[int]:
        """Record what has come by now; the ids of what is recorded.

        Nobody waits here for a patient whom somebody else works on.
        """
        self._close_batch(batch)
        # That something was sent makes no check-in due.
        work.is_routine = True
        plain = {each.row_id: receipt.message_id for each, receipt in batch.sent if each.is_plain}
        await outbox.note_sent(work.session, plain, work.now)
        others = {each.row_id: receipt for each, receipt in batch.sent if not each.is_plain}
        rows = await self._held(work, [each for each, _ in batch.sent if not each.is_plain])
        sending = [row for row in rows if row.state is MessageState.SENDING]
        receipts = [(row, others[row.id]) for row in sending]
        await results.record_sent(work, self._owner, receipts)
        return {*plain, *(row.id for row in rows)}

    async def _held(self, work: Work, claims_: Sequence[Claim]) -> list[OutboxMessage]:
        """The messages, but those whose patient is not free."""
        ids = [each.row_id for each in claims_ if not each.moves]
        moving = [each.row_id for each in claims_ if each.moves]
        rows = [*(await outbox.by_ids(work.session, ids))] if ids else []
        return rows + (await outbox.with_free_patients(work.session, moving) if moving else [])

    @transaction
    async def _record(
        self, work: Work, row_id: int, receipt: Receipt, *, holds: bool = False
    ) -> None:
        """`holds`: the patient too, for whom something follows."""
        read = outbox.with_patient if holds else outbox.by_id
        row = await read(work.session, row_id)
        # Gone with an erased patient, or given up when its lease ran out.
        if row is not None and row.state is MessageState.SENDING:
            work.is_routine = receipt.result in _ROUTINE
            await results.record(work, self._owner, row, receipt)

    async def recover(self) -> int:
        """After a crash: unsent claims go out, what was on its way is uncertain; how many."""
        unsent, on_the_way = await self._take_back()
        for row_id in on_the_way:
            try:
                await self._record(row_id, Receipt(SendResult.UNCERTAIN, why="crash"))
            except Exception:
                # Its lease runs out, and then it is looked at again.
                log.exception("a message was not recovered", row=row_id)
        log.info("outbox recovered", unsent=unsent, uncertain=len(on_the_way))
        self.runtime.mail.set()
        return len(on_the_way)

    @transaction
    async def _take_back(self, work: Work) -> tuple[int, Sequence[int]]:
        """Also learn what the process before this one sent just now, and how long it must wait."""
        traffic = self.runtime.traffic
        traffic.remember(await outbox.ended_since(work.session, work.now - MINUTE))
        until = await claimable.paused_until(work.session, work.now)
        if until is not None:
            traffic.ask_all(until - work.now)
        return await outbox.recover_claims(work.session)
