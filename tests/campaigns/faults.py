"""Thousands of sends to a Telegram that hangs, refuses, cuts and garbles: what became of each.

The sender, the messenger and HTTP are the real ones, the time is virtual. Between the bot and
Telegram lies a network in which calls overtake each other, so that what the bot claims in time
may still arrive too densely: the limits are measured where Telegram measures them.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import event, select
from telegram import Bot

from bot.chat.messenger import TelegramMessenger
from bot.chat.request import TelegramRequest
from bot.domain.delivery import MessageKind
from bot.sandbox.play import next_due
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.server.faults import Fault, FaultKind
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.loop import Sender
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats
from bot.storage.database import Database
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.vault import new_vault
from bot.texts.catalogue import load_texts
from tests.campaigns.crash_bot import hurry
from tests.campaigns.crash_story import make_schema, url_of
from tests.campaigns.fault_count import count
from tests.campaigns.network import Network
from tests.campaigns.report import Report
from tests.campaigns.weak_delivery import Weakness, weak_delivery, weak_messenger
from tests.services.support.bench import make_clinic
from tests.services.support.clockwork import MONDAY

SENDS_PER_KILL: Final = 10
_SHARE: Final = 0.03
_GARBLED: Final = 0.01
# Seconds that Telegram asks to wait.
_WAITS: Final = (1, 3, 6)
_MIXED: Final = (
    FaultKind.HANG,
    FaultKind.BAD_GATEWAY_BEFORE,
    FaultKind.BAD_GATEWAY_AFTER,
    FaultKind.CUT_BEFORE,
    FaultKind.CUT_AFTER,
)
# Seconds after which the client gives up on a call that hangs: real ones, so only a few.
_READ_TIMEOUT: Final = 0.25
_PATIENTS: Final = 60
_STAFF: Final = 5
# What is owed at a time: some seconds' work, so that the outbox is neither empty nor endless.
_WAVE: Final = 60
_STEPS: Final = (0.02, 0.3)
_LONGEST_WAVE: Final = 300.0

_EDIT: Final = "editMessageText"

# What is sent to patients, how often in a hundred; the rest is staff's.
_TO_PATIENTS: Final = {
    MessageKind.CHECK_IN: 40,
    MessageKind.REPLY: 32,
    MessageKind.NOTICE: 6,
    MessageKind.OUTCOME: 6,
    MessageKind.SAFETY: 8,
}
_TO_STAFF: Final = 7
_TO_GROUP: Final = 1
# How often in a hundred a message changes one that was sent before.
_EDITS: Final = 20


def run(kills: int, seed: int, weakness: Weakness = Weakness.NONE) -> Report:
    """Send ten messages a kill."""
    return asyncio.run(_campaign(SENDS_PER_KILL * kills, seed, weakness))


async def _campaign(sends: int, seed: int, weakness: Weakness) -> Report:
    async with _open_office(seed, weakness) as office:
        while (owed := len(office.texts)) < sends:
            await office.owe(min(_WAVE, sends - owed))
            async with asyncio.timeout(_LONGEST_WAVE):
                await office.rest()
        calls = [call for call in office.sandbox.calls if call.is_send or call.method == _EDIT]
        found = await count(office.runtime.database, office.texts, calls, office.network)
    faulty = sum(call.fault is not None for call in calls)
    return Report(
        name="faults",
        seed=seed,
        kills=faulty,
        handled=len(office.texts),
        lost=len(found.lost),
        twice=len(found.twice),
        more={
            "calls": len(calls),
            "edits": sum(call.method == _EDIT for call in calls),
            "repeats": found.repeats,
            "floods": found.floods,
        },
        complaints=(*found.lost, *found.twice, *found.complaints),
    )


@dataclass(slots=True)
class _Office:
    """The outgoing side of the bot, and the Telegram that it sends to."""

    runtime: Runtime
    sandbox: Sandbox
    sender: Sender
    random: Random
    network: Network
    # Its own, since how many steps time takes is not the same each time.
    steps: Random
    patients: list[int] = field(default_factory=list)
    staff: list[int] = field(default_factory=list)
    group: int = 0
    texts: dict[int, str] = field(default_factory=dict)

    async def owe(self, how_many: int) -> None:
        """Owe messages of all kinds to anybody, in one transaction."""

        async def use_case(work: Work) -> None:
            for _ in range(how_many):
                await self._owe_one(work)

        await self.runtime.transact(use_case)

    async def _owe_one(self, work: Work) -> None:
        if self.random.randrange(100) < _EDITS and (sent := await _sent(work)):
            target = self.random.choice(sent)
            chat = await chats.by_id(work.session, target.chat_id)
            await self._queue(work, chat, MessageKind.EDIT, target.id)
            return
        chat_id, kind = self._addressee()
        chat = await chats.ensure(work.session, work.digest("chat", chat_id), chat_id, work.now)
        await self._queue(work, chat, kind)

    async def _queue(
        self, work: Work, chat: Chat, kind: MessageKind, edits: int | None = None
    ) -> None:
        text = f"{kind} {len(self.texts)}"
        row = await queue(work, chat, Draft(kind, text, edits=edits))
        await work.session.flush()
        self.texts[row.id] = text

    def _addressee(self) -> tuple[int, MessageKind]:
        kinds, weights = zip(*_TO_PATIENTS.items(), strict=True)
        draw = self.random.randrange(100)
        if draw < _TO_GROUP:
            return self.group, MessageKind.ALERT
        if draw < _TO_GROUP + _TO_STAFF:
            return self.random.choice(self.staff), MessageKind.ALERT
        (kind,) = self.random.choices(kinds, weights)
        return self.random.choice(self.patients), kind

    async def rest(self) -> None:
        """Let time pass until every message has ended."""
        while not self.sender.is_idle or await self._next_at() is not None:
            await asyncio.sleep(0.002)
            # The time stands still while the bot or Telegram works.
            is_working = self.sender.in_flight > self.network.on_the_way or self.runtime.running
            if not is_working:
                await self._go_on()

    async def _go_on(self) -> None:
        """Move the clock to the next arrival or the next message that may go, in small steps."""
        now = self.runtime.clock.now()
        step = now + timedelta(seconds=self.steps.uniform(*_STEPS))
        next_at = await self._next_at()
        moments = [max(next_at, step)] if next_at is not None else []
        if self.network.next_arrival is not None:
            moments.append(self.network.next_arrival)
        if moments:
            self.sandbox.clock.move_to(max(now, min(moments)))
            self.network.arrive()
            self.runtime.mail.set()

    async def _next_at(self) -> datetime | None:
        async with self.runtime.database.reading() as session:
            return await next_due.next_mail_at(session, self.runtime.clock.now())


async def _sent(work: Work) -> Sequence[OutboxMessage]:
    """The newest messages of which the bot knows how Telegram calls them."""
    statement = (
        select(OutboxMessage)
        .where(OutboxMessage.message_id.is_not(None), OutboxMessage.kind != MessageKind.EDIT)
        .order_by(OutboxMessage.id.desc())
        .limit(_WAVE)
    )
    return (await work.session.scalars(statement)).all()


@asynccontextmanager
async def _open_office(seed: int, weakness: Weakness) -> AsyncIterator[_Office]:
    clock = VirtualClock(MONDAY)
    with TemporaryDirectory() as folder:
        path = Path(folder, "outbox.db")
        await make_schema(path)
        database = Database(url_of(path), new_vault())
        event.listen(database.engine.sync_engine, "connect", hurry)
        async with Sandbox(clock, seed=seed) as sandbox, _open_bot(sandbox) as bot:
            sandbox.limits.is_strict = True
            _order_faults(sandbox)
            runtime = Runtime(database, clock, load_texts(), make_clinic())
            messenger = weak_messenger(TelegramMessenger(bot), weakness)
            network = Network(messenger, clock, Random(seed))
            runtime.dispatch = delivery = weak_delivery(runtime, network, weakness)
            sender = Sender(delivery)
            sending = asyncio.create_task(sender.run())
            yield await _staffed(
                _Office(runtime, sandbox, sender, Random(seed), network, Random(seed))
            )
            sending.cancel()
            await asyncio.wait({sending})
            await runtime.settled()
        await database.close()


@asynccontextmanager
async def _open_bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    request, address = TelegramRequest(_READ_TIMEOUT), f"{sandbox.url}/bot"
    async with Bot(TOKEN, address, request=request, get_updates_request=request) as bot:
        yield bot


def _order_faults(sandbox: Sandbox) -> None:
    for kind in _MIXED:
        sandbox.faults.add(Fault(kind, count=0, share=_SHARE))
    for wait in _WAITS:
        share = _SHARE / len(_WAITS)
        sandbox.faults.add(Fault(FaultKind.FLOOD, count=0, share=share, retry_after=wait))
    sandbox.faults.add(Fault(FaultKind.GARBLED, count=0, share=_GARBLED))
    for wait in _WAITS:
        # Once for sure, in a short run too.
        sandbox.faults.add(Fault(FaultKind.FLOOD, retry_after=wait))


async def _staffed(office: _Office) -> _Office:
    """Let people be there who can be written to."""
    sandbox = office.sandbox
    people = [sandbox.person() for _ in range(_PATIENTS + _STAFF)]
    for person in people:
        await person.start()
    group = sandbox.group()
    await group.add(people[0])
    await group.add_bot(people[0])
    ids = [person.id for person in people]
    office.patients, office.staff, office.group = ids[_STAFF:], ids[:_STAFF], group.id
    return office
