"""Staff, their links and their groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.delivery import MessageState
from bot.domain.ledger import CARERS, PLAYS, READERS, StaffRole
from bot.storage import facts
from bot.storage.outbox import HAS_MAIL
from bot.storage.tables.mail import Dialogue, OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff, StaffGroup, StaffInvitation

_TEAM: Final = "team"
_AT_WORK: Final = (
    select(Staff, Chat, Dialogue, HAS_MAIL)
    .join(Chat, Chat.id == Staff.chat_id)
    .outerjoin(Dialogue, Dialogue.chat_id == Chat.id)
    .where(Chat.key == bindparam("chat_key"), Staff.left_at.is_(None))
)
_UNSENT = (MessageState.QUEUED, MessageState.CLAIMED)


async def lock_team(session: AsyncSession) -> None:
    """Hold the whole team until the end of the transaction: one comes or goes at a time."""
    await facts.lock(session, _TEAM)


async def present(session: AsyncSession) -> Sequence[Staff]:
    """All members of staff who have not left."""
    statement = select(Staff).where(Staff.left_at.is_(None))
    return (await session.scalars(statement.order_by(Staff.created_at, Staff.id))).all()


async def carers(session: AsyncSession) -> Sequence[Staff]:
    """Those of them who look after patients, and hear of alerts: all but auditors."""
    return [member for member in await present(session) if member.role in CARERS]


async def waiting_for_report(session: AsyncSession, now: datetime) -> Sequence[Staff]:
    """Those whose report of the month is due, and who may read it still."""
    team = await present(session)
    due = [each for each in team if each.report_at is not None and each.report_at <= now]
    return [each for each in due if not PLAYS[each.role].isdisjoint(READERS)]


async def of_chat(session: AsyncSession, chat_key: str) -> Staff | None:
    """The member of staff with this Telegram account, by its keyed hash."""
    statement = (
        select(Staff)
        .join(Chat, Chat.id == Staff.chat_id)
        .where(Chat.key == chat_key, Staff.left_at.is_(None))
    )
    return await session.scalar(statement)


@dataclass(frozen=True, slots=True)
class AtWork:
    """A member of staff with their chat and the dialogue that they are in.

    `has_mail`: something waits for that chat, or is on its way to it.
    """

    member: Staff
    chat: Chat
    dialogue: Dialogue | None
    has_mail: bool


async def at_work(session: AsyncSession, chat_key: str) -> AtWork | None:
    """The same with all that belongs to their turn."""
    row = (await session.execute(_AT_WORK, {"chat_key": chat_key})).one_or_none()
    return None if row is None else AtWork(*row)


async def any_of_chat(session: AsyncSession, chat_id: str) -> Staff | None:
    """The member of staff of this chat, also one who has left."""
    return await session.scalar(select(Staff).where(Staff.chat_id == chat_id))


async def note_unreachable(session: AsyncSession, chat_id: str, now: datetime) -> Staff | None:
    """Mark the member of staff of this chat as out of reach; None for others, or if known.

    Of two use cases that learn it at once only one is told.
    """
    statement = update(Staff).where(
        Staff.chat_id == chat_id, Staff.left_at.is_(None), Staff.unreachable_at.is_(None)
    )
    return await session.scalar(statement.values(unreachable_at=now).returning(Staff))


async def note_reached(session: AsyncSession, chat_id: str) -> Staff | None:
    """Take the mark off again; None when there was none."""
    statement = update(Staff).where(
        Staff.chat_id == chat_id, Staff.left_at.is_(None), Staff.unreachable_at.is_not(None)
    )
    return await session.scalar(statement.values(unreachable_at=None).returning(Staff))


async def note_seen(session: AsyncSession, seen: Mapping[str, datetime]) -> None:
    """Write down when these members of staff, by id, last did something."""
    # The one of that id, if it is still there: no other column is touched.
    statement = update(Staff).where(Staff.id == bindparam("member"))
    connection = await session.connection()
    await connection.execute(
        statement.values(seen_at=bindparam("at")),
        [{"member": each, "at": at} for each, at in seen.items()],
    )


async def note_accepted(session: AsyncSession, chat_id: str) -> None:
    """A group took a message: what it refused before is over."""
    statement = update(StaffGroup).where(
        StaffGroup.chat_id == chat_id, StaffGroup.refused_at.is_not(None)
    )
    await session.execute(statement.values(refused_at=None, refused_why=None))


async def linked_groups(session: AsyncSession) -> Sequence[StaffGroup]:
    """The links of the groups in which alerts are announced, oldest first."""
    statement = select(StaffGroup).where(StaffGroup.left_at.is_(None))
    return (await session.scalars(statement.order_by(StaffGroup.linked_at))).all()


async def count_reached(session: AsyncSession) -> tuple[int, int]:
    """How many of those who look after patients the bot can write to, and how many there are."""
    out_of_reach = func.count(Staff.unreachable_at)
    statement = select(func.count() - out_of_reach, func.count()).where(
        Staff.left_at.is_(None), Staff.role.in_(CARERS)
    )
    reached, present = (await session.execute(statement)).one()
    return reached, present


async def invitation_by_code(session: AsyncSession, code_key: str) -> StaffInvitation | None:
    """The link with this code, by its keyed hash."""
    statement = select(StaffInvitation).where(StaffInvitation.code_key == code_key)
    return await session.scalar(statement.with_for_update())


async def groups(session: AsyncSession) -> Sequence[Chat]:
    """The groups in which alerts are announced."""
    statement = (
        select(Chat)
        .join(StaffGroup, StaffGroup.chat_id == Chat.id)
        .where(StaffGroup.left_at.is_(None))
    )
    return (await session.scalars(statement)).all()


async def boards(session: AsyncSession) -> Sequence[tuple[StaffGroup, Chat]]:
    """The links of these groups with their chats."""
    statement = (
        select(StaffGroup, Chat)
        .join(Chat, Chat.id == StaffGroup.chat_id)
        .where(StaffGroup.left_at.is_(None))
    )
    return [(row[0], row[1]) for row in await session.execute(statement)]


def _is_open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Whether a link would make somebody staff; not if its maker has left, or is no admin now."""
    maker = aliased(Staff)
    is_of_admin = exists().where(
        maker.id == StaffInvitation.created_by,
        maker.left_at.is_(None),
        maker.role == StaffRole.ADMIN,
    )
    return (
        StaffInvitation.used_at.is_(None),
        StaffInvitation.expires_at > now,
        or_(StaffInvitation.created_by.is_(None), is_of_admin),
    )


async def is_linked(session: AsyncSession, chat_key: str) -> bool:
    """Whether alerts are announced in this group."""
    statement = (
        select(StaffGroup.chat_id)
        .join(Chat, Chat.id == StaffGroup.chat_id)
        .where(Chat.key == chat_key, StaffGroup.left_at.is_(None))
    )
    return await session.scalar(statement) is not None


async def count_open_links(session: AsyncSession, now: datetime) -> int:
    """How many links to join the team are open."""
    statement = select(func.count()).select_from(StaffInvitation)
    return await session.scalar(statement.where(*_is_open(now))) or 0


async def open_links(
    session: AsyncSession, now: datetime, most: int
) -> Sequence[tuple[StaffInvitation, Staff | None]]:
    """So many of them with who made each, None for the operator; those that end first."""
    statement = select(StaffInvitation, Staff).outerjoin(
        Staff, Staff.id == StaffInvitation.created_by
    )
    order = StaffInvitation.expires_at, StaffInvitation.id
    rows = await session.execute(statement.where(*_is_open(now)).order_by(*order).limit(most))
    return [(link, maker) for link, maker in rows]


async def open_link(session: AsyncSession, link_id: str, now: datetime) -> StaffInvitation | None:
    """One of them by its id."""
    statement = select(StaffInvitation).where(StaffInvitation.id == link_id, *_is_open(now))
    return await session.scalar(statement.with_for_update())


async def is_open(session: AsyncSession, link: StaffInvitation, now: datetime) -> bool:
    """Whether this link is one of them."""
    return await open_link(session, link.id, now) is not None


async def cancel_links(session: AsyncSession, maker_id: str, now: datetime) -> None:
    """The unused links of who leaves end with their access."""
    await session.execute(
        update(StaffInvitation)
        .where(StaffInvitation.created_by == maker_id, StaffInvitation.used_at.is_(None))
        .where(StaffInvitation.expires_at > now)
        .values(expires_at=now)
    )


async def labels_by_id(session: AsyncSession) -> dict[str, str]:
    """The same by id, first those who were here first."""
    rows = await session.execute(select(Staff.id, Staff.label).order_by(Staff.created_at))
    return {member: label for member, label in rows}


async def labels(session: AsyncSession) -> Sequence[str]:
    """What everyone is called who was ever staff."""
    return (await session.scalars(select(Staff.label))).all()


async def cancel_mail(session: AsyncSession, chat_id: str, now: datetime) -> None:
    """Take back what waits for someone who left the team; what they get as a patient stays."""
    await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.chat_id == chat_id,
            OutboxMessage.patient_id.is_(None),
            OutboxMessage.state.in_(_UNSENT),
        )
        .values(state=MessageState.CANCELLED, body=None, ended_at=now, why="left")
    )


async def move_group(session: AsyncSession, old: Chat, new: Chat) -> None:
    """Give a group's alerts, those that wait too, to the chat that stands for it from now on."""
    linked = await session.get(StaffGroup, old.id)
    if linked is not None:
        await session.merge(
            StaffGroup(
                chat_id=new.id,
                linked_by=linked.linked_by,
                linked_at=linked.linked_at,
                left_at=linked.left_at,
                refused_at=linked.refused_at,
                refused_why=linked.refused_why,
            )
        )
        await session.delete(linked)
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.chat_id == old.id, OutboxMessage.ended_at.is_(None))
        .values(chat_id=new.id)
    )
