"""Forgetting: patients whose time is over, mail that ended, dialogues that nobody finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, exists, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import EpisodeState
from bot.storage.tables.followups import Episode, Invitation
from bot.storage.tables.mail import Dialogue, OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert, Staff, StaffGroup

# A chat that is owed a last message is looked at again after this long.
_LOOK_AGAIN: Final = timedelta(hours=6)


async def erase(session: AsyncSession, patient_id: str, now: datetime) -> None:
    """Delete a patient; episodes, check-ins, answers, notes and messages go with them.

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


async def plan_erasing(session: AsyncSession, before: datetime, now: datetime) -> None:
    """Mark for erasing whoever was last treated, and added, before a time and is done."""
    newer = exists().where(
        Episode.patient_id == Patient.id,
        or_(Episode.created_at >= before, Episode.state == EpisodeState.ACTIVE),
    )
    await session.execute(
        update(Patient)
        .where(Patient.created_at < before, Patient.erase_at.is_(None), ~newer)
        .values(erase_at=now)
        .execution_options(synchronize_session=False)
    )


async def purge_outbox(session: AsyncSession, before: datetime) -> None:
    """Forget mail that ended before a time and that no alert or check-in still shows."""
    await session.execute(
        delete(OutboxMessage).where(OutboxMessage.ended_at < before - timedelta(days=30))
    )


async def purge_chats(session: AsyncSession, now: datetime) -> None:
    """Forget the Telegram ids of chats that belong to nobody any more and are owed nothing."""
    due = Chat.forget_at <= now
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
    for statement in (
        update(Chat).where(due, or_(*owners)).values(forget_at=None),
        update(Chat).where(due, is_busy).values(forget_at=now + _LOOK_AGAIN),
        delete(Chat).where(due),
    ):
        await session.execute(statement.execution_options(synchronize_session=False))


async def purge_dialogues(session: AsyncSession, before: datetime) -> None:
    """Forget dialogues that nobody went on with, and links that expired unused."""
    await session.execute(delete(Dialogue).where(Dialogue.updated_at < before))
    await session.execute(
        delete(Invitation).where(Invitation.expires_at < before, Invitation.spent_at.is_(None))
    )
