"""The outbox: what is owed to Telegram, claimed, sent and recorded step by step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Final, cast

from sqlalchemy import (
    Table,
    bindparam,
    exists,
    func,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from bot.domain.delivery import MessageKind, MessageState
from bot.storage import patients
from bot.storage.tables.columns import among, any_of
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient

CLAIMABLE = (MessageState.QUEUED, MessageState.CLAIMED, MessageState.SENDING)
PENDING = frozenset(CLAIMABLE)
DATES_OF: Final = "dates_of"
"""In the body of what tells dates: the id of their follow-up."""
IS_PENDING = among(OutboxMessage.state, *CLAIMABLE)
HAS_MAIL: Final = (
    exists()
    .where(OutboxMessage.chat_id == Chat.id, OutboxMessage.ended_at.is_(None))
    .correlate(Chat)
)
"""Beside a chat: whether anything waits for it, or is on its way to it."""
# What ended otherwise was taken back before its call.
_WAS_CALLED = among(
    OutboxMessage.state, MessageState.SENT, MessageState.UNCERTAIN, MessageState.FAILED
)

_BY_ID: Final = (
    select(OutboxMessage)
    .where(OutboxMessage.id == bindparam("id"))
    .options(defer(OutboxMessage.body))
)
# Not by the class: what passes once a tap need not pass the ORM.
_TABLE: Final = cast(Table, OutboxMessage.__table__)
_NOTE_SENT: Final = (
    update(_TABLE)
    # Unless it was given up when its lease ran out.
    .where(_TABLE.c.id == bindparam("row_id"), _TABLE.c.state == MessageState.SENDING)
    .values(
        state=MessageState.SENT,
        message_id=func.coalesce(
            bindparam("sent_as", type_=_TABLE.c.message_id.type), _TABLE.c.message_id
        ),
        ended_at=bindparam("now", type_=_TABLE.c.ended_at.type),
        body=None,
        why=None,
    )
)
_BY_IDS: Final = (
    select(OutboxMessage).where(any_of(OutboxMessage.id, "ids")).options(defer(OutboxMessage.body))
)
_HAVE_MAIL: Final = (
    select(OutboxMessage.chat_id)
    .where(
        any_of(OutboxMessage.chat_id, "chats"),
        OutboxMessage.ended_at.is_(None),
        ~any_of(OutboxMessage.id, "known"),
    )
    .distinct()
)
_WITH_PATIENT: Final = (
    select(OutboxMessage, Patient)
    .join(Patient, Patient.id == OutboxMessage.patient_id)
    .where(OutboxMessage.id == bindparam("id"))
    .options(defer(OutboxMessage.body))
    .with_for_update(of=Patient)
    .execution_options(populate_existing=True)
)
_WITH_FREE_PATIENTS: Final = (
    select(OutboxMessage, Patient)
    .join(Patient, Patient.id == OutboxMessage.patient_id)
    .where(any_of(OutboxMessage.id, "ids"))
    .options(defer(OutboxMessage.body))
    .with_for_update(of=Patient, skip_locked=True)
    .execution_options(populate_existing=True)
)


async def by_id(session: AsyncSession, message_id: int) -> OutboxMessage | None:
    """A message, without what it says."""
    return await session.scalar(_BY_ID, {"id": message_id})


async def with_patient(session: AsyncSession, message_id: int) -> OutboxMessage | None:
    """The same of a message to a patient, who is held."""
    found = (await session.execute(_WITH_PATIENT, {"id": message_id})).one_or_none()
    if found is None:
        return None
    row, patient = found
    patients.hold(session, patient)
    return row


async def note_sent(
    session: AsyncSession, sent_as: Mapping[int, int | None], now: datetime
) -> None:
    """Telegram took these messages, under the ids that it gave; what they said is forgotten."""
    if sent_as:
        rows = [{"row_id": id_, "sent_as": given, "now": now} for id_, given in sent_as.items()]
        await session.execute(_NOTE_SENT, rows)


async def by_ids(session: AsyncSession, ids: Sequence[int]) -> Sequence[OutboxMessage]:
    """The messages of these ids that there are, without what they say."""
    return (await session.scalars(_BY_IDS, {"ids": ids})).all()


async def with_free_patients(session: AsyncSession, ids: Sequence[int]) -> list[OutboxMessage]:
    """The same of messages to patients whom nobody else works on; these are held."""
    found = (await session.execute(_WITH_FREE_PATIENTS, {"ids": ids})).all()
    for _, patient in found:
        patients.hold(session, patient)
    return [row for row, _ in found]


def is_at_hand(row: OutboxMessage) -> bool:
    """Whether the transaction knows what this message is now; a statement may have removed it."""
    state = inspect(row)
    return state.pending or (state.persistent and not state.expired_attributes)


async def have_mail(
    session: AsyncSession, chats: Collection[str], besides: Collection[OutboxMessage]
) -> Collection[str]:
    """For which of these chats anything else than these waits, or is on its way to it."""
    known = [each.id for each in besides if inspect(each).has_identity]
    values = {"chats": list(chats), "known": known or [0]}
    return set(await session.scalars(_HAVE_MAIL, values))


async def ended_since(session: AsyncSession, since: datetime) -> Sequence[tuple[str, datetime]]:
    """What Telegram may have got since a time: the chat, and when it ended, oldest first."""
    statement = select(OutboxMessage.chat_id, OutboxMessage.ended_at).where(
        OutboxMessage.ended_at > since, _WAS_CALLED
    )
    rows = await session.execute(statement.order_by(OutboxMessage.ended_at))
    return [(chat_id, ended_at) for chat_id, ended_at in rows if ended_at is not None]


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


async def withdraw_dates(
    session: AsyncSession, patient_id: str, now: datetime, episode_id: str | None = None
) -> list[str]:
    """Take back what waits to tell a patient the dates of one follow-up, or any; of which."""
    statement = select(OutboxMessage).where(
        OutboxMessage.patient_id == patient_id,
        OutboxMessage.kind == MessageKind.NOTICE,
        IS_PENDING,
        OutboxMessage.state == MessageState.QUEUED,
    )
    # What is being claimed meanwhile is on its way.
    waiting = await session.scalars(statement.with_for_update(skip_locked=True))
    withdrawn = []
    for row in waiting:
        of_episode = (row.body or {}).get(DATES_OF)
        if of_episode is not None and of_episode == (episode_id or of_episode):
            row.state, row.body, row.ended_at = MessageState.CANCELLED, None, now
            row.why = "withdrawn"
            withdrawn.append(of_episode)
    return withdrawn


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


async def waiting_edit(
    session: AsyncSession, chat_id: str, *, edits: int | None = None, onto: int | None = None
) -> OutboxMessage | None:
    """The edit of what announces an alert, or of a message by its own number, that is queued.

    It is held, and not on its way; no repeat of an older one.
    """
    which = {"chat_id": chat_id, "edits": edits, "edits_message_id": onto, "repeat_of": None}
    statement = select(OutboxMessage).filter_by(kind=MessageKind.ALERT_EDIT, **which)
    statement = statement.where(IS_PENDING, OutboxMessage.state == MessageState.QUEUED)
    # What is being claimed meanwhile is on its way.
    statement = statement.order_by(OutboxMessage.id.desc()).limit(1)
    return await session.scalar(statement.with_for_update(skip_locked=True))


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
