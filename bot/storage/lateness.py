"""What should be out by now and is not: the oldest, by the hours that bind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.domain.delivery import MessageKind, MessageState
from bot.domain.ledger import CheckInState
from bot.storage import outbox
from bot.storage.tables.columns import among
from bot.storage.tables.followups import CheckIn, Episode, Event
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Consent, Patient

# What these ask waits for the send window, however long it has been written.
_ASKS: Final = among(OutboxMessage.kind, MessageKind.CHECK_IN, MessageKind.REMINDER)
_MOST: Final = 1_000
_HOURS: Final = (Patient.zone, Episode.version, Episode.factor)


@dataclass(frozen=True, slots=True)
class Oldest:
    """Since when the oldest of those waits that keep the same hours; no zone: any hour will do."""

    since: datetime
    zone: str | None
    version: int | None
    factor: int | None


@dataclass(frozen=True, slots=True)
class Holds:
    """From which time on an event still holds back a check-in that is due.

    `asked`: about another injection. `joined`: by this phone. `flagged`: of a check-in that was
    due from then on, a warning sign that came after.
    """

    asked: datetime
    joined: datetime
    flagged: datetime


async def check_ins(session: AsyncSession, now: datetime, holds: Holds) -> Sequence[Oldest]:
    """Check-ins that are due and not sent, those left out that one of `holds` keeps back.

    Of more than a thousand the oldest: no rule holds back as many.
    """
    due = select(CheckIn.id).where(
        among(CheckIn.state, CheckInState.PLANNED), CheckIn.due_at <= now
    )
    statement = (
        select(func.min(CheckIn.due_at), *_HOURS)
        .join(Episode, Episode.id == CheckIn.episode_id)
        .join(Patient, Patient.id == Episode.patient_id)
        .where(
            CheckIn.id.in_(due.order_by(CheckIn.due_at).limit(_MOST)),
            ~or_(_was_asked(now, holds), _has_joined(now, holds), _was_flagged(holds)),
        )
        .group_by(*_HOURS)
    )
    return [Oldest(*row) for row in await session.execute(statement)]


def _was_asked(now: datetime, holds: Holds) -> ColumnElement[bool]:
    """Two injections: the second check-in of a day waits for the first."""
    other, episode = aliased(CheckIn), aliased(Episode)
    return exists().where(
        episode.patient_id == Episode.patient_id,
        episode.id != Episode.id,
        other.episode_id == episode.id,
        other.opened_at > holds.asked,
        other.opened_at <= now,
    )


def _has_joined(now: datetime, holds: Holds) -> ColumnElement[bool]:
    """Who has just joined settles in first."""
    return exists().where(
        Consent.patient_id == Patient.id,
        Consent.given_at > holds.joined,
        Consent.given_at <= now,
    )


def _was_flagged(holds: Holds) -> ColumnElement[bool]:
    """Two injections: who reported a sign is asked nothing else that day."""
    was_reported = exists().where(
        Event.patient_id == Patient.id,
        Event.code == "red_flag_text",
        Event.at >= CheckIn.due_at,
    )
    return and_(CheckIn.due_at > holds.flagged, was_reported)


async def messages(session: AsyncSession) -> Sequence[Oldest]:
    """Messages not sent yet, counted from when they were first written, whatever was tried.

    What goes out after an older one is left out: that one is counted.
    """
    first = aliased(OutboxMessage)
    since = func.coalesce(first.queued_at, OutboxMessage.queued_at)
    statement = (
        select(func.min(since), *_HOURS)
        .select_from(OutboxMessage)
        .outerjoin(first, first.id == OutboxMessage.repeat_of)
        .outerjoin(CheckIn, and_(_ASKS, CheckIn.id == OutboxMessage.check_in_id))
        .outerjoin(Episode, Episode.id == CheckIn.episode_id)
        .outerjoin(Patient, Patient.id == Episode.patient_id)
        .where(outbox.IS_PENDING, ~_follows_another())
        .group_by(*_HOURS)
    )
    return [Oldest(*row) for row in await session.execute(statement)]


def _follows_another() -> ColumnElement[bool]:
    """An older message to the same chat, no less urgent, goes first."""
    elder = aliased(OutboxMessage)
    return exists().where(
        elder.chat_id == OutboxMessage.chat_id,
        elder.id < OutboxMessage.id,
        elder.lane <= OutboxMessage.lane,
        elder.queued_at <= OutboxMessage.queued_at,
        elder.state == MessageState.QUEUED,
    )
