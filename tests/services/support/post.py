"""Messages put straight into the outbox."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats
from bot.storage.tables.people import Chat
from tests.services.support.bench import Bench

OK: Keyboard = [[{"text": "OK", "data": "r:yes"}]]


async def queue_to(
    bench: Bench, telegram_id: int, kind: MessageKind = MessageKind.REPLY, text: str = "Hello"
) -> int:
    """Owe a chat a message; the id of its row."""

    async def owe(work: Work) -> int:
        return (await queue(work, await chat_of(work, telegram_id), Draft(kind, text))).id

    return await bench.do(owe)


async def chat_of(work: Work, telegram_id: int) -> Chat:
    """The chat with this Telegram id."""
    key = work.digest("chat", telegram_id)
    return await chats.ensure(work.session, key, telegram_id, work.now)
