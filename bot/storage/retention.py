"""Forgetting: patients whose time is over, mail that ended, dialogues that nobody finished."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Select,
    delete,
    exists,
    or_,
    select,
    tuple_,
    union_all,
    update,
)
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


async def whose_time_is_over(
    session: AsyncSession, before: datetime, after: Added | None, limit: int
) -> tuple[Sequence[str], Added | None]:
    """Patients who were last treated, and added, before a time and are done.

    Looks at so many patients at most, from the one on who was added `after` another. With it the
    last one looked at, None when there are no more.
    """
    added = tuple_(Patient.created_at, Patient.id)
    seen = select(Patient.id, Patient.created_at, _is_done(before).label("is_done"))
    seen = seen.where(Patient.created_at < before, Patient.erase_at.is_(None))
    if after is not None:
        seen = seen.where(Patient.created_at >= after[0], added > tuple_(*after))
    rows = (await session.execute(seen.order_by(*added).limit(limit))).all()
    last = (rows[-1].created_at, rows[-1].id) if len(rows) == limit else None
    return [row.id for row in rows if row.is_done], last


def _is_done(before: datetime) -> ColumnElement[bool]:
    goes_on = or_(Episode.created_at >= before, Episode.state == EpisodeState.ACTIVE)
    return ~exists().where(Episode.patient_id == Patient.id, goes_on)


async def plan_erasing(
    session: AsyncSession, ids: Sequence[str], before: datetime, now: datetime
) -> None:
    """Mark these for erasing, but who was treated anew since they were found."""
    await session.execute(
        update(Patient)
        .where(Patient.id.in_(ids), Patient.erase_at.is_(None), _is_done(before))
        .values(erase_at=now)
        .execution_options(synchronize_session=False)
    )


@dataclass(frozen=True, slots=True)
class Old:
    """Rows whose time is over.

    `forget`: deals with so many of them at most; with how many.
    """

    which: Select[*tuple[Any, ...]]
    forget: Callable[[AsyncSession, int], Awaitable[int]]


async def found(session: AsyncSession, every: Sequence[Old]) -> list[Old]:
    """Those of which there are any."""
    row = (await session.execute(select(*(exists(each.which) for each in every)))).one()
    return [each for each, is_any in zip(every, row, strict=True) if is_any]


def old_updates(before: datetime) -> Old:
    """Updates that ended before a time."""
    has_ended = among(InboxUpdate.state, "done", "failed")
    return _gone(InboxUpdate.id, has_ended, InboxUpdate.received_at < before)


def old_mail(before: datetime) -> Old:
    """Mail that ended a month before a time, so that no alert or check-in still shows it."""
    return _gone(OutboxMessage.id, OutboxMessage.ended_at < before - _SHOWN_FOR)


def old_dialogues(before: datetime) -> Old:
    """Dialogues that nobody went on with."""
    return _gone(Dialogue.chat_id, Dialogue.updated_at < before)


def old_links(before: datetime) -> Old:
    """Links that expired unused."""
    return _gone(Invitation.id, Invitation.expires_at < before, Invitation.spent_at.is_(None))


def _gone(key: InstrumentedAttribute[Any], *conditions: ColumnElement[bool]) -> Old:
    which = select(key).where(*conditions)

    async def forget(session: AsyncSession, limit: int) -> int:
        return await _delete(session, key, which, limit)

    return Old(which, forget)


async def _delete(
    session: AsyncSession, key: InstrumentedAttribute[Any], which: Select[Any], limit: int
) -> int:
    statement = delete(key.class_).where(key.in_(which.limit(limit))).returning(key)
    gone = await session.execute(statement.execution_options(synchronize_session=False))
    return len(gone.all())


def idle_chats(now: datetime) -> Old:
    """Chats of which it is to be seen whether they belong to anybody, or are owed something."""
    which = select(Chat.id).where(Chat.forget_at <= now)

    async def forget(session: AsyncSession, limit: int) -> int:
        ids = (await session.scalars(which.order_by(Chat.forget_at).limit(limit))).all()
        await _forget_chats(session, ids, now)
        return len(ids)

    return Old(which, forget)


async def _forget_chats(session: AsyncSession, ids: Sequence[str], now: datetime) -> None:
    """Forget the Telegram ids of those that belong to nobody any more and are owed nothing."""
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
    left = Chat.id.in_(ids), Chat.forget_at <= now
    for statement in (
        update(Chat).where(*left, or_(*owners)).values(forget_at=None),
        update(Chat).where(*left, is_busy).values(forget_at=now + _LOOK_AGAIN),
        delete(Chat).where(*left),
    ):
        await session.execute(statement.execution_options(synchronize_session=False))
