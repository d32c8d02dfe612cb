"""What the doctor asks the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState
from bot.storage import migration, protocols
from bot.storage.database import Database
from bot.storage.tables.columns import among
from bot.storage.tables.followups import CheckIn, Episode
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Chat, Patient, counted
from bot.storage.tables.staff import Alert
from bot.storage.tables.system import AuditEntry

_OPEN = (CheckInState.PLANNED, CheckInState.OPEN)
_ENDED = tuple(state for state in CheckInState if state not in _OPEN)
# The last check-in may be answered late, so a missed one may take answers again.
_MAY_TAKE_ANSWERS = (CheckInState.OPEN, CheckInState.ANSWERED, CheckInState.MISSED)

_IS_KEPT: Final = Patient.erase_at.is_(None)
_NEWEST: Final = (Patient.created_at.desc(), Patient.id.desc())
_KEPT: Final = select(Patient.id).where(_IS_KEPT).order_by(*_NEWEST)
_LEAVING: Final = (
    select(Patient.id).where(Patient.erase_at.is_not(None)).order_by(Patient.erase_at)
)


async def revisions(database: Database) -> tuple[str | None, str]:
    """The schema that the database has, and the one that this program expects."""
    return await migration.current_revision(database.engine), migration.head_revision()


async def open_samples(session: AsyncSession) -> None:
    """Decrypt the newest patient and a chat; raises `KeyFileError` when the key does not fit."""
    await session.scalar(select(Patient.reference).where(_IS_KEPT).order_by(*_NEWEST).limit(1))
    await session.scalar(select(Chat.telegram_id).limit(1))


async def has_more(session: AsyncSession, most: int) -> bool:
    """Whether there are more patients than are looked at."""
    beyond = [exists(each.offset(most)) for each in (_KEPT, _LEAVING)]
    return await session.scalar(select(or_(*beyond))) or False


def _looked_at(most: int) -> ColumnElement[bool]:
    """Of the newest patients, and of those who are to be erased, so many each."""
    parts = [each.limit(most).subquery() for each in (_KEPT, _LEAVING)]
    return Episode.patient_id.in_(union_all(*(select(part.c.id) for part in parts)))


async def count_states(session: AsyncSession, most: int) -> Counter[CheckInState]:
    """How many check-ins stand in each state, of so many patients; none that fell away."""
    statement = (
        select(CheckIn.state, func.count())
        .join(Episode, Episode.id == CheckIn.episode_id)
        .where(_looked_at(most), CheckIn.of_version == 0)
        .group_by(CheckIn.state)
    )
    return Counter({state: count for state, count in await session.execute(statement)})


async def count_promised(session: AsyncSession, most: int) -> int:
    """How many check-ins the protocols of their follow-ups ask for that were planned."""
    versions = await protocols.every(session)
    has_check_ins = select(CheckIn.id).where(CheckIn.episode_id == Episode.id).exists()
    is_planned = Episode.state.in_((EpisodeState.ACTIVE, EpisodeState.CONCLUDED))
    statement = (
        select(Episode.version, func.count())
        .where(_looked_at(most), or_(is_planned, has_check_ins))
        .group_by(Episode.version)
    )
    return sum(
        len(versions[version].check_ins) * count
        for version, count in await session.execute(statement)
    )


async def contradictions(session: AsyncSession, most: int) -> Sequence[str]:
    """The ids of their check-ins whose state contradicts their times, or that lack a reason."""
    is_open, is_ended = CheckIn.state.in_(_OPEN), CheckIn.state.in_(_ENDED)
    statement = (
        select(CheckIn.id)
        .join(Episode, Episode.id == CheckIn.episode_id)
        .where(
            _looked_at(most),
            or_(
                and_(
                    is_open, or_(CheckIn.ended_at.is_not(None), CheckIn.answered_at.is_not(None))
                ),
                and_(is_ended, CheckIn.ended_at.is_(None)),
                and_(CheckIn.state == CheckInState.PLANNED, CheckIn.opened_at.is_not(None)),
                and_(
                    CheckIn.state == CheckInState.OPEN,
                    or_(CheckIn.opened_at.is_(None), CheckIn.closes_at.is_(None)),
                ),
                and_(CheckIn.state == CheckInState.ANSWERED, CheckIn.answered_at.is_(None)),
                and_(CheckIn.state != CheckInState.OPEN, CheckIn.remind_at.is_not(None)),
                and_(CheckIn.state.not_in(_MAY_TAKE_ANSWERS), CheckIn.closes_at.is_not(None)),
            ),
        )
    )
    return (await session.scalars(statement.order_by(CheckIn.due_at, CheckIn.id))).all()


async def oldest_waiting(session: AsyncSession) -> datetime | None:
    """When the oldest update that is not handled came."""
    return await session.scalar(
        select(func.min(InboxUpdate.received_at)).where(among(InboxUpdate.state, "waiting"))
    )


async def oldest_untaken(session: AsyncSession) -> datetime | None:
    """When the oldest alert of the first priority was raised that nobody has taken."""
    return await session.scalar(
        select(func.min(Alert.raised_at)).where(
            Alert.priority == 1, Alert.taken_at.is_(None), Alert.closed_at.is_(None)
        )
    )


async def oldest_open(session: AsyncSession) -> tuple[datetime, int] | None:
    """When the oldest alert that nobody has closed was raised, and its priority; no tests."""
    statement = (
        select(Alert.raised_at, Alert.priority)
        .outerjoin(Patient, Patient.id == Alert.patient_id)
        .where(Alert.closed_at.is_(None), counted())
    )
    row = (await session.execute(statement.order_by(Alert.raised_at).limit(1))).first()
    return None if row is None else (row[0], row[1])


async def oldest_erasing(session: AsyncSession) -> datetime | None:
    """When staff first heard of the deletion that waits longest."""
    statement = select(func.min(Alert.raised_at)).join(Patient, Patient.id == Alert.patient_id)
    is_waiting = Patient.erase_at.is_not(None)
    return await session.scalar(statement.where(Alert.kind == AlertKind.DELETE, is_waiting))


async def newest_row(session: AsyncSession) -> datetime | None:
    """The latest time that the bot has written down as past."""
    times = [
        await session.scalar(select(column).order_by(key.desc()).limit(1))
        for column, key in (
            (InboxUpdate.received_at, InboxUpdate.id),
            (OutboxMessage.queued_at, OutboxMessage.id),
            (AuditEntry.at, AuditEntry.id),
        )
    ]
    return max(filter(None, times), default=None)
