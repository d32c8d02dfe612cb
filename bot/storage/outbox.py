"""The outbox: what is owed to Telegram, claimed, sent and recorded step by step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from bot.domain.delivery import MessageKind, MessageState
from bot.storage import facts
from bot.storage.tables.columns import among
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.system import Fact

_CLAIMABLE = (MessageState.QUEUED, MessageState.CLAIMED, MessageState.SENDING)
_PAUSED: Final = "sending_paused"
# The pause as a column of another query.
_PAUSE: Final = select(Fact.value).where(Fact.name == _PAUSED).scalar_subquery()
PENDING = frozenset(_CLAIMABLE)
IS_PENDING = among(OutboxMessage.state, *_CLAIMABLE)
_IS_IN_FLIGHT = among(OutboxMessage.state, MessageState.CLAIMED, MessageState.SENDING)
# What ended otherwise was taken back before its call.
_WAS_CALLED = among(
    OutboxMessage.state, MessageState.SENT, MessageState.UNCERTAIN, MessageState.FAILED
)

_NEXT_CLAIM: Final = select(func.min(OutboxMessage.claimable_at), _PAUSE).where(IS_PENDING)


async def candidates(session: AsyncSession, now: datetime, limit: int) -> Sequence[OutboxMessage]:
    """Messages whose time has come, safety first, each chat's in the order they were written."""
    statement = (
        select(OutboxMessage)
        .where(IS_PENDING, OutboxMessage.claimable_at <= now)
        .order_by(OutboxMessage.lane, OutboxMessage.id)
        .limit(limit)
        # One that cannot be decrypted must not hide the others.
        .options(defer(OutboxMessage.body))
        # SQLite drops this without a word; there BEGIN IMMEDIATE already keeps writers apart.
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(statement)).all()


async def ahead(
    session: AsyncSession, row: OutboxMessage
) -> tuple[datetime | None, datetime | None]:
    """What this message must let go first: two times, each None when there is nothing.

    When the newest message that is on its way to the same chat was claimed; and when the last of
    the older ones that still wait, and are no less urgent, may be claimed.
    """
    under_way_since = select(func.max(OutboxMessage.claimed_at)).where(
        _IS_IN_FLIGHT, OutboxMessage.chat_id == row.chat_id
    )
    elder = select(func.max(OutboxMessage.claimable_at)).where(
        OutboxMessage.state == MessageState.QUEUED,
        OutboxMessage.chat_id == row.chat_id,
        OutboxMessage.id < row.id,
        OutboxMessage.lane <= row.lane,
        # One that was written before the clock was set back must not hold up what comes after.
        OutboxMessage.queued_at <= row.queued_at,
        IS_PENDING,
    )
    statement = select(under_way_since.scalar_subquery(), elder.scalar_subquery())
    since, elder_at = (await session.execute(statement)).one()
    return since, elder_at


async def next_claim_at(session: AsyncSession, now: datetime) -> datetime | None:
    """When the next message may be claimed, a pause that Telegram asked for included."""
    at: datetime | None
    at, pause = (await session.execute(_NEXT_CLAIM)).one()
    return at and max(at, _end_of(pause, now) or at)


async def paused_until(session: AsyncSession, now: datetime) -> datetime | None:
    """Until when Telegram asked to wait; None when nobody has to."""
    return _end_of(await facts.read(session, _PAUSED), now)


def _end_of(pause: str | None, now: datetime) -> datetime | None:
    if not pause:
        return None
    since, until = map(datetime.fromisoformat, pause.split())
    # A clock set back must not stretch a short pause until it is as late again.
    return until if since <= now < until else None


async def pause(session: AsyncSession, now: datetime, until: datetime) -> None:
    """Send nothing until then: kept in the database, so that a restart waits too."""
    # Two calls may be refused at once, and the longer wait must hold.
    standing = _end_of(await facts.lock(session, _PAUSED), now)
    until = max(until, standing or until)
    await facts.write(session, _PAUSED, f"{now.isoformat()} {until.isoformat()}")


async def traffic(
    session: AsyncSession, since: datetime, now: datetime
) -> tuple[datetime | None, int]:
    """Until when Telegram asked to wait (None: nobody has to), and `count_recent` of all chats."""
    pause, recent = (await session.execute(select(_PAUSE, _recent(since, now)))).one()
    return _end_of(pause, now), recent


async def count_recent(session: AsyncSession, since: datetime, now: datetime, chat_id: str) -> int:
    """How many messages Telegram may have got for a chat since a time.

    Those in flight count however old they are: nobody knows when they arrive. What ended after
    `now` was sent before the clock was set back, and does not count.
    """
    in_chat = OutboxMessage.chat_id == chat_id
    return await session.scalar(select(_recent(since, now, in_chat))) or 0


def _recent(
    since: datetime, now: datetime, *conditions: ColumnElement[bool]
) -> ColumnElement[int]:
    in_flight = select(func.count()).where(_IS_IN_FLIGHT, *conditions)
    ended = select(func.count()).where(
        OutboxMessage.ended_at > since, OutboxMessage.ended_at <= now, _WAS_CALLED, *conditions
    )
    return in_flight.scalar_subquery() + ended.scalar_subquery()


async def mark_sending(session: AsyncSession, message_id: int, until: datetime) -> bool:
    """The last step before the call; False when the claim was taken back meanwhile."""
    statement = (
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.state == MessageState.CLAIMED)
        .values(
            state=MessageState.SENDING,
            attempts=OutboxMessage.attempts + 1,
            claimable_at=until,
        )
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    return await session.scalar(statement) is not None


async def hand_back(session: AsyncSession, message_id: int, until: datetime) -> None:
    """Take back a claim, so that the message may be claimed again from a time on."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id == message_id, OutboxMessage.state == MessageState.CLAIMED)
        .values(state=MessageState.QUEUED, claimable_at=until)
    )


async def put_off(session: AsyncSession, message_id: int, until: datetime) -> None:
    """Let a message that cannot be claimed wait."""
    await session.execute(
        update(OutboxMessage).where(OutboxMessage.id == message_id).values(claimable_at=until)
    )


async def cancel(
    session: AsyncSession, patient_id: str, kinds: Sequence[MessageKind], now: datetime
) -> None:
    """Take back what is queued or claimed for a patient and not yet on its way."""
    await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.patient_id == patient_id,
            IS_PENDING,
            OutboxMessage.kind.in_(kinds),
            OutboxMessage.state.in_((MessageState.QUEUED, MessageState.CLAIMED)),
        )
        .values(state=MessageState.CANCELLED, body=None, ended_at=now, why="withdrawn")
    )


async def is_edited_since(session: AsyncSession, repeat: OutboxMessage, message_id: int) -> bool:
    """Whether something newer than the edit that is repeated changes the same message."""
    named = select(OutboxMessage.id).where(
        OutboxMessage.chat_id == repeat.chat_id, OutboxMessage.message_id == message_id
    )
    statement = select(OutboxMessage.id).where(
        OutboxMessage.chat_id == repeat.chat_id,
        OutboxMessage.id > repeat.repeat_of,
        func.coalesce(OutboxMessage.repeat_of, OutboxMessage.id) > repeat.repeat_of,
        or_(OutboxMessage.edits_message_id == message_id, OutboxMessage.edits.in_(named)),
    )
    return await session.scalar(statement.limit(1)) is not None


async def chats_still_told(session: AsyncSession, alert_id: str) -> Collection[str]:
    """The chats to which a message about an alert is still on its way."""
    statement = select(OutboxMessage.chat_id).where(
        OutboxMessage.alert_id == alert_id, OutboxMessage.kind == MessageKind.ALERT, IS_PENDING
    )
    return set(await session.scalars(statement))


async def hurry(session: AsyncSession, now: datetime) -> None:
    """Look anew at all that waits for a later time, since the clock was set back."""
    await session.execute(
        update(OutboxMessage)
        .where(
            IS_PENDING,
            OutboxMessage.state == MessageState.QUEUED,
            OutboxMessage.claimable_at > now,
        )
        .values(claimable_at=now)
        .execution_options(synchronize_session=False)
    )


async def of_alert(session: AsyncSession, alert_id: str) -> Sequence[OutboxMessage]:
    """The messages that announced an alert, oldest first."""
    statement = select(OutboxMessage).where(
        OutboxMessage.alert_id == alert_id, OutboxMessage.kind == MessageKind.ALERT
    )
    return (await session.scalars(statement.order_by(OutboxMessage.id))).all()


async def of_check_in(session: AsyncSession, check_in_id: str) -> Sequence[OutboxMessage]:
    """The messages that asked or reminded of a check-in, oldest first."""
    kinds = (MessageKind.CHECK_IN, MessageKind.REMINDER)
    statement = select(OutboxMessage).where(
        OutboxMessage.check_in_id == check_in_id, OutboxMessage.kind.in_(kinds)
    )
    return (await session.scalars(statement.order_by(OutboxMessage.id))).all()


async def outcomes_of(
    session: AsyncSession, patient_id: str, since: datetime, until: datetime
) -> Sequence[OutboxMessage]:
    """The outcome texts that were written for a patient from a time on until another."""
    statement = select(OutboxMessage).where(
        OutboxMessage.patient_id == patient_id,
        OutboxMessage.kind == MessageKind.OUTCOME,
        OutboxMessage.queued_at >= since,
        OutboxMessage.queued_at < until,
    )
    return (await session.scalars(statement.order_by(OutboxMessage.id))).all()


async def recover_claims(session: AsyncSession) -> tuple[int, Sequence[int]]:
    """After a crash: claimed messages go back, surely unsent; the ids that were on their way."""
    unsent = await session.execute(
        update(OutboxMessage)
        .where(IS_PENDING, OutboxMessage.state == MessageState.CLAIMED)
        .values(state=MessageState.QUEUED, claimable_at=OutboxMessage.queued_at)
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    on_the_way = await session.scalars(
        select(OutboxMessage.id).where(IS_PENDING, OutboxMessage.state == MessageState.SENDING)
    )
    return len(unsent.all()), on_the_way.all()
