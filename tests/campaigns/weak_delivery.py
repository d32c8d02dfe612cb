"""Senders with a guard taken off, to see that the campaign of faults notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.delivery import SendResult
from bot.services.delivery.sending import Delivery
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import Claim, Letter, Messenger, Receipt
from bot.services.kernel.traffic import Traffic
from bot.services.kernel.transaction import Runtime
from bot.services.patient.messages import OwedMessages

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
        self.runtime.traffic = _Forgetful(self.runtime.clock.now)
        return await super().claim(most)


class _Forgetful(Traffic):
    """Knows of no call that ended, nor of one that began before."""

    def _note_end(self, chat_id: str, at: datetime) -> None:
        """Keep nothing."""

    def call_off(self, chat_id: str) -> None:
        """It may have begun before all was forgotten."""
        if self.under_way_since(chat_id) is not None:
            super().call_off(chat_id)


class _Prompt(Delivery):
    """Counts a chat's second from the claim, not from the end of the call."""

    def __init__(self, runtime: Runtime, messenger: Messenger, owner: MessageOwner) -> None:
        super().__init__(runtime, messenger, owner)
        runtime.traffic = _FromTheClaim(runtime.clock.now)


class _FromTheClaim(Traffic):
    """Takes the beginning of a call for its end."""

    def begin(self, chat_id: str) -> None:
        """Note the end at once."""
        super().begin(chat_id)
        self._note_end(chat_id, self._now())

    def end(self, chat_id: str) -> None:
        """It was noted."""
        self.call_off(chat_id)
