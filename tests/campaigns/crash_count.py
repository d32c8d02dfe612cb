"""Counts what a life of the bot left behind, and compares it with a life without a crash."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import POLICIES, MessageKind, MessageState
from bot.sandbox.sandbox import Sandbox
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.tables.followups import Answer, Episode
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Alert
from tests.services.support.ledger import assert_ledger_balances

# A chat and the text that was sent to it.
Sending: TypeAlias = tuple[int, str]

# The bot was away for some minutes, and some texts tell the time.
_TIME: Final = re.compile(r"\d\d?:\d\d( [AaPp]\.?[Mm]\.?)?")


@dataclass(slots=True)
class Count:
    """What there is at the end: facts as sentences, each with how often it is so.

    `facts` must be the same whatever happened; `sends`, by chat and text, may come again as often
    as `repeats` has them flagged.
    """

    facts: Counter[str] = field(default_factory=Counter)
    sends: Counter[Sending] = field(default_factory=Counter)
    repeats: Counter[Sending] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


async def count(database: Database, sandbox: Sandbox) -> Count:
    """Count everything that the story should have brought about."""
    found, sendings = Count(), dict[tuple[int, int], Sending]()
    for call in sandbox.sends():
        assert isinstance(call.result, Mapping)
        chat_id, text = call.chat_id or 0, str(call.parameters.get("text"))
        sending = chat_id, _TIME.sub("(time)", text)
        sendings[chat_id, call.result["message_id"]] = sending
        found.sends[sending] += 1
    async with database.reading() as session:
        await _count_facts(session, found.facts)
        await _count_messages(session, found, sendings)
    found.complaints += await unbalanced(database)
    return found


async def unbalanced(database: Database) -> list[str]:
    """Whether planned = open + sum of outcomes, and every message ended properly; if not, why."""
    try:
        await assert_ledger_balances(database)
    except AssertionError as error:
        return [f"the ledger does not balance: {error}"]
    return []


async def _count_facts(session: AsyncSession, facts: Counter[str]) -> None:
    for answer in await session.scalars(select(Answer)):
        facts[f"answer {answer.check_in_id} {answer.question} {answer.value}"] += 1
    for alert in await session.scalars(select(Alert)):
        facts[f"alert {alert.kind} about {alert.patient_id}"] += 1
    for episode in await session.scalars(select(Episode)):
        outcome, has_read = episode.outcome, episode.alternatives_at is not None
        facts[f"episode {episode.id}: {episode.state} {outcome} {has_read}"] += 1
    for state in await session.scalars(select(InboxUpdate.state)):
        facts[f"updates that are {state}"] += 1


async def _count_messages(
    session: AsyncSession, found: Count, sendings: Mapping[tuple[int, int], Sending]
) -> None:
    chats = {chat.id: int(chat.telegram_id) for chat in await session.scalars(select(Chat))}
    rows = (await session.scalars(select(OutboxMessage))).all()
    repeated = Counter(row.repeat_of for row in rows if row.repeat_of is not None)
    for row in rows:
        found.complaints += _unfinished(row, repeated[row.repeat_of or row.id])
        sending = sendings.get((chats[row.chat_id], row.message_id or 0))
        if row.repeat_of is not None and row.kind is not MessageKind.EDIT and sending:
            found.repeats[sending] += 1


def _unfinished(row: OutboxMessage, repeats: int) -> list[str]:
    """What is wrong with a message when all is over."""
    name = f"message {row.id} ({row.kind})"
    if row.state in outbox.PENDING:
        return [f"{name} was never sent"]
    if row.state is MessageState.FAILED:
        return [f"{name} failed: {row.why}"]
    if repeats > 1:
        return [f"{name} was repeated {repeats} times after one crash"]
    if row.state is MessageState.UNCERTAIN and POLICIES[row.kind].repeats and not repeats:
        return [f"{name} is uncertain and was not repeated"]
    return []


def lost(found: Count, wanted: Count) -> list[str]:
    """What a life without a crash has and this one has not."""
    missing = [f"lost: {fact}" for fact in (wanted.facts - found.facts)]
    return missing + [f"never sent: {text!r}" for _, text in (wanted.sends - found.sends)]


def twice(found: Count, wanted: Count) -> list[str]:
    """What this life has too often: facts, and sends beyond the repeats that are flagged."""
    extra = [f"twice: {fact}" for fact in (found.facts - wanted.facts)]
    more = found.sends - wanted.sends - found.repeats
    return extra + [f"sent again without a flag: {text!r}" for _, text in more.elements()]
