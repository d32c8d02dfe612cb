"""Lives of a bot without one of its guards, to see that somebody notices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sqlalchemy import select

from bot.domain.delivery import MessageState
from bot.services.delivery.sending import Delivery
from bot.services.incoming.inbox import Waiting
from bot.services.kernel.listening import Listening
from bot.services.kernel.ports import Claim, Letter
from bot.services.kernel.transaction import HANDLING, Handling, Result, Runtime, Work, transaction
from bot.services.patient.messages import OwedMessages
from bot.storage import claimable, inbox
from bot.storage.tables.mail import OutboxMessage
from tests.campaigns.life import Hands, Life, WatchedDelivery


class _Waiting(WatchedDelivery):
    async def claim_owed(self, work: Work) -> None:
        """Nothing goes at once: each message has its round."""


class _Unasking(_Waiting):
    async def claim(self, most: int) -> list[Claim]:
        """Whatever is queued, whoever it is for."""
        return await self._whatever(most)

    @transaction
    async def _whatever(self, work: Work, most: int) -> list[Claim]:
        claims = []
        for each in await claimable.candidates(work.session, work.now, most):
            row = each.row
            if row.edits is None:
                row.state = MessageState.SENDING
                letter = Letter(*each.open(work.runtime.database.vault), row.edits_message_id)
                work.runtime.traffic.begin(row.chat_id)
                claims.append(Claim(row.id, row.chat_id, letter, row.kind))
            else:
                row.state, row.ended_at, row.body = MessageState.CANCELLED, work.now, None
        return claims


class WithoutListening(Life):
    """Takes for silence what Telegram has not told yet."""

    async def start(self) -> None:
        """Believes from the start that all is known."""
        await super().start()
        self.runtime.listening = Listening(self.outside.clock.now)


class WithoutFreshness(Life):
    """Claims a message without a look at whom it would reach."""

    def make_delivery(self) -> Delivery:
        """Does not ask whether it is still true."""
        return _Unasking(self.runtime, self.outside.phones, OwedMessages())


class _Repeating(_Waiting):
    async def recover(self) -> int:
        """Send everything again that was not seen to end."""
        return await self._queue_again()

    @transaction
    async def _queue_again(self, work: Work) -> int:
        states = (MessageState.CLAIMED, MessageState.SENDING)
        statement = select(OutboxMessage).where(OutboxMessage.state.in_(states))
        rows = (await work.session.scalars(statement)).all()
        for row in rows:
            row.state, row.claimable_at = MessageState.QUEUED, work.now
        return len(rows)


class WithoutDoubt(Life):
    """After a crash repeats what may have arrived."""

    def make_delivery(self) -> Delivery:
        """Recovers too much."""
        return _Repeating(self.runtime, self.outside.phones, OwedMessages())


class _TwoCommits(Runtime):
    async def _run(
        self, use_case: Callable[[Work], Awaitable[Result]], options: Mapping[str, Any]
    ) -> Result:
        handling = HANDLING.get()
        HANDLING.set(None)
        result = await super()._run(use_case, options)
        if handling:
            async with self.database.transaction() as session:
                await inbox.mark_done(session, handling.inbox_id, self.clock.now())
            handling.is_done = True
        return result


class WithoutOneCommit(Life):
    """Marks an update as done in a commit of its own, after its effect."""

    def make_runtime(self) -> Runtime:
        """Commits twice."""
        runtime = super().make_runtime()
        return _TwoCommits(
            runtime.database, runtime.clock, runtime.texts, runtime.clinic, runtime.bot_username
        )


class _Hasty(Hands):
    async def _handle(self, waiting: Waiting) -> None:
        HANDLING.set(Handling(waiting.inbox_id))
        await self._inbox.settle()
        HANDLING.set(None)
        update = self._read(waiting)
        assert update is not None
        await self._application.process_update(update)


class WithoutReplay(Life):
    """Marks an update as done before its effect is stored."""

    def make_hands(self) -> Hands:
        """Is too quick."""
        return _Hasty(self.application, self.services.inbox)
