"""Messages put straight into the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.domain.delivery import MessageKind
from bot.services.kernel.transaction import NoDispatch, Work
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats, claimable
from bot.storage.tables.people import Chat
from tests.services.support.bench import Bench

OK: Keyboard = [[{"text": "OK", "data": "r:yes"}]]


@contextmanager
def held(bench: Bench) -> Iterator[None]:
    """What is owed meanwhile waits in the outbox, as while others wait for their turn."""
    runtime = bench.runtime
    dispatch, runtime.dispatch = runtime.dispatch, NoDispatch()
    try:
        yield
    finally:
        runtime.dispatch = dispatch


async def queue_to(
    bench: Bench, telegram_id: int, kind: MessageKind = MessageKind.REPLY, text: str = "Hello"
) -> int:
    """Owe a chat a message that waits in the outbox; the id of its row."""

    async def owe(work: Work) -> int:
        row = await queue(work, await chat_of(work, telegram_id), Draft(kind, text))
        await work.session.flush()
        return row.id

    with held(bench):
        return await bench.do(owe)


async def chat_of(work: Work, telegram_id: int) -> Chat:
    """The chat with this Telegram id."""
    key = work.digest("chat", telegram_id)
    return await chats.ensure(work.session, key, telegram_id, work.now)


async def hold_all(bench: Bench, wait: timedelta) -> None:
    """Telegram asks the whole bot to wait."""
    bench.runtime.traffic.ask_all(wait)
    await bench.do(lambda work: claimable.pause(work.session, work.now, work.now + wait))
