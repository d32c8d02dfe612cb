"""Senders with a guard taken off, to see that the campaign of faults notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import update

from bot.domain.delivery import SendResult
from bot.services.delivery import Claim, Delivery
from bot.services.ports import Letter, Messenger, Receipt
from bot.services.transaction import Desk, Work
from bot.storage.desk_tables import OutboxMessage
from bot.storage.tables import Chat


class Weakness(StrEnum):
    """What this sender does not care about."""

    NONE = "nothing"
    FLOOD = "that Telegram asks it to wait"
    DOUBLES = "that an uncertain message may have arrived"
    LIMITS = "how many messages a second it sends"


def weakened(desk: Desk, messenger: Messenger, weakness: Weakness) -> Delivery:
    """The sender with this weakness."""
    if weakness is Weakness.LIMITS:
        return _Unlimited(desk, messenger)
    if weakness is Weakness.FLOOD:
        return Delivery(desk, _Deaf(messenger))
    if weakness is Weakness.DOUBLES:
        return Delivery(desk, _Careless(messenger))
    return Delivery(desk, messenger)


@dataclass(frozen=True, slots=True)
class _Deaf:
    messenger: Messenger

    async def deliver(self, letter: Letter) -> Receipt:
        """Make the call, and forget how long Telegram asked to wait."""
        return replace(await self.messenger.deliver(letter), retry_after=None)


@dataclass(frozen=True, slots=True)
class _Careless:
    messenger: Messenger

    async def deliver(self, letter: Letter) -> Receipt:
        """Make the call, and take what is uncertain for unsent."""
        receipt = await self.messenger.deliver(letter)
        if receipt.result is SendResult.UNCERTAIN:
            return replace(receipt, result=SendResult.NOT_SENT)
        return receipt


class _Unlimited(Delivery):
    """Forgets what it claimed before."""

    async def claim(self, most: int) -> list[Claim]:
        """Claim whatever waits."""
        claims = await super().claim(most)

        async def forget(work: Work) -> None:
            await work.session.execute(update(OutboxMessage).values(claimed_at=None))
            await work.session.execute(update(Chat).values(free_at=None))

        await self.desk.transact(forget)
        return claims
