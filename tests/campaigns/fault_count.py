"""Counts what became of each message: by the bot's record, and by what Telegram accepted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.domain.delivery import GROUP_PER_MINUTE, PER_SECOND, POLICIES, MessageState
from bot.sandbox.server.calls import Call, peak
from bot.sandbox.server.faults import FaultKind
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.tables.mail import OutboxMessage
from tests.campaigns.crash_count import unbalanced
from tests.campaigns.network import Network

_SECOND: Final = 1_000_000
_MINUTE: Final = 60 * _SECOND
_TOO_MANY: Final = 429


@dataclass(slots=True)
class Findings:
    """Messages that were lost or came twice, and limits that were exceeded, in words."""

    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    repeats: int = 0
    floods: int = 0


async def count(
    database: Database, texts: Mapping[int, str], calls: Sequence[Call], network: Network
) -> Findings:
    """Compare the outbox with the calls; `texts`: of each message by the id of its row."""
    found = Findings()
    accepted = Counter(str(call.parameters.get("text")) for call in calls if call.accepted)
    families = await _families(database)
    for root, text in texts.items():
        rows = families.get(root, [])
        found.repeats += len(rows) - 1
        if (why := _lost(rows, accepted[text])) is not None:
            found.lost.append(f"{text}: {why}")
        if (why := _twice(rows, accepted[text])) is not None:
            found.twice.append(f"{text}: {why}")
    found.floods = sum(call.fault is FaultKind.FLOOD for call in calls)
    found.complaints += _exceeded(calls)
    for early in _within_waits(calls, network):
        found.complaints.append(f"{early} before the end of what Telegram asked to wait")
    found.complaints += await unbalanced(database)
    return found


async def _families(database: Database) -> Mapping[int, list[OutboxMessage]]:
    """Each message with its repeats, by the id of the first."""
    families: dict[int, list[OutboxMessage]] = defaultdict(list)
    async with database.reading() as session:
        for row in await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)):
            families[row.repeat_of or row.id].append(row)
    return families


def _lost(rows: Sequence[OutboxMessage], accepted: int) -> str | None:
    states = [row.state for row in rows]
    if not rows or outbox.PENDING.intersection(states):
        return "never ended"
    if not {MessageState.SENT, MessageState.UNCERTAIN}.intersection(states):
        return f"ended as {states[-1]}"
    if MessageState.SENT in states and not accepted:
        return "recorded as sent, but Telegram never had it"
    last = rows[-1]
    is_given_up = last.state is MessageState.UNCERTAIN
    if is_given_up and last.repeats < POLICIES[last.kind].repeats:
        return f"given up after {last.repeats} repeats"
    return None


def _twice(rows: Sequence[OutboxMessage], accepted: int) -> str | None:
    states = Counter(row.state for row in rows)
    if accepted > states[MessageState.SENT] + states[MessageState.UNCERTAIN]:
        return f"accepted {accepted} times, recorded {len(rows)} times"
    if states[MessageState.SENT] > 1:
        return "repeated although it was surely sent"
    if rows and len(rows) - 1 > POLICIES[rows[0].kind].repeats:
        return f"repeated {len(rows) - 1} times"
    return None


def _exceeded(calls: Sequence[Call]) -> Iterable[str]:
    """Limits over sliding windows, on the server's clock; refused calls count as well."""
    by_chat: dict[int, list[int]] = defaultdict(list)
    for call in calls:
        by_chat[call.chat_id or 0].append(_microseconds(call.at))
    everything = [moment for moments in by_chat.values() for moment in moments]
    if (most := peak(everything, _SECOND)) > PER_SECOND:
        yield f"{most} calls within one second"
    for chat_id, moments in by_chat.items():
        if (most := peak(moments, _SECOND)) > 1:
            yield f"{most} calls to one chat within one second"
        if chat_id < 0 and (most := peak(moments, _MINUTE)) > GROUP_PER_MINUTE:
            yield f"{most} calls to one group within one minute"


def _within_waits(calls: Sequence[Call], network: Network) -> Iterable[timedelta]:
    """How much too early calls reached Telegram while it asked their chat to wait, by its clock.

    Left out is what had left before the answer was there: nobody can call it back.
    """
    for refusal in calls:
        if refusal.status != _TOO_MANY:
            continue
        until, heard = refusal.at + _wait_of(refusal), network.trip_of(refusal).answered
        for call in calls:
            if call.chat_id != refusal.chat_id:
                continue
            if refusal.at <= call.at < until and network.trip_of(call).left > heard:
                yield until - call.at


def _wait_of(refusal: Call) -> timedelta:
    """How long the answer ordered to wait."""
    return timedelta(seconds=int(refusal.description.rpartition(" ")[2]))


def _microseconds(moment: datetime) -> int:
    return round(moment.timestamp() * _SECOND)
