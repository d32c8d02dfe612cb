"""Promise 1 as one assertion: every planned check-in ends in one named outcome with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState, EpisodeState, Reason
from bot.domain.protocol import from_data
from bot.storage import tallies
from bot.storage.database import Database
from bot.storage.tables.followups import CheckIn, Episode, ProtocolVersion
from bot.storage.tables.mail import OutboxMessage

_OPEN = {CheckInState.PLANNED, CheckInState.OPEN}
_REASONS: dict[CheckInState, set[Reason | None]] = {
    CheckInState.PLANNED: {None},
    CheckInState.OPEN: {None},
    CheckInState.ANSWERED: {None, Reason.SAFETY_ONLY, Reason.ANSWERED_LATE},
    CheckInState.MISSED: {
        Reason.NO_ANSWER, Reason.PARTIAL_ANSWER, Reason.DELIVERY_UNCERTAIN, Reason.OUTAGE,
    },
    CheckInState.SKIPPED: {
        Reason.PAUSED, Reason.JOINED_LATE, Reason.OUTAGE, Reason.MOVED, Reason.RED_FLAG,
    },
    CheckInState.UNDELIVERED: {Reason.BLOCKED, Reason.NOT_DELIVERED},
    CheckInState.CANCELLED: {
        Reason.STOPPED, Reason.DELETED, Reason.DECEASED, Reason.REPLACED, Reason.ENDED_BY_CLINIC,
        Reason.PROTOCOL_CHANGED,
    },
}  # fmt: skip


async def assert_ledger_balances(database: Database) -> None:
    """planned = open + sum of outcomes, each with its reason and time; no conclusion is early."""
    async with database.reading() as session:
        for episode in await session.scalars(select(Episode)):
            every = await _check_ins(session, episode)
            for check_in in every:
                _assert_named(check_in)
            check_ins = [check_in for check_in in every if not check_in.of_version]
            await _assert_counted(session, episode, check_ins)
            _assert_not_early(episode, check_ins)
        await _assert_messages_ended(session)


async def assert_tallies_are_true(database: Database, now: datetime) -> None:
    """What /status reads is what there is, from yesterday on."""
    async with database.reading() as session:
        since = (now - timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
        found = await tallies.differences(session, since, since + timedelta(days=9_999))
        assert found == {}, found


async def _check_ins(session: AsyncSession, episode: Episode) -> Sequence[CheckIn]:
    statement = select(CheckIn).where(CheckIn.episode_id == episode.id)
    return (await session.scalars(statement.order_by(CheckIn.position))).all()


def _assert_named(check_in: CheckIn) -> None:
    assert check_in.reason in _REASONS[check_in.state], (check_in.state, check_in.reason)
    assert (check_in.ended_at is None) == (check_in.state in _OPEN)
    assert bool(check_in.of_version) == (check_in.reason is Reason.PROTOCOL_CHANGED)
    if check_in.state is not CheckInState.ANSWERED:
        assert check_in.reply_at is None, check_in.state
    if check_in.state not in {CheckInState.OPEN, CheckInState.ANSWERED, CheckInState.MISSED}:
        assert check_in.closes_at is None, check_in.state
    if check_in.state is not CheckInState.OPEN:
        assert check_in.remind_at is None, check_in.state
    if check_in.state is CheckInState.ANSWERED:
        assert check_in.answered_at is not None


async def _assert_counted(
    session: AsyncSession, episode: Episode, check_ins: Sequence[CheckIn]
) -> None:
    version = await session.get_one(ProtocolVersion, episode.version)
    if not check_ins:
        assert episode.state in {EpisodeState.INVITED, EpisodeState.ENDED}
        return
    counts = Counter(check_in.state for check_in in check_ins)
    planned = len(from_data(version.body).check_ins)
    assert planned == sum(counts[state] for state in CheckInState)
    assert [check_in.position for check_in in check_ins] == list(range(planned))


def _assert_not_early(episode: Episode, check_ins: Sequence[CheckIn]) -> None:
    assert (episode.state is EpisodeState.CONCLUDED) == (episode.outcome is not None)
    if episode.outcome is None:
        assert episode.alternatives_at is None
        return
    assert episode.concluded_at is not None
    assert check_ins[-1].state not in _OPEN, "concluded before the last check-in"
    if episode.factor == 1:
        days = (episode.concluded_at - episode.injected_at).days
        is_skipped = check_ins[-1].state is CheckInState.SKIPPED
        assert days >= 7 or is_skipped, f"concluded after {days} days"


async def _assert_messages_ended(session: AsyncSession) -> None:
    """A message that ended has its time and no body left; a repeat names what it repeats."""
    for row in await session.scalars(select(OutboxMessage)):
        is_pending = row.state in {"queued", "claimed", "sending"}
        assert is_pending == (row.ended_at is None) == (row.body is not None), row.state
        assert (row.repeats > 0) == (row.repeat_of is not None)
        if row.kind in {MessageKind.CHECK_IN, MessageKind.REMINDER}:
            assert row.repeats == 0
