"""Bots with one guard taken away: a campaign that does not catch them proves nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import update
from telegram import Update
from telegram.error import TelegramError

from bot.app import App
from bot.chat.messenger import TelegramMessenger
from bot.chat.polling import Poll
from bot.chat.workers import Workers
from bot.domain.delivery import MessageState
from bot.services.delivery.loop import Sender
from bot.services.delivery.sending import Delivery
from bot.services.incoming.inbox import Inbox, Waiting
from bot.services.kernel.traffic import Traffic
from bot.services.kernel.transaction import HANDLING, Handling, Work, transaction
from bot.services.patient.messages import OwedMessages
from bot.storage.tables.mail import OutboxMessage
from tests.campaigns.check_ins import ticking

# Seconds that a busy bot takes from one step to the next: to store, longer than any of its lives.
_TO_STORE: Final = 3.0
_TO_MARK: Final = 0.7
_TIMES: Final = 300
_HOARD: Final[list[str]] = []
_ON_THE_WAY: Final = (MessageState.CLAIMED, MessageState.SENDING)


class HastyInbox(Inbox):
    """Keeps updates in memory first, as PTB's own updater does."""

    async def take(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        task = asyncio.create_task(self._store_late(updates))
        self.runtime.running.add(task)

    async def _store_late(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        await asyncio.sleep(_TO_STORE)
        await super().take(updates)
        self.runtime.post.set()


class _TwoStepWorkers(Workers):
    """Commits the effect of an update first and its done mark later."""

    async def _handle(self, waiting: Waiting) -> None:
        await self._application.process_update(self._read(waiting))
        await asyncio.sleep(_TO_MARK)
        HANDLING.set(Handling(waiting.inbox_id))
        await self._inbox.settle()


class _RepeatingDelivery(Delivery):
    """Sends again after a crash what was on its way."""

    async def recover(self) -> int:
        await self._send_again()
        return 0

    @transaction
    async def _send_again(self, work: Work) -> None:
        await _set_back(work, state=MessageState.QUEUED, claimable_at=work.now)
        work.has_mail = True


class _DroppingDelivery(Delivery):
    """Forgets after a crash what was on its way."""

    async def recover(self) -> int:
        await self._forget()
        return 0

    @transaction
    async def _forget(self, work: Work) -> None:
        await _set_back(work, state=MessageState.CANCELLED, body=None, ended_at=work.now)


async def _set_back(work: Work, **values: object) -> None:
    is_on_the_way = OutboxMessage.state.in_(_ON_THE_WAY)
    await work.session.execute(update(OutboxMessage).where(is_on_the_way).values(**values))


def acknowledging_early(app: App) -> Coroutine[Any, Any, None]:
    """Telegram forgets updates before they are committed."""
    app.poll = Poll(app.application.bot, HastyInbox(app.runtime))
    return _forever()


def marking_late(app: App) -> Coroutine[Any, Any, None]:
    """An update's effect and its done mark are two transactions."""
    app.workers = _TwoStepWorkers(app.application, app.services.inbox)
    return _forever()


def repeating(app: App) -> Coroutine[Any, Any, None]:
    """After a crash, what was on its way is sent again."""
    return _delivering(app, _RepeatingDelivery)


def dropping(app: App) -> Coroutine[Any, Any, None]:
    """After a crash, what was on its way is forgotten."""
    return _delivering(app, _DroppingDelivery)


def _delivering(app: App, kind: type[Delivery]) -> Coroutine[Any, Any, None]:
    app.delivery = kind(app.runtime, TelegramMessenger(app.application.bot), OwedMessages())
    app.runtime.dispatch = app.delivery
    app.sender = Sender(app.delivery)
    return ticking(app)


class _MortalPoll(Poll):
    """Ends without a word when Telegram refuses it once, as PTB's own updater does."""

    async def run(self) -> None:
        while True:
            try:
                await self._step()
            except TelegramError:
                return


class _ParsingPoll(Poll):
    """Lets PTB read the updates before they are stored."""

    async def _fetch(self) -> list[Any]:
        raw = await super()._fetch()
        for each in raw:
            Update.de_json(each, self._bot)
        return raw


class _HoardingPoll(Poll):
    """Keeps what it fetched, each a few hundred times."""

    async def _fetch(self) -> list[Any]:
        raw = await super()._fetch()
        _HOARD.extend(json.dumps(each) * _TIMES for each in raw)
        return raw


def hoarding(app: App) -> Coroutine[Any, Any, None]:
    """Nothing that was written is ever forgotten."""
    app.poll = _HoardingPoll(app.application.bot, app.services.inbox)
    return _forever()


def ending_silently(app: App) -> Coroutine[Any, Any, None]:
    """One refusal, and nothing is heard any more."""
    app.poll = _MortalPoll(app.application.bot, app.services.inbox)
    return _forever()


def choking(app: App) -> Coroutine[Any, Any, None]:
    """An update that cannot be read comes again and again, and hides those behind it."""
    app.poll = _ParsingPoll(app.application.bot, app.services.inbox)
    return _forever()


class _HoldingAll(Traffic):
    """Takes each wait for everybody's, and lets nothing through."""

    def ask(self, whose: str, wait: timedelta) -> None:
        self.ask_all(wait)

    def room(self, more: int = 0) -> int:
        return 0 if self.left() is not None else super().room(more)


def waiting_for_all(app: App) -> Coroutine[Any, Any, None]:
    """What Telegram asks of a toast, everybody keeps."""
    app.runtime.traffic = _HoldingAll(app.runtime.clock.now)
    return _forever()


async def _forever() -> None:
    await asyncio.Event().wait()
