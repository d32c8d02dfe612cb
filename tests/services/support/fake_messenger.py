"""A hand-written Telegram for the services: phones with screens, and answers made to order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Clock, Letter, Receipt

Applies: TypeAlias = Callable[[Letter], bool]


def sends_to(chat_id: int) -> Applies:
    """Holds for new messages to a chat, not for edits of older ones."""
    return lambda letter: letter.telegram_id == chat_id and letter.body["method"] == "send"


@dataclass(slots=True)
class Shown:
    """One message on a phone."""

    message_id: int
    at: datetime
    text: str
    keyboard: list[list[dict[str, str]]]

    @property
    def labels(self) -> list[str]:
        """What its buttons say that report a press."""
        return [button["text"] for row in self.keyboard for button in row if "data" in button]

    @property
    def copies(self) -> list[str]:
        """What its other buttons put on the clipboard."""
        return [button["copy"] for row in self.keyboard for button in row if "copy" in button]

    def data_of(self, label: str) -> str | None:
        """The data of the button that says this."""
        for row in self.keyboard:
            for button in row:
                if button["text"] == label:
                    return button.get("data", "")
        return None


@dataclass(frozen=True, slots=True)
class Call:
    """One call that the bot made, and when."""

    at: datetime
    letter: Letter
    receipt: Receipt


@dataclass(slots=True)
class _Order:
    receipt: Receipt
    arrives: bool
    applies: Applies
    times: int


@dataclass(slots=True)
class FakeMessenger:
    """Delivers at once, unless it was told otherwise with `will`."""

    clock: Clock
    calls: list[Call] = field(default_factory=list)
    screens: dict[int, list[Shown]] = field(default_factory=dict)
    _orders: list[_Order] = field(default_factory=list)
    _ids: int = 100

    def will(
        self,
        receipt: Receipt | SendResult,
        *,
        arrives: bool = False,
        when: Applies = lambda letter: True,
        times: int = 1,
    ) -> None:
        """Answer the next calls that fit with this receipt; `arrives`: the phone shows it."""
        if isinstance(receipt, SendResult):
            receipt = Receipt(receipt, why=receipt.value)
        self._orders.append(_Order(receipt, arrives, when, times))

    def remember(self, chat_id: int, screen: list[Shown]) -> None:
        """Have a phone show what came before; new messages get higher ids."""
        self.screens[chat_id] = screen
        self._ids = max(self._ids, *(shown.message_id for shown in screen))

    async def deliver(self, letter: Letter) -> Receipt:
        """Show the letter on the phone and say so, or do as ordered."""
        order = self._order_for(letter)
        message_id = self._show(letter) if order is None or order.arrives else None
        receipt = Receipt(SendResult.SENT, message_id) if order is None else order.receipt
        self.calls.append(Call(self.clock.now(), letter, receipt))
        return receipt

    def _order_for(self, letter: Letter) -> _Order | None:
        for order in self._orders:
            if order.times and order.applies(letter):
                order.times -= 1
                return order
        return None

    def _show(self, letter: Letter) -> int:
        screen = self.screens.setdefault(letter.telegram_id, [])
        body: dict[str, Any] = letter.body
        if letter.message_id is None:
            self._ids += 1
            now = self.clock.now()
            screen.append(Shown(self._ids, now, body["text"], body["keyboard"]))
            return self._ids
        for shown in screen:
            if shown.message_id == letter.message_id:
                shown.keyboard = body["keyboard"]
                shown.text = body["text"] or shown.text
        return letter.message_id
