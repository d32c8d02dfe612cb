"""Forgetting: patients whose time is over, mail that ended, dialogues that nobody finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import Select, delete, exists, or_, select, tuple_, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.ledger import EpisodeState
from bot.storage.tables.columns import among
from bot.storage.tables.followups import Episode, Event, Invitation, Note
from bot.storage.tables.mail import Dialogue, InboxUpdate, OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert, Staff, StaffGroup

# A chat that is owed a last message is looked at again after this long.
_LOOK_AGAIN: Final = timedelta(hours=6)
# How long alerts and check-ins still show the mail that ended.
_SHOWN_FOR: Final = timedelta(days=30)

# When a patient was added, and their id: the order in which patients are looked at.
Added: TypeAlias = tuple[datetime, str]


async def erase(session: AsyncSession, patient_id: str, now: datetime) -> None:
    """Delete a patient who was emptied; episodes, check-ins and answers go with them.

    Their phones, those that they had before too, are looked at once nothing is owed to them.
    """
    await session.flush()
    phone = select(Patient.chat_id).where(Patient.id == patient_id)
    joined_on = select(Invitation.spent_by).join(Episode, Episode.id == Invitation.episode_id)
    phones = union_all(phone, joined_on.where(Episode.patient_id == patient_id))
    await session.execute(
        update(Chat)
        .where(Chat.id.in_(phones))
        .values(forget_at=now + _LOOK_AGAIN)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(Patient).where(Patient.id == patient_id))
    session.expire_all()


async def has_open_p1(session: AsyncSession, patient_id: str) -> bool:
    """Whether an alert of the first priority is still open: it is finished before erasing."""
    statement = select(Alert.id).where(
        Alert.patient_id == patient_id, Alert.priority == 1, Alert.closed_at.is_(None)
    )
    return await session.scalar(statement.limit(1)) is not None


async def empty(session: AsyncSession, patient_id: str, limit: int) -> bool:
    """Delete what may be many of a patient, so many rows at most; whether nothing of it is left.

    Alerts go before the patient too, who says whether one that somebody closes now was counted.
    """
    for key, owner in _MANY:
        limit -= await _delete(session, key, select(key).where(owner == patient_id), limit)
    return limit > 0


# The rows of which a patient can have any number.
_MANY: Final = (
    (OutboxMessage.id, OutboxMessage.patient_id),
    (Event.id, Event.patient_id),
    (Note.id, Note.patient_id),
    (Alert.id, Alert.patient_id),
)


async def plan_erasing(
    session: AsyncSession, before: datetime, now: datetime, after: Added | None, limit: int
) -> Added | None:
    """Mark for erasing whoever was last treated, and added, before a time and is done.

    Looks at so many patients at most, from the one on who was added `after` another; the last one
    looked at, None when there are no more.
    """
    added = tuple_(Patient.created_at, Patient.id)
    statement = select(Patient.created_at, Patient.id)
    statement = statement.where(Patient.created_at < before, Patient.erase_at.is_(None))
    if after is not None:
        statement = statement.where(Patient.created_at >= after[0], added > tuple_(*after))
    rows = (await session.execute(statement.order_by(*added).limit(limit))).all()
    newer = exists().where(
        Episode.patient_id == Patient.id,
        or_(Episode.created_at >= before, Episode.state == EpisodeState.ACTIVE),
    )
    await session.execute(
        update(Patient)
        .where(Patient.id.in_([row.id for row in rows]), ~newer)
        .values(erase_at=now)
        .execution_options(synchronize_session=False)
    )
    return (rows[-1][0], rows[-1][1]) if len(rows) == limit else None


async def purge_inbox(session: AsyncSession, before: datetime, limit: int) -> int:
    """Forget updates that ended before a time, so many at most; how many."""
    old = select(InboxUpdate.id).where(
        among(InboxUpdate.state, "done", "failed"), InboxUpdate.received_at < before
    )
    return await _delete(session, InboxUpdate.id, old, limit)


async def purge_outbox(session: AsyncSession, before: datetime, limit: int) -> int:
    """Forget mail that ended a month before a time, so much at most; how much."""
    old = select(OutboxMessage.id).where(OutboxMessage.ended_at < before - _SHOWN_FOR)
    return await _delete(session, OutboxMessage.id, old, limit)


async def purge_chats(session: AsyncSession, now: datetime, limit: int) -> int:
    """Forget the Telegram ids of chats that belong to nobody any more and are owed nothing.

    Looks at so many at most; at how many.
    """
    due = select(Chat.id).where(Chat.forget_at <= now).order_by(Chat.forget_at).limit(limit)
    ids = (await session.scalars(due)).all()
    owners = (
        exists().where(Patient.chat_id == Chat.id),
        exists().where(Staff.chat_id == Chat.id),
        exists().where(StaffGroup.chat_id == Chat.id),
        exists().where(Invitation.spent_by == Chat.id),
    )
    is_busy = or_(
        exists().where(Dialogue.chat_id == Chat.id),
        exists().where(OutboxMessage.chat_id == Chat.id, OutboxMessage.ended_at.is_(None)),
    )
    # What is left of them belongs to nobody and waits for nothing.
    left = Chat.id.in_(ids), Chat.forget_at <= now
    for statement in (
        update(Chat).where(*left, or_(*owners)).values(forget_at=None),
        update(Chat).where(*left, is_busy).values(forget_at=now + _LOOK_AGAIN),
        delete(Chat).where(*left),
    ):
        await session.execute(statement.execution_options(synchronize_session=False))
    return len(ids)


async def purge_dialogues(session: AsyncSession, before: datetime, limit: int) -> int:
    """Forget dialogues that nobody went on with, so many at most; how many."""
    old = select(Dialogue.chat_id).where(Dialogue.updated_at < before)
    return await _delete(session, Dialogue.chat_id, old, limit)


async def purge_invitations(session: AsyncSession, before: datetime, limit: int) -> int:
    """Forget links that expired unused, so many at most; how many."""
    unused = Invitation.expires_at < before, Invitation.spent_at.is_(None)
    return await _delete(session, Invitation.id, select(Invitation.id).where(*unused), limit)


async def _delete(
    session: AsyncSession, key: InstrumentedAttribute[Any], which: Select[Any], limit: int
) -> int:
    statement = delete(key.class_).where(key.in_(which.limit(limit))).returning(key)
    gone = await session.execute(statement.execution_options(synchronize_session=False))
    return len(gone.all())
