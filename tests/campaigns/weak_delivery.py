"""Senders with a guard taken off, to see that the campaign of faults notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import update

from bot.domain.delivery import SendResult
from bot.services.delivery.claims import Claim
from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Letter, Messenger, Receipt
from bot.services.kernel.transaction import Runtime, Work
from bot.services.patient.messages import OwedMessages
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat

_TWO_THIRDS: Final = 2 / 3


class Weakness(StrEnum):
    """What this sender does not care about."""

    NONE = "nothing"
    FLOOD = "that Telegram asks it to wait"
    HASTE = "for the last third of what Telegram asks it to wait"
    DOUBLES = "that an uncertain message may have arrived"
    LOSSES = "that an uncertain message may not have arrived"
    LIMITS = "how many messages a second it sends"
    LATENCY = "how long a call takes to reach Telegram"


def weak_messenger(messenger: Messenger, weakness: Weakness) -> Messenger:
    """The messenger with this weakness."""
    if weakness is Weakness.FLOOD:
        return _Deaf(messenger)
    if weakness is Weakness.HASTE:
        return _Hasty(messenger)
    if weakness is Weakness.DOUBLES:
        return _Careless(messenger, SendResult.NOT_SENT)
    if weakness is Weakness.LOSSES:
        return _Careless(messenger, SendResult.SENT)
    return messenger


def weak_delivery(runtime: Runtime, messenger: Messenger, weakness: Weakness) -> Delivery:
    """The delivery with this weakness."""
    if weakness is Weakness.LIMITS:
        return _Unlimited(runtime, messenger, OwedMessages())
    if weakness is Weakness.LATENCY:
        return _Prompt(runtime, messenger, OwedMessages())
    return Delivery(runtime, messenger, OwedMessages())


@dataclass(frozen=True, slots=True)
class _Deaf:
    messenger: Messenger

    async def deliver(self, letter: Letter) -> Receipt:
        """Make the call, and forget how long Telegram asked to wait."""
        return replace(await self.messenger.deliver(letter), retry_after=None)


@dataclass(frozen=True, slots=True)
class _Hasty:
    messenger: Messenger

    async def deliver(self, letter: Letter) -> Receipt:
        """Make the call, and forget a third of how long Telegram asked to wait."""
        receipt = await self.messenger.deliver(letter)
        if receipt.retry_after is None:
            return receipt
        return replace(receipt, retry_after=receipt.retry_after * _TWO_THIRDS)


@dataclass(frozen=True, slots=True)
class _Careless:
    messenger: Messenger
    taken_for: SendResult

    async def deliver(self, letter: Letter) -> Receipt:
        """Make the call, and take what is uncertain for something else."""
        receipt = await self.messenger.deliver(letter)
        if receipt.result is SendResult.UNCERTAIN:
            return replace(receipt, result=self.taken_for)
        return receipt


class _Unlimited(Delivery):
    """Forgets what it sent before."""

    async def claim(self, most: int) -> list[Claim]:
        """Claim whatever waits."""
        claims = await super().claim(most)
        await self.runtime.transact(_forget)
        return claims


async def _forget(work: Work) -> None:
    long_ago = work.now - timedelta(hours=1)
    has_ended = OutboxMessage.ended_at.is_not(None)
    await work.session.execute(update(OutboxMessage).where(has_ended).values(ended_at=long_ago))
    await work.session.execute(update(Chat).values(free_at=None))


class _Prompt(Delivery):
    """Counts a chat's second from the claim, not from the end of the call."""

    async def send(self, claim: Claim) -> None:
        """Send, and take the chat for free."""
        await super().send(claim)

        async def free(work: Work) -> None:
            await work.session.execute(update(Chat).values(free_at=None))

        await self.runtime.transact(free)
