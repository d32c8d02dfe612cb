"""The sender: claims what may go now, hands it to Telegram and records what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.domain.delivery import LEASE, MessageState, SendResult
from bot.services.delivery import claims, results
from bot.services.delivery.claims import Claim, Round
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import Messenger, Receipt
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.storage import outbox
from bot.storage.tables.mail import OutboxMessage

log = structlog.get_logger(__name__)


class Delivery(Service):
    """Sends each message of the outbox at most once, unless its kind says otherwise."""

    def __init__(self, runtime: Runtime, messenger: Messenger, owner: MessageOwner) -> None:
        super().__init__(runtime)
        self._messenger = messenger
        self._owner = owner

    async def claim(self, most: int) -> list[Claim]:
        """Claim up to `most` messages that may go now, within Telegram's limits."""
        if self.runtime.flood_wait.left() is not None:
            return []
        found = await self._claim(most)
        for row_id, patient_id in found.failed:
            if self.runtime.failures.add(f"message {row_id}") and patient_id is not None:
                await self._tell_stuck(patient_id)
        return found.claims

    @transaction
    async def _claim(self, work: Work, most: int) -> Round:
        return await claims.claim(work, self._owner, most)

    @transaction
    async def _tell_stuck(self, work: Work, patient_id: str) -> None:
        await self._owner.is_stuck(work, patient_id)

    async def send(self, claim: Claim) -> None:
        """Send one claimed message and record the result; three commits in all."""
        if not await self._mark_sending(claim.row_id):
            return
        # Others may have been asked to wait since this was marked, and be about to write it down.
        left = self.runtime.flood_wait.left()
        if left is not None:
            receipt = Receipt(SendResult.NOT_SENT, retry_after=left, why="flood")
        else:
            receipt = await self._messenger.deliver(claim.letter)
            if receipt.retry_after is not None:
                self.runtime.flood_wait.ask(receipt.retry_after)
        await self._record(claim.row_id, receipt)

    @transaction
    async def _mark_sending(self, work: Work, row_id: int) -> bool:
        if (until := await outbox.paused_until(work.session, work.now)) is not None:
            # Telegram has asked to wait since this was claimed.
            await outbox.hand_back(work.session, row_id, until)
            return False
        return await outbox.mark_sending(work.session, row_id, work.now + LEASE)

    @transaction
    async def _record(self, work: Work, row_id: int, receipt: Receipt) -> None:
        row = await work.session.get(OutboxMessage, row_id)
        # Gone with an erased patient, or given up when its lease ran out.
        if row is not None and row.state is MessageState.SENDING:
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
        return await outbox.recover_claims(work.session)

    async def next_claim_at(self) -> datetime | None:
        """When the next message may go out."""
        async with self.runtime.database.reading() as session:
            return await outbox.next_claim_at(session, self.runtime.clock.now())
