"""Staff whom the bot cannot write to: the others know it, and they what they have missed."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import alerts, chats, staff
from bot.storage.tables import Chat


async def lose(work: Work, chat: Chat) -> None:
    """This chat cannot be written to: if it is a member of staff's, the others are told once."""
    lost = await staff.note_unreachable(work.session, chat.id, work.now)
    if lost is None:
        return
    readers = [
        (await chats.by_id(work.session, member.chat_id), member.language)
        for member in await staff.present(work.session)
        if member is not lost
    ]
    readers += [(group, group.language or "en") for group in await staff.groups(work.session)]
    for reader, language in readers:
        text = work.text("staff_lost", language, who=lost.label)
        await queue(work, reader, Draft(MessageKind.REPLY, text))


async def regain(work: Work, chat: Chat) -> None:
    """It can be written to: staff who were out of reach until now read how much is open."""
    member = await staff.note_reached(work.session, chat.id)
    if member is None:
        return
    count = await alerts.count_open(work.session)
    text = work.text("staff_reached", member.language, open_alerts=count)
    await queue(work, chat, Draft(MessageKind.REPLY, text))
