"""Staff and their groups as the bot can or cannot write to them; the others hear of it."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.domain.ledger import CARERS, StaffRole
from bot.services.kernel.ports import NOT_PINNED, NOTHING_TO_EDIT
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import Reader, StaffTurn, say
from bot.services.staff import audit
from bot.storage import chats, staff, tallies
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff, StaffGroup


async def lose_member(work: Work, chat: Chat) -> None:
    """This chat cannot be written to: if it is a member of staff's, the others are told once."""
    lost = await staff.note_unreachable(work.session, chat.id, work.now)
    if lost is None:
        return
    readers = [
        (await chats.by_id(work.session, member.chat_id), member.language)
        for member in await staff.carers(work.session)
        if member is not lost
    ]
    readers += [(group, group.language or "en") for group in await staff.groups(work.session)]
    for reader, language in readers:
        text = work.text("staff_lost", language, who=lost.label)
        await queue(work, reader, Draft(MessageKind.REPLY, text))


async def regain_member(work: Work, chat_id: str) -> None:
    """It can be written to: staff who were out of reach until now read how much is open."""
    member = await staff.note_reached(work.session, chat_id)
    if member is None or member.role not in CARERS:
        return
    chat = await chats.by_id(work.session, chat_id)
    count = (await tallies.counts(work.session)).alerts
    text = work.text("staff_reached", member.language, open_alerts=count)
    await queue(work, chat, Draft(MessageKind.REPLY, text))


async def link_group(turn: StaffTurn, group: Chat, topic: int | None) -> None:
    """Announce alerts in this group from now on, in the language of the admin who asked.

    `topic`: the one of a forum in which they asked, and all that is said there goes.
    """
    group.language, group.topic_id = turn.language, topic
    now, admin = turn.work.now, turn.member.id
    await turn.work.session.merge(
        StaffGroup(
            chat_id=group.id,
            linked_by=admin,
            linked_at=now,
            left_at=None,
            refused_at=None,
            refused_why=None,
            # A new message with the counts, which may be pinned by now.
            board_row=None,
            board=None,
            board_text=None,
            unpinned_at=None,
        )
    )
    await audit.write(turn, "link_group", group.id)
    await say(turn.work, Reader(group, turn.language), "group_welcome")
    await turn.say("group_linked")


async def unlink_group(turn: StaffTurn, key: str) -> None:
    """Announce nothing in this group any more."""
    group = await chats.by_key(turn.work.session, key)
    if group is None or not await staff.is_linked(turn.work.session, key):
        await turn.say("group_lost")
        return
    await staff.cancel_mail(turn.work.session, group.id, turn.work.now)
    await lose_group(turn.work, group)
    await audit.write(turn, "unlink_group", group.id)
    await say(turn.work, Reader(group, turn.language), "group_unlinked")


async def lose_group(work: Work, group: Chat) -> None:
    """The bot cannot write there any more: tell the admins once; alerts still come in private."""
    linked = await work.session.get(StaffGroup, group.id)
    if linked is None or linked.left_at is not None:
        return
    linked.left_at = work.now
    await _tell_admins(work, "group_lost")


async def note_refusal(work: Work, group: Chat, why: str) -> None:
    """The group is there and takes no messages: the admins are told once, until it takes one."""
    linked = await work.session.get(StaffGroup, group.id)
    if linked is None or linked.left_at is not None or linked.refused_at is not None:
        return
    linked.refused_at, linked.refused_why = work.now, why
    await _tell_admins(work, "group_refuses", why=why)


async def lose_board(work: Work, row: OutboxMessage, group: Chat) -> None:
    """The message with the counts could not be pinned: who linked the group hears of it once.

    One that was deleted is posted anew.
    """
    linked = await work.session.get(StaffGroup, group.id)
    if linked is None or linked.board != row.edits_message_id:
        return
    if row.why == NOTHING_TO_EDIT:
        linked.board = linked.board_text = None
    if row.why != NOT_PINNED or linked.unpinned_at is not None:
        return
    linked.unpinned_at = work.now
    linker = await work.session.get_one(Staff, linked.linked_by)
    if linker.left_at is None:
        chat = await chats.by_id(work.session, linker.chat_id)
        text = work.text("group_unpinned", linker.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text))


async def regain_group(work: Work, chat_id: str) -> None:
    """It took a message: /team no longer says that it refuses them."""
    await staff.note_accepted(work.session, chat_id)


async def _tell_admins(work: Work, key: str, **values: object) -> None:
    for member in await staff.present(work.session):
        if member.role is StaffRole.ADMIN:
            chat = await chats.by_id(work.session, member.chat_id)
            text = work.text(key, member.language, **values)
            await queue(work, chat, Draft(MessageKind.REPLY, text))


async def follow_group(work: Work, group: Chat, new_id: int) -> Chat:
    """A group became a supergroup with a new id: the chat that stands for it from now on."""
    key = work.digest("chat", new_id)
    known = await chats.by_key(work.session, key)
    if known is None or known.id != group.id:
        await audit.write_own(work, "group_moved", group.id)
    if known is None:
        group.key, group.telegram_id = key, str(new_id)
        # Its messages are numbered anew: the old number is another message by now.
        if (linked := await work.session.get(StaffGroup, group.id)) is not None:
            linked.board_row = linked.board = linked.board_text = None
        return group
    if known.id != group.id:
        # Somebody wrote in the supergroup before the news of its id came.
        known.language, group.forget_at = group.language, work.now
        await staff.move_group(work.session, group, known)
    return known
