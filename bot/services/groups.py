"""Groups of staff: linked by an admin, followed when their id changes, missed when gone."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.domain.ledger import StaffRole
from bot.services import access
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import chats, staff
from bot.storage.desk_tables import Staff, StaffGroup
from bot.storage.tables import Chat


async def link(work: Work, group: Chat, member: Staff) -> None:
    """Announce alerts in this group from now on, in the language of the admin who asked."""
    group.language = member.language
    await work.session.merge(
        StaffGroup(chat_id=group.id, linked_by=member.id, linked_at=work.now, left_at=None)
    )


async def lose(work: Work, group: Chat) -> None:
    """The bot cannot write there any more: tell the admins once; alerts still come in private."""
    linked = await work.session.get(StaffGroup, group.id)
    if linked is None or linked.left_at is not None:
        return
    linked.left_at = work.now
    for member in await staff.present(work.session):
        if member.role is StaffRole.ADMIN:
            chat = await chats.by_id(work.session, member.chat_id)
            text = work.text("group_lost", member.language)
            await queue(work, chat, Draft(MessageKind.REPLY, text))


async def follow(work: Work, group: Chat, new_id: int) -> Chat:
    """A group became a supergroup with a new id: the chat that stands for it from now on."""
    key = work.digest("chat", new_id)
    known = await chats.by_key(work.session, key)
    if known is None or known.id != group.id:
        await access.write_audit(work, None, "group_moved", group.id)
    if known is None:
        group.key, group.telegram_id = key, str(new_id)
        return group
    if known.id != group.id:
        # Somebody wrote in the supergroup before the news of its id came.
        known.language, group.forget_at = group.language, work.now
        await staff.move_group(work.session, group, known)
    return known
